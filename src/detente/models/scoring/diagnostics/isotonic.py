"""Fit rates that never fall as the forecast rises: pool adjacent violators."""

import numpy as np

from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit

__all__ = ["fill_fits", "fill_isotonic", "fill_refits"]


@njit
def fill_isotonic(total: Floats, hit: Floats, fit: Floats) -> None:
    """Fill the non-decreasing rates of groups in order; NaN for a group without events."""
    n = total.shape[0]
    events, hits = np.empty(n), np.empty(n)
    start = np.empty(n + 1, dtype=np.int64)
    blocks = 0
    for g in range(n):
        if not total[g] > 0.0:
            continue
        t, h, s = total[g], hit[g], g
        # Compare rates as products: exact for counts.
        while blocks > 0 and hits[blocks - 1] * t >= h * events[blocks - 1]:
            blocks -= 1
            t += events[blocks]
            h += hits[blocks]
            s = start[blocks]
        events[blocks], hits[blocks], start[blocks] = t, h, s
        blocks += 1
    start[blocks] = n
    fit[:] = np.nan
    for b in range(blocks):
        for g in range(start[b], start[b + 1]):
            if total[g] > 0.0:
                fit[g] = hits[b] / events[b]


@njit
def _fill_gaps(value: Floats, fit: Floats) -> None:
    """Interpolate groups without events by their forecasts; beyond the ends, keep the last rate."""
    n = fit.shape[0]
    left = -1
    for g in range(n):
        if np.isnan(fit[g]):
            continue
        for k in range(left + 1, g):
            if left < 0:
                fit[k] = fit[g]
            else:
                part = (value[k] - value[left]) / (value[g] - value[left])
                fit[k] = fit[left] + part * (fit[g] - fit[left])
        left = g
    if left >= 0:
        fit[left + 1 :] = fit[left]


@njit
def fill_fits(total: Floats, hit: Floats, fit: Floats) -> None:
    """Fill the isotonic rates of each row of groups."""
    for row in range(total.shape[0]):
        fill_isotonic(total[row], hit[row], fit[row])


@njit
def fill_refits(value: Floats, group: Ints, weight: Floats, hit: Floats, fit: Floats) -> None:
    """Fill the isotonic rate at each distinct forecast, for each replicate.

    `value` (group,) are the distinct forecasts in order; `group` (event,) is the group of each
    event; `weight` and `hit` (replicate, event) say how often a replicate has the event, and how
    often it then happens; `fit` has the shape (replicate, group).
    """
    groups = value.shape[0]
    for r in range(weight.shape[0]):
        total, hits = np.zeros(groups), np.zeros(groups)
        for e in range(group.shape[0]):
            total[group[e]] += weight[r, e]
            hits[group[e]] += hit[r, e]
        fill_isotonic(total, hits, fit[r])
        _fill_gaps(value, fit[r])
