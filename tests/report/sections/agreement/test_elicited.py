"""Positions as elicited: one row a party, with a mark where no claim is behind a number."""

import pytest
from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.agreement.elicited import elicited_rows, marks_used


def only(**changes):
    """Return a summary in which one issue has one position, and the others none."""
    summary = finished()[0]
    first, *others = summary.outcomes
    given = {
        "actor": "river-wing",
        "low": 10.0,
        "mode": 40.0,
        "high": 60.0,
        "status": "judgement",
        "reason": None,
        "claims": ["C1"],
        **changes,
    }
    emptied = {f"outcomes/{name}/positions": [] for name in others}
    return altered(summary, {f"outcomes/{first}/positions": [given], **emptied})


@pytest.mark.parametrize(
    ("changes", "cell", "said"),
    [
        ({}, "40", ""),
        ({"claims": []}, "40°", " ° judgement without a claim."),
        ({"status": "placeholder"}, "40*", " * placeholder."),
        ({"status": "unconditional", "claims": []}, "40†", " † unconditional."),
    ],
)
def test_a_mark_says_what_a_number_rests_on(changes, cell, said):
    summary = only(**changes)
    (row,) = elicited_rows(summary)
    assert row.actor == "river-wing"
    assert row.cells == (cell, *("–" for _ in list(summary.outcomes)[1:]))
    assert marks_used(summary) == said


def test_every_party_and_every_issue_of_a_case_is_there():
    summary = finished()[0]
    rows = elicited_rows(summary)
    assert {row.actor for row in rows} == {
        given.actor for issue in summary.outcomes.values() for given in issue.positions
    }
    assert all(len(row.cells) == len(summary.outcomes) for row in rows)
