"""Score the plain counts of quiet wars, each conflict left out in turn."""

from collections.abc import Sequence

import numpy as np

from detente.models.record.counting.counts import Quiet
from detente.models.record.similar import shrunk
from detente.models.scoring.skill import skill_array

__all__ = ["QUIET_EVENTS", "quiet_skill"]

QUIET_EVENTS = ("deal", "full", "fighting")
_SEED, _LEVEL, _REPLICATES = 1, 0.9, 1000

Ends = tuple[float, float, float]


def quiet_skill(quiet: Sequence[Quiet]) -> dict[str, Ends | None]:
    """Return the skill of two cells, with and without a recent text, against one rate.

    Parameters
    ----------
    quiet : sequence of Quiet
        Units that are quiet on 1 January of a year, and what followed.

    Returns
    -------
    dict of event to (low, point, high) or None
        Brier skill within 36 months on conflicts left out, 90 % by bootstrap of conflicts; None
        where the data cannot say.
    """
    conflict = np.array([one.conflict for one in quiet])
    text = np.array([one.text_last_3 for one in quiet], bool)
    found: dict[str, Ends | None] = {}
    for event in QUIET_EVENTS:
        happened = np.array([getattr(one, event) for one in quiet], np.float64)
        cells, overall = np.zeros(len(quiet)), np.zeros(len(quiet))
        for group in np.unique(conflict):
            out = conflict == group
            rate = happened[~out].mean() if (~out).any() else 0.5
            overall[out] = rate
            for cell in (True, False):
                others = ~out & (text == cell)
                count = np.array([float(others.sum())])
                shrunken = shrunk(happened[others].sum(keepdims=True), count, np.array([rate]))
                cells[out & (text == cell)] = shrunken[0]
        found[event] = _ends(cells, overall, happened, conflict)
    return found


def _ends(
    cells: np.ndarray, overall: np.ndarray, happened: np.ndarray, conflict: np.ndarray
) -> Ends | None:
    if not len(happened):
        return None
    model, base = (cells - happened) ** 2, (overall - happened) ** 2
    skill = skill_array(model, base, conflict, seed=_SEED, level=_LEVEL, replicates=_REPLICATES)
    ends = (float(skill.low), float(skill.point), float(skill.high))
    if not np.isfinite(ends).all():
        return None
    low, point, high = (float(f"{end:.6g}") for end in ends)
    return low, point, high
