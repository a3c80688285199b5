"""Sentences and rows on the convenor's standing: two paths, three places in a network, no sum."""

from typing import Final, NamedTuple, TypedDict

from detente.assess.options.record import MetricValue
from detente.assess.summary.record import Summary
from detente.assess.table.record import NetworkMeasure, NetworkPlace
from detente.report.messages.say import mark, say
from detente.report.tables import shared_rows
from detente.report.titles import titled
from detente.report.words import join_words, percent, percent_range, signed, span
from detente.runs.result import Interval
from detente.vocabulary.metrics import Metric

__all__ = ["StandingTable", "StandingView", "standing_view"]

_DIGITS: Final = 2
_NOISE: Final = 2.0  # standard errors
_MOSTLY: Final = 0.5  # share of draws from which on the convenor is called ahead
_PATHS: Final = (mark("standing from a settlement"), mark("standing from acceptance"))
_JOINED: Final = (mark("either suffices"), mark("both are needed"))
_BY_HOLDOUT: Final = (
    mark("acceptance if the hold-out opens contact; if not"),
    mark("either, likewise"),
    mark("both, likewise"),
)
_WORDS: dict[NetworkMeasure, str] = {
    "liaison": mark("pairs of groups that it alone links {now} ({change}; {ahead})"),
    "betweenness": mark("shortest paths through it {now} ({change}; {ahead})"),
    "rank": mark("rank among powers (PageRank) {now} ({change}; {ahead})"),
}
_ALONE: dict[NetworkMeasure, str] = {  # a single power has nobody to be ahead of
    "liaison": mark("pairs of groups that it alone links {now} ({change})"),
    "betweenness": mark("shortest paths through it {now} ({change})"),
}
_FEWEST: Final = 2  # powers of which one can be ahead
_UNDEFINED: dict[NetworkMeasure, str] = {
    "liaison": mark("pairs of groups that it alone links: not defined"),
    "betweenness": mark("shortest paths through it: not defined"),
    "rank": mark("rank among powers (PageRank): not defined"),
}
_UP: Final = mark("settlement up and acceptance down under {options}")
_DOWN: Final = mark("acceptance up and settlement down under {options}")


class StandingTable(NamedTuple):
    """Both paths of standing by option, and acceptance by what the hold-out does.

    Parameters
    ----------
    heads : tuple of str
        What the cells of a row say.
    rows : list of tuple of str
        Titles of options that print alike, then cells as printed.
    """

    heads: tuple[str, ...]
    rows: list[tuple[str, ...]]


class StandingView(TypedDict):
    """What the page says of standing.

    Parameters
    ----------
    standing_table : StandingTable
        The two paths.
    standing_sentences : list of str
        Sentences above the table.
    standing_places : str
        The places in the network of talks and contacts; empty without options.
    """

    standing_table: StandingTable
    standing_sentences: list[str]
    standing_places: str


