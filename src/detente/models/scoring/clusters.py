"""Resample whole clusters of events, and bound a statistic by its replicates."""

from collections.abc import Iterator
from math import isnan
from operator import index
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.errors import DomainError, ShapeError
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.philox import named_generator

__all__ = ["Clusters", "Interval", "bounds", "clusters_of", "resampled"]

_CELLS = 2_000_000  # numbers held at once in a block of replicates


class Clusters(NamedTuple):
    """Which cluster each event is in.

    Attributes
    ----------
    code : array of int, shape (event,)
        Cluster of each event, from 0, in the order of the sorted labels.
    number : int
        Number of clusters.
    """

    code: Ints
    number: int


class Interval(NamedTuple):
    """A statistic of a sample and its bootstrap interval.

    Attributes
    ----------
    low, high : array of float, shape (...)
        Ends of the interval; NaN if there is only one cluster.
    point : array of float, shape (...)
        The statistic of the sample itself.
    """

    low: Floats
    point: Floats
    high: Floats


def clusters_of(cluster: NDArray[Any] | None, events: int) -> Clusters:
    """Return the clusters of events from labels of any type; without labels, one per event."""
    if cluster is None:
        return Clusters(np.arange(events), events)
    labels = np.asarray(cluster)
    if labels.shape != (events,):
        message = f"cluster has shape {labels.shape}; it must be ({events},): one label per event"
        raise ShapeError(message)
    if (missing := np.flatnonzero(_missing(labels))).size:
        message = (
            f"cluster[{missing[0]}] is missing; give each event a label: "
            "an event on its own is a cluster of its own"
        )
        raise DomainError(message)
    sortable = labels.astype(str) if labels.dtype.kind == "O" else labels
    names, code = np.unique(sortable, return_inverse=True)
    return Clusters(code.astype(np.int64), len(names))


def resampled(
    clusters: Clusters, *, replicates: int, seed: int, width: int = 1
) -> Iterator[Floats]:
    """Return how often each cluster is drawn in each replicate, in blocks of replicates.

    Parameters
    ----------
    clusters : Clusters
        The clusters; each replicate draws as many as there are, with replacement.
    replicates : int
        Number of replicates, >= 1.
    seed : int
        Seed, >= 0. The same seed gives the same replicates for every statistic, so that their
        intervals can be compared.
    width : int, optional
        Numbers per replicate that the caller keeps, if more than the clusters.

    Returns
    -------
    iterator of array of float, shape (replicate, cluster)
        Counts; each row has the number of clusters as its sum.

    Raises
    ------
    DomainError
        If the seed or the number of replicates is not a whole number in its range.
    """
    many, count = _whole("replicates", replicates, 1), clusters.number
    rng = named_generator(_whole("seed", seed, 0), "scoring.clusters")
    return _blocks(rng, many, count, max(1, _CELLS // max(count, width)))


def _blocks(rng: np.random.Generator, many: int, count: int, block: int) -> Iterator[Floats]:
    for first in range(0, many, block):
        size = min(block, many - first)
        drawn = rng.integers(count, size=(size, count)) + count * np.arange(size)[:, None]
        counts = np.bincount(drawn.reshape(-1), minlength=size * count)
        yield counts.reshape(size, count).astype(np.float64)


def bounds(replicate: Floats, level: float) -> tuple[Floats, Floats]:
    """Return the ends of the central interval of replicates, along the first axis.

    The ends are replicates themselves: the next one outwards, so that infinite values need no
    interpolation. An undefined replicate (NaN) counts as below all others for the low end and as
    above all others for the high end.

    Parameters
    ----------
    replicate : array of float, shape (replicate, ...)
        The statistic in each replicate.
    level : float
        Share of replicates in the interval, in (0, 1).

    Returns
    -------
    low, high : array of float, shape (...)
        Ends of the interval.

    Raises
    ------
    DomainError
        If the level is out of range.
    """
    if not 0.0 < level < 1.0:
        message = f"level is {level:g}; it must be in (0, 1), such as 0.9"
        raise DomainError(message)
    undefined = np.isnan(replicate)
    least = np.where(undefined, -np.inf, replicate)
    most = np.where(undefined, np.inf, replicate)
    low = np.quantile(least, 0.5 - level / 2, axis=0, method="lower")
    return low, np.quantile(most, 0.5 + level / 2, axis=0, method="higher")


def _missing(labels: NDArray[Any]) -> Bools:
    """Return which labels are NaN, NaT or None."""
    kind = labels.dtype.kind
    if kind == "O":
        return np.array(
            [label is None or (isinstance(label, float) and isnan(label)) for label in labels]
        )
    if kind in "mM":
        return np.asarray(np.isnat(labels))
    return np.isnan(labels) if kind in "fc" else np.zeros(labels.shape, dtype=np.bool_)


def _whole(name: str, given: int, least: int) -> int:
    """Return a whole number; raise if it is not one or too small."""
    try:
        number = index(given)
    except TypeError:
        number = least - 1
    if number < least:
        message = f"{name} is {given!r}; it must be a whole number >= {least}"
        raise DomainError(message)
    return number
