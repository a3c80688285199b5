"""Sentences and rows on the convenor's standing: two paths, three places in a network, no sum."""

from typing import NamedTuple, TypedDict

from detente.assess.options.record import MetricValue
from detente.assess.summary.record import Summary
from detente.assess.table.record import NetworkMeasure, NetworkPlace
from detente.report.titles import titled
from detente.report.words import percent_range, signed
from detente.runs.result import Interval
from detente.vocabulary.metrics import Metric

__all__ = ["StandingPath", "StandingView", "standing_view"]


_WORDS: dict[NetworkMeasure, str] = {
    "liaison": "pairs of groups that it alone links",
    "betweenness": "shortest paths between others that run through it",
    "rank": "rank by recognition (PageRank) among powers",
}


class StandingPath(NamedTuple):
    """Both paths of standing under one option, the second by what the hold-out does."""

    strategy: str
    success: Interval | None
    acceptance: Interval | None
    joins: float | None
    stays: float | None


class StandingView(TypedDict):
    """What the page says of standing.

    Parameters
    ----------
    standing_paths : list of StandingPath
        A row for each option.
    standing_sentences : list of str
        Sentences above the table.
    standing_places : list of str
        A sentence for each place in the network of talks and contacts.
    """

    standing_paths: list[StandingPath]
    standing_sentences: list[str]
    standing_places: list[str]


def standing_view(summary: Summary) -> StandingView:
    """Return what the page says of standing.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    return {
        "standing_paths": [_path(summary, option.id) for option in summary.strategy_list],
        "standing_sentences": [*_apart(summary), *_holdout(summary), *_hosting(summary)],
        "standing_places": _places(summary),
    }


def _path(summary: Summary, option: str) -> StandingPath:
    metrics = summary.strategies[option]
    holdout = summary.standing.holdout[option]
    return StandingPath(
        strategy=option,
        success=_interval(metrics["status_success"]),
        acceptance=_interval(metrics["status_acceptance"]),
        joins=holdout.joins,
        stays=holdout.stays,
    )


def _interval(metric: MetricValue) -> Interval | None:
    """Return a metric that is an interval, or None where the case has none."""
    return metric if isinstance(metric, Interval) else None


def _difference(summary: Summary, option: str, metric: Metric) -> float | None:
    """Return the mean difference of a metric from the reference option, or None without one."""
    against = summary.against_reference[option][metric] if summary.against_reference else None
    return None if against is None else against.mean


def _apart(summary: Summary) -> list[str]:
    """Say where one path rises and the other falls."""
    apart = []
    for option in summary.strategy_list:
        success = _difference(summary, option.id, "status_success")
        acceptance = _difference(summary, option.id, "status_acceptance")
        if success is None or acceptance is None or success * acceptance >= 0.0:
            continue
        paths = ("a settlement", "acceptance")
        up, down = paths if success > 0.0 else reversed(paths)
        apart.append(f"{titled(summary, option.id)} (by {up} up, by {down} down)")
    if not apart:
        return []
    return [f"The two paths come apart, against the reference option: {'; '.join(apart)}."]


def _holdout(summary: Summary) -> list[str]:
    """Say what open contact of the hold-out goes with."""
    gaps = [
        holdout.joins - holdout.stays
        for holdout in summary.standing.holdout.values()
        if holdout.joins is not None and holdout.stays is not None
    ]
    if not gaps:
        return []
    low, high = signed(min(gaps), 2), signed(max(gaps), 2)
    many = low if low == high else f"{low} to {high}"
    return [
        "Against draws in which the hold-out stays out of open contact, standing from acceptance "
        f"is {many} where it opens contact, its own contact counted."
    ]


def _hosting(summary: Summary) -> list[str]:
    """Say under which options the convenor links groups better than any other host would."""
    ahead = [
        f"{titled(summary, option)} ({100 * places['liaison'].ahead:.0f} % of draws)"
        for option, places in summary.standing.strategies.items()
        if places["liaison"].ahead > 0.5
    ]
    if not ahead and summary.norms.powers < 2:
        return []  # nobody else could host
    if not ahead:
        return [
            "Under no option does the convenor link groups better, in most draws, than the best "
            "other power would as host of the same round."
        ]
    return [
        "The convenor links groups better than any other power would as host of the same round "
        f"under {'; '.join(ahead)}."
    ]


def _places(summary: Summary) -> list[str]:
    """Say for each measure where the options put the convenor, and how often no host is better."""
    options = list(summary.standing.strategies.values())
    return [_place(measure, [one[measure] for one in options]) for measure in _WORDS if options]


def _place(measure: NetworkMeasure, places: list[NetworkPlace]) -> str:
    now = [one.now.p50 for one in places if one.now]
    moved = [one.change.p50 for one in places if one.change]
    if not (now and moved):
        return f"{_WORDS[measure][0].upper()}{_WORDS[measure][1:]}: not defined."
    ahead = percent_range(min(one.ahead for one in places), max(one.ahead for one in places))
    return (
        f"{_WORDS[measure][0].upper()}{_WORDS[measure][1:]}: {_ends(now)} in the middle of the "
        f"draws over all options, {signed(min(moved), 0)} to {signed(max(moved), 0)} since before "
        f"the talks; better than the best other host in {ahead} of draws."
    )


def _ends(values: list[float]) -> str:
    low, high = f"{min(values):.0f}", f"{max(values):.0f}"
    return low if low == high else f"{low} to {high}"
