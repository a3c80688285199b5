"""Compare an outcome between draws in which an event happens and draws in which it does not."""

from typing import Final, NamedTuple

import numpy as np

from detente.numerics.arrays import Bools, Floats

__all__ = ["FEWEST", "Apart", "apart_by"]

FEWEST: Final = 30
"""Draws with the event, and without, from which on a difference has a number."""


class Apart(NamedTuple):
    """A difference of means and its standard error."""

    number: float
    error: float


def apart_by(values: Floats, happened: Bools) -> Apart | None:
    """Return the mean with an event less the mean without, and its standard error.

    The draws of both kinds are separate, with variances of their own (Welch 1947): the error is the
    root of the sum of variance over number. What differs goes with the event; it need not be its
    effect.

    Parameters
    ----------
    values : array of float, shape (draw,)
        The outcome; NaN where it is not defined.
    happened : array of bool, shape (draw,)
        Whether the event happens in the draw.

    Returns
    -------
    Apart or None
        None with fewer than 30 draws of either kind.

    Examples
    --------
    >>> values = np.repeat([0.0, 1.0, 2.0], [20, 20, 40])
    >>> apart_by(values, values == 2.0)
    Apart(number=1.5, error=0.08006407690254357)
    """
    known = ~np.isnan(values)
    both = values[known & happened], values[known & ~happened]
    if min(one.size for one in both) < FEWEST:
        return None
    inside, outside = both
    parts = [one.var(ddof=1) / one.size for one in both]
    return Apart(float(inside.mean() - outside.mean()), float(np.sqrt(sum(parts))))
