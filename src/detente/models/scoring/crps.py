r"""Continuous ranked probability score of draws :cite:p:`gneiting2007`."""

import numpy as np

from detente.errors import ShapeError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import within

__all__ = ["SPEC", "crps_array"]

SPEC = ModelSpec(
    name="scoring.crps",
    title="Continuous ranked probability score of draws",
    sources=("gneiting2007",),
    takes=(
        Array(
            "forecast",
            ("...", "draw"),
            unit="any",
            meaning="Draws from the forecast, with equal weights.",
        ),
        Array("outcome", ("...",), unit="units of forecast", meaning="What came about."),
    ),
    gives=(
        Array(
            "score",
            ("...",),
            unit="units of forecast",
            meaning="Distance between the draws and the outcome; 0 is best.",
        ),
    ),
)


def crps_array(forecast: Floats, outcome: Floats, *, fair: bool = False) -> Floats:
    r"""Return the continuous ranked probability score of draws.

    Parameters
    ----------
    forecast : array of float, shape (..., draw)
        Draws from the forecast, with equal weights, in any order and any unit.
    outcome : array of float, shape (...)
        What came about, in the same unit.
    fair : bool, optional
        Correct for the number of draws: the expected score is then that of infinitely many draws.
        It needs two draws or more.

    Returns
    -------
    array of float, shape (...)
        Score in the unit of the forecast; 0 is best. The fair score may be below 0. NaN where a
        draw or the outcome is NaN.

    Raises
    ------
    DomainError
        If a number is infinite.
    ShapeError
        If there are too few draws, or the arrays do not fit each other.

    Notes
    -----
    .. math::

       S = \frac{1}{m} \sum_i |x_i - y| - \frac{1}{2 m^2} \sum_i \sum_j |x_i - x_j|

    The fair score divides the second sum by :math:`2 m (m - 1)`. With the draws in order the first
    form equals

    .. math:: S = \frac{2}{m^2} \sum_{i=1}^m (x_{(i)} - y)
              \bigl(m \, 1\{y < x_{(i)}\} - i + \tfrac12\bigr),

    a sum of terms that are never negative, in :math:`O(m \log m)` steps. With one draw the score
    is the absolute error.

    Examples
    --------
    >>> draws, outcome = np.array([1.0, 2.0, 3.0, 4.0]), np.array(2.5)
    >>> float(crps_array(draws, outcome)), round(float(crps_array(draws, outcome, fair=True)), 6)
    (0.375, 0.166667)
    """
    draws = within("forecast", forecast, -np.inf)
    least = 2 if fair else 1
    if draws.ndim < 1 or draws.shape[-1] < least:
        message = (
            f"forecast has shape {draws.shape}; it must be (..., draw), with at least {least} "
            f"draw{'s' if fair else ''}"
        )
        raise ShapeError(message)
    true = within("outcome", outcome, -np.inf)
    try:
        error = np.sort(draws - true[..., None], axis=-1)
    except ValueError as clash:
        message = (
            f"forecast {draws.shape} and outcome {true.shape} do not fit; "
            "give one outcome for each set of draws"
        )
        raise ShapeError(message) from clash
    m = draws.shape[-1]
    rank = np.arange(1, m + 1)
    score = 2.0 * (error * (m * (error > 0) - rank + 0.5)).sum(axis=-1) / m**2
    if fair:  # what the second sum over m(m - 1) takes off beyond that over m**2
        score = score - (error * (2 * rank - m - 1)).sum(axis=-1) / (m**2 * (m - 1))
    return np.asarray(score)[()]
