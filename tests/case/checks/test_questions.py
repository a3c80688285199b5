"""Dated questions: a metric that does not exist, or lacks what it needs, is named."""

import pytest
from tests.case.breakage import Breakage, answers_well, swap

from detente.case.reading.read import check_case

Q = "questions.csv"


def named(cells: str):
    """Name another metric, subject and threshold."""
    return swap(Q, (",holdout_contact,,,", f",{cells},"))


def wrong(cells: str, code: str, field: str, word: str) -> Breakage:
    return Breakage(cells, named(cells), code, Q, 2, field, word)


BREAKAGES = [
    wrong("holdout-contact,,", "metric-unknown", "metric", "'holdout_contact'"),
    wrong("happiness,,", "metric-unknown", "metric", "settlement"),
    wrong("splits,,", "metric-incomplete", "threshold", "at least"),
    wrong("present,,", "metric-incomplete", "subject", "a guest"),
    wrong("present,black-band,", "not-a-guest", "subject", "representatives"),
    wrong("present,blackband,", "ref-unknown", "subject", "black-band"),
    Breakage(
        "closed",
        swap(Q, ("2022-06-30", "2020-06-30")),
        "question-closed",
        Q,
        2,
        "close_date",
        "take the question out",
    ),
    wrong("splits,,many", "value-type", "threshold", "a number"),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_slip_gets_one_answer(broken, tmp_path):
    answers_well(broken, tmp_path)


@pytest.mark.parametrize(
    ("cells", "field"), [("deal,,1", "threshold"), ("talks,front,", "subject")]
)
def test_a_cell_that_the_metric_does_not_read_is_named(case_folder, cells, field):
    named(cells)(case_folder)
    (found,) = [f for f in check_case(case_folder) if f.file == Q]
    assert (found.code, found.line, found.field) == ("not-used", 2, field)
    assert f"reads no {field}" in found.message


@pytest.mark.parametrize("cells", ["present,front,", "splits,,1", "deal,,", "rebel_victory,,"])
def test_a_complete_metric_passes(case_folder, cells):
    named(cells)(case_folder)
    assert not [f for f in check_case(case_folder) if f.file == Q]
