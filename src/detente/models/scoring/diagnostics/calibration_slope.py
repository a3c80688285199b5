r"""Calibration slope: how far forecasts are too bold or too timid.

The logit of the outcome is regressed on the logit of the forecast. It is a summary of calibration
on one line, where :cite:t:`dimitriadis2021` fit a curve; see `corp_array`.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.errors import DomainError
from detente.models.scoring.arrays import by_event
from detente.models.scoring.clusters import Interval, bounds, clusters_of, resampled
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import numbers

__all__ = [
    "SPEC",
    "CalibrationLine",
    "calibration_slope_array",
    "calibration_slope_interval_array",
]

SPEC = ModelSpec(
    name="scoring.calibration_slope",
    title="Calibration slope and intercept",
    sources=("dimitriadis2021",),
    takes=(
        Array(
            "forecast",
            ("...", "event"),
            low=0.0,
            high=1.0,
            meaning="Probability that the event happens, neither 0 nor 1.",
        ),
        Array(
            "outcome",
            ("...", "event"),
            low=0.0,
            high=1.0,
            meaning="1 if it happened, otherwise 0.",
        ),
    ),
    gives=(
        Array(
            "intercept",
            ("...",),
            unit="log-odds",
            meaning="Log-odds of the outcome at a forecast of one half; 0 is best.",
        ),
        Array(
            "slope",
            ("...",),
            meaning="Log-odds of the outcome per log-odds of the forecast: 1 is best, less is too "
            "bold, more is too timid.",
        ),
    ),
)

_MOST_STEPS = 100
_HALVINGS = 30
_CLOSE = 1e-10


class CalibrationLine(NamedTuple):
    """The line of outcomes on forecasts, both in log-odds.

    Attributes
    ----------
    intercept : array of float, shape (...)
        Log-odds of the outcome at a forecast of one half; 0 is best. NaN where the slope is not
        finite.
    slope : array of float, shape (...)
        1 is best; below 1 the forecasts are too bold, above 1 too timid. Infinite where a
        threshold separates events from non-events.
    """

    intercept: Floats
    slope: Floats


def calibration_slope_array(forecast: Floats, outcome: Floats) -> CalibrationLine:
    r"""Return the intercept and the slope of the logit of the outcome on that of the forecast.

    Parameters
    ----------
    forecast : array of float, shape (..., event)
        Probability that the event happens, in (0, 1).
    outcome : array of float, shape (..., event)
        1 or True if it happened, 0 or False if not.

    Returns
    -------
    CalibrationLine
        Intercept and slope, each of shape (...). The slope is infinite where a threshold of the
        forecast separates events from non-events, minus infinite where it does so the wrong way
        round. Both are NaN where all events or no events happened, where all forecasts are equal,
        and where a forecast or an outcome is NaN.

    Raises
    ------
    DomainError
        If a forecast lies outside (0, 1), or an outcome is neither 0 nor 1.
    ShapeError
        If there is no event, or the arrays do not broadcast.

    Notes
    -----
    The likelihood of

    .. math:: \operatorname{logit} P(o_i = 1) = a + b \operatorname{logit} p_i

    is maximised by Newton's method; a step that lowers it is halved.

    Examples
    --------
    One in five and four in five came true; the forecasts said one in twenty and nineteen.

    >>> forecast, outcome = np.repeat([0.05, 0.95], 5), np.array([1, 0, 0, 0, 0, 1, 1, 1, 1, 0])
    >>> line = calibration_slope_array(forecast, outcome)
    >>> abs(round(float(line.intercept), 4)), round(float(line.slope), 4)
    (0.0, 0.4708)
    """
    events = by_event(_open(forecast), outcome)
    line = _lines(_logit(events.forecast), events.outcome, np.ones_like(events.outcome))
    return CalibrationLine(events.shaped(line[:, 0]), events.shaped(line[:, 1]))


def calibration_slope_interval_array(
    forecast: Floats,
    outcome: Floats,
    cluster: NDArray[Any] | None = None,
    *,
    seed: int,
    level: float = 0.9,
    replicates: int = 1000,
) -> Interval:
    r"""Return the calibration slope with a bootstrap interval, by whole clusters.

    Parameters
    ----------
    forecast : array of float, shape (..., event)
        Probability that the event happens, in (0, 1).
    outcome : array of float, shape (..., event)
        1 or True if it happened, 0 or False if not.
    cluster : array, shape (event,), optional
        Label of the cluster of each event, of any type; by default each event is its own.
    seed : int
        Seed of the bootstrap, >= 0; the same seed gives the same interval.
    level : float, optional
        Share of replicates in the interval, in (0, 1).
    replicates : int, optional
        Number of bootstrap replicates, >= 1.

    Returns
    -------
    Interval
        Low end, slope and high end, each of shape (...); all NaN where the slope is. An end is
        infinite if many replicates have an infinite slope, or none. The ends are NaN if there is
        only one cluster.

    Raises
    ------
    DomainError
        If a forecast lies outside (0, 1), an outcome is neither 0 nor 1, a label is missing, or an
        option is out of range.
    ShapeError
        If there is no event, or the arrays do not fit each other.

    Notes
    -----
    Each replicate draws as many clusters as there are, with replacement, and takes all events of
    each. The ends are replicates; a replicate without a slope widens the interval.

    Examples
    --------
    >>> forecast = np.tile([0.1, 0.3, 0.7, 0.9], 25)
    >>> outcome = np.arange(100) % 10 < 10 * forecast
    >>> result = calibration_slope_interval_array(forecast, outcome, seed=1, replicates=200)
    >>> bool(result.low < result.point < result.high)
    True
    """
    events = by_event(_open(forecast), outcome)
    clusters = clusters_of(cluster, events.outcome.shape[1])
    logit, point = _logit(events.forecast), calibration_slope_array(forecast, outcome).slope
    ends = np.empty((2, len(logit)))
    for row, (line, happened) in enumerate(zip(logit, events.outcome, strict=True)):
        blocks = resampled(clusters, replicates=replicates, seed=seed, width=line.size)
        slopes = [_lines(line, happened, counts[:, clusters.code])[:, 1] for counts in blocks]
        ends[:, row] = bounds(np.concatenate(slopes), level)
    undefined = np.isnan(point) | (clusters.number < 2)
    low, high = (np.where(undefined, np.nan, events.shaped(end)) for end in ends)
    return Interval(low[()], point, high[()])


def _open(forecast: Floats) -> Floats:
    """Return the forecasts; raise if one is 0 or 1."""
    values = numbers("forecast", forecast)
    if len(certain := np.argwhere((values == 0.0) | (values == 1.0))):
        at = tuple(int(k) for k in certain[0])
        message = (
            f"forecast{list(at) if at else ''} is {values[at]:g}; it must be in (0, 1): "
            "clip it first, for example to [0.001, 0.999]"
        )
        raise DomainError(message)
    return values


def _logit(chance: Floats) -> Floats:
    return np.asarray(np.log(chance) - np.log1p(-chance))


def _lines(logit: Floats, outcome: Floats, weight: Floats) -> Floats:
    """Return intercept and slope of each line of weights, shape (line, 2)."""
    logit, outcome = np.broadcast_to(logit, weight.shape), np.broadcast_to(outcome, weight.shape)
    slope = _limit(logit, outcome, weight)
    lines = np.stack([np.full(len(slope), np.nan), slope], axis=1)
    fits = slope == 0.0
    z, o, w = logit[fits], outcome[fits], weight[fits]
    count = w.sum(axis=1, keepdims=True)
    centre = (w * z).sum(axis=1, keepdims=True) / count
    spread = np.sqrt((w * (z - centre) ** 2).sum(axis=1, keepdims=True) / count)
    scaled = _newton((z - centre) / spread, o, w)
    steep = scaled[:, 1] / spread[:, 0]
    lines[fits] = np.stack([scaled[:, 0] - steep * centre[:, 0], steep], axis=1)
    return lines


def _limit(logit: Floats, outcome: Floats, weight: Floats) -> Floats:
    """Return 0 where events and non-events overlap; otherwise the limit of the slope, or NaN."""
    there = weight > 0.0
    ends = []
    for happened in (there & (outcome == 1.0), there & (outcome == 0.0)):
        least = np.where(happened, logit, np.inf).min(axis=1)
        most = np.where(happened, logit, -np.inf).max(axis=1)
        ends.append((least, most, happened.any(axis=1)))
    (least, most, some), (other_least, other_most, others) = ends
    above, below = other_most <= least, most <= other_least
    limit = np.where(above, np.inf, np.where(below, -np.inf, 0.0))
    return np.where((above & below) | ~some | ~others, np.nan, limit)


def _newton(z: Floats, outcome: Floats, weight: Floats) -> Floats:
    """Return the likeliest intercept and slope of each line; NaN where no step is left."""
    line = np.zeros((len(z), 2))
    for _ in range(_MOST_STEPS):
        step = _step(line, z, outcome, weight)
        line = line + _shortened(step, line, z, outcome, weight)
        if not (np.abs(step) > _CLOSE * (1.0 + np.abs(line))).any():
            return line
    return np.where(np.abs(step) > 1e-6 * (1.0 + np.abs(line)), np.nan, line)


def _step(line: Floats, z: Floats, outcome: Floats, weight: Floats) -> Floats:
    """Return Newton's step for each line."""
    chance = np.exp(-np.logaddexp(0.0, -_linear(line, z)))  # without overflow
    pull, curve = weight * (outcome - chance), weight * chance * (1.0 - chance)
    first, second = pull.sum(axis=1), (pull * z).sum(axis=1)
    a, b, c = curve.sum(axis=1), (curve * z).sum(axis=1), (curve * z**2).sum(axis=1)
    det = a * c - b**2
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.stack([(c * first - b * second) / det, (a * second - b * first) / det], axis=1)


def _shortened(step: Floats, line: Floats, z: Floats, outcome: Floats, weight: Floats) -> Floats:
    """Return each step, halved until it no longer lowers the likelihood."""
    before = _likelihood(line, z, outcome, weight)
    slack = 1e-12 * (1.0 + np.abs(before))
    for _ in range(_HALVINGS):
        worse = _likelihood(line + step, z, outcome, weight) < before - slack
        if not worse.any():
            break
        step = np.where(worse[:, None], step / 2.0, step)
    return step


def _linear(line: Floats, z: Floats) -> Floats:
    return line[:, :1] + line[:, 1:] * z


def _likelihood(line: Floats, z: Floats, outcome: Floats, weight: Floats) -> Floats:
    """Return the log-likelihood of each line."""
    linear = _linear(line, z)
    return np.asarray((weight * (outcome * linear - np.logaddexp(0.0, linear))).sum(axis=1))
