"""Say how a war ended as the record codes it: six fates, from the course of a draw.

The fate is the first of a victory, or of a deal in force, a ceasefire or low activity with fewer
than 25 deaths in the twelve months from then on; otherwise the war continues. A run goes on for
twelve months after the horizon for this alone.
"""

from enum import IntEnum

import numpy as np

from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["AFTER", "Fate", "Note", "fate_of", "may_end_quietly"]

AFTER = 12
"""Months that a run goes on after the horizon."""

_ACTIVE = 25.0  # deaths a year from which the record counts a war as active
_SHARE = 0.1  # deaths of the first day's level below which it does not, if deaths are not known


class Fate(IntEnum):
    """Fates in the order of the record."""

    CONTINUES = 0
    AGREEMENT = 1
    CEASEFIRE = 2
    GOVERNMENT_VICTORY = 3
    REBEL_VICTORY = 4
    LOW_ACTIVITY = 5


class Note(IntEnum):
    """Columns of the monthly notes that a fate is read from."""

    DEATHS = 0  # 1 = as on the first day
    DEAL = 1  # 1 while a deal is in force
    CEASEFIRE = 2
    LOW = 3
    ENDED = 4  # 0, 6 government victory, 7 rebel victory


_CONTINUES, _AGREEMENT, _CEASEFIRE = (
    float(Fate.CONTINUES),
    float(Fate.AGREEMENT),
    float(Fate.CEASEFIRE),
)
_GOVERNMENT, _REBELS, _LOW = (
    float(Fate.GOVERNMENT_VICTORY),
    float(Fate.REBEL_VICTORY),
    float(Fate.LOW_ACTIVITY),
)
_GOVERNMENT_WINS = 6.0


@njit
def fate_of(notes: Floats, months: int, deaths: float) -> tuple[float, float]:
    """Return the fate and its month.

    Parameters
    ----------
    notes : array of float, shape (months + 12, Note)
        The course of the war.
    months : int
        Horizon.
    deaths : float
        Deaths a month on the first day; NaN if not known.

    Returns
    -------
    tuple of float
        A value of Fate; its month, 0 if the war continues.
    """
    for t in range(months):
        if notes[t, Note.ENDED] > 0.0:
            won = notes[t, Note.ENDED] == _GOVERNMENT_WINS
            return (_GOVERNMENT if won else _REBELS), t + 1.0
        quiet = _is_quiet(notes, t, deaths)
        if not quiet:
            continue
        if notes[t, Note.DEAL] == 1.0:
            return _AGREEMENT, t + 1.0
        if notes[t, Note.CEASEFIRE] == 1.0:
            return _CEASEFIRE, t + 1.0
        if notes[t, Note.LOW] == 1.0:
            return _LOW, t + 1.0
    return _CONTINUES, 0.0


@njit
def may_end_quietly(notes: Floats, months: int, seen: int) -> bool:
    """Say whether a fate by the horizon still hangs on the months after those seen.

    Parameters
    ----------
    notes : array of float, shape (months + 12, Note)
        The course of the war.
    months, seen : int
        Horizon; months noted so far, at least the horizon.
    """
    hangs = False
    for t in range(max(seen - AFTER, 0), months):
        row = notes[t]
        if row[Note.DEAL] + row[Note.CEASEFIRE] + row[Note.LOW] > 0.0:
            hangs = True
    return bool(hangs and notes[months - 1, Note.ENDED] == 0.0)


@njit
def _is_quiet(notes: Floats, start: int, deaths: float) -> bool:
    """Say whether the twelve months after one would not count as a year of war."""
    total = 0.0
    for t in range(start + 1, min(start + 1 + AFTER, notes.shape[0])):
        total += notes[t, Note.DEATHS]
    if np.isnan(deaths):
        return bool(total / AFTER < _SHARE)
    return bool(total * deaths < _ACTIVE)
