"""Lay out how reliable forecasts of conflicts left out were: decomposition and curve."""

from collections.abc import Mapping

import numpy as np

from detente.estimates.record import CurvePoint, Reliability
from detente.fitting.record.outcomes import MONTHS, NAMES
from detente.fitting.record.validation.validate import Unseen
from detente.models.scoring.diagnostics.corp import corp_array, corp_band_array
from detente.numerics.arrays import Floats

__all__ = ["reliability_of"]

_SEED, _LEVEL, _REPLICATES = 1, 0.9, 1000
_POINTS = 21  # forecasts at which the curve is kept, from the least to the greatest


def reliability_of(across: Mapping[str, Mapping[int, Unseen]]) -> dict[str, dict[str, Reliability]]:
    """Return the reliability of each event and horizon.

    Parameters
    ----------
    across : mapping of event to mapping of months to Unseen
        Forecasts of conflicts left out.

    Returns
    -------
    dict of event to dict of months to Reliability
        Each fate stands against all others; bands resample whole conflicts.
    """
    return {
        name: {
            str(months): _one(across[name][months])
            for months in MONTHS
            if len(across[name][months].conflict)
        }
        for name in NAMES
        if name != "fate"
    }


def _one(unseen: Unseen) -> Reliability:
    forecast, outcome = unseen.forecast[:, 1], unseen.outcome[:, 1]
    found = corp_array(forecast, outcome)
    band = corp_band_array(
        forecast, outcome, unseen.conflict, seed=_SEED, level=_LEVEL, replicates=_REPLICATES
    )
    order = np.argsort(forecast, kind="stable")
    kept = order[np.unique(np.linspace(0, len(order) - 1, _POINTS).round().astype(np.int64))]
    return Reliability(
        miscalibration=_digits(found.miscalibration),
        discrimination=_digits(found.discrimination),
        uncertainty=_digits(found.uncertainty),
        curve=tuple(
            CurvePoint(
                forecast=_digits(forecast[at]),
                rate=_digits(found.recalibrated[at]),
                low=_end(band.low[at]),
                high=_end(band.high[at]),
            )
            for at in kept
        ),
    )


def _end(value: float | Floats) -> float | None:
    return _digits(value) if np.isfinite(value) else None


def _digits(value: float | Floats) -> float:
    return float(f"{float(value):.4g}")
