"""What the page says of earlier cases that are used as arguments."""

import pytest
from tests.assess.runs import finished

from detente.assess.evidence.record import PrecedentResult
from detente.assess.summary.record import Summary
from detente.report.page import render
from detente.report.sections.evidence.precedents import precedents_view

OLD = PrecedentResult(
    precedent="old-talks",
    title="Talks of 1999",
    reading="Both sides met for a year.",
    outcome="success",
    cited_by="Northland",
    argument="Talks pay",
    set="movement",
    hypothesis="two-camps",
    times_likelier=4.0,
    similarity=0.5,
    factor=1.41421,
    claims=[],
    note=None,
)
RIVAL = OLD.model_copy(
    update={
        "reading": "Nothing was signed.",
        "outcome": "failure",
        "cited_by": None,
        "argument": None,
        "hypothesis": None,
        "set": None,
        "similarity": None,
        "factor": 1.0,
    }
)


def summary(**rows: PrecedentResult) -> Summary:
    found = finished()[0]
    member = next(iter(found.hypotheses["movement"].members))
    known = {k: one.model_copy(update={"hypothesis": member}) for k, one in rows.items()}
    return found.model_copy(update={"precedents": known})


def test_rival_readings_of_one_case_follow_each_other():
    view = precedents_view(summary(a=OLD, b=RIVAL))
    assert view["precedents"] == (
        "1 earlier case is used as an argument; for 1 of 1 the readings differ in the outcome. "
        "One reading changes the odds of a hypothesis by at most 1.41 times."
    )
    one, other = view["precedent_rows"]
    assert (one.case, one.rows, other.rows) == ("Talks of 1999", 2, 0)
    assert one.reading == "Both sides met for a year. (success)"
    assert (one.argued, other.argued) == ("Northland: Talks pay", "–")
    assert (one.similarity, other.similarity) == ("0.5", "–")
    assert one.effect.endswith("× 1.41")
    assert other.effect == "none"


def test_a_factor_below_one_counts_as_much_as_one_above():
    view = precedents_view(summary(a=OLD.model_copy(update={"factor": 0.25})))
    assert "by at most 4.00 times" in view["precedents"]
    assert "for 0 of 1 the readings differ" in view["precedents"]


def test_readings_that_move_nothing_are_said_to():
    view = precedents_view(summary(b=RIVAL))
    assert view["precedents"].endswith("No reading changes the odds of a hypothesis.")


@pytest.mark.parametrize(("rows", "shown"), [({"a": OLD}, True), ({}, False)])
def test_the_section_is_there_if_a_case_has_precedents(rows, shown):
    page = render(summary(**rows))
    assert ('id="precedents"' in page) is shown
    assert ('href="#precedents"' in page) is shown
