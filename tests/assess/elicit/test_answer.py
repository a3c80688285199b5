"""What to elicit next: the shares are those of the draws, and nothing is asked about a person."""

from dataclasses import replace

import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.assess.elicit.answer import MOST, next_questions
from detente.assess.options.ranking import values_of
from detente.assess.paired import PairedRerun
from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.vocabulary.input_key import InputKey

pytestmark = pytest.mark.usefixtures("few_anchors")

DRAWS = 256


def without_objectives() -> Case:
    case = example()
    return replace(case, settings=case.settings.model_copy(update={"objectives": []}))


def explained(values: np.ndarray, number: np.ndarray) -> float:
    """Return the share of variance that a line over ranks explains, by least squares."""
    ranks = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    line = np.polyval(np.polyfit(ranks, number, 1), ranks)
    squared = 1.0 - ((number - line) ** 2).sum() / ((number - number.mean()) ** 2).sum()
    return max(0.0, (number.size * squared - 1.0) / (number.size - 1))


def test_five_numbers_are_asked_and_the_shares_are_those_of_the_draws():
    answer = next_questions(example(), DRAWS, seed=3)
    assert len(answer.asked) == MOST
    assert answer.answers == ["value"]
    rows = PairedRerun(EngagementTask(example(), 3), DRAWS).rows.only_defined()
    value = values_of(example(), rows, 3).value
    for one in answer.asked:
        number = value[:, rows.strategies.index(one.option)]
        if not one.clear:
            share = explained(rows.inputs[one.input], number)
            assert one.share == pytest.approx(share, abs=1e-3)
        low, middle, high = np.quantile(rows.inputs[one.input], (0.1, 0.5, 0.9))
        drawn = (one.drawn.p10, one.drawn.p50, one.drawn.p90)
        assert drawn == pytest.approx((low, middle, high), abs=1e-5)


def test_what_is_clear_comes_first_and_the_larger_share_before_the_less():
    asked = next_questions(example(), DRAWS).asked
    assert asked == sorted(asked, key=lambda one: (not one.clear, -one.share, one.input))


def test_without_objectives_metrics_are_looked_at_and_no_value():
    answer = next_questions(without_objectives(), DRAWS)
    assert "value" not in answer.answers
    assert answer.asked


def test_nothing_is_asked_about_a_person():
    case = example()
    persons = {actor.id for actor in case.actors if actor.kind == "leader"}
    assert persons
    asked = next_questions(case, DRAWS).asked
    assert not [one for one in asked if persons & {*InputKey.parse(one.input).actors}]


def test_a_number_is_stated_by_its_rows_or_by_nobody():
    case = example()
    rows = {a.id for a in case.assessments} | {a.id for a in case.actors}
    rows |= {p.id for p in case.presence}
    for one in next_questions(case, DRAWS).asked:
        assert {*one.rows} <= rows


def test_the_same_seed_asks_the_same():
    assert next_questions(example(), 64, 5) == next_questions(example(), 64, 5)
