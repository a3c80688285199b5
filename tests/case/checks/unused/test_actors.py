"""Actors that take no part are named, with the reason; actors that take part are not."""

import pytest
from tests.case.breakage import swap
from tests.case.checks.unused.additions import OTHERS, add, unused

GROUPS = (
    "band,Hill Band,group,,,,,,,",
    "exiles,Exiles,government,,,,,,,",
    "old-front,Old Front,movement,,,,,,,",
    "raiders,Raiders,rival,,,,,,,",
)


def test_representatives_are_named(case_folder):
    add(case_folder, "actors.csv", *OTHERS)
    assert "speakers" not in unused(case_folder, "actors.csv")  # rounds on record read them
    (case_folder / "rounds.csv").unlink()
    assert "speakers" in unused(case_folder, "actors.csv")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("host,Host,state,,,,0.2,,,", "shares are read of factions"),
        ("wing,Wing,leader,hill-wing,,,0.2,,,", "shares are read of factions"),
    ],
)
def test_a_share_of_another_actor_is_named(case_folder, row, words):
    add(case_folder, "actors.csv", row)
    assert words in unused(case_folder, "actors.csv")[row.split(",")[0]]


@pytest.mark.parametrize(("share", "named"), [("1", False), ("0.9", True)])
def test_the_movement_is_the_whole(case_folder, share, named):
    whole = ("front,Valley Front,movement,,,,,", f"front,Valley Front,movement,,,,{share},")
    swap("actors.csv", whole)(case_folder)
    assert ("front" in unused(case_folder, "actors.csv")) == named


def test_a_group_that_nothing_refers_to_is_named(case_folder):
    add(case_folder, "actors.csv", *GROUPS)
    found = unused(case_folder, "actors.csv")
    assert set(found) == {"band", "exiles", "old-front", "raiders"}
    assert "no row and no setting refers to this actor" in found["band"]


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("relations.csv", "x,eastland,band,,support,,,,2019-01-01,,day,,Added"),
        ("actors.csv", "chief,Chief,leader,band,senior,Chief,,,,"),
    ],
)
def test_a_group_that_a_row_names_is_not(case_folder, file, row):
    add(case_folder, "actors.csv", GROUPS[0])
    add(case_folder, file, row)
    assert "band" not in unused(case_folder, "actors.csv")


def test_a_group_that_a_setting_names_is_not(case_folder):
    add(case_folder, "actors.csv", GROUPS[3])
    swap("case.yaml", ("rival: black-band", "rival: raiders"))(case_folder)
    assert "raiders" not in unused(case_folder, "actors.csv")
