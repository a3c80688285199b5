r"""Brier score of a yes-or-no event: the squared error of its probability :cite:p:`brier1950`."""

import numpy as np

from detente.models.scoring.arrays import truths
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import rows, within

__all__ = ["SPEC", "brier_array"]

SPEC = ModelSpec(
    name="scoring.brier",
    title="Brier score of a yes-or-no event",
    sources=("brier1950", "gneiting2007"),
    takes=(
        Array(
            "forecast",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Probability that the event happens.",
        ),
        Array(
            "outcome",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="1 if it happened, otherwise 0.",
        ),
    ),
    gives=(
        Array(
            "score",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Squared error of the probability; 0 is best.",
        ),
    ),
    aliases=("quadratic score", "half Brier score"),
)


def brier_array(forecast: Floats, outcome: Floats) -> Floats:
    r"""Return the squared error of the probability of each event.

    Parameters
    ----------
    forecast : array of float, shape (...)
        Probability that the event happens, in [0, 1].
    outcome : array of float, shape (...)
        1 or True if it happened, 0 or False if not.

    Returns
    -------
    array of float, shape (...)
        Score in [0, 1]; 0 is best. NaN where the forecast or the outcome is NaN.

    Raises
    ------
    DomainError
        If a forecast lies outside [0, 1], or an outcome is neither 0 nor 1.
    ShapeError
        If the arrays do not broadcast.

    Notes
    -----
    .. math:: S(p, o) = (p - o)^2

    This is half of `brier_categories_array` for the two categories no and yes. The score of a
    method is the mean over its forecasts.

    Examples
    --------
    >>> score = brier_array(np.array([0.9, 0.7, 0.2, 0.4]), np.array([1, 1, 0, 1]))
    >>> score.round(2).tolist(), round(float(score.mean()), 3)
    ([0.01, 0.09, 0.04, 0.36], 0.125)
    """
    chance = within("forecast", forecast, 0.0, 1.0)
    table, shape = rows(forecast=chance, outcome=truths(outcome))
    return np.asarray(((table[0] - table[1]) ** 2).reshape(shape))[()]
