r"""Brier score of several categories, in its original form :cite:p:`brier1950`."""

import numpy as np

from detente.models.scoring.arrays import by_category
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats

__all__ = ["SPEC", "brier_categories_array"]

SPEC = ModelSpec(
    name="scoring.brier_categories",
    title="Brier score of several categories",
    sources=("brier1950", "gneiting2007"),
    takes=(
        Array(
            "forecast",
            ("...", "category"),
            low=0.0,
            high=1.0,
            meaning="Probability of each category, with sum 1.",
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
            high=2.0,
            meaning="Sum of squared errors over the categories; 0 is best.",
        ),
    ),
)


def brier_categories_array(forecast: Floats, outcome: Floats) -> Floats:
    r"""Return the sum over categories of the squared errors of their probabilities.

    Parameters
    ----------
    forecast : array of float, shape (..., category)
        Probability of each category, in [0, 1], with sum 1; two or more categories.
    outcome : array of int, shape (...)
        Index of the category that came about, from 0.

    Returns
    -------
    array of float, shape (...)
        Score in [0, 2]; 0 is best. NaN where a probability or the outcome is NaN.

    Raises
    ------
    DomainError
        If a probability lies outside [0, 1], the probabilities do not sum to 1, or an outcome is
        not the index of a category.
    ShapeError
        If there are fewer than two categories, or the arrays do not fit each other.

    Notes
    -----
    With :math:`o_c` 1 for the category that came about and 0 for the others:

    .. math:: S(p, o) = \sum_c (p_c - o_c)^2

    The order of the categories does not matter; where it should, use `rps_array`.

    Examples
    --------
    >>> forecast = np.array([[0.2, 0.5, 0.3], [0.0, 0.0, 1.0]])
    >>> brier_categories_array(forecast, np.array([2, 0])).round(2).tolist()
    [0.78, 2.0]
    """
    table = by_category(forecast, outcome)
    happened = np.arange(table.forecast.shape[-1]) == table.outcome[..., None]
    score = ((table.forecast - happened) ** 2).sum(axis=-1)
    return np.where(table.known, score, np.nan)[()]
