"""Audit 6: count how often each option is best, and how often worst."""

from typing import Final

import numpy as np

from detente.assess.audits.record import Extremes
from detente.assess.options.ranking import Values
from detente.runs.statistics import share

__all__ = ["extremes_of"]

_TIE: Final = 0.05
_ROUNDING: Final = 1e-12


def extremes_of(values: Values | None, options: tuple[str, ...]) -> Extremes | None:
    """Return the share of draws in which each option is best and worst.

    Only draws count in which options differ in value; ties within .05 of value count for all.

    Parameters
    ----------
    values : Values or None
        Values of the options; None without objectives.
    options : tuple of str
        Ids, in the order of the columns.
    """
    if values is None:
        return None
    unequal = np.ptp(values.value, axis=1) > 0.0
    kept = values.value[unequal]
    high, low = (kept.max(axis=1), kept.min(axis=1)) if len(kept) else (np.zeros(0), np.zeros(0))
    best = kept >= (high - _TIE - _ROUNDING)[:, None]
    worst = kept <= (low + _TIE + _ROUNDING)[:, None]
    return Extremes(
        draws=share(unequal),
        best={name: share(best[:, s]) for s, name in enumerate(options)},
        worst={name: share(worst[:, s]) for s, name in enumerate(options)},
    )
