"""The rounds of the small cases beside the coding that the estimates of attendance rest on."""

import csv
from pathlib import Path

import pytest

CASES = Path(__file__).resolve().parents[2] / "cases"
IDS = {
    "colombia": {
        **{
            code: code.lower() for code in ("CUB", "NOR", "VEN", "CHL", "ECU", "BRA", "FARC", "ELN")
        },
        "GoC": "col",
    },
    "mindanao": {
        **{code: code.lower() for code in ("MYS", "OIC", "LBY", "ICG", "IDN", "MNLF", "MILF")},
        "GPH": "phl",
    },
    "northern-ireland": {
        **{code: code.lower() for code in ("IRL", "GBR", "UUP", "SDLP", "DUP", "UKUP")},
        **{code: code.lower() for code in ("PUP", "UDP", "NIWC")},
        "ALL": "alliance",
        "LAB": "labour",
        "SF": "sinn-fein",
    },
}
# Guests that a page read for the case names, and the coding does not; see each README.md.
ADDED = {
    ("colombia", "2016-11-24"): {"cub", "nor"},
    ("mindanao", "2012-10-15"): {"oic"},
}
CONVENED_BY_BOTH = {("northern-ireland", "gbr"): "irl"}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", sorted(IDS))
def test_who_was_asked_and_came_is_as_coded(name, shared):
    ids = IDS[name]
    coded = [
        row for row in rows_of(shared / "data" / "attendance_rounds.csv") if row["process"] == name
    ]
    mine = rows_of(CASES / name / "rounds.csv")
    assert coded
    for day in sorted({row["date"] for row in coded}):
        here = [row for row in coded if row["date"] == day]
        host = ids[here[0]["host"]]
        held = {row["actor"]: row for row in mine if row["date"] == day}
        convenor = CONVENED_BY_BOTH.get((name, host), host)
        assert {row["convenor"] for row in held.values()} == {convenor}, day
        invited = {actor for actor, row in held.items() if row["invited"] == "yes"}
        came = {actor for actor, row in held.items() if row["role"] != "absent"}
        extra = ADDED.get((name, day), set())
        assert invited - extra == {host} | {ids[row["guest"]] for row in here}, day
        present = {ids[row["guest"]] for row in here if row["came"] == "yes"}
        assert came - extra == {host} | present, day
