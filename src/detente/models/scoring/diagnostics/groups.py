"""Pool equal forecasts, row by row."""

from typing import NamedTuple

import numpy as np

from detente.numerics.arrays import Floats, Ints

__all__ = ["Groups", "grouped"]


class Groups(NamedTuple):
    """Events with equal forecasts, in ascending order of the forecast.

    Attributes
    ----------
    group : array of int, shape (row, event)
        Group of each event, from 0.
    value : array of float, shape (row, group)
        Forecast of the group; as many places as events, 0 where there is no such group.
    total, hit : array of float, shape (row, group)
        Number of events, and of those that happened; 0 where there is no such group.
    """

    group: Ints
    value: Floats
    total: Floats
    hit: Floats


def grouped(forecast: Floats, outcome: Floats) -> Groups:
    """Return the groups of equal forecasts in each row; there is no NaN."""
    lines, events = forecast.shape
    order = np.argsort(forecast, axis=1, kind="stable")
    steps = np.diff(np.take_along_axis(forecast, order, axis=1), axis=1) > 0.0
    rank = np.concatenate([np.zeros((lines, 1), dtype=np.int64), steps.cumsum(axis=1)], axis=1)
    group = np.empty((lines, events), dtype=np.int64)
    np.put_along_axis(group, order, rank, axis=1)
    place = (group + events * np.arange(lines)[:, None]).reshape(-1)
    value = np.zeros((lines, events))
    np.put_along_axis(value, group, forecast, axis=1)
    total = np.bincount(place, minlength=lines * events).astype(np.float64)
    hit = np.bincount(place, weights=outcome.reshape(-1), minlength=lines * events)
    shape = forecast.shape
    return Groups(group, value, total.reshape(shape), np.asarray(hit.reshape(shape), np.float64))
