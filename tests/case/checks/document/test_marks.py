"""Handling marks: the ladder of a case, and marks that are not on it."""

import pytest
from tests.case.breakage import Breakage, answers_well, cells, swap
from tests.ensemble.planted import example

from detente.case.checks.document.marks import check_marks, mark_unknown
from detente.case.checks.view import View

Y = "case.yaml"
MARK = "handling: public\n"

BREAKAGES = [
    Breakage(
        "the mark of the case",
        swap(Y, (MARK, "handling: pubic\n")),
        "mark-unknown",
        Y,
        8,
        "handling",
        "did you mean 'public'",
        "pubic",
    ),
    Breakage(
        "the mark of a claim",
        cells("claims.csv", "C1", handling="secrt"),
        "mark-unknown",
        "claims.csv",
        2,
        "handling",
        "did you mean 'secret'",
    ),
    Breakage(
        "the mark of a source",
        cells("sources.csv", "daily", handling="cosmic"),
        "mark-unknown",
        "sources.csv",
        2,
        "handling",
        "under `marks`",
    ),
    Breakage(
        "a ladder without the mark of the case",
        swap(Y, (MARK, "handling: public\nmarks: [open, closed]\n")),
        "mark-unknown",
        Y,
        8,
        "handling",
        "open, closed",
    ),
    Breakage(
        "a mark listed twice",
        swap(Y, (MARK, "handling: public\nmarks: [public, secret, public]\n")),
        "list-twice",
        Y,
        9,
        "marks.2",
    ),
]


@pytest.mark.parametrize("breakage", BREAKAGES, ids=str)
def test_one_slip_gets_one_answer(breakage, tmp_path):
    answers_well(breakage, tmp_path)


def test_marks_on_the_ladder_of_the_case_are_fine():
    settings = example().settings.model_copy(update={"marks": ["public", "nato restricted"]})
    view = View(case=example(), document={})
    assert check_marks(view) == []
    assert mark_unknown(view, (Y, None, "handling"), settings.handling) == []
