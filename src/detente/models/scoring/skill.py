r"""Skill: how much better than a baseline, with an interval :cite:p:`gneiting2007`.

Forecasts from one war, or of one series, succeed and fail together. So the interval resamples
whole clusters, and pairs the two scores of each event.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.errors import DomainError
from detente.models.scoring.arrays import event_rows
from detente.models.scoring.clusters import Clusters, Interval, bounds, clusters_of, resampled
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import numbers

__all__ = ["SPEC", "skill_array"]

SPEC = ModelSpec(
    name="scoring.skill",
    title="Skill score with a paired bootstrap of clusters",
    sources=("gneiting2007",),
    takes=(
        Array(
            "score",
            ("...", "event"),
            unit="any",
            low=0.0,
            meaning="Score of the method for each event; 0 is best.",
        ),
        Array(
            "baseline",
            ("...", "event"),
            unit="units of score",
            low=0.0,
            meaning="Score of the baseline for the same event.",
        ),
        Array(
            "cluster",
            ("event",),
            unit="any",
            optional=True,
            meaning="Label of the cluster of each event; by default each is its own.",
        ),
    ),
    gives=(
        Array("low", ("...",), high=1.0, meaning="Low end of the bootstrap interval."),
        Array("point", ("...",), high=1.0, meaning="Skill: 1 is perfect, 0 no better."),
        Array("high", ("...",), high=1.0, meaning="High end of the bootstrap interval."),
    ),
    deterministic=False,
)


def skill_array(
    score: Floats,
    baseline: Floats,
    cluster: NDArray[Any] | None = None,
    *,
    seed: int,
    level: float = 0.9,
    replicates: int = 1000,
) -> Interval:
    r"""Return the skill of a method against a baseline, with a bootstrap interval.

    Parameters
    ----------
    score : array of float, shape (..., event)
        Score of the method for each event, >= 0, 0 best; may be infinite.
    baseline : array of float, shape (..., event)
        Score of the baseline for the same event.
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
        Low end, skill and high end, each of shape (...), <= 1. Skill is minus infinite if only
        the baseline is perfect. NaN where a score is NaN, or both sums are 0 or infinite; the ends
        are NaN if there is only one cluster.

    Raises
    ------
    DomainError
        If a score is negative, a label is missing, or an option is out of range.
    ShapeError
        If there is no event, or the arrays do not fit each other.

    Notes
    -----
    .. math:: 1 - \frac{\sum_i S_i}{\sum_i B_i}

    Each replicate draws as many clusters as there are, with replacement, and takes all events of
    each. The ends are replicates; a replicate that is undefined widens the interval. All leading
    entries share the replicates.

    Examples
    --------
    >>> score, baseline = np.array([0.1, 0.2, 0.0, 0.1]), np.array([0.2, 0.3, 0.1, 0.2])
    >>> result = skill_array(score, baseline, np.array(["a", "a", "b", "b"]), seed=1)
    >>> [round(float(end), 4) for end in result]
    [0.4, 0.5, 0.6667]
    """
    table, lead = event_rows(
        score=_checked("score", score), baseline=_checked("baseline", baseline)
    )
    clusters = clusters_of(cluster, table.shape[-1])
    sums = _cluster_sums(table, clusters)
    point = _skill(sums, np.ones((1, clusters.number)))[0]
    blocks = resampled(clusters, replicates=replicates, seed=seed, width=table.shape[1])
    low, high = bounds(np.concatenate([_skill(sums, counts) for counts in blocks]), level)
    undefined = np.isnan(point) | (clusters.number < 2)
    ends = (np.where(undefined, np.nan, low), point, np.where(undefined, np.nan, high))
    return Interval(*(end.reshape(lead)[()] for end in ends))


def _checked(name: str, given: Floats) -> Floats:
    values = numbers(name, given)
    if len(wrong := np.argwhere(values < 0.0)):
        at = tuple(int(k) for k in wrong[0])
        message = (
            f"{name}{list(at) if at else ''} is {values[at]:g}; it must be >= 0: "
            "skill needs scores with 0 as the best value"
        )
        raise DomainError(message)
    return values


def _cluster_sums(table: Floats, clusters: Clusters) -> Floats:
    """Return the sum of each quantity and row over each cluster, shape (2, row, cluster)."""
    lines = table.reshape(-1, table.shape[-1])
    place = clusters.code + clusters.number * np.arange(len(lines))[:, None]
    size = len(lines) * clusters.number
    sums = np.bincount(place.reshape(-1), weights=lines.reshape(-1), minlength=size)
    return np.asarray(sums.reshape(*table.shape[:-1], clusters.number), np.float64)


def _skill(sums: Floats, counts: Floats) -> Floats:
    """Return the skill in each replicate, shape (replicate, row)."""
    infinite = np.isinf(sums)
    finite = np.where(infinite, 0.0, sums)  # 0 times infinity is no number
    total = np.where(infinite @ counts.T > 0.0, np.inf, finite @ counts.T)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(1.0 - total[0] / total[1]).T
