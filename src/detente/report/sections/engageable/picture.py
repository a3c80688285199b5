"""Whom to talk to: classes of the two tiers and of each faction, with the partner tests."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from detente.assess.engageable.record import Camps, Tier
from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.report.pictures.figure import Cell, Column, Figure, KeyEntry, Twin
from detente.report.pictures.patterns import Fill
from detente.report.pictures.stacked import StackedRow, Stacks, stacked_key, stacked_svg
from detente.report.pictures.svg import Name
from detente.report.sections.engageable.signs import passing_sentence, sign_of
from detente.report.words import join_words, percent
from detente.vocabulary.classes import Class

__all__ = [
    "CLASS_WORDS",
    "ENGAGEABLE",
    "Classes",
    "camps_figure",
    "class_rows",
    "class_twin",
    "class_words",
    "finding_of",
]

Shares = tuple[float, float, float]
"""Engageable, ambivalent, spoiler."""

CLASS_WORDS: Final[dict[Fill, str]] = {
    "engageable": mark("engageable"),
    "ambivalent": mark("ambivalent"),
    "spoiler": mark("spoiler"),
}
_TIERS: Final[dict[Tier, str]] = {
    "senior": mark("Senior leaders"),
    "mid": mark("Mid-level leaders"),
}
_READ: Final[dict[Tier, str]] = {
    "senior": mark("Senior leaders ({number} on record)"),
    "mid": mark("Mid-level leaders ({number} on record)"),
}
ENGAGEABLE: Final = 0.5
"""Share of draws from which on a faction is called engageable."""
_ERRORS = 2.0
_FEW = mark("too few on record to show")
_EXCLUDED = mark("excluded by declaration")


@dataclass(frozen=True, slots=True, kw_only=True)
class Classes:
    """Classes of a tier or a faction.

    Parameters
    ----------
    name : str
        As printed.
    tier : str or None
        Which tier; None for a faction.
    shares : tuple of float or None
        Shares engageable, ambivalent and spoiler by the cautious rule; None where too few are on
        record.
    generous : tuple of float or None
        The same by the generous rule; None for a tier.
    apart : float or None
        Share of draws in which the two rules differ; None for a tier.
    seen : float or None
        Share engageable as the convenor sees it; None for a tier.
    error : float
        Standard error of the share engageable; at most, for a tier.
    passed, unknown : tuple of float
        Share of draws in which each test is passed, and in which too little is known to tell.
    tested : str
        The tests that it passes, fails or may pass, in a sentence; empty without tests.
    excluded : bool
        Whether the case excludes the faction by declaration.
    """

    name: str
    tier: Tier | None
    shares: Shares | None
    error: float
    generous: Shares | None = None
    apart: float | None = None
    seen: float | None = None
    passed: tuple[float, ...] = ()
    unknown: tuple[float, ...] = ()
    tested: str = ""
    excluded: bool = False


def class_words() -> dict[Fill, str]:
    """Return the classes in words, in the language of the report."""
    return {fill: say(word) for fill, word in CLASS_WORDS.items()}


def finding_of(rows: Sequence[Classes]) -> str:
    """Return the title: the factions that are engageable in half of the draws, and the tiers.

    Parameters
    ----------
    rows : sequence of Classes
        Tiers and factions.
    """
    engageable = [
        row.name
        for row in rows
        if row.tier is None
        and row.shares is not None
        and row.shares[0] >= ENGAGEABLE
        and not row.excluded
    ]
    whom = join_words(engageable) if engageable else say("nobody clearly")
    tiers = {row.tier: row for row in rows if row.tier is not None}
    gap = _nearer(tiers.get("senior"), tiers.get("mid"))
    if gap == 0.0:
        return say("Whom to talk to: {whom}", whom=whom)
    if gap > 0.0:
        return say(
            "Whom to talk to: {whom}; senior leaders engageable more often than mid-level",
            whom=whom,
        )
    return say(
        "Whom to talk to: {whom}; mid-level leaders engageable more often than senior", whom=whom
    )


def _nearer(senior: Classes | None, mid: Classes | None) -> float:
    """Return how much nearer the senior tier stands; zero within twice the error."""
    if senior is None or mid is None or senior.shares is None or mid.shares is None:
        return 0.0
    gap = senior.shares[0] - mid.shares[0]
    return 0.0 if abs(gap) <= _ERRORS * (senior.error + mid.error) else gap


def camps_figure(summary: Summary) -> Figure | None:
    """Return the picture of the camps.

    Parameters
    ----------
    summary : Summary
        Results of the run; without factions there is no picture.
    """
    camps = summary.camps
    if not camps.factions:
        return None
    rows = class_rows(camps, {actor: known.name for actor, known in summary.actors.items()})
    tiers = [row for row in rows if row.tier is not None]
    factions = [row for row in rows if row.tier is None]
    name = Name(
        key="picture-camps",
        title=say("Classes of each tier and faction, and the partner tests"),
        description=_alt(rows),
    )
    groups = (tuple(map(_row, tiers)), tuple(map(_row, factions)))
    numbers = tuple(str(n + 1) for n in range(len(camps.tests)))
    return Figure(
        id=name.key,
        finding=finding_of(rows),
        alt=name.description,
        twin=class_twin(camps, rows),
        svg=stacked_svg(name, Stacks(groups=groups, mark_heads=numbers)),
        key=(*stacked_key(name.key, class_words()), *_tests_key(camps)),
    )


def class_rows(camps: Camps, names: Mapping[str, str]) -> list[Classes]:
    """Return the two tiers, then the factions by their spoiler share.

    Parameters
    ----------
    camps : Camps
        Classes of the factions.
    names : mapping of str to str
        Names of the actors.
    """
    factions = sorted(
        (_faction(camps, faction, names[faction]) for faction in camps.factions),
        key=lambda row: (row.shares or (0.0, 0.0, 0.0))[2],
    )
    return [*(_tier(camps, tier) for tier in _TIERS), *factions]


def _tier(camps: Camps, tier: Tier) -> Classes:
    """Return a tier; its shares only where three leaders or more are on record."""
    read = camps.tiers.get(tier)
    shares = None if read is None else (read.engageable, read.ambivalent, read.spoiler)
    if read is None or shares is None or read.withheld or any(s is None for s in shares):
        return Classes(name=say(_TIERS[tier]), tier=tier, shares=None, error=0.0)
    engageable, ambivalent, spoiler = (share or 0.0 for share in shares)
    return Classes(
        name=say(_READ[tier], number=read.leaders),
        tier=tier,
        shares=(engageable, ambivalent, spoiler),
        error=math.sqrt(engageable * (1.0 - engageable) / max(camps.draws, 1)),
    )


def _faction(camps: Camps, faction: str, name: str) -> Classes:
    found = camps.factions[faction]
    return Classes(
        name=name,
        tier=None,
        shares=_in_order(found.pessimistic),
        error=found.error,
        generous=_in_order(found.optimistic),
        apart=found.contradiction,
        seen=found.perceived["engageable"],
        passed=tuple(test.passed.get(faction, 0.0) for test in camps.tests.values()),
        unknown=tuple(test.unknown.get(faction, 1.0) for test in camps.tests.values()),
        tested=passing_sentence(camps, faction),
        excluded=faction in camps.excluded,
    )


def _in_order(shares: Mapping[Class, float]) -> Shares:
    return shares["engageable"], shares["ambivalent"], shares["spoiler"]


def _row(row: Classes) -> StackedRow:
    return StackedRow(
        name=row.name,
        bars=() if row.shares is None else (row.shares,),
        note=say(_FEW) if row.shares is None else "",
        marks=tuple(map(sign_of, row.passed, row.unknown)),
        strong=row.tier is not None,
    )


def _tests_key(camps: Camps) -> tuple[KeyEntry, ...]:
    """Return what the numbers over the signs, and the signs, stand for."""
    if not camps.tests:
        return ()
    tests = [
        KeyEntry("", say("{number}: {title}", number=n, title=test.title))
        for n, test in enumerate(camps.tests.values(), 1)
    ]
    return (*tests, KeyEntry("", say("✓ passes, ✗ fails, ? unknown")))


def _alt(rows: Sequence[Classes]) -> str:
    """Say the shares and the tests of every row."""
    said = []
    for row in rows:
        if row.shares is None:
            said.append(say("{name}: too few on record to show.", name=row.name))
        else:
            engageable, _, spoiler = map(percent, row.shares)
            words = say(
                "{name}: engageable {engageable}, spoiler {spoiler}.",
                name=row.name,
                engageable=engageable,
                spoiler=spoiler,
            )
            said.append(f"{words} {row.tested}".rstrip())
    return " ".join(said)


def class_twin(camps: Camps, rows: Sequence[Classes]) -> Twin:
    """Return the shares by both rules, their error, the tests, and who is excluded.

    Parameters
    ----------
    camps : Camps
        Classes and tests.
    rows : sequence of Classes
        Tiers and factions.
    """
    columns = (
        Column(say("leaders or faction")),
        *(Column(word, "share") for word in class_words().values()),
        Column(say("error of engageable"), "number"),
        *(Column(say("generous: {word}", word=w), "share") for w in class_words().values()),
        Column(say("rules part"), "share"),
        Column(say("engageable as the convenor sees it"), "share"),
        *(Column(say("passes: {title}", title=t.title), "share") for t in camps.tests.values()),
        *(Column(say("unknown: {title}", title=t.title), "share") for t in camps.tests.values()),
        Column(say("note")),
    )
    return Twin(columns, tuple(_cells(row, len(camps.tests)) for row in rows))


def _cells(row: Classes, tests: int) -> tuple[Cell, ...]:
    empty: tuple[Cell, ...] = (None, None, None)
    return (
        row.name,
        *(row.shares or empty),
        None if row.shares is None else row.error,
        *(row.generous or empty),
        row.apart,
        row.seen,
        *(row.passed or (None,) * tests),
        *(row.unknown or (None,) * tests),
        say(_FEW) if row.shares is None else say(_EXCLUDED) if row.excluded else "",
    )
