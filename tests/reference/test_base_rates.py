"""The base rates, counted again from the files of the Uppsala Conflict Data Program.

Termination data, dyadic, version 3-2021 (Kreutz 2010), and peace agreements, version 22.1
(Högbladh 2012). Labels of codes are from memory: `outcome` 1 peace agreement; `type_of_conflict2`
3 within states, `type_of_conflict` 4 internationalised; `incompatibility` 2 government; `pa_type`
1 full, 2 partial, 3 process.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from detente.assess.options.base_rates import BASE_RATES

BY_ID = {one.id: one for one in BASE_RATES}
LAST_WINDOW = 2018  # begins the last window of three years inside the dyad-years, which end in 2020


@dataclass(frozen=True)
class DyadYear:
    """One year of fighting between a government and a rebel group."""

    dyad: str
    year: int
    outcome: str
    since_episode: int  # years since the episode began
    since_seen: int  # years since the dyad's first year in the file
    since_start: int  # years since the dyad's own start
    government: bool
    foreign_troops: bool


@dataclass(frozen=True)
class Agreement:
    """One agreement and the dyads that it binds."""

    dyads: tuple[str, ...]
    year: int
    kind: str
    ended: bool


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def year_of(day: str) -> int:
    """Return the year of a date as month/day/year with two digits: 46 to 99 and 00 to 20."""
    two = int(day.rsplit("/", 1)[1])
    return 2000 + two if two <= 20 else 1900 + two


@pytest.fixture(scope="module")
def dyad_years(vectors) -> list[DyadYear]:
    found = rows(vectors / "ucdp" / "termination_dyad.csv")
    first: dict[str, int] = {}
    for row in found:
        first[row["dyad_id"]] = min(first.get(row["dyad_id"], 9999), int(row["year"]))
    return [
        DyadYear(
            dyad=row["dyad_id"],
            year=(year := int(row["year"])),
            outcome=row["outcome"].removesuffix(".0"),
            since_episode=year - year_of(row["start_date2"]),
            since_seen=year - first[row["dyad_id"]],
            since_start=year - year_of(row["start_date"]),
            government=row["incompatibility"] == "2",
            foreign_troops=row["type_of_conflict"] == "4",
        )
        for row in found
        if row["type_of_conflict2"] == "3"
    ]


@pytest.fixture(scope="module")
def agreements(vectors) -> list[Agreement]:
    return [
        Agreement(
            dyads=tuple(re.findall(r"\d+", row["dyad_id"])),
            year=int(row["year"]),
            kind=row["pa_type"],
            ended=row["ended"] == "True",
        )
        for row in rows(vectors / "ucdp" / "peace_agreements.csv")
    ]


def counted(name: str) -> tuple[int, int]:
    return BY_ID[name].events, BY_ID[name].trials


def test_every_row_is_counted_here():
    assert set(BY_ID) == {*ENDS, *WINDOWS, *ENDED}


# Ends by peace agreement, per dyad-year.

ENDS = {
    "ends-all": lambda d: True,
    "ends-long": lambda d: d.since_episode >= 5,
    "ends-internationalised": lambda d: d.since_episode >= 5 and d.government and d.foreign_troops,
}


@pytest.mark.parametrize(
    ("name", "printed", "rate", "three_years"),
    [
        ("ends-all", (67, 1665), 0.040, 0.116),
        ("ends-long", (15, 510), 0.029, 0.086),
        ("ends-internationalised", (0, 77), 0.0, 0.0),
    ],
)
def test_ends_by_peace_agreement(dyad_years, name, printed, rate, three_years):
    chosen = [d for d in dyad_years if ENDS[name](d)]
    assert (sum(d.outcome == "1" for d in chosen), len(chosen)) == printed == counted(name)
    assert BY_ID[name].rate == pytest.approx(rate, abs=5.01e-4)
    assert BY_ID[name].within_36_months == pytest.approx(three_years, abs=5.01e-4)


def test_code_one_carries_the_date_of_an_agreement(vectors):
    """What the note says for the label, which is from memory."""
    found = rows(vectors / "ucdp" / "termination_dyad.csv")
    ones = [row for row in found if row["outcome"] == "1.0"]
    assert len(ones) == 70
    assert all(row["peagdate"] for row in ones)


# An agreement in the year and the next two.

WINDOWS = {
    "full-5": ("1", 5),
    "full-10": ("1", 10),
    "signed-5": ("12", 5),
    "signed-10": ("12", 10),
    "signed-all": ("12", 0),
}


def windows(dyad_years, agreements, kinds: str, age: int, since: str) -> tuple[int, int]:
    """Return windows with an agreement of the kinds, and all windows."""
    signed = defaultdict(set)
    for one in agreements:
        if one.kind in kinds:
            for dyad in one.dyads:
                signed[dyad].add(one.year)
    chosen = [d for d in dyad_years if d.year <= LAST_WINDOW and getattr(d, since) >= age]
    hits = sum(bool(signed[d.dyad] & {d.year, d.year + 1, d.year + 2}) for d in chosen)
    return hits, len(chosen)


@pytest.mark.parametrize(
    ("name", "rate"),
    [
        ("full-5", 0.038),
        ("full-10", 0.031),
        ("signed-5", 0.078),
        ("signed-10", 0.073),
        ("signed-all", 0.135),
    ],
)
def test_agreements_within_three_years(dyad_years, agreements, name, rate):
    kinds, age = WINDOWS[name]
    assert windows(dyad_years, agreements, kinds, age, "since_seen") == counted(name)
    assert BY_ID[name].rate == pytest.approx(rate, abs=5.01e-4)


def test_printed_counts_of_full_agreements():
    assert counted("full-5") == (25, 656)
    assert counted("full-10") == (12, 384)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("full-5", (42, 897)),
        ("full-10", (30, 650)),
        ("signed-5", (88, 897)),
        ("signed-10", (62, 650)),
    ],
)
def test_by_the_dyads_own_start_there_are_more(dyad_years, agreements, name, found):
    """The file starts in 1989: a war of 1969 counts as new there. The note says what this costs."""
    kinds, age = WINDOWS[name]
    assert windows(dyad_years, agreements, kinds, age, "since_start") == found
    hits, chosen = found
    assert f"{hits} of {chosen}, {hits / chosen:.3f}".replace(" 0.", " .") in BY_ID[name].note


# Recorded as ended.

ENDED = {"ended-full": "1", "ended-partial": "2", "ended-process": "3"}


@pytest.mark.parametrize(
    ("name", "printed", "rate"),
    [
        ("ended-full", (17, 77), 0.22),
        ("ended-partial", (80, 213), 0.38),
        ("ended-process", (37, 84), 0.44),
    ],
)
def test_agreements_recorded_as_ended(agreements, name, printed, rate):
    chosen = [a for a in agreements if a.kind == ENDED[name]]
    assert (sum(a.ended for a in chosen), len(chosen)) == printed == counted(name)
    assert BY_ID[name].rate == pytest.approx(rate, abs=5.01e-3)
