"""What positions rest on: a mark where no claim is behind one, and a sentence that counts."""

import pytest
from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.agreement.elicited import mark_of, rests_sentence


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
    ("changes", "mark", "said"),
    [
        ({}, "", "rests 1 on claims."),
        ({"claims": []}, "°", "rests 1 on judgement without a claim (°)."),
        ({"status": "placeholder"}, "*", "rests 1 on placeholders (*)."),
        (
            {"status": "unconditional", "claims": []},
            "†",
            "rests 1 on unconditional numbers (†).",
        ),
    ],
)
def test_a_mark_says_what_a_number_rests_on(changes, mark, said):
    summary = only(**changes)
    (given,) = next(iter(summary.outcomes.values())).positions
    assert mark_of(given) == mark
    assert said in rests_sentence(summary)


def test_every_position_of_a_case_is_counted():
    summary = finished()[0]
    many = sum(len(issue.positions) for issue in summary.outcomes.values())
    assert rests_sentence(summary).startswith(f"The {many} positions of the case rest ")
    none = {f"outcomes/{name}/positions": [] for name in summary.outcomes}
    assert rests_sentence(altered(summary, none)) == ""
