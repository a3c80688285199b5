"""Summarise what a rerun of the same draws changes."""

import numpy as np

from detente.assess.contributions.record import Changed, Means
from detente.assess.options.metrics import metric_values
from detente.assess.options.ranking import values_of
from detente.assess.paired import PairedRerun
from detente.runs.draws import Rows
from detente.runs.statistics import change
from detente.vocabulary.metrics import METRICS, Metric

__all__ = ["changed", "means", "spread"]


def changed(rerun: PairedRerun, rows: Rows) -> Changed:
    """Return what a rerun changes, compared with the original draws."""
    comparison = rerun.compare(rows)
    moved = comparison.moved
    return Changed(
        first=rerun.first_of(rows),
        value=None
        if moved is None
        else {option: change(moved[:, n]) for n, option in enumerate(rows.strategies)},
        metrics=comparison.metrics,
    )


def means(rerun: PairedRerun, rows: Rows) -> Means:
    """Return the mean value and metrics by option over defined draws, not rounded."""
    case, kept = rerun.task.case, rows.only_defined()
    values = values_of(case, kept, rerun.task.seed)
    by_option: Means = {}
    for n, option in enumerate(rows.strategies):
        by_option[option] = {} if values is None else {"value": float(values.value[:, n].mean())}
        for metric in METRICS:
            column = metric_values(case, kept, option, metric)
            if column is not None:
                by_option[option][metric] = float(np.nanmean(column))
    return by_option


def spread(rerun: PairedRerun, option: str, metric: Metric) -> float:
    """Return the standard deviation of a metric over the original draws; 0 if not modelled."""
    values = metric_values(rerun.task.case, rerun.rows.only_defined(), option, metric)
    return 0.0 if values is None else float(np.nanstd(values))
