"""Objectives: what the ends of the war are worth counts once, or `check` says that it does not."""

import re

import pytest
from tests.case.breakage import Breakage, answers_well, swap

from detente.case.reading.read import check_case

Y = "case.yaml"
FIRST = 87  # line of the first objective


def without_outcomes(folder):
    """Cut the worth of the ends out of the settings."""
    file = folder / Y
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^outcomes:.*\n(?: .*\n)+", "", text), encoding="utf-8")
    return folder


BREAKAGES = [
    Breakage(
        "a deal counted twice",
        swap(Y, ("metric: table_max", "metric: settlement")),
        "objective-twice",
        Y,
        FIRST + 14,
        "objectives.2.metric",
        "remove one of the two",
    ),
    Breakage(
        "worth of nothing stated",
        without_outcomes,
        "objective-unstated",
        Y,
        FIRST,
        "objectives.0.metric",
        "say it in `outcomes`",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_objectives_that_make_no_sense_get_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_worths_that_no_objective_uses_are_told(case_folder):
    swap(Y, ("metric: worth", "metric: splits"))(case_folder)
    (found,) = (
        f for f in check_case(case_folder) if f.code == "not-used" and f.field == "outcomes"
    )
    assert "no objective has the metric `worth`" in found.message
    assert (found.severity, found.file) == ("info", Y)
