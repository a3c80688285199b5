"""A deal and the value with each actor left out."""

from tests.assess.contributions.test_record import whole
from tests.assess.runs import finished
from tests.report.sections.contributions.test_left_out import NONE, left_out

from detente.assess.contributions.record import Changed
from detente.report.sections.expected.left_out import left_out_of
from detente.report.titles import titled
from detente.runs.result import Change

SUMMARY = finished()[0]
REFERENCE = SUMMARY.audits.reference


def without(deal: Change, value: Change = NONE) -> Changed:
    """Return an actor without whom a deal and the value change by so much under the reference."""
    found = left_out()
    metrics = {**found.metrics, REFERENCE: {**found.metrics[REFERENCE], "settlement": deal}}
    values = {**found.value, REFERENCE: value}
    return found.model_copy(update={"metrics": metrics, "value": values})


def said(**actors: Changed) -> str:
    return left_out_of(SUMMARY, whole().model_copy(update={"actors": actors}))


def test_without_the_answer_its_command_is_named():
    command = "Run “detente contributions” for a deal with each actor left out."
    assert left_out_of(SUMMARY, None) == said() == command


def test_nobody_without_whom_a_deal_changes_is_said_with_those_who_move_the_value():
    noisy, moved = Change(delta=0.01, error=0.01), Change(delta=0.02, error=0.001)
    assert said(a=without(noisy), b=without(NONE, moved)) == (
        "Of 2 actors left out one at a time, none changes the chance of a deal under "
        f"{titled(SUMMARY, REFERENCE)} beyond the error. The option’s value changes without 1."
    )


def test_actors_without_whom_a_deal_changes_are_named_with_the_error():
    up, down = Change(delta=0.0312, error=0.004), Change(delta=-0.02, error=0.001)
    text = said(a=without(up), b=without(NONE), c=without(down))
    assert "these change the chance of a deal" in text
    assert "error: +3.1 ± 0.8 points without a and −2.0 ± 0.2 points without c." in text


def test_without_objectives_no_value_is_said():
    bare = without(NONE).model_copy(update={"value": None})
    assert said(a=bare).endswith("beyond the error.")
