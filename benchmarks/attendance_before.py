"""The rounds of version 0.1, kept to compare what they cost: one fixed point a round.

A guest came where its luck, drawn again with chance .1 at each round after the first, lay below a
chance that depended on the alignment of every two guests, solved by iteration.
"""

import numpy as np

from detente.models.joining.interdependent import interdependent_kernel
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["acceptance_before", "run_before"]

_REFERENCE = 0.3
_ACCEPT, _REFRESH, _REFRESHED = 3, 4, 0.1


@njit
def acceptance_before(utility: Floats, alignment: Floats, asked: Floats, pull: float) -> Floats:
    """Return the chance that each guest accepts.

    Parameters
    ----------
    utility : array of float, shape (guest,)
        Log-odds but for the pull.
    alignment : array of float, shape (guest, guest)
        Row-normalised alignment.
    asked : array of float, shape (guest,)
        1 for guests asked.
    pull : float
        Pull of others' attendance.
    """
    guests = len(utility)
    weights = np.zeros((guests, guests))
    for j in range(guests):
        for k in range(guests):
            if asked[k] == 1.0:
                weights[j, k] = alignment[j, k]
    p = np.zeros(guests)
    interdependent_kernel(utility, pull, weights, _REFERENCE, p)
    return p


@njit
def run_before(
    utility: Floats, alignment: Floats, asked: Floats, pull: Floats, rounds: int
) -> float:
    """Run every draw and round; return how often guests came.

    Parameters
    ----------
    utility : array of float, shape (draw, guest)
        Log-odds but for the pull.
    alignment : array of float, shape (guest, guest)
        Row-normalised alignment.
    asked : array of float, shape (guest,)
        1 for guests asked.
    pull : array of float, shape (draw,)
        Pull of others' attendance.
    rounds : int
        Rounds a draw.
    """
    came = 0.0
    guests = utility.shape[1]
    luck = np.empty(guests)
    for n in range(utility.shape[0]):
        for r in range(rounds):
            for j in range(guests):
                if r == 0 or shock(1, 0, j + 1, _REFRESH, r, n) < _REFRESHED:
                    luck[j] = shock(1, 0, j + 1, _ACCEPT, r, n)
            chance = acceptance_before(utility[n], alignment, asked, pull[n])
            for j in range(guests):
                if asked[j] == 1.0 and luck[j] < chance[j]:
                    came += 1.0
    return came
