"""The metrics of each strategy, each beside no contact in the same draws."""

from typing import Any

import numpy as np

from detente.case.case import Case
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.result import Change
from detente.runs.statistics import change, difference, interval, rounded, share
from detente.vocabulary.metrics import METRICS, Metric

__all__ = [
    "PROBABILITIES",
    "REFERENCE",
    "against_none",
    "changes",
    "metric_values",
    "metrics",
    "not_modelled",
    "spread",
    "units",
]

REFERENCE = "none"  # the strategy that every other is held against
PROBABILITIES = frozenset({"holdout_contact", "settlement", "settlement_full", "held"})
_FEWEST = 100  # draws of a hypothesis below which its share is not counted
_SETTLED = frozenset({"settlement", "settlement_full", "held", "status_success"})


def metrics(case: Case, rows: Rows) -> dict[str, dict[str, Any]]:
    """Return, by strategy and metric, a probability, an interval, or None."""
    return {
        s.id: {m: _told(m, metric_values(case, rows, s.id, m)) for m in METRICS}
        for s in case.settings.strategies
    }


def _told(metric: str, values: Floats | None) -> Any:  # a number, an interval or None
    if values is None:
        return None
    return share(values) if metric in PROBABILITIES else interval(values)


def metric_values(case: Case, rows: Rows, strategy: str, metric: str) -> Floats | None:
    """Return a metric of one strategy, shape (draw,), or None where there is none.

    Notes
    -----
    Extra deaths are the strategy's toll less that of no contact in the same draw, in months of the
    present toll, times the deaths of a month where the case gives them. Spillover is the risk over
    all borders, summed over months, over that of no contact in the same draw.
    """
    if metric == "spillover":
        return _spillover(rows, strategy)
    if metric != "extra_deaths":
        found = rows.output(strategy, metric) if rows.has(metric) else None
        return None if found is None or np.isnan(found).all() else found
    if REFERENCE not in rows.strategies:
        return None
    more = rows.output(strategy, "toll") - rows.output(REFERENCE, "toll")
    a_month = rows.inputs.get(_deaths(case))
    return more if a_month is None else more * np.asarray(a_month)


def _spillover(rows: Rows, strategy: str) -> Floats | None:
    """Return the risk over all borders, no contact in the same draw being 1.

    1, too, where no contact bears no risk: there is nothing to compare with.
    """
    columns = [name for name in rows.outputs if name.startswith("spill.")]
    if REFERENCE not in rows.strategies or not columns:
        return None
    own, other = (
        np.sum([rows.output(s, name) for name in columns], axis=0) for s in (strategy, REFERENCE)
    )
    return np.where(other > 0.0, own / np.where(other > 0.0, other, 1.0), 1.0)


def _deaths(case: Case) -> str:
    return f"assessment|{case.settings.government}|deaths|"


def units(case: Case, rows: Rows) -> dict[Metric, str]:
    """Return the unit of each metric, as printed."""
    persons = _deaths(case) in rows.inputs
    found = dict.fromkeys(METRICS, "share of draws")
    found |= {
        "table_max": "seats with the host",
        "consensus": "share of powers",
        "splits": "factions",
        "extra_deaths": "persons" if persons else "months of the present toll",
        "spillover": "index, no contact being 1",
        "drugs": "index, today being 1",
        "status_success": "share of full standing, below 0 a loss",
        "status_acceptance": "share of powers, below 0 a loss",
    }
    return found


def against_none(case: Case, rows: Rows) -> dict[str, dict[str, Any]] | None:
    """Return, by strategy and metric, the paired difference to no contact in the same draws.

    Returns
    -------
    dict or None
        ``mean`` of the differences, its standard error ``error``, and the shares of draws in
        which the strategy lies ``higher``, ``lower`` or the ``same``; None where the strategies
        compared have no ``none``.
    """
    if REFERENCE not in rows.strategies:
        return None
    found: dict[str, dict[str, Any]] = {}
    for strategy in case.settings.strategies:
        found[strategy.id] = {}
        for metric in METRICS:
            own = metric_values(case, rows, strategy.id, metric)
            other = metric_values(case, rows, REFERENCE, metric)
            if own is None or other is None:
                found[strategy.id][metric] = None
            else:
                found[strategy.id][metric] = difference(own - other)
    return found


def changes(case: Case, before: Rows, after: Rows, strategy: str) -> dict[Metric, Change]:
    """Return by metric the mean paired change, ``delta``, and its standard ``error``."""
    found = {}
    for metric in METRICS:
        then, now = (metric_values(case, rows, strategy, metric) for rows in (before, after))
        if then is not None and now is not None:
            found[metric] = change(now - then)
    return found


def spread(case: Case, rows: Rows) -> dict[str, dict[str, Any]]:
    """Return how far each chance moves between rival hypotheses, and its Monte Carlo error.

    Returns
    -------
    dict
        By strategy and metric that is a probability: ``low`` and ``high``, the least and greatest
        share of draws under any one hypothesis that at least 100 draws hold, and ``error``, the
        standard error of the share over all draws.
    """
    masks = [
        held
        for rivals in case.settings.hypotheses
        for n in range(len(rivals.members))
        if int((held := np.asarray(rows.inputs[f"hypothesis|{rivals.id}"] == n)).sum()) >= _FEWEST
    ]
    found: dict[str, dict[str, Any]] = {}
    for strategy in rows.strategies:
        found[strategy] = {}
        for metric in sorted(PROBABILITIES):
            values = metric_values(case, rows, strategy, metric)
            if values is None:
                found[strategy][metric] = None
                continue
            whole = share(values)
            under = [share(values[held]) for held in masks] or [whole]
            found[strategy][metric] = {
                "low": min(under),
                "high": max(under),
                "error": rounded((whole * (1.0 - whole) / values.size) ** 0.5),
            }
    return found


def not_modelled(case: Case, rows: Rows) -> dict[Metric, str]:
    """Return why each null metric is null."""
    found: dict[Metric, str] = {}
    for metric in METRICS:
        if metric_values(case, rows, rows.strategies[0], metric) is not None:
            continue
        if metric == "holdout_contact":
            found[metric] = "the case names no hold-out power"
        elif metric == "spillover":
            found[metric] = "the case names no rival group, or no region that borders a power"
        elif metric == "drugs":
            found[metric] = "nobody's stance on drugs is on record"
        elif metric in {"consensus", "status_acceptance"}:
            found[metric] = "the case names no power beside the convenor"
        elif metric in _SETTLED:
            found[metric] = "the case names no issues to settle"
        else:
            found[metric] = "no strategy without contact is compared, to count it against"
    return found
