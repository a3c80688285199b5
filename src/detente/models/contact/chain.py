r"""Contact as a chain in continuous time: levels none, clandestine, unofficial, open.

A power may jump: from none it opens at any level. From any level it may fall back to none.
"""

import numpy as np
from scipy import linalg

from detente.models.contact.exposure import LEVELS
from detente.numerics.arrays import Floats

__all__ = ["chance_of_open", "generator"]

_OPEN = LEVELS - 1


def generator(opening: float, shares: Floats, rises: Floats, down: float) -> Floats:
    """Return the matrix of rates a year between levels; its rows sum to 0.

    Parameters
    ----------
    opening : float
        Rate of leaving none, >= 0.
    shares : array of float, shape (3,)
        Probability of each level reached from none.
    rises : array of float, shape (3,)
        Rates from clandestine to unofficial, from clandestine to open, from unofficial to open.
    down : float
        Rate of falling to none, from any level.

    Returns
    -------
    array of float, shape (4, 4)
    """
    rates = np.zeros((LEVELS, LEVELS))
    rates[0, 1:] = opening * np.asarray(shares)
    rates[1, 2], rates[1, 3], rates[2, 3] = rises
    rates[1:, 0] = down
    np.fill_diagonal(rates, -rates.sum(axis=1))
    return rates


def chance_of_open(rates: Floats, years: float, start: int = 0) -> float:
    """Return the probability of reaching open contact within some years.

    Parameters
    ----------
    rates : array of float, shape (4, 4)
        From :func:`generator`.
    years : float
        Length of time, >= 0.
    start : int
        Level at the start, 0 to 3.
    """
    absorbing = np.array(rates, dtype=np.float64)
    absorbing[_OPEN] = 0.0
    return float(linalg.expm(absorbing * years)[start, _OPEN])
