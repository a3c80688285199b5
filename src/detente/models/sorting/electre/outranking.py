r"""Show every step of one outranking relation, to check it by hand :cite:p:`mousseau1999`."""

from typing import NamedTuple

import numpy as np

from detente.models.sorting.electre.kernels import (
    checked_criteria,
    checked_thresholds,
    checked_values,
    concordant,
    credibility_kernel,
    directions,
    discordant,
)
from detente.numerics.arrays import Bools, Floats

__all__ = ["Outranking", "outranking_array"]


class Outranking(NamedTuple):
    """Intermediate values from two performances to a credibility."""

    partial: Floats  # (criterion,), partial concordance, in [0, 1]
    discordance: Floats  # (criterion,), in [0, 1]
    concordance: float  # weighted mean of the partial concordances
    credibility: float  # concordance, reduced by each discordance above it


def outranking_array(
    x: Floats,
    y: Floats,
    weight: Floats,
    *,
    indifference: Floats,
    preference: Floats,
    veto: Floats,
    descending: Bools | None = None,
) -> Outranking:
    r"""Return the credibility of "x is at least as good as y", with every step.

    Parameters
    ----------
    x, y : array of float, shape (criterion,)
        Performances, in the units of each criterion.
    weight : array of float, shape (criterion,)
        Weights, >= 0; they are scaled to sum to 1.
    indifference, preference, veto : array of float, shape (criterion,)
        Thresholds, 0 <= q <= p <= v; infinite v means no veto.
    descending : array of bool, shape (criterion,), optional
        True where less is better; by default nowhere.

    Returns
    -------
    Outranking
        Partial concordances, discordances, concordance and credibility.

    Raises
    ------
    ShapeError
        If the numbers of criteria differ.
    DomainError
        If a value is NaN, or weights or thresholds are out of order.

    Notes
    -----
    Let :math:`d_j` be the shortfall of x below y on criterion j:

    .. math::

       c_j = \min\Bigl(1, \max\Bigl(0, \frac{p_j - d_j}{p_j - q_j}\Bigr)\Bigr), \quad
       D_j = \min\Bigl(1, \max\Bigl(0, \frac{d_j - p_j}{v_j - p_j}\Bigr)\Bigr), \quad
       \sigma = C \prod_{j: D_j > C} \frac{1 - D_j}{1 - C}

    Examples
    --------
    >>> import numpy as np
    >>> five = np.ones(5)
    >>> a3, b2 = np.array([45.0, 60, 55, 68, 60]), np.array([70.0, 75, 80, 75, 85])
    >>> result = outranking_array(
    ...     a3, b2, five, indifference=5 * five, preference=10 * five, veto=30 * five
    ... )
    >>> result.discordance.tolist(), round(result.concordance, 6), round(result.credibility, 6)
    ([0.75, 0.25, 0.75, 0.0, 0.75], 0.12, 0.002345)
    """
    first, second, share, q, p, v = (
        np.ascontiguousarray(array, dtype=np.float64)
        for array in (x, y, weight, indifference, preference, veto)
    )
    checked_criteria(first.shape[-1], y=second, weight=share, q=q, p=p, v=v)
    checked_values(first, second, share)
    checked_thresholds(q, p, v)
    sign = directions(descending, first.shape[-1])
    better, worse = sign * first, sign * second
    short = worse - better
    size = np.maximum(np.abs(better), np.abs(worse))
    partial = np.array([concordant(*step) for step in zip(short, size, q, p, strict=True)])
    discordance = np.array([discordant(*step) for step in zip(short, size, p, v, strict=True)])
    return Outranking(
        partial=partial,
        discordance=discordance,
        concordance=float((share * partial).sum() / share.sum()),
        credibility=float(credibility_kernel(better, worse, share, q, p, v)),
    )
