"""Turn yearly hazards into the probability of each event by a horizon."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.numerics.arrays import Floats

__all__ = ["Incidence", "incidence_array"]


class Incidence(NamedTuple):
    """Cumulative incidence of competing events.

    Attributes
    ----------
    event : array of float, shape (..., cause)
        Probability that each is the first event by the horizon.
    none : array of float, shape (...)
        Probability of none; with the others it sums to 1.
    """

    event: Floats
    none: Floats


def incidence_array(hazard: Floats, years: float) -> Incidence:
    r"""Return the probability that each event comes first, within a number of years.

    Parameters
    ----------
    hazard : array of float, shape (..., interval, cause)
        Yearly hazards of each cause, >= 0; their sum over causes at most 1.
    years : float
        Horizon, in years, > 0 and at most the number of intervals.

    Returns
    -------
    Incidence
        Probabilities.

    Raises
    ------
    ShapeError
        If there is no dimension of intervals and causes.
    DomainError
        If the horizon is outside the intervals.

    Notes
    -----
    .. math::

        F_c(k) = F_c(k-1) + S_{k-1} h_{kc}, \qquad S_k = S_{k-1}\Bigl(1 - \sum_c h_{kc}\Bigr)

    A part f of the last year takes :math:`h_c (1-(1-h)^f)/h` with :math:`h = \sum_c h_c`.

    Examples
    --------
    >>> incidence_array(np.array([[0.1, 0.2], [0.1, 0.2]]), 1.5).event.round(4)
    array([0.1381, 0.2762])
    """
    rates = np.asarray(hazard, np.float64)
    if rates.ndim < 2:
        message = f"hazard has shape {rates.shape}; it needs dimensions of intervals and causes"
        raise ShapeError(message)
    if not 0.0 < years <= rates.shape[-2]:
        message = f"horizon is {years:g} years; it must be above 0 and at most {rates.shape[-2]}"
        raise DomainError(message)
    event = np.zeros((*rates.shape[:-2], rates.shape[-1]))
    none = np.ones(rates.shape[:-2])
    for k in range(int(np.ceil(years))):
        now = rates[..., k, :]
        part = min(years - k, 1.0)
        if part < 1.0:
            total = now.sum(axis=-1, keepdims=True)
            share = 1.0 - (1.0 - total) ** part
            now = np.divide(now * share, total, out=np.zeros_like(now), where=total > 0.0)
        event = event + none[..., None] * now
        none = none * (1.0 - now.sum(axis=-1))
    return Incidence(event, none)
