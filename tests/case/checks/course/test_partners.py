"""A partner rule that can pick nobody is named; one that can pick somebody is not."""

import pytest
from tests.case.breakage import Breakage, answers_well, both, cells, slips, swap

AS, Y = "assessments.csv", "case.yaml"
STRICT = swap(Y, ("  unknown: probe ", "  unknown: exclude "))
MARK = {"low": "5", "mode": "7", "high": "9", "status": "judgement", "reason": "Invented"}

BREAKAGES = [
    Breakage(
        "nobody",
        STRICT,
        "rule-picks-nobody",
        Y,
        50,
        "partner_rule",
        word="every criterion",
        value="class",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_rule_that_picks_nobody_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        both(STRICT, cells(AS, "d-river", **MARK)),  # one faction is known
        both(STRICT, swap(Y, ("combine: all", "combine: any"))),
        swap(Y, ("  unknown: probe ", "  unknown: include ")),
    ],
    ids=["one known", "one test is enough", "taken in"],
)
def test_a_rule_that_can_pick_somebody_gets_none(change, case_folder):
    change(case_folder)
    assert slips(case_folder) == []
