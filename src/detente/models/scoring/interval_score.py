r"""Interval score: width, and a penalty for what falls outside :cite:p:`gneiting2007`."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import rows, within

__all__ = ["SPEC", "IntervalScore", "interval_score_array"]

SPEC = ModelSpec(
    name="scoring.interval_score",
    title="Interval score",
    sources=("gneiting2007",),
    takes=(
        Array("low", ("...",), unit="any", meaning="Low end of the central interval."),
        Array("high", ("...",), unit="units of low", meaning="High end of the central interval."),
        Array("outcome", ("...",), unit="units of low", meaning="What came about."),
    ),
    gives=(
        Array(
            "score",
            ("...",),
            unit="units of low",
            low=0.0,
            meaning="Width of the interval and penalty; 0 is best.",
        ),
        Array(
            "covered",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="1 if the outcome is in the interval, ends included, otherwise 0.",
        ),
    ),
    aliases=("Winkler score",),
)


class IntervalScore(NamedTuple):
    """Score of an interval, and whether it held.

    Attributes
    ----------
    score : array of float, shape (...)
        Width plus penalty, in the unit of the interval, >= 0; 0 is best.
    covered : array of float, shape (...)
        1 if the outcome is in the interval, ends included, otherwise 0. Its mean is the coverage.
    """

    score: Floats
    covered: Floats


def interval_score_array(
    low: Floats, high: Floats, outcome: Floats, *, level: float
) -> IntervalScore:
    r"""Return the score of each central interval, and whether it holds the outcome.

    Parameters
    ----------
    low, high : array of float, shape (...)
        Ends of the interval, in any unit.
    outcome : array of float, shape (...)
        What came about, in the same unit.
    level : float
        Probability that the interval claims to hold, :math:`1 - \alpha`, in (0, 1): 0.9 for the
        quantiles 0.05 and 0.95.

    Returns
    -------
    IntervalScore
        Score and coverage; both NaN where an end or the outcome is NaN.

    Raises
    ------
    DomainError
        If a number is infinite, a low end is above its high end, or the level is out of range.
    ShapeError
        If the arrays do not broadcast.

    Notes
    -----
    .. math:: S = (u - l) + \frac{2}{\alpha} (l - y)_+ + \frac{2}{\alpha} (y - u)_+

    Compare the mean of `covered` with the level: an honest interval covers as often as it claims.

    Examples
    --------
    >>> result = interval_score_array(10.0, 20.0, np.array([15.0, 21.0, 8.0]), level=0.8)
    >>> result.score.round(6).tolist(), result.covered.tolist()
    ([10.0, 20.0, 30.0], [1.0, 0.0, 0.0])
    """
    if not 0.0 < level < 1.0:
        message = f"level is {level:g}; it must be in (0, 1), such as 0.9"
        raise DomainError(message)
    given = {"low": low, "high": high, "outcome": outcome}
    table, shape = rows(**{name: within(name, value, -np.inf) for name, value in given.items()})
    least, most, true = table
    if (wrong := np.flatnonzero(least > most)).size:
        first = wrong[0]
        message = f"low is {least[first]:g} and high {most[first]:g}; low must not be above high"
        raise DomainError(message)
    outside = np.maximum(least - true, 0.0) + np.maximum(true - most, 0.0)
    score = most - least + 2.0 / (1.0 - level) * outside
    covered = np.where(np.isnan(score), np.nan, outside == 0.0)
    return IntervalScore(score.reshape(shape)[()], covered.reshape(shape)[()])
