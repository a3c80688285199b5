"""Shared issues, and whether anybody may work together on them."""

import pytest
from tests.case.breakage import both, edit, fresh_case, shared, swap

from detente.case.course.shared_issues import may_cooperate, shared_of
from detente.case.reading.read import read_case

Y = "case.yaml"
BAND = "{id: band, title: Against the band, kind: rival}"
WELLS = "{id: wells, title: Wells, kind: other}"
NONE, DECLARED = shared(), shared(BAND, WELLS)
NO_RIVAL = swap(Y, ("rival: black-band", "# none"))


def case(tmp_path, change=lambda _: None):
    folder = fresh_case(tmp_path)
    change(folder)
    return read_case(folder)


@pytest.mark.parametrize(
    ("change", "ids"),
    [
        (lambda _: None, ["rival", "drugs"]),
        (NO_RIVAL, ["drugs"]),
        (NONE, []),
        (DECLARED, ["band", "wells"]),
        (both(DECLARED, NO_RIVAL), ["wells"]),
    ],
    ids=["as it is", "no rival", "none", "declared", "declared without a rival"],
)
def test_shared_issues_of_a_case(change, ids, tmp_path):
    assert [one.id for one in shared_of(case(tmp_path, change))] == ids


def only(issue: bytes):
    """Leave stances on one shared issue only."""

    def kept(text: bytes) -> bytes:
        rows = text.splitlines(True)
        return b"".join(row for row in rows if b",stance," not in row or issue in row)

    return edit("assessments.csv", kept)


@pytest.mark.parametrize(
    ("change", "may"),
    [
        (lambda _: None, True),
        (NONE, False),
        (DECLARED, False),
        (both(only(b",rival,"), NO_RIVAL), False),
        (both(only(b",drugs,"), NO_RIVAL), True),
    ],
    ids=["as it is", "none", "nobody's stance", "on the rival without one", "on drugs"],
)
def test_whether_anybody_may_cooperate(change, may, tmp_path):
    assert may_cooperate(case(tmp_path, change)) == may
