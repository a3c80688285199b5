"""Small measures of drawn numbers: intervals, shares, distributions over levels."""

import numpy as np

from detente.models.spec import Bools, Floats

__all__ = ["Interval", "interval", "level_shares", "share"]

Interval = dict[str, float]

_DIGITS = 6  # printed digits; a summary needs no more, and shorter files compare better


def _round(value: float) -> float:
    return float(np.round(value, _DIGITS))


def interval(values: Floats) -> Interval | None:
    """Return the 10th, 50th and 90th percentile, or None if nothing is defined.

    Examples
    --------
    >>> interval(np.arange(11.0))
    {'p10': 1.0, 'p50': 5.0, 'p90': 9.0}
    """
    known = values[~np.isnan(values)]
    if known.size == 0:
        return None
    low, middle, high = np.quantile(known, (0.1, 0.5, 0.9))
    return {"p10": _round(low), "p50": _round(middle), "p90": _round(high)}


def share(flags: Bools | Floats) -> float:
    """Return the share of draws in which something holds."""
    values = np.asarray(flags, dtype=np.float64)
    return _round(float(np.count_nonzero(values)) / values.size) if values.size else 0.0


def level_shares(levels: Floats, names: tuple[str, ...]) -> dict[str, float]:
    """Return the share of draws at each level, by name."""
    return {name: share(levels == number) for number, name in enumerate(names)}
