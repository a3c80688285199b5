r"""Logarithmic score: the surprise at what came about :cite:p:`gneiting2007`."""

import numpy as np

from detente.models.scoring.arrays import by_category, truths
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import rows, within

__all__ = ["SPEC", "binary_log_score_array", "log_score_array"]

SPEC = ModelSpec(
    name="scoring.log_score",
    title="Logarithmic score",
    sources=("gneiting2007",),
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
            unit="nats",
            low=0.0,
            meaning="Minus the logarithm of the probability of what came about; 0 is best, "
            "infinite if that probability was 0.",
        ),
    ),
    aliases=("ignorance score", "log loss"),
)


def log_score_array(forecast: Floats, outcome: Floats) -> Floats:
    r"""Return minus the logarithm of the probability given to what came about.

    Parameters
    ----------
    forecast : array of float, shape (..., category)
        Probability of each category, in [0, 1], with sum 1; two or more categories.
    outcome : array of int, shape (...)
        Index of the category that came about, from 0.

    Returns
    -------
    array of float, shape (...)
        Score in nats, >= 0; 0 is best, infinite where the probability was 0. NaN where a
        probability or the outcome is NaN.

    Raises
    ------
    DomainError
        If a probability lies outside [0, 1], the probabilities do not sum to 1, or an outcome is
        not the index of a category.
    ShapeError
        If there are fewer than two categories, or the arrays do not fit each other.

    Notes
    -----
    .. math:: S(p, o) = -\ln p_o

    Nothing is clipped: one forecast that rules out what came about makes a mean infinite.

    Examples
    --------
    >>> forecast = np.array([[0.25, 0.5, 0.25], [0.0, 0.0, 1.0]])
    >>> log_score_array(forecast, np.array([1, 0])).round(4).tolist()
    [0.6931, inf]
    """
    table = by_category(forecast, outcome)
    chance = np.take_along_axis(table.forecast, table.outcome[..., None], axis=-1)[..., 0]
    known = table.known & ~np.isnan(table.forecast).any(axis=-1)
    return np.where(known, _surprise(chance), np.nan)[()]


def binary_log_score_array(forecast: Floats, outcome: Floats) -> Floats:
    r"""Return the logarithmic score of the probability of each yes-or-no event.

    Parameters
    ----------
    forecast : array of float, shape (...)
        Probability that the event happens, in [0, 1].
    outcome : array of float, shape (...)
        1 or True if it happened, 0 or False if not.

    Returns
    -------
    array of float, shape (...)
        Score in nats, >= 0; 0 is best, infinite where the forecast was certain and wrong. NaN
        where the forecast or the outcome is NaN.

    Raises
    ------
    DomainError
        If a forecast lies outside [0, 1], or an outcome is neither 0 nor 1.
    ShapeError
        If the arrays do not broadcast.

    Notes
    -----
    .. math:: S(p, o) = -o \ln p - (1 - o) \ln (1 - p)

    Examples
    --------
    >>> score = binary_log_score_array(np.array([0.9, 0.7, 0.2, 0.4]), np.array([1, 1, 0, 1]))
    >>> round(float(score.mean()), 6)
    0.400367
    """
    chance = within("forecast", forecast, 0.0, 1.0)
    table, shape = rows(forecast=chance, outcome=truths(outcome))
    given = np.where(table[1] == 1.0, table[0], 1.0 - table[0])
    score = np.where(np.isnan(table[1]), np.nan, _surprise(given))
    return np.asarray(score.reshape(shape))[()]


def _surprise(chance: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        return np.asarray(0.0 - np.log(chance))
