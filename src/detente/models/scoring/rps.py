r"""Ranked probability score of ordered categories :cite:p:`gneiting2007`."""

import numpy as np

from detente.models.scoring.arrays import by_category
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats

__all__ = ["SPEC", "rps_array"]

SPEC = ModelSpec(
    name="scoring.rps",
    title="Ranked probability score",
    sources=("gneiting2007",),
    takes=(
        Array(
            "forecast",
            ("...", "category"),
            low=0.0,
            high=1.0,
            meaning="Probability of each category, in their order, with sum 1.",
        ),
        Array(
            "outcome",
            ("...",),
            low=0.0,
            meaning="Index of the category that came about, from 0.",
        ),
    ),
    gives=(
        Array(
            "score",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Mean squared error of the cumulative probabilities; 0 is best.",
        ),
    ),
)


def rps_array(forecast: Floats, outcome: Floats) -> Floats:
    r"""Return the mean squared error of the cumulative probabilities of ordered categories.

    Parameters
    ----------
    forecast : array of float, shape (..., category)
        Probability of each category, in [0, 1], in their order, with sum 1; two or more.
    outcome : array of int, shape (...)
        Index of the category that came about, from 0.

    Returns
    -------
    array of float, shape (...)
        Score in [0, 1]; 0 is best. NaN where a probability or the outcome is NaN.

    Raises
    ------
    DomainError
        If a probability lies outside [0, 1], the probabilities do not sum to 1, or an outcome is
        not the index of a category.
    ShapeError
        If there are fewer than two categories, or the arrays do not fit each other.

    Notes
    -----
    With K categories, cumulative probabilities F, and cumulative outcomes O that are 0 before the
    category that came about and 1 from it on:

    .. math:: S = \frac{1}{K - 1} \sum_{k=1}^{K-1} (F_k - O_k)^2

    A probability near what came about costs less than one far away. Some authors do not divide
    by K - 1. For counts, K - 1 times this score is the continuous ranked probability score. For
    two categories it is `brier_array`.

    Examples
    --------
    >>> forecast = np.array([0.2, 0.5, 0.3])
    >>> rps_array(forecast, np.array([0, 1, 2])).round(3).tolist()
    [0.365, 0.065, 0.265]
    """
    table = by_category(forecast, outcome)
    last = table.forecast.shape[-1] - 1
    reached = np.arange(last) >= table.outcome[..., None]
    error = np.cumsum(table.forecast, axis=-1)[..., :last] - reached
    known = table.known & ~np.isnan(table.forecast).any(axis=-1)
    return np.where(known, (error**2).sum(axis=-1) / last, np.nan)[()]