def standing_view(summary: Summary) -> StandingView:
    """Return what the page says of standing.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    return {
        "standing_table": _table(summary),
        "standing_sentences": [*_apart(summary), *_hosting(summary)],
        "standing_places": _places(summary),
    }


def _table(summary: Summary) -> StandingTable:
    """Return the paths by option; options that print alike share a row."""
    shared = shared_rows((one.title, _cells(summary, one.id)) for one in summary.strategy_list)
    rows = [(title, *cells) for title, cells in shared]
    joined = bool(summary.standing.joint)
    heads = (*_PATHS, *(_JOINED if joined else ()))
    if summary.roles.holdout:
        heads += _BY_HOLDOUT if joined else _BY_HOLDOUT[:1]
    return StandingTable(tuple(map(say, heads)), rows)


def _cells(summary: Summary, option: str) -> tuple[str, ...]:
    """Return both paths, both joinings, and what changes with the hold-out, as printed."""
    metrics = summary.strategies[option]
    joint = list(summary.standing.joint.get(option, {}).values())
    paths = (metrics["status_success"], metrics["status_acceptance"])
    values = [*map(_interval, paths), *(one.value for one in joint)]
    shown = tuple(map(_spanned, values))
    if not summary.roles.holdout:
        return shown
    holdout = summary.standing.holdout[option]
    joined = (_by_holdout(one.joins, one.stays) for one in joint)
    return (*shown, _by_holdout(holdout.joins, holdout.stays), *joined)


def _spanned(value: Interval | None) -> str:
    """Return an interval as printed; one that rounds to zero has no more digits than others."""
    if value and not any(round(end, _DIGITS) for end in (value.p10, value.p50, value.p90)):
        return f"{0.0:.{_DIGITS}f}"
    return span(value, _DIGITS)


def _by_holdout(joins: float | None, stays: float | None) -> str:
    opened, closed = signed(joins, _DIGITS), signed(stays, _DIGITS)
    return opened if opened == closed else say("{opened}; {closed}", opened=opened, closed=closed)


def _interval(metric: MetricValue) -> Interval | None:
    """Return a metric that is an interval, or None where the case has none."""
    return metric if isinstance(metric, Interval) else None


def _moved(summary: Summary, option: str, metric: Metric) -> float:
    """Return the mean difference of a metric from the reference option; zero within the noise.

    A difference that does not show in the digits of the table is none.
    """
    against = summary.against_reference[option][metric] if summary.against_reference else None
    if against is None or abs(against.mean) <= _NOISE * against.error:
        return 0.0
    return round(against.mean, _DIGITS)


def _apart(summary: Summary) -> list[str]:
    """Say where one path rises and the other falls, beyond the noise."""
    apart: dict[str, list[str]] = {}
    for option in summary.strategy_list:
        success = _moved(summary, option.id, "status_success")
        acceptance = _moved(summary, option.id, "status_acceptance")
        if success * acceptance >= 0.0:
            continue
        apart.setdefault(_UP if success > 0.0 else _DOWN, []).append(titled(summary, option.id))
    parts = [say(how, options=join_words(options)) for how, options in apart.items()]
    if not parts:
        return []
    return [
        say(
            "The two paths come apart against the reference option: {parts}.",
            parts="; ".join(parts),
        )
    ]


def _hosting(summary: Summary) -> list[str]:
    """Say under which options the convenor links groups better than any other host would."""
    shares: dict[str, list[str]] = {}
    for option, places in summary.standing.strategies.items():
        if places["liaison"].ahead > _MOSTLY:
            share = percent(places["liaison"].ahead)
            shares.setdefault(share, []).append(titled(summary, option))
    if not shares and summary.norms.powers < _FEWEST:
        return []  # nobody else could host
    if not shares:
        return [
            say(
                "Under no option does the convenor link groups better, in most draws, than the "
                "best other power would as host of the same round."
            )
        ]
    ahead = [
        say("{options} ({share} of draws)", options=join_words(options), share=share)
        for share, options in shares.items()
    ]
    return [
        say(
            "The convenor links groups better than any other power would as host of the same round "
            "under {options}.",
            options=join_words(ahead),
        )
    ]


def _places(summary: Summary) -> str:
    """Say for each measure where the options put the convenor, and how often no host is better."""
    options = list(summary.standing.strategies.values())
    if not options:
        return ""
    alone = summary.norms.powers < _FEWEST
    words = _ALONE if alone else _WORDS
    parts = [
        _place(measure, said, [one[measure] for one in options]) for measure, said in words.items()
    ]
    if alone:
        return say(
            "Places in the network of talks and contacts at the horizon, over all options (change "
            "since before the talks): {places}.",
            places="; ".join(parts),
        )
    return say(
        "Places in the network of talks and contacts at the horizon, over all options (change "
        "since before the talks; share of draws ahead of the best other host): {places}.",
        places="; ".join(parts),
    )


def _place(measure: NetworkMeasure, words: str, places: list[NetworkPlace]) -> str:
    now = [one.now.p50 for one in places if one.now]
    moved = [one.change.p50 for one in places if one.change]
    if not (now and moved):
        return say(_UNDEFINED[measure])
    ahead = percent_range(min(one.ahead for one in places), max(one.ahead for one in places))
    low, high = signed(min(moved), 0), signed(max(moved), 0)
    change = low if low == high else say("{low} to {high}", low=low, high=high)
    return say(words, now=_ends(now), change=change, ahead=ahead)


def _ends(values: list[float]) -> str:
    low, high = f"{min(values):.0f}", f"{max(values):.0f}"
    return low if low == high else say("{low} to {high}", low=low, high=high)
