"""What the page says of other weights, other combinations and shuffled evidence."""

import pytest
from tests.assess.contributions.test_again import again
from tests.assess.contributions.test_mechanisms import nothing
from tests.assess.contributions.test_record import whole
from tests.assess.contributions.test_rules import settling
from tests.assess.runs import finished

from detente.assess.audits.record import Reordered
from detente.assess.contributions.record import Contributions, Shuffled, Weighed, WeightEffect
from detente.assess.contributions.rules import rules
from detente.report.sections.contributions.ranked import ranked_view

FIRST, SECOND, *_ = finished()[0].strategies


@pytest.fixture(scope="module")
def found() -> Contributions:
    low, high = (Weighed(order=[s], value={s: 0.5}) for s in (FIRST, SECOND))
    effect = WeightEffect(lowest=low, highest=high, alone=high)
    turns = [Reordered(order=[FIRST], tau=t, stays=t > 0.0) for t in (0.9, -0.2)]
    return whole().model_copy(
        update={
            "weights": {"settlement": effect},
            "rules": rules(again(), settling(), 1, nothing),
            "shuffled": Shuffled(numbers=4, turns=turns),
        }
    )


def test_the_first_option_is_named_at_both_ends_and_alone(found):
    (row,) = ranked_view(finished()[0], found)["weight_rows"]
    assert row.lowest != row.highest == row.alone


def test_each_combination_has_a_cell_for_each_option(found):
    rows = ranked_view(finished()[0], found)["rule_rows"]
    assert [row.combine for row in rows] == ["all", "any", "weighted"]
    assert all(len(row.cells) == len(finished()[0].strategies) for row in rows)


def test_shuffles_are_told_with_their_range(found):
    text = ranked_view(finished()[0], found)["shuffle_sentence"]
    assert "4 numbers" in text
    assert "between -0.20 and 0.90" in text
    assert "first in 1 of 2" in text


def test_nothing_shuffled_is_said():
    still = whole().model_copy(update={"shuffled": Shuffled(numbers=0, turns=[])})
    view = ranked_view(finished()[0], still)
    assert view["shuffle_sentence"].startswith("No two numbers")
    assert ranked_view(finished()[0], whole())["shuffle_sentence"] == ""
    assert view["weight_rows"] == view["rule_rows"] == []
