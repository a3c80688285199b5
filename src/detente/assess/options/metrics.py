"""Compute the metrics of each strategy, and compare each with no contact in the same draws."""

import numpy as np

from detente.assess.options.record import MetricValue, Spread
from detente.case.case import Case
from detente.numerics.arrays import Bools, Floats
from detente.runs.draws import Rows
from detente.runs.result import Change, Difference
from detente.runs.statistics import FEWEST, change, difference, interval, rounded, share
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.metrics import METRICS, Metric

__all__ = [
    "PROBABILITIES",
    "REFERENCE",
    "against_none",
    "changes",
    "deaths_key",
    "metric_values",
    "metrics",
    "not_modelled",
    "spread",
    "units",
]

REFERENCE = "none"  # the strategy that every other is compared with
PROBABILITIES: tuple[Metric, ...] = ("held", "holdout_contact", "settlement", "settlement_full")
_SETTLED = frozenset({"settlement", "settlement_full", "held", "status_success"})


def metrics(case: Case, rows: Rows) -> dict[str, dict[Metric, MetricValue]]:
    """Return every metric of every strategy, by strategy and metric."""
    return {
        s.id: {m: _printed(m, metric_values(case, rows, s.id, m)) for m in METRICS}
        for s in case.settings.strategies
    }


def _printed(metric: Metric, values: Floats | None) -> MetricValue:
    if values is None:
        return None
    return share(values) if metric in PROBABILITIES else interval(values)


def metric_values(case: Case, rows: Rows, strategy: str, metric: str) -> Floats | None:
    """Return a metric of one strategy, shape (draw,), or None if it is not modelled.

    Notes
    -----
    Extra deaths are the strategy's toll minus that of no contact in the same draw, in months of
    the present toll, times the deaths per month if the case gives them. Spillover is the risk over
    all borders, summed over months, divided by that of no contact in the same draw.
    """
    if metric == "spillover":
        return _spillover(rows, strategy)
    if metric != "extra_deaths":
        values = rows.output(strategy, metric) if rows.has(metric) else None
        return None if values is None or np.isnan(values).all() else values
    if REFERENCE not in rows.strategies:
        return None
    more = rows.output(strategy, "toll") - rows.output(REFERENCE, "toll")
    a_month = rows.inputs.get(str(deaths_key(case)))
    return more if a_month is None else more * np.asarray(a_month)


def _spillover(rows: Rows, strategy: str) -> Floats | None:
    """Return the risk over all borders as a ratio to that of no contact in the same draw.

    It is also 1 if the risk without contact is 0, because there is nothing to compare with.
    """
    columns = [name for name in rows.outputs if name.startswith("spill.")]
    if REFERENCE not in rows.strategies or not columns:
        return None
    own, other = (
        np.sum([rows.output(s, name) for name in columns], axis=0) for s in (strategy, REFERENCE)
    )
    return np.where(other > 0.0, own / np.where(other > 0.0, other, 1.0), 1.0)


def deaths_key(case: Case) -> InputKey:
    """Return the input that converts months of the present toll to persons."""
    return InputKey.assessment(case.settings.government, "deaths")


def units(case: Case, rows: Rows) -> dict[Metric, str]:
    """Return the unit of each metric, as printed."""
    persons = str(deaths_key(case)) in rows.inputs
    return dict.fromkeys(METRICS, "share of draws") | {
        "table_max": "seats with the host",
        "consensus": "share of powers",
        "splits": "factions",
        "extra_deaths": "persons" if persons else "months of the present toll",
        "spillover": "index, no contact = 1",
        "drugs": "index, as-of date = 1",
        "status_success": "share of full standing; negative = loss",
        "status_acceptance": "share of powers; negative = loss",
    }


def against_none(case: Case, rows: Rows) -> dict[str, dict[Metric, Difference | None]] | None:
    """Return the paired difference from no contact in the same draws, by strategy and metric.

    None if no contact is not among the compared strategies.
    """
    if REFERENCE not in rows.strategies:
        return None
    return {
        s.id: {m: _against_none(case, rows, s.id, m) for m in METRICS}
        for s in case.settings.strategies
    }


def _against_none(case: Case, rows: Rows, strategy: str, metric: Metric) -> Difference | None:
    own, other = (metric_values(case, rows, s, metric) for s in (strategy, REFERENCE))
    return None if own is None or other is None else difference(own - other)


def changes(case: Case, before: Rows, after: Rows, strategy: str) -> dict[Metric, Change]:
    """Return the mean paired change of each metric that is modelled before and after."""
    changed = {}
    for metric in METRICS:
        then, now = (metric_values(case, rows, strategy, metric) for rows in (before, after))
        if then is not None and now is not None:
            changed[metric] = change(now - then)
    return changed


def spread(case: Case, rows: Rows) -> dict[str, dict[Metric, Spread | None]]:
    """Return the range of each probability over rival hypotheses, by strategy and metric."""
    masks = [
        held
        for rivals in case.settings.hypotheses
        for n in range(len(rivals.members))
        if int((held := _held(rows, rivals.id) == n).sum()) >= FEWEST
    ]
    return {
        strategy: {m: _spread(metric_values(case, rows, strategy, m), masks) for m in PROBABILITIES}
        for strategy in rows.strategies
    }


def _held(rows: Rows, set_id: str) -> Floats:
    return np.asarray(rows.inputs[str(InputKey("hypothesis", set_id))])


def _spread(values: Floats | None, masks: list[Bools]) -> Spread | None:
    if values is None:
        return None
    overall = share(values)
    under = [overall, *(share(values[held]) for held in masks)]
    error = (overall * (1.0 - overall) / values.size) ** 0.5
    return Spread(low=min(under), high=max(under), error=rounded(error), readings=len(masks))


def not_modelled(case: Case, rows: Rows) -> dict[Metric, str]:
    """Return the reason for each metric that is null."""
    return {
        metric: _why_null(metric)
        for metric in METRICS
        if metric_values(case, rows, rows.strategies[0], metric) is None
    }


def _why_null(metric: Metric) -> str:
    if metric == "holdout_contact":
        return "the case names no hold-out power"
    if metric == "spillover":
        return "the case names no rival group, or no region that borders a power"
    if metric == "drugs":
        return "the case has no assessment of a stance on drugs"
    if metric in {"consensus", "status_acceptance"}:
        return "the case names no power besides the convenor"
    if metric in _SETTLED:
        return "the case names no issues to settle"
    return "the option without contact was not run, so there is nothing to compare with"
