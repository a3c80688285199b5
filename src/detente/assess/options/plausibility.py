"""Run the prior-predictive check: compare no contact in the run with similar wars."""

from detente.assess.options.base_rates import PLAUSIBLE, base_rates, plausible
from detente.assess.options.metrics import REFERENCE
from detente.assess.options.record import Check, Plausibility, Verdict
from detente.case.case import Case
from detente.runs.draws import Rows
from detente.runs.statistics import rounded, share
from detente.vocabulary.metrics import Metric

__all__ = ["plausibility"]

_ERRORS = 2.0  # standard errors that make a difference


def plausibility(case: Case, rows: Rows) -> Plausibility:
    """Return base rates, and a comparison of the run without contact with the plausible band.

    Differences between strategies are never tuned to it.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    """
    months = case.settings.horizon_months
    checked = [m for m in PLAUSIBLE if rows.has(m)] if REFERENCE in rows.strategies else []
    return Plausibility(
        base_rates=base_rates(months),
        prior_predictive={metric: _check(rows, metric, months) for metric in checked},
    )


def _check(rows: Rows, metric: Metric, months: int) -> Check:
    hits = rows.output(REFERENCE, metric) > 0.0
    drawn = share(hits)
    # With two draws of each kind added, the error of a share of 0 is not 0.
    nearer = (float(hits.sum()) + 2.0) / (hits.size + 4.0)
    error = (nearer * (1.0 - nearer) / (hits.size + 4.0)) ** 0.5
    low, high = plausible(metric, months)
    verdict: Verdict = "inside"
    if drawn < low:
        verdict = "below"
    elif drawn > high:
        verdict = "above"
    outside = max(low - drawn, drawn - high)
    return Check(
        share=drawn,
        error=rounded(error),
        low=low,
        high=high,
        verdict=verdict,
        beyond_noise=outside > _ERRORS * error,
    )
