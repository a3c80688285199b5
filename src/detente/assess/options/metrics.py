"""Compute the metrics of each option, and compare each with the reference in the same draws."""

import numpy as np

from detente.assess.options.record import MetricValue, Spread
from detente.case.case import Case
from detente.case.course.reference import reference_of
from detente.numerics.arrays import Bools, Floats
from detente.runs.draws import Rows
from detente.runs.result import Change, Difference
from detente.runs.statistics import FEWEST, change, difference, interval, rounded, share
from detente.vocabulary.ends import ENDS
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.metrics import METRICS, Metric

__all__ = [
    "PROBABILITIES",
    "against_reference",
    "changes",
    "deaths_key",
    "metric_values",
    "metrics",
    "not_modelled",
    "reference_in",
    "spread",
    "units",
]

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
    Extra deaths are the option's toll minus that of the reference option in the same draw, in
    months of the present toll, times the deaths per month if the case gives them. Spillover is the
    risk over all borders, summed over months, divided by that of the reference in the same draw.
    """
    if metric == "worth":
        return _worth(case, rows, strategy)
    if metric == "spillover":
        return _spillover(case, rows, strategy)
    if metric != "extra_deaths":
        values = rows.output(strategy, metric) if rows.has(metric) else None
        return None if values is None or np.isnan(values).all() else values
    reference = reference_in(case, rows)
    if reference is None:
        return None
    more = rows.output(strategy, "toll") - rows.output(reference, "toll")
    a_month = rows.inputs.get(str(deaths_key(case)))
    return more if a_month is None else more * np.asarray(a_month)


def _worth(case: Case, rows: Rows, strategy: str) -> Floats | None:
    """Return the worth of the end of the war, as drawn from the range that the case states."""
    if case.settings.outcomes is None:
        return None
    worth = np.stack([rows.inputs[str(InputKey.worth(end))] for end in ENDS])
    reached = rows.output(strategy, "outcome")
    known = ~np.isnan(reached)
    end = np.where(known, reached, 0.0).astype(np.int64)
    return np.where(known, worth[end, np.arange(end.size)], np.nan)


def reference_in(case: Case, rows: Rows) -> str | None:
    """Return the option that all others are compared with, or None if it was not run.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    """
    found = reference_of(case).option.id
    return found if found in rows.strategies else None


def _spillover(case: Case, rows: Rows, strategy: str) -> Floats | None:
    """Return the risk over all borders as a ratio to that of the reference in the same draw.

    It is also 1 if the risk under the reference is 0, because there is nothing to compare with.
    """
    columns = [name for name in rows.outputs if name.startswith("spill.")]
    reference = reference_in(case, rows)
    if reference is None or not columns:
        return None
    own, other = (
        np.sum([rows.output(s, name) for name in columns], axis=0) for s in (strategy, reference)
    )
    return np.where(other > 0.0, own / np.where(other > 0.0, other, 1.0), 1.0)


def deaths_key(case: Case) -> InputKey:
    """Return the input that converts months of the present toll to persons."""
    return InputKey.assessment(case.settings.government, "deaths")


def units(case: Case, rows: Rows) -> dict[Metric, str]:
    """Return the unit of each metric, as printed."""
    persons = str(deaths_key(case)) in rows.inputs
    return dict.fromkeys(METRICS, "share of draws") | {
        "worth": "worth of an end; the case says what 0 and 1 are",
        "table_max": "seats with the host",
        "consensus": "share of powers",
        "splits": "factions",
        "extra_deaths": "persons" if persons else "months of the present toll",
        "spillover": "index, reference option = 1",
        "drugs": "index, as-of date = 1",
        "status_success": "share of full standing; negative = loss",
        "status_acceptance": "share of powers; negative = loss",
    }


def against_reference(case: Case, rows: Rows) -> dict[str, dict[Metric, Difference | None]] | None:
    """Return the paired difference from the reference in the same draws, by option and metric.

    None if the reference option was not run.
    """
    reference = reference_in(case, rows)
    if reference is None:
        return None
    return {
        s.id: {m: _difference(case, rows, (s.id, reference), m) for m in METRICS}
        for s in case.settings.strategies
    }


def _difference(case: Case, rows: Rows, pair: tuple[str, str], metric: Metric) -> Difference | None:
    own, other = (metric_values(case, rows, option, metric) for option in pair)
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
    if metric == "worth":
        return "the case does not say what the ends of the war are worth"
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
    return "the reference option was not run, so there is nothing to compare with"
