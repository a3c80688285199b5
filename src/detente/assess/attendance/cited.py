"""Find the claims that change the forecast of the next round, by striking out one origin each."""

from collections.abc import Callable

import numpy as np

from detente.case.case import Case
from detente.case.struck import origins_of_rounds, without_origin
from detente.numerics.arrays import Floats

__all__ = ["DRAWS", "cited"]

DRAWS = 4  # draws of the coefficients: enough to tell that a forecast changes
_SAME = 1e-9


def cited(case: Case, present: Callable[[Case], Floats]) -> list[str]:
    """Return the claims of rows without which the forecast is another, the largest change first.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    present : callable
        Returns each guest's chance of being at the table, shape (guest,).

    Returns
    -------
    list of str
        Ids of claims; those of one origin are struck out together. Rows that rest on several
        origins stay when one is struck out.
    """
    if not case.settings.rounds.learn:
        return []
    base, sizes = present(case), dict[str, float]()
    for origin in origins_of_rounds(case):
        change = np.abs(present(without_origin(case, origin)) - base)
        sizes[origin] = float(np.nansum(change))
    order = sorted((o for o in sizes if sizes[o] > _SAME), key=lambda o: (-sizes[o], o))
    named = dict.fromkeys(name for part in case.rounds for name in part.claims)
    held = [case.claims[name] for name in named if name in case.claims]
    return [
        c.id
        for origin in order
        for c in held
        if (c.origin or c.id) == origin and c.kind != "context"
    ]
