r"""Pool the probabilities of several experts :cite:p:`stone1961,genest1986,satopaa2014`."""

from typing import Literal

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats

__all__ = ["SPEC", "extremised_pool_array", "linear_pool_array", "log_pool_array", "pooling_array"]

SPEC = ModelSpec(
    name="evidence.pooling",
    title="Opinion pools",
    sources=("stone1961", "genest1986", "satopaa2014"),
    takes=(
        Array(
            "probability",
            ("...", "expert"),
            low=0.0,
            high=1.0,
            meaning="Probability from each expert.",
        ),
        Array(
            "weight",
            ("expert",),
            low=0.0,
            optional=True,
            meaning="Weights, scaled to sum to 1; equal by default.",
        ),
    ),
    gives=(
        Array(
            "pooled",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="The pooled probability; NaN where a log pool meets 0 and 1.",
        ),
    ),
)


def linear_pool_array(probability: Floats, weight: Floats | None = None) -> Floats:
    r"""Return the weighted mean of probabilities.

    Parameters
    ----------
    probability : array of float, shape (..., expert)
        In [0, 1].
    weight : array of float, shape (expert,), optional
        Weights, >= 0, scaled to sum 1; default equal.

    Returns
    -------
    array of float, shape (...)
        :math:`\sum_i w_i p_i`.

    Examples
    --------
    >>> round(float(linear_pool_array(np.array([0.6, 0.7, 0.9]))), 4)
    0.7333
    """
    p, w = _checked(probability, weight)
    return np.asarray((p * w).sum(axis=-1))[()]


def log_pool_array(probability: Floats, weight: Floats | None = None) -> Floats:
    r"""Return the logarithmic pool: the mean on the log-odds scale.

    Parameters
    ----------
    probability : array of float, shape (..., expert)
        In [0, 1].
    weight : array of float, shape (expert,), optional
        Weights, >= 0, scaled to sum 1; default equal.

    Returns
    -------
    array of float, shape (...)
        :math:`L(\sum_i w_i \operatorname{logit} p_i)`.

    Examples
    --------
    >>> round(float(log_pool_array(np.array([0.6, 0.7, 0.9]))), 4)
    0.7595
    """
    return extremised_pool_array(probability, weight, factor=1.0)


def extremised_pool_array(
    probability: Floats, weight: Floats | None = None, *, factor: float = 1.5
) -> Floats:
    r"""Return the extremised logarithmic pool; use it only for independent sources.

    Parameters
    ----------
    probability : array of float, shape (..., expert)
        In [0, 1].
    weight : array of float, shape (expert,), optional
        Weights, >= 0, scaled to sum 1; default equal.
    factor : float, optional
        Factor a on the log-odds, from 1 to about 2.5; do not use it for claims with one origin.

    Returns
    -------
    array of float, shape (...)
        :math:`L(a \sum_i w_i \operatorname{logit} p_i)`; NaN if one expert with weight says 1
        and another 0.

    Raises
    ------
    DomainError
        If a probability lies outside [0, 1], a weight is negative, or the factor is below 1.
    ShapeError
        If the number of weights is not the number of experts.

    Examples
    --------
    >>> p = np.array([0.6, 0.7, 0.9])
    >>> [round(float(extremised_pool_array(p, factor=a)), 4) for a in (1.5, 2.5)]
    [0.8488, 0.9466]
    """
    p, w = _checked(probability, weight)
    if factor < 1.0:
        message = f"factor is {factor}; it must be >= 1"
        raise DomainError(message)
    with np.errstate(divide="ignore"):
        logit = np.log(p) - np.log1p(-p)
    terms = np.where(w > 0, logit * np.where(w > 0, w, 1.0), 0.0)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(1.0 / (1.0 + np.exp(-factor * terms.sum(axis=-1))))[()]


def pooling_array(
    probability: Floats,
    weight: Floats | None = None,
    *,
    pool: Literal["linear", "log", "extremised"] = "log",
    factor: float = 1.5,
) -> Floats:
    """Return the pooled probability of several experts.

    Parameters
    ----------
    probability : array of float, shape (..., expert)
        In [0, 1].
    weight : array of float, shape (expert,), optional
        Weights, >= 0, scaled to sum 1; default equal.
    pool : {"linear", "log", "extremised"}, optional
        Pool to use: `linear_pool_array`, `log_pool_array` or `extremised_pool_array`.
    factor : float, optional
        Factor of the extremised pool.

    Returns
    -------
    array of float, shape (...)
        Pooled probabilities.

    Raises
    ------
    DomainError
        If the pool is unknown, or as in the function of the pool.

    Examples
    --------
    >>> p = np.array([0.6, 0.7, 0.9])
    >>> [round(float(pooling_array(p, pool=name)), 4) for name in ("linear", "log", "extremised")]
    [0.7333, 0.7595, 0.8488]
    """
    if pool == "linear":
        return linear_pool_array(probability, weight)
    stretches = {"log": 1.0, "extremised": factor}
    if pool not in stretches:
        message = f"pool is '{pool}'; allowed: linear, log, extremised"
        raise DomainError(message)
    return extremised_pool_array(probability, weight, factor=stretches[pool])


def _checked(probability: Floats, weight: Floats | None) -> tuple[Floats, Floats]:
    p = np.asarray(probability, dtype=np.float64)
    if np.isnan(p).any() or (p < 0).any() or (p > 1).any():
        message = f"probability is {p.tolist()}; each must be in [0, 1]"
        raise DomainError(message)
    w = np.ones(p.shape[-1]) if weight is None else np.asarray(weight, dtype=np.float64)
    if w.shape[-1:] != p.shape[-1:]:
        message = f"{w.shape[-1]} weights for {p.shape[-1]} experts; give one weight per expert"
        raise ShapeError(message)
    if not (np.isfinite(w) & (w >= 0)).all() or w.sum() <= 0:
        message = f"weights must be >= 0 and sum to more than 0, all finite; found {w.tolist()}"
        raise DomainError(message)
    return p, w / w.sum()
