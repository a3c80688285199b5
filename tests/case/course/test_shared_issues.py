"""Shared issues, declared or of older stances."""

import pytest
from tests.case.breakage import both, cells, fresh_case, swap

from detente.case.course.shared_issues import Shared, shared_of, stance_of
from detente.case.reading.read import read_case

Y = "case.yaml"
BAND = "{id: band, title: Against the band, kind: rival}"
WELLS = "{id: wells, title: Wells, kind: other}"
DECLARED = swap(Y, ("\nconflict:  ", f"\nshared_issues: [{BAND}, {WELLS}]\n\nconflict:  "))
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
        (DECLARED, ["band", "wells"]),
        (both(DECLARED, NO_RIVAL), ["wells"]),
    ],
    ids=["older stances", "no rival", "declared", "declared without a rival"],
)
def test_shared_issues_of_a_case(change, ids, tmp_path):
    assert [one.id for one in shared_of(case(tmp_path, change))] == ids


def test_an_older_stance_is_a_share(tmp_path):
    found = case(tmp_path)
    stance = stance_of(found, "river-wing", Shared("drugs", "Drugs", "drugs"))
    assert (stance.row.id, stance.share) == ("st-river", True)
    assert stance_of(found, "front", Shared("drugs", "Drugs", "drugs")) is None
    assert stance_of(found, "river-wing", Shared("wells", "Wells", "other")) is None


def test_a_stance_on_the_issue_holds_over_an_older_one(tmp_path):
    row = cells(
        "assessments.csv",
        "x",
        subject="river-wing",
        variable="stance",
        item="band",
        low="-1",
        mode="0",
        high="1",
        status="judgement",
        reason="Invented",
    )
    found = case(tmp_path, both(DECLARED, row, NO_RIVAL, swap(Y, ("# none", "rival: black-band"))))
    stance = stance_of(found, "river-wing", shared_of(found)[0])
    assert (stance.row.id, stance.share) == ("x", False)
    hills = stance_of(found, "hill-wing", shared_of(found)[0])
    assert (hills.row.id, hills.share) == ("sr-hill", True)
