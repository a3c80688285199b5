r"""Count years at each level of contact, and moves between levels, recent ones more.

An event or a year of exposure of age :math:`g` counts :math:`2^{-g/6}`.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from detente.numerics.arrays import Floats

__all__ = ["HALF_LIFE", "LEVELS", "Exposure", "Spell", "exposure_of"]

HALF_LIFE: Final = 6.0  # years; judgement, the record cannot tell two years from none
LEVELS: Final = 4  # none, clandestine, unofficial, open


class Spell(NamedTuple):
    """Contact at one level for a time.

    Attributes
    ----------
    level : int
        1 clandestine, 2 unofficial, 3 open.
    start, end : float
        First and last moment, in years.
    """

    level: int
    start: float
    end: float


class Exposure(NamedTuple):
    """Discounted record of one power.

    Attributes
    ----------
    years : array of float, shape (4,)
        Years at each level.
    moves : array of float, shape (4, 4)
        Moves from the row's level to the column's.
    """

    years: Floats
    moves: Floats


def exposure_of(
    spells: Sequence[Spell], start: float, now: float, half_life: float = HALF_LIFE
) -> Exposure:
    r"""Return the discounted years and moves of one power.

    Parameters
    ----------
    spells : sequence of Spell
        Contacts on record; where they overlap, the highest level counts.
    start, now : float
        When the record begins, and the as-of date, in years. Contact that began before the start
        is no opening.
    half_life : float
        Years after which an event counts half, > 0.

    Returns
    -------
    Exposure
        All zero if the record has no length.

    Notes
    -----
    A stretch of ages :math:`g_1 < g_2` counts :math:`\int_{g_1}^{g_2} 2^{-g/H}\,dg` years.

    Examples
    --------
    >>> found = exposure_of([Spell(2, 4.0, 7.0)], 0.0, 10.0)
    >>> float(found.moves[0, 2]), round(float(found.years[2]), 6)
    (0.5, 1.792752)
    """
    years, moves = np.zeros(LEVELS), np.zeros((LEVELS, LEVELS))
    inside = [s for s in spells if s.end >= start and s.start <= now]
    edges = sorted(
        {start, now, *(min(max(t, start), now) for s in inside for t in (s.start, s.end))}
    )
    before: int | None = None
    for begin, end in pairwise(edges):
        level = max((s.level for s in inside if s.start <= begin and s.end >= end), default=0)
        years[level] += _weight(now - end, now - begin, half_life)
        if before is not None and level != before:
            moves[before, level] += 2.0 ** (-(now - begin) / half_life)
        before = level
    return Exposure(years, moves)


def _weight(newest: float, oldest: float, half_life: float) -> float:
    """Return the discounted length of a stretch of ages."""
    rate = np.log(2.0) / half_life
    return float((np.exp(-rate * newest) - np.exp(-rate * oldest)) / rate)
