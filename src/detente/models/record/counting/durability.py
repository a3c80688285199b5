r"""Estimate how long agreements hold: the product-limit curve :cite:p:`kaplan1958`."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.numerics.arrays import Bools, Floats

__all__ = ["Durability", "durability_array"]

_MONTHS = 12.0
_HAZARD_YEARS = 5.0  # span of the mean hazard


class Durability(NamedTuple):
    """How long agreements hold.

    Attributes
    ----------
    followed : int
        Agreements followed.
    holds : array of float, shape (year,)
        Share that still holds after each number of years, in [0, 1].
    error : array of float, shape (year,)
        Standard error of that share, after Greenwood.
    ended : int
        Ends in the first five years.
    months : float
        Months under observation in the first five years.
    hazard : float
        Mean hazard per month in the first five years; NaN if nothing was observed.
    """

    followed: int
    holds: Floats
    error: Floats
    ended: int
    months: float
    hazard: float


def durability_array(followed: Floats, ended: Bools, years: Floats) -> Durability:
    r"""Return how long agreements hold.

    Parameters
    ----------
    followed : array of float, shape (agreement,)
        Years from signature to the end, or to the last day known, >= 0.
    ended : array of bool, shape (agreement,)
        Has it ended?
    years : array of float, shape (year,)
        Times at which the curve is read, >= 0.

    Returns
    -------
    Durability
        Curve, errors and mean hazard.

    Raises
    ------
    ShapeError
        If lengths differ.
    DomainError
        If a time is negative or NaN.

    Notes
    -----
    .. math::

        S(t) = \prod_{t_i \le t} \Bigl(1 - \frac{d_i}{n_i}\Bigr), \qquad
        \operatorname{se} = S(t) \sqrt{\sum_{t_i \le t} \frac{d_i}{n_i (n_i - d_i)}}

    Examples
    --------
    >>> ended = np.array([True, False, True])
    >>> durability_array(np.array([1.0, 2.0, 3.0]), ended, np.array([1.0, 2.5])).holds.round(4)
    array([0.6667, 0.6667])
    """
    time, over = np.asarray(followed, np.float64), np.asarray(ended, bool)
    if time.shape != over.shape or time.ndim != 1:
        message = f"followed {time.shape} and ended {over.shape} must be vectors of one length"
        raise ShapeError(message)
    if not (time >= 0).all():
        message = "times must be 0 or more years"
        raise DomainError(message)
    moments = np.unique(time[over])
    at_risk = (time[None, :] >= moments[:, None]).sum(axis=1)
    deaths = ((time[None, :] == moments[:, None]) & over).sum(axis=1)
    steps = 1.0 - deaths / at_risk
    left = np.maximum(at_risk - deaths, 0)
    terms = np.divide(deaths, at_risk * left, out=np.zeros(len(moments)), where=left > 0)
    past = moments[None, :] <= np.asarray(years, np.float64)[:, None]
    holds = np.where(past, steps, 1.0).prod(axis=1)
    error = holds * np.sqrt(np.where(past, terms, 0.0).sum(axis=1))
    months = float(np.minimum(time, _HAZARD_YEARS).sum() * _MONTHS)
    early = int((over & (time <= _HAZARD_YEARS)).sum())
    return Durability(
        len(time), holds, error, early, months, early / months if months > 0 else np.nan
    )
