r"""Lay out landmarks: every unit at risk on 1 January of a year, its facts and what followed.

A landmark is a unit that was active in the year before and did not end in it by agreement,
ceasefire, victory or merger (landmark models: :cite:t:`vanhouwelingen2007`). Only what is dated
before that day enters its facts. Interval k = 1 to 5 is the k-th calendar year from then on.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from detente.models.record.facts import EVENTS, FACTS, INTERVALS, decade, log_age
from detente.models.record.units import Agreement, Histories, UnitYear
from detente.numerics.arrays import Bools, Floats, Ints

__all__ = ["UNSEEN", "Panel", "Until", "panel"]

UNSEEN = -1  # an interval after the first event, after a merger, or after the last year known
_QUIET, _MERGED, _CEASEFIRE = 5, 6, 2
_DEAL = (1, 2)


class Until(NamedTuple):
    """The last years known.

    Attributes
    ----------
    fates : int
        Last year whose ends of fighting are known.
    active : int
        Last year of which is known who was active; that of the ends, or the year after.
    texts : int
        Last year whose agreements are known.
    """

    fates: int
    active: int
    texts: int


class Panel(NamedTuple):
    """Landmarks by unit and year.

    Attributes
    ----------
    unit, conflict, year, region : array of int, shape (landmark,)
        UCDP numbers, calendar year, region 1 to 5.
    fresh : array of bool, shape (landmark,)
        Was a text signed in the last twelve months?
    facts : array of float, shape (landmark, fact)
        Facts known on 1 January of the year, in the order of `FACTS`.
    fate : array of int, shape (landmark, interval)
        Code of the first fate, 0 in each interval before it, -1 where unseen.
    text, deal, full, truce : array of int, shape (landmark, interval)
        1 where one is signed in that year, 0 where none, -1 where unseen.
    """

    unit: Ints
    conflict: Ints
    year: Ints
    region: Ints
    fresh: Bools
    facts: Floats
    fate: Ints
    text: Ints
    deal: Ints
    full: Ints
    truce: Ints

    def chosen(self, which: Ints | Bools | Sequence[int]) -> "Panel":
        """Return the landmarks at these places, or where a mask is true."""
        return Panel(*(column[np.asarray(which)] for column in self))


def panel(units: Histories, first: int, last: int, until: Until) -> Panel:
    """Return the landmarks from one year to another.

    Parameters
    ----------
    units : Histories
        Active years and agreements of every unit.
    first, last : int
        Calendar years of the first and the last landmark.
    until : Until
        The last years known.

    Returns
    -------
    Panel
        Landmarks, sorted by unit and year.
    """
    rows = [row for unit in units.years for row in _of_unit(units, unit, first, last, until)]
    names = Panel._fields
    shapes = {"facts": (0, len(FACTS))} | dict.fromkeys(("fate", *EVENTS), (0, INTERVALS))
    if not rows:
        return Panel(
            *(
                np.zeros(shapes.get(name, (0,)), float if name == "facts" else np.int64)
                for name in names
            )
        )
    return Panel(*(np.array([row[at] for row in rows]) for at in range(len(names))))


def _of_unit(
    units: Histories, unit: int, first: int, last: int, until: Until
) -> Iterator[tuple[object, ...]]:
    years = units.years[unit]
    texts = units.agreements.get(unit, [])
    others = units.others.get(unit, [])
    for year in range(first, last + 1):
        before = years.get(year - 1)
        if before is None or _ended(before, year in years):
            continue
        yield (
            unit,
            units.conflict[unit],
            year,
            before.region,
            any(year - 1 <= text.signed < year for text in texts),
            _facts(before, year, texts, others),
            _fate(years, year, until),
            *_signings(years, year, [text for text in texts if text.signed >= year], until),
        )


def _ended(before: UnitYear, goes_on: bool) -> bool:
    """Whether a unit had ended on New Year; a quiet end was not yet known to be one."""
    without_code = before.outcome == 0 and not goes_on
    return without_code or before.outcome not in {0, _QUIET}


def _facts(
    before: UnitYear, year: int, texts: list[Agreement], others: list[Agreement]
) -> list[float]:
    """Return the facts known on 1 January, in the order of `FACTS`."""
    signed = [text for text in texts if text.signed < year]
    deals = [text for text in signed if text.kind in _DEAL]
    return [
        log_age(year - before.started),
        log_age(year - before.episode_started),
        float(before.government),
        float(before.troops_for_government),
        float(before.troops_for_rebels),
        float(before.intense),
        math.log(before.groups),
        float(before.earlier_episode),
        float(bool(deals)),
        float(any(text.signed >= year - 3 for text in signed)),
        float(any(t.kind in _DEAL and year - 5 <= t.signed < year for t in others)),
        float(any(text.ended and text.ended_on < year for text in deals)),
        decade(year),
    ]


def _fate(years: Mapping[int, UnitYear], landmark: int, until: Until) -> list[int]:
    """Return the first fate by interval."""
    found = [UNSEEN] * INTERVALS
    for at in range(INTERVALS):
        year = landmark + at
        if year > until.fates:
            break
        now = years.get(year)
        if now is None:
            found[at] = _QUIET
            break
        without_code = now.outcome == 0 and year < until.active and year + 1 not in years
        if now.outcome == _MERGED or without_code:
            break
        found[at] = 0 if now.outcome == _QUIET else now.outcome
        if found[at]:
            break
    return found


def _signings(
    years: Mapping[int, UnitYear], landmark: int, texts: list[Agreement], until: Until
) -> Iterator[list[int]]:
    """Yield, for each event but the fate, whether it occurs in each interval."""
    for kinds in ((1, 2, 3), _DEAL, (1,)):
        signed = {int(text.signed) for text in texts if text.kind in kinds}
        yield _marked(signed, landmark, until.texts)
    halts = {int(text.signed) for text in texts if text.ceasefire}
    halts |= {year for year, now in years.items() if now.ceasefire}
    yield _marked(halts, landmark, until.fates)


def _marked(years: set[int], landmark: int, last: int) -> list[int]:
    wanted = range(landmark, landmark + INTERVALS)
    return [int(year in years) if year <= last else UNSEEN for year in wanted]
