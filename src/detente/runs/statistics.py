"""Small measures of drawn numbers: intervals, shares, distributions over levels."""

from typing import TypeVar

import numpy as np

from detente.numerics.arrays import Bools, Floats
from detente.runs.result import Change, Difference, Interval

__all__ = ["change", "difference", "interval", "level_shares", "rounded", "share"]

L = TypeVar("L", bound=str)

_DIGITS = 6  # printed digits; a summary needs no more, and shorter files compare better


def rounded(value: float) -> float:
    """Return a number with the digits that a summary prints."""
    return float(np.round(value, _DIGITS))


def interval(values: Floats) -> Interval | None:
    """Return the 10th, 50th and 90th percentile, or None if nothing is defined.

    Examples
    --------
    >>> interval(np.arange(11.0))
    Interval(p10=1.0, p50=5.0, p90=9.0)
    """
    known = values[~np.isnan(values)]
    if known.size == 0:
        return None
    low, middle, high = np.quantile(known, (0.1, 0.5, 0.9))
    return Interval(p10=rounded(low), p50=rounded(middle), p90=rounded(high))


def share(flags: Bools | Floats) -> float:
    """Return the share of draws in which something holds."""
    values = np.asarray(flags, dtype=np.float64)
    return rounded(float(np.count_nonzero(values)) / values.size) if values.size else 0.0


def difference(paired: Floats) -> Difference:
    """Return what paired differences say: mean, its standard error, and how often which way.

    Examples
    --------
    >>> difference(np.array([1.0, 0.0, 0.0, 1.0]))
    Difference(mean=0.5, error=0.25, higher=0.5, lower=0.0, same=0.5)
    """
    known = paired[~np.isnan(paired)]
    if known.size == 0:
        return Difference(mean=0.0, error=0.0, higher=0.0, lower=0.0, same=0.0)
    return Difference(
        mean=rounded(float(known.mean())),
        error=rounded(float(known.std() / np.sqrt(known.size))),
        higher=share(known > 0.0),
        lower=share(known < 0.0),
        same=share(known == 0.0),
    )


def change(paired: Floats) -> Change:
    """Return the mean of paired differences, ``delta``, and its standard ``error``."""
    paired_difference = difference(paired)
    return Change(delta=paired_difference.mean, error=paired_difference.error)


def level_shares(levels: Floats, names: tuple[L, ...], start: int = 0) -> dict[L, float]:
    """Return the share of draws at each level, by name; ``start`` is the first name's number."""
    return {name: share(levels == number) for number, name in enumerate(names, start)}
