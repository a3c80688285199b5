"""Summarise drawn numbers: intervals, shares, distributions over levels."""

from typing import TypeVar

import numpy as np

from detente.numerics.arrays import Bools, Floats
from detente.runs.result import Change, Difference, Interval

__all__ = [
    "FEWEST",
    "change",
    "difference",
    "interval",
    "level_shares",
    "mean",
    "rounded",
    "share",
    "share_error",
    "wilson",
]

_Z = 1.959964  # normal quantile of the 95 % interval

L = TypeVar("L", bound=str)

FEWEST = 100  # fewest draws with a condition for a number under it to be stated
_DIGITS = 6  # decimals in a summary; enough to read, and shorter files are easier to compare


def rounded(value: float) -> float:
    """Return a number rounded to the decimals of a summary."""
    return float(np.round(value, _DIGITS))


def interval(values: Floats) -> Interval | None:
    """Return the 10th, 50th and 90th percentile, or None if nothing is defined.

    Examples
    --------
    >>> interval(np.arange(11.0))
    Interval(p10=1.0, p50=5.0, p90=9.0)
    """
    defined = values[~np.isnan(values)]
    if defined.size == 0:
        return None
    low, middle, high = np.quantile(defined, (0.1, 0.5, 0.9))
    return Interval(p10=rounded(low), p50=rounded(middle), p90=rounded(high))


def mean(values: Floats) -> float | None:
    """Return the mean of the draws in which a number is defined, or None if there are none.

    Examples
    --------
    >>> mean(np.array([1.0, np.nan, 2.0])), mean(np.array([np.nan]))
    (1.5, None)
    """
    defined = values[~np.isnan(values)]
    return rounded(float(defined.mean())) if defined.size else None


def share(flags: Bools | Floats) -> float:
    """Return the share of draws in which a condition is true; 0 without draws."""
    values = np.asarray(flags, dtype=np.float64)
    return rounded(float(np.count_nonzero(values)) / values.size) if values.size else 0.0


def difference(paired: Floats) -> Difference:
    """Return mean and standard error of paired differences, and the shares above, below and at 0.

    Examples
    --------
    >>> difference(np.array([1.0, 0.0, 0.0, 1.0]))
    Difference(mean=0.5, error=0.25, higher=0.5, lower=0.0, same=0.5)
    """
    defined = paired[~np.isnan(paired)]
    if defined.size == 0:
        return Difference(mean=0.0, error=0.0, higher=0.0, lower=0.0, same=0.0)
    return Difference(
        mean=rounded(float(defined.mean())),
        error=rounded(float(defined.std() / np.sqrt(defined.size))),
        higher=share(defined > 0.0),
        lower=share(defined < 0.0),
        same=share(defined == 0.0),
    )


def change(paired: Floats) -> Change:
    """Return the mean of paired differences, ``delta``, and its standard ``error``."""
    paired_difference = difference(paired)
    return Change(delta=paired_difference.mean, error=paired_difference.error)


def level_shares(levels: Floats, names: tuple[L, ...], start: int = 0) -> dict[L, float]:
    """Return the share of draws at each level, by name; ``start`` is the number of the first."""
    return {name: share(levels == number) for number, name in enumerate(names, start)}


def share_error(chance: float, draws: int) -> float:
    """Return the standard error of a share of draws; with two draws of each kind added, never 0.

    Parameters
    ----------
    chance : float
        The share.
    draws : int
        Draws behind it.

    Examples
    --------
    >>> round(share_error(0.0, 96), 3)
    0.014
    """
    nearer = (chance * draws + 2.0) / (draws + 4.0)
    return float((nearer * (1.0 - nearer) / (draws + 4.0)) ** 0.5)


def wilson(hits: int, many: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, after Wilson (1927); (0, 1) without trials.

    Parameters
    ----------
    hits, many : int
        Trials in which it happened, and all trials.

    Examples
    --------
    >>> tuple(round(end, 4) for end in wilson(5, 10))
    (0.2366, 0.7634)
    """
    if many == 0:
        return 0.0, 1.0
    share, more = hits / many, _Z * _Z / many
    middle = (share + more / 2.0) / (1.0 + more)
    half = _Z / (1.0 + more) * np.sqrt(share * (1.0 - share) / many + more / (4.0 * many))
    return float(max(0.0, middle - half)), float(min(1.0, middle + half))
