"""Count what became of wars that have no landmark: in their first year, or quiet; and of ends."""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from detente.models.record.units import Agreement, Histories, UnitYear

__all__ = ["Quiet", "first_years", "quiet_years", "resumed"]

_ENDS = (1, 2, 3, 4, 5)
_MERGED = 6
_GOES_ON = 0
_DEAL = (1, 2)
_LONGEST_QUIET = 6  # years since the last active one
_WITHIN = 3  # years


def first_years(units: Histories, first: int, last: int) -> dict[int, int]:
    """Count how first calendar years of an episode ended, by code; 0 if the fighting went on.

    Parameters
    ----------
    units : Histories
        Units of one kind.
    first, last : int
        Calendar years.
    """
    counts = dict.fromkeys((_GOES_ON, *_ENDS, _MERGED), 0)
    for years in units.years.values():
        for year, now in years.items():
            if first <= year <= last and year - 1 not in years:
                counts[now.outcome] += 1
    return counts


def resumed(units: Histories, last: int, within: int) -> dict[int, tuple[int, int]]:
    """Return by code of an end how many there were, and after how many fighting resumed.

    Parameters
    ----------
    units : Histories
        Units of one kind.
    last : int
        Last calendar year of an end.
    within : int
        Years within which fighting resumes.
    """
    counts = dict.fromkeys(_ENDS, (0, 0))
    for years in units.years.values():
        for year, now in years.items():
            if now.outcome in counts and year <= last:
                again = any(year + after in years for after in range(1, within + 1))
                ends, back = counts[now.outcome]
                counts[now.outcome] = ends + 1, back + again
    return counts


class Quiet(NamedTuple):
    """A unit that is quiet on 1 January, and what followed within three years.

    Attributes
    ----------
    conflict : int
        Its conflict.
    year : int
        Calendar year.
    years_quiet : int
        Whole calendar years without fighting, 0 to 5.
    text_last_3 : bool
        Was a text signed in the last three years?
    deal, full, fighting : bool
        Was a deal signed, a full one, or was there fighting again?
    """

    conflict: int
    year: int
    years_quiet: int
    text_last_3: bool
    deal: bool
    full: bool
    fighting: bool


def quiet_years(units: Histories, first: int, last: int) -> list[Quiet]:
    """Return units that are quiet on 1 January, without victory and without a full deal in force.

    Parameters
    ----------
    units : Histories
        Units of one kind.
    first, last : int
        Calendar years of the first and the last New Year.
    """
    return [
        found
        for unit, years in units.years.items()
        for found in _quiet(
            years, units.agreements.get(unit, []), units.conflict[unit], range(first, last + 1)
        )
    ]


def _quiet(
    years: Mapping[int, UnitYear], texts: list[Agreement], conflict: int, wanted: range
) -> Iterator[Quiet]:
    active = sorted(years)
    for year in wanted:
        past = [at for at in active if at < year]
        if not past or not _is_quiet(years[past[-1]], past[-1], year, texts):
            continue
        next_texts = [text.kind for text in texts if year <= text.signed < year + _WITHIN]
        yield Quiet(
            conflict=conflict,
            year=year,
            years_quiet=year - 1 - past[-1],
            text_last_3=any(year - 3 <= text.signed < year for text in texts),
            deal=any(kind in _DEAL for kind in next_texts),
            full=1 in next_texts,
            fighting=any(at in years for at in range(year, year + _WITHIN)),
        )


def _is_quiet(last: UnitYear, active: int, year: int, texts: list[Agreement]) -> bool:
    """Whether fighting is over for now; a victory, a merger or a full deal is no lull."""
    if year - active > _LONGEST_QUIET or last.outcome in {3, 4, _MERGED}:
        return False
    if active == year - 1 and last.outcome not in {1, 2}:
        return False
    return not any(
        text.kind == 1 and text.signed < year and _in_force(text, year) for text in texts
    )


def _in_force(text: Agreement, year: int) -> bool:
    return not text.ended or (not math.isnan(text.ended_on) and text.ended_on >= year)
