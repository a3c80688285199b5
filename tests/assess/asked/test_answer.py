"""Each form of an answer, and each reason, from a run."""

import html
import re
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from tests.assess.asked.cases import asks_of_a_stance, asks_of_force, asks_of_rounds, picks_nobody
from tests.assess.runs import finished
from tests.engagement.drawing.small import settings
from tests.ensemble.planted import example

from detente.assess.asked.answer import question_of
from detente.assess.asked.record import Form, Reason
from detente.assess.run import run
from detente.case.case import Case
from detente.case.schema.settings import Asks
from detente.report.page import write_report
from detente.runs.plan import Plan

DRAWS = 128
ENOUGH = 2048  # draws from which on every input can be tried
CLAUSE = "force pays"

pytestmark = pytest.mark.usefixtures("few_anchors")


def answer(case, draws=DRAWS):
    return run(case, draws=draws, seed=1).summary.answer


class Reached(NamedTuple):
    """A case, the draws that its row takes, and what its run must find and print."""

    row: int
    case: Case
    draws: int
    form: str
    reason: str
    by: str | None
    heading: str
    why: str


REACHED = (
    Reached(
        *(1, picks_nobody(), DRAWS, "cannot_tell", "empty", None),
        *(
            "The record cannot tell.",
            r"In 100 % of simulated futures \(draws\) “Pick” finds nobody to engage, so "
            r"its effect cannot be seen\.",
        ),
    ),
    Reached(
        *(2, asks_of_force("hit", "calm", saves=0.9), DRAWS),
        *("cannot_tell", "same_without_evidence", None, "The record cannot tell."),
        r"With every claim struck out, and with every claim reversed, the options keep their order",
    ),
    Reached(
        *(3, asks_of_force("hit", "calm", claims=6, clause=CLAUSE), DRAWS),
        *("cannot_tell", "assumed", "extra_deaths", f"The record cannot tell whether {CLAUSE}."),
        r"100 % of the difference comes from what is assumed, not found, first of all deaths more",
    ),
    Reached(
        *(4, asks_of_a_stance(), ENOUGH, "cannot_tell", "one_input", None),
        "The record cannot tell.",
        r"One number without a claim changes the answer in the 20 % of simulated futures "
        r"\(draws\) at one end .*River",
    ),
    Reached(
        *(4, asks_of_force("hit", "calm", claims=2), DRAWS, "cannot_tell", "too_few_draws", None),
        "The record cannot tell.",
        r"Too few simulated futures \(draws\) to see whether one number .* "
        r"changes the answer: it takes a run of 2,000\.",
    ),
    Reached(
        *(5, asks_of_rounds(), ENOUGH, "cannot_tell", "no_skill", "table_max"),
        "The record cannot tell.",
        r"100 % of the difference comes from forecasts that lose to a simple rule on record",
    ),
    Reached(
        *(6, asks_of_force("hit", "calm", claims=2, clause=CLAUSE), ENOUGH),
        *("yes", "above_all", "calm", f"Yes: {CLAUSE}."),
        r"“Hit” is expected to be better than “Calm” by more than the margin in \d\d % of "
        r"simulated futures \(draws\)\.",
    ),
    Reached(
        *(7, asks_of_force("hit", "calm", claims=2, good=True), ENOUGH),
        *("yes_at_a_price", "more_harm", "calm", "Yes, at a price."),
        r"It is expected to be better in \d\d % of simulated futures \(draws\) at least, "
        r"and more people die than under",
    ),
    Reached(
        *(8, asks_of_force("calm", "hit", claims=2), ENOUGH, "no", "below", "hit", "No."),
        r"“Hit” is expected to be better by more than the margin in \d\d % of "
        r"simulated futures \(draws\)\.",
    ),
    Reached(
        *(9, asks_of_force("hit", "calm", claims=2, margin=0.9), ENOUGH),
        *("does_not_matter", "no_difference", "calm", "It does not matter."),
        r"The expected difference in value is within the margin in 100 % of simulated futures "
        r"\(draws\) at least, beside",
    ),
    Reached(
        *(10, asks_of_force("hit", "calm"), ENOUGH, "cannot_tell", "open", None),
        "The record cannot tell.",
        r"No answer is clear: the nearest to one holds in \d\d % of simulated futures "
        r"\(draws\); it would take 80 %\.",
    ),
)


@pytest.mark.parametrize("expected", REACHED, ids=lambda one: f"{one.row}-{one.reason}")
def test_a_run_reaches_each_row_and_prints_it(expected, tmp_path):
    plan = Plan(draws=expected.draws, seed=1)
    found = run(expected.case, tmp_path / "run", plan).summary.answer
    assert (found.row, found.form, found.reason) == (expected.row, expected.form, expected.reason)
    assert found.by == expected.by
    shares = [(one.above, one.within, one.below) for one in found.against.values()]
    assert all(sum(one) == pytest.approx(1.0, abs=1e-5) for one in shares)
    heading, why = printed(write_report(tmp_path / "run"))
    assert heading == expected.heading
    assert re.match(expected.why, why), why
    if expected.reason == "one_input":
        assert found.by_inputs.inputs == ["assessment|river-wing|stance|drugs"]


def printed(path: Path) -> tuple[str, str]:
    """Return the heading of a report, and the bottom line, which starts with the reason."""
    text = path.read_text(encoding="utf-8")
    parts = (re.search(r"<h1>(.*?)</h1>", text), re.search(r'id="bottom-line">(.*?)</p>', text))
    heading, bottom = (
        html.unescape(re.sub(r"<[^>]*>", "", part[1])).replace("\N{NO-BREAK SPACE}", " ")
        for part in parts
    )
    return heading, bottom


def test_every_form_and_reason_is_reached():
    others = {"nothing_asked", "no_objectives", "no_option"}  # below
    assert {one.form for one in REACHED} == set(get_args(Form)) - others
    assert {one.reason for one in REACHED} == set(get_args(Reason)) - others
    assert {one.row for one in REACHED} == set(range(1, 11))


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
