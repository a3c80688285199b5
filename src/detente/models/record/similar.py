r"""Rate wars by their likeness to others: similarity-weighted rates :cite:p:`gilboa1995`."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError
from detente.numerics.arrays import Floats, Ints

__all__ = ["BANDWIDTHS", "Similar", "distance", "shrunk", "similar_rates"]

BANDWIDTHS = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1.0)
_OTHER_REGION = 2.0  # squared distance between wars of different regions
_SHRINK = 3.0  # wars that the overall rate is worth


class Similar(NamedTuple):
    """Similarity-weighted rates.

    Attributes
    ----------
    rate : array of float, shape (war, outcome)
        Share of each outcome among similar wars, shrunk towards their overall rate.
    conflicts : array of float, shape (war,)
        Effective number of conflicts that the rate rests on.
    """

    rate: Floats
    conflicts: Floats


def distance(facts: Floats, region: Ints, other_facts: Floats, other_region: Ints) -> Floats:
    r"""Return squared distances, :math:`(\sum_j (z_i - z_j)^2 + 2 [r_i \ne r_j]) / m`.

    Parameters
    ----------
    facts, other_facts : array of float, shape (war, fact), (other, fact)
        Standardised facts.
    region, other_region : array of int, shape (war,), (other,)
        Regions.

    Returns
    -------
    array of float, shape (war, other)
    """
    square = ((facts[:, None, :] - other_facts[None, :, :]) ** 2).sum(axis=-1)
    apart = region[:, None] != other_region[None, :]
    return np.asarray((square + _OTHER_REGION * apart) / facts.shape[1])


def shrunk(events: Floats, weight: Floats, mean: Floats) -> Floats:
    """Return the rate among similar wars, with the overall rate worth three wars.

    Parameters
    ----------
    events : array of float, shape (..., outcome)
        Weighted wars with each outcome.
    weight : array of float, shape (..., 1)
        Weighted wars.
    mean : array of float, shape (..., outcome)
        Overall rate of each outcome.
    """
    return np.asarray((events + _SHRINK * mean) / (weight + _SHRINK))


def similar_rates(
    square: Floats, same: Floats, outcome: Floats, conflict: Ints, width: float
) -> Similar:
    r"""Return rates of outcomes among similar wars.

    Parameters
    ----------
    square : array of float, shape (war, other)
        Squared distances.
    same : array of bool, shape (war, other)
        Of the same conflict, which is left out.
    outcome : array of float, shape (other, outcome)
        1 for what became of each, 0 for the rest.
    conflict : array of int, shape (other,)
        Conflict of each.
    width : float
        Bandwidth b, > 0.

    Returns
    -------
    Similar
        Rates and effective numbers of conflicts.

    Raises
    ------
    DomainError
        If the bandwidth is not positive.

    Notes
    -----
    .. math::

        s_{ij} = e^{-d^2_{ij} / 2 b^2}, \qquad
        \hat p_{ic} = \frac{\sum_j s_{ij} y_{jc} + 3 \bar p_c}{\sum_j s_{ij} + 3}
    """
    if not width > 0.0:
        message = f"bandwidth is {width:g}; it must be above 0"
        raise DomainError(message)
    other = ~np.asarray(same, bool)
    weight = np.where(other, np.exp(-square / (2.0 * width**2)), 0.0)
    counted = other.sum(axis=1, keepdims=True)
    mean = np.divide(
        other.astype(np.float64) @ outcome,
        counted,
        out=np.zeros((len(square), outcome.shape[1])),
        where=counted > 0,
    )
    rate = shrunk(weight @ outcome, weight.sum(axis=1, keepdims=True), mean)
    groups = np.unique(conflict)
    by_conflict = np.stack([weight[:, conflict == g].sum(axis=1) for g in groups], axis=1)
    total, spread = by_conflict.sum(axis=1), (by_conflict**2).sum(axis=1)
    effective = np.divide(total**2, spread, out=np.zeros(len(square)), where=spread > 0)
    return Similar(rate, effective)
