r"""CORP: calibration by isotonic regression, without bins :cite:p:`dimitriadis2021`."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.errors import DomainError
from detente.models.scoring.arrays import by_event
from detente.models.scoring.clusters import Clusters, bounds, clusters_of, resampled
from detente.models.scoring.diagnostics.groups import grouped
from detente.models.scoring.diagnostics.isotonic import fill_fits, fill_refits
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.philox import named_generator

__all__ = ["SPEC", "Band", "Corp", "corp_array", "corp_band_array"]

SPEC = ModelSpec(
    name="scoring.corp",
    title="CORP reliability and score decomposition",
    sources=("dimitriadis2021",),
    takes=(
        Array(
            "forecast",
            ("...", "event"),
            low=0.0,
            high=1.0,
            meaning="Probability that the event happens.",
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
            "score",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Mean Brier score: miscalibration - discrimination + uncertainty.",
        ),
        Array(
            "miscalibration",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="What recalibration would take off the score; 0 is best.",
        ),
        Array(
            "discrimination",
            ("...",),
            low=0.0,
            high=0.25,
            meaning="By how much recalibrated forecasts beat the overall rate; more is better.",
        ),
        Array(
            "uncertainty",
            ("...",),
            low=0.0,
            high=0.25,
            meaning="Brier score of the overall rate as the forecast.",
        ),
        Array(
            "recalibrated",
            ("...", "event"),
            low=0.0,
            high=1.0,
            meaning="The curve: isotonic rate at the forecast of each event.",
        ),
    ),
    aliases=("isotonic reliability diagram",),
)


class Corp(NamedTuple):
    """A mean Brier score in three parts, and the reliability curve.

    Attributes
    ----------
    score : array of float, shape (...)
        Mean Brier score, in [0, 1].
    miscalibration : array of float, shape (...)
        MCB, what recalibration would take off the score, in [0, 1]; 0 is best.
    discrimination : array of float, shape (...)
        DSC, by how much recalibrated forecasts beat the overall rate, in [0, 0.25].
    uncertainty : array of float, shape (...)
        UNC, Brier score of the overall rate as the forecast, in [0, 0.25].
    recalibrated : array of float, shape (..., event)
        Isotonic rate at the forecast of each event, in [0, 1], in the order of the events.
    """

    score: Floats
    miscalibration: Floats
    discrimination: Floats
    uncertainty: Floats
    recalibrated: Floats


class Band(NamedTuple):
    """Pointwise band for a reliability curve.

    Attributes
    ----------
    low, high : array of float, shape (..., event)
        Ends of the band at the forecast of each event, in [0, 1].
    """

    low: Floats
    high: Floats


def corp_array(forecast: Floats, outcome: Floats) -> Corp:
    r"""Return the CORP decomposition of the mean Brier score, and the reliability curve.

    Parameters
    ----------
    forecast : array of float, shape (..., event)
        Probability that the event happens, in [0, 1].
    outcome : array of float, shape (..., event)
        1 or True if it happened, 0 or False if not.

    Returns
    -------
    Corp
        The score, its three parts and the curve; NaN where a forecast or an outcome of the entry
        is NaN.

    Raises
    ------
    DomainError
        If a forecast lies outside [0, 1], or an outcome is neither 0 nor 1.
    ShapeError
        If there is no event, or the arrays do not broadcast.

    Notes
    -----
    Equal forecasts are pooled first. Then the curve :math:`\hat x` is the non-decreasing function
    of the forecast that is nearest to the outcomes in squares, found by pooling adjacent
    violators. With :math:`\bar o` the overall rate:

    .. math::

       \text{Brier} &= \text{MCB} - \text{DSC} + \text{UNC} \\
       \text{MCB} &= \frac{1}{n} \sum_i (p_i - o_i)^2 - \frac{1}{n} \sum_i (\hat x_i - o_i)^2 \\
       \text{DSC} &= \frac{1}{n} \sum_i (\hat x_i - \bar o)^2, \qquad
       \text{UNC} = \bar o (1 - \bar o)

    The curve needs no bins. It follows the sample: with few events it has discrimination even if
    the forecasts have none, so read it with `corp_band_array`.

    Examples
    --------
    >>> result = corp_array(np.array([0.1, 0.4, 0.6, 0.9]), np.array([0, 1, 0, 1]))
    >>> result.recalibrated.tolist()
    [0.0, 0.5, 0.5, 1.0]
    >>> [round(float(part), 4) for part in result[:4]]
    [0.185, 0.06, 0.125, 0.25]
    """
    events = by_event(forecast, outcome)
    groups = grouped(events.forecast, events.outcome)
    fit = np.empty_like(groups.total)
    fill_fits(groups.total, groups.hit, fit)
    curve = np.take_along_axis(fit, groups.group, axis=1)
    mean = events.outcome.mean(axis=1)
    score = ((events.forecast - events.outcome) ** 2).mean(axis=1)
    discrimination = ((curve - mean[:, None]) ** 2).mean(axis=1)
    uncertainty = mean * (1.0 - mean)
    miscalibration = np.maximum(score + discrimination - uncertainty, 0.0)  # 0 but for rounding
    parts = (score, miscalibration, discrimination, uncertainty, curve)
    return Corp(*(events.shaped(part) for part in parts))


def corp_band_array(
    forecast: Floats,
    outcome: Floats,
    cluster: NDArray[Any] | None = None,
    *,
    seed: int,
    band: Literal["confidence", "consistency"] = "confidence",
    level: float = 0.9,
    replicates: int = 1000,
) -> Band:
    r"""Return a pointwise bootstrap band for the reliability curve, by whole clusters.

    Parameters
    ----------
    forecast : array of float, shape (..., event)
        Probability that the event happens, in [0, 1].
    outcome : array of float, shape (..., event)
        1 or True if it happened, 0 or False if not.
    cluster : array, shape (event,), optional
        Label of the cluster of each event, of any type; by default each event is its own.
    seed : int
        Seed of the bootstrap, >= 0; the same seed gives the same band.
    band : {"confidence", "consistency"}, optional
        "confidence": where the curve may lie, around the curve. "consistency": where the curve
        would lie if the forecasts were calibrated, around the diagonal; a curve that leaves it
        speaks against calibration.
    level : float, optional
        Share of replicates in the band at each forecast, in (0, 1).
    replicates : int, optional
        Number of bootstrap replicates, >= 1.

    Returns
    -------
    Band
        Low and high ends at the forecast of each event; NaN where a forecast or an outcome of the
        entry is NaN, or if there is only one cluster.

    Raises
    ------
    DomainError
        If a forecast lies outside [0, 1], an outcome is neither 0 nor 1, a label is missing, or an
        option is out of range.
    ShapeError
        If there is no event, or the arrays do not fit each other.

    Notes
    -----
    Each replicate draws as many clusters as there are, with replacement, and takes all events of
    each. The curve is fitted again; at a forecast that the replicate lacks it is interpolated, and
    kept constant beyond its ends. The ends of the band are quantiles at each forecast.

    For a consistency band the outcomes of a replicate are drawn from the forecasts, each on its
    own. If outcomes within a cluster depend on each other, this band is too narrow.

    Memory grows with the number of replicates times that of distinct forecasts.

    Examples
    --------
    >>> forecast, outcome = np.repeat([0.2, 0.8], 5), np.array([0, 0, 1, 0, 0, 1, 1, 1, 0, 1])
    >>> result = corp_band_array(forecast, outcome, np.arange(10) // 2, seed=1)
    >>> bool((result.low <= corp_array(forecast, outcome).recalibrated).all())
    True
    """
    if band not in {"confidence", "consistency"}:
        message = f"band is '{band}'; allowed: confidence, consistency"
        raise DomainError(message)
    events = by_event(forecast, outcome)
    clusters = clusters_of(cluster, events.outcome.shape[1])
    ends = np.full((2, *events.outcome.shape), np.nan)
    for row in np.flatnonzero(events.known):
        drawn = events.outcome[row] if band == "confidence" else None
        fits = list(_refits(events.forecast[row], drawn, clusters, seed, replicates))
        low, high = bounds(np.concatenate(fits), level)
        if clusters.number > 1:
            index = np.unique(events.forecast[row], return_inverse=True)[1]
            ends[:, row] = low[index], high[index]
    return Band(events.shaped(ends[0]), events.shaped(ends[1]))


def _refits(
    forecast: Floats, outcome: Floats | None, clusters: Clusters, seed: int, replicates: int
) -> Iterator[Floats]:
    """Return curves of resampled events, in blocks; without outcomes, draw them by forecast."""
    value, group = np.unique(forecast, return_inverse=True)
    blocks = resampled(clusters, replicates=replicates, seed=seed, width=forecast.size)
    rng = named_generator(seed, "scoring.corp")
    for counts in blocks:
        weight = counts[:, clusters.code]
        if outcome is None:
            hit = rng.binomial(weight.astype(np.int64), forecast).astype(np.float64)
        else:
            hit = weight * outcome
        fit = np.empty((len(weight), value.size))
        fill_refits(value, group, weight, hit, fit)
        yield fit
