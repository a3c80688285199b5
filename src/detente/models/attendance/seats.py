"""Forecast how many guests come, with what they share."""

import numpy as np

from detente.errors import DomainError
from detente.numerics.arrays import Floats

__all__ = ["count_law", "shared_count_law"]


def count_law(chance: Floats) -> Floats:
    """Return the law of a sum of independent events (Poisson binomial).

    Parameters
    ----------
    chance : array of float, shape (..., guest)
        Probability of each, in [0, 1].

    Returns
    -------
    array of float, shape (..., guest + 1)
        Probability of 0, 1, … events; sums to 1.

    Raises
    ------
    DomainError
        If a probability lies outside [0, 1].

    Examples
    --------
    >>> count_law(np.array([0.5, 0.5]))
    array([0.25, 0.5 , 0.25])
    """
    given = np.asarray(chance, np.float64)
    if not ((given >= 0.0) & (given <= 1.0)).all():
        message = "each probability must be in [0, 1]"
        raise DomainError(message)
    misses = 1.0 - given
    law = np.zeros((*given.shape[:-1], given.shape[-1] + 1))
    law[..., 0] = 1.0
    for guest in range(given.shape[-1]):
        one, none = given[..., guest, None], misses[..., guest, None]
        more = law[..., : guest + 1] * one  # beyond it the law is still 0
        law[..., : guest + 2] *= none
        law[..., 1 : guest + 2] += more
    return law


def shared_count_law(chance: Floats, weight: Floats) -> Floats:
    """Return the law of how many come where guests share a level.

    Parameters
    ----------
    chance : array of float, shape (guest, level)
        Probability of each given the level; given it, guests are independent.
    weight : array of float, shape (level,)
        Probability of each level.

    Returns
    -------
    array of float, shape (guest + 1,)
    """
    return np.asarray(np.asarray(weight) @ count_law(np.asarray(chance).T))
