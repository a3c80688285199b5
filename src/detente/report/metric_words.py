"""Metrics in words, and one way to print each; every table of a metric uses it."""

from detente.assess.options.record import MetricValue
from detente.report.messages.say import mark
from detente.report.words import middle, percent, percents, span, whole
from detente.runs.result import Interval
from detente.vocabulary.metrics import Metric

__all__ = ["CHANCES", "METRIC_WORDS", "metric_cell", "metric_middle"]

CHANCES: tuple[Metric, ...] = ("settlement", "settlement_full", "held", "holdout_contact")
METRIC_WORDS: dict[Metric, str] = {
    "worth": mark("worth of how the war ends"),
    "settlement": mark("any deal with the government"),
    "settlement_full": mark("a full deal"),
    "held": mark("a deal in force at the end"),
    "table_max": mark("most seats at a table"),
    "consensus": mark("powers in open or admitted contact"),
    "holdout_contact": mark("the hold-out in open contact"),
    "splits": mark("splits of the movement"),
    "extra_deaths": mark("deaths more or less than the reference option"),
    "spillover": mark("spillover to neighbours"),
    "drugs": mark("drugs"),
    "status_success": mark("standing from a settlement"),
    "status_acceptance": mark("standing from acceptance"),
}
_DIGITS: dict[Metric, int] = {
    "worth": 2,
    "spillover": 2,
    "drugs": 2,
    "status_success": 2,
    "status_acceptance": 2,
}


def metric_cell(value: MetricValue, metric: Metric) -> str:
    """Return a metric of an option as printed, or a dash.

    Examples
    --------
    >>> metric_cell(0.25, "settlement")
    '25 %'
    >>> metric_cell(Interval(p10=0.9, p50=0.97, p90=1.0), "spillover")
    '0.97 (0.90 to 1.00)'
    """
    if not isinstance(value, Interval):
        return percent(value)
    if metric == "extra_deaths":
        return whole(value)
    if metric == "consensus":
        return percents(value)
    return span(value, _DIGITS.get(metric, 0))


def metric_middle(value: MetricValue, metric: Metric) -> str:
    """Return a metric of an option as printed, its range left out.

    Examples
    --------
    >>> metric_middle(Interval(p10=0.9, p50=0.97, p90=1.0), "spillover")
    '0.97'
    """
    if not isinstance(value, Interval):
        return percent(value)
    if metric == "consensus":
        return percent(value.p50)
    return middle(value, _DIGITS.get(metric, 0), "," if metric == "extra_deaths" else "")
