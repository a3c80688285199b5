"""Forecast a round that was announced: whether it is held, and whether those who agreed come."""

from typing import Final

import numpy as np

from detente.numerics.arrays import Floats

__all__ = ["HELD_LATER", "MEAN_DELAY", "came_law", "delay", "held_law"]

HELD_LATER: Final = 0.7  # chance that a round that is not held on time is held later
MEAN_DELAY: Final = 3.0  # months
_HELD, _CAME = (8.0, 2.0), (19.0, 1.0)


def held_law(held: float, not_held: float) -> Floats:
    """Return the beta law of the chance that a round is held within 60 days of its date.

    The prior, Beta(8, 2), is judgement: hardly any announced round is on record.

    Parameters
    ----------
    held, not_held : float
        The case's own announced rounds whose date has passed, >= 0.

    Returns
    -------
    array of float, shape (2,)

    Examples
    --------
    >>> a, b = held_law(0, 1)
    >>> round(float(a / (a + b)), 6)
    0.727273
    """
    return np.add(_HELD, (held, not_held))


def came_law(came: float, stayed_away: float) -> Floats:
    """Return the beta law of the chance that a guest that agreed to come does, if it is held.

    The prior, Beta(19, 1), is judgement.

    Parameters
    ----------
    came, stayed_away : float
        Guests that had agreed to come to announced rounds that were held, >= 0.

    Returns
    -------
    array of float, shape (2,)
    """
    return np.add(_CAME, (came, stayed_away))


def delay(luck: Floats) -> Floats:
    """Return geometric delays in months, at least 1 and 3 in the mean.

    Parameters
    ----------
    luck : array of float, shape (...)
        Uniforms in (0, 1).

    Returns
    -------
    array of float, shape (...)
    """
    months = np.ceil(np.log1p(-luck) / np.log1p(-1.0 / MEAN_DELAY))
    return np.asarray(np.maximum(months, 1.0))
