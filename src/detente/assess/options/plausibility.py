"""The prior-predictive check: no contact in the run beside what wars like it did."""

from typing import Any

from detente.assess.options.base_rates import PLAUSIBLE, base_rates, plausible
from detente.assess.options.metrics import REFERENCE
from detente.case.case import Case
from detente.runs.draws import Rows
from detente.runs.statistics import rounded, share

__all__ = ["plausibility"]

_ERRORS = 2.0


def plausibility(case: Case, rows: Rows) -> dict[str, Any]:
    """Return base rates, and how the run's no-contact arm compares with the plausible band.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.

    Returns
    -------
    dict
        ``base_rates`` carried to the horizon; ``prior_predictive`` by metric: share of draws, its
        standard error, the band, and ``verdict``, one of inside, below, above; empty where no
        strategy without contact was run. Contrasts between strategies are never tuned to it.
    """
    months = case.settings.horizon_months
    found: dict[str, Any] = {}
    if REFERENCE in rows.strategies:
        for metric in PLAUSIBLE:
            if rows.has(metric):
                found[metric] = _checked(rows, metric, months)
    return {"base_rates": base_rates(months), "prior_predictive": found}


def _checked(rows: Rows, metric: str, months: int) -> dict[str, Any]:
    drawn = share(rows.output(REFERENCE, metric))
    error = (drawn * (1.0 - drawn) / len(rows.inputs["draw"])) ** 0.5
    low, high = plausible(metric, months)
    verdict = "inside"
    if drawn + _ERRORS * error < low:
        verdict = "below"
    elif drawn - _ERRORS * error > high:
        verdict = "above"
    return {
        "share": drawn,
        "error": rounded(error),
        "low": low,
        "high": high,
        "verdict": verdict,
    }
