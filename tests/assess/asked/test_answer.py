"""Each form of an answer, and each reason, from a run."""

import pytest
from tests.assess.asked.cases import asks_of_a_stance, asks_of_force, asks_of_rounds, picks_nobody
from tests.assess.runs import finished
from tests.engagement.drawing.small import settings
from tests.ensemble.planted import example

from detente.assess.asked.answer import question_of
from detente.assess.run import run
from detente.case.schema.settings import Asks

DRAWS = 128

pytestmark = pytest.mark.usefixtures("few_anchors")


def answer(case, draws=DRAWS):
    return run(case, draws=draws, seed=1).summary.answer


@pytest.mark.parametrize(
    ("case", "row", "form", "reason", "by"),
    [
        (picks_nobody(), 1, "cannot_tell", "empty", None),
        (asks_of_force("hit", "calm", saves=0.9), 2, "cannot_tell", "same_without_evidence", None),
        (asks_of_force("hit", "calm", claims=6), 3, "cannot_tell", "assumed", "extra_deaths"),
        (asks_of_rounds(), 5, "cannot_tell", "no_skill", "table_max"),
        (asks_of_force("hit", "calm", claims=2), 6, "yes", "above_all", "calm"),
        (
            asks_of_force("hit", "calm", claims=2, good=True),
            *(7, "yes_at_a_price", "more_harm", "calm"),
        ),
        (asks_of_force("calm", "hit", claims=2), 8, "no", "below", "hit"),
        (
            asks_of_force("hit", "calm", claims=2, margin=0.9),
            *(9, "does_not_matter", "no_difference", "calm"),
        ),
        (asks_of_force("hit", "calm"), 10, "cannot_tell", "open", None),
    ],
    ids=lambda one: str(one) if isinstance(one, int) else "",
)
def test_a_run_reaches_each_row(case, row, form, reason, by):
    found = answer(case)
    assert (found.row, found.form, found.reason, found.by) == (row, form, reason, by)
    shares = [(one.above, one.within, one.below) for one in found.against.values()]
    assert all(sum(one) == pytest.approx(1.0, abs=1e-5) for one in shares)


def test_one_number_without_a_claim_makes_the_answer():
    found = answer(asks_of_a_stance(), 2048)
    assert (found.row, found.form, found.reason) == (4, "cannot_tell", "one_input")
    assert found.by_inputs.inputs == ["assessment|river-wing|stance|drugs"]
    assert found.figure == pytest.approx(0.2, abs=0.01)


def test_what_it_turns_on_is_named_with_the_answer_it_would_be():
    found = answer(asks_of_force("hit", "calm"), 1024)
    assert found.draws == 256
    assert [(one.member, one.form) for one in found.turns_on] in (
        [("saves", "yes"), ("costs", "no")],
        [("costs", "no"), ("saves", "yes")],
    )
    assert sum(one.posterior for one in found.turns_on) == pytest.approx(1.0)
    assert (found.by_values, found.tried, found.untried) == ("cannot_tell", 2, 0)


def test_hypotheses_in_too_few_draws_are_counted():
    found = answer(asks_of_force("hit", "calm", claims=2))
    assert (found.turns_on, found.tried) == ([], 0)
    assert found.untried >= 1
    assert found.by_values == "yes"


def test_without_objectives_nothing_is_asked():
    found = answer(settings(example(), objectives=[]), 16)
    assert (found.form, found.row, found.reason) == ("nothing_asked", 0, "no_objectives")


def test_an_option_alone_is_not_in_question():
    case = settings(example(), strategies=[example().settings.strategies[0]])
    assert answer(case, 16).reason == "no_option"


def test_by_default_the_option_by_rule_is_asked_beside_all_without_force():
    option, against = question_of(example(), finished()[1])
    assert option.engage == "rule"
    rest = [one for one in example().settings.strategies if one.id != option.id]
    assert [one.id for one in against] == [one.id for one in rest if not one.coerce]


def test_what_the_case_asks_is_asked():
    asks = Asks(option="unconditional", against=["none", "coercion"], clause="openness pays")
    option, against = question_of(settings(example(), asks=asks), finished()[1])
    assert (option.id, [one.id for one in against]) == ("unconditional", ["none", "coercion"])
    found = answer(settings(example(), asks=asks), 32)
    assert (found.option, found.clause) == ("unconditional", "openness pays")
    assert set(found.against) == {"none", "coercion"}


def test_an_option_that_was_not_run_is_not_in_question():
    asks = Asks(option="unconditional", against=["none"])
    _, rows, _ = finished()
    few = type(rows)(("none", "continue"), rows.outputs, rows.inputs)
    assert question_of(settings(example(), asks=asks), few) is None
