"""The options side by side: four measures, each with the record of the same event."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from detente.assess.record.record import SAME
from detente.assess.summary.record import Summary
from detente.report.assumed import assumed_options
from detente.report.messages.say import count, mark, say
from detente.report.metric_words import metric_middle
from detente.report.pictures.axis import Axis, number_axis, share_axis
from detente.report.pictures.figure import Cell, Column, Figure, Panel, PanelRow, PanelSet, Twin
from detente.report.pictures.ranges import RangeRow, panel_svg, range_key, usable_length
from detente.report.pictures.svg import Name
from detente.report.sections.options.units import UNIT_WORDS
from detente.report.titles import actor_name, titled
from detente.report.words import date_words, join_words, percent
from detente.runs.result import Interval
from detente.vocabulary.metrics import Metric

__all__ = ["Measure", "finding_of", "options_figure", "record_of"]

Spread = tuple[float, float, float]

_SHOWN: Final[tuple[Metric, ...]] = (
    "settlement",
    "holdout_contact",
    "table_max",
    "extra_deaths",
)
_SHARES: Final[frozenset[Metric]] = frozenset({"settlement", "holdout_contact"})
_WORDS: Final[dict[Metric, str]] = {  # how a title names each
    "settlement": mark("the chance of a deal"),
    "holdout_contact": mark("contact of the hold-out"),
    "table_max": mark("the size of the table"),
    "extra_deaths": mark("the number of deaths"),
}
_HEADS: Final[dict[Metric, str]] = {  # how the table behind the picture names each
    "settlement": mark("deal"),
    "holdout_contact": mark("hold-out"),
    "table_max": mark("table"),
    "extra_deaths": mark("deaths"),
}
_ERRORS = 2.0  # standard errors by which the range of a chance reaches beyond its readings
_EMPTY = 0.5  # share of draws in which an option that engages nobody is drawn hollow
_SCALES: Final = (  # deaths from which they are printed in a larger unit, and its name
    (2_000_000.0, 1_000_000.0, "millions"),
    (50_000.0, 1_000.0, "thousands"),
)
_IN_UNIT: Final = {
    "millions": mark("{comparison}; axis in millions"),
    "thousands": mark("{comparison}; axis in thousands"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure under every option.

    Parameters
    ----------
    metric : str
        What is measured.
    spreads : tuple
        Low end, middle and high end by option; None where there is nothing to compare.
    assumed : bool
        Whether an audit finds that its sign is assumed under some option.
    """

    metric: Metric
    spreads: tuple[Spread | None, ...]
    assumed: bool

    @property
    def separates(self) -> bool:
        """Whether the ranges of at least two options have no value in common."""
        known = [spread for spread in self.spreads if spread is not None]
        return bool(known) and max(s[0] for s in known) > min(s[2] for s in known)


def finding_of(measures: Sequence[Measure]) -> str:
    """Return the title: which measures set at least two options apart, beyond their ranges.

    Parameters
    ----------
    measures : sequence of Measure
        Measures shown.

    Examples
    --------
    >>> apart = Measure(metric="extra_deaths", spreads=((0, 0, 0), (1, 2, 3)), assumed=False)
    >>> finding_of([apart])
    'The options are clearly set apart by the number of deaths'
    """
    if all(len(measure.spreads) < 2 for measure in measures):
        return say("Only one option was run, so there is nothing to compare")
    clear = [say(_WORDS[m.metric]) for m in measures if m.separates and not m.assumed]
    assumed = [say(_WORDS[m.metric]) for m in measures if m.separates and m.assumed]
    named = join_words(clear) if clear else ""
    if not clear:
        text = say("No measure clearly sets the options apart")
    elif len(clear) == len(measures):
        text = say("The options are clearly set apart by {measures}", measures=named)
    else:
        text = say("The options are clearly set apart only by {measures}", measures=named)
    if not assumed:
        return text
    return count(
        len(assumed),
        "{finding}; {measures} differs, by assumption",
        "{finding}; {measures} differ, by assumption",
        finding=text,
        measures=join_words(assumed),
    )


def record_of(summary: Summary, metric: Metric) -> float | None:
    """Return how often the same event came in wars like this one, by the same horizon.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    metric : str
        The measure; None is returned unless the record has the same event, within as many months.
    """
    event = next((event for event, same in SAME.items() if same == metric), None)
    chance = summary.record.chances.get(event) if event else None
    if chance is None or summary.record.months != summary.horizon_months:
        return None
    return chance.chance


def options_figure(summary: Summary, only: Collection[str] | None = None) -> PanelSet:
    """Return the picture of the options.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    only : collection of str, optional
        Ids of the options drawn; title, scales and table are those of all of them.
    """
    order = _order(summary)
    shown = [metric for metric in _SHOWN if _is_shown(summary, metric)]
    measures = {metric: _measure(summary, metric, order) for metric in shown}
    rows = {metric: _rows(summary, metric, measures[metric], order) for metric in shown}
    length = usable_length([row for each in rows.values() for row in each])
    axes = _axes(summary, measures)
    drawn = [n for n, option in enumerate(order) if only is None or option in only]
    hollow = any(_is_empty(summary, order[n]) for n in drawn)
    titles = _titles(summary)
    return PanelSet(
        id="picture-options",
        finding=finding_of(list(measures.values())),
        rows=tuple(
            PanelRow(title=titles[order[n]], note=_contacted(summary, order[n])) for n in drawn
        ),
        panels=tuple(
            _panel(
                *(summary, metric, [rows[metric][n] for n in drawn], axes[metric], length),
                assumed=measures[metric].assumed,
            )
            for metric in shown
        ),
        twin=_twin(summary, measures, order),
        key=range_key(
            bar=False,
            hollow=say("mostly engages nobody; not ranked") if hollow else "",
        ),
        listed=say("Whom each option engages"),
    )


def _order(summary: Summary) -> list[str]:
    """Return options as ranked, then those without a rank."""
    listed = [option.id for option in summary.strategy_list]
    if not summary.ranking.order:
        return listed
    ranked = [*summary.ranking.order, *summary.ranking.empty]
    return [*ranked, *(option for option in listed if option not in ranked)]


def _titles(summary: Summary) -> dict[str, str]:
    return {option.id: option.title for option in summary.strategy_list}


def _is_shown(summary: Summary, metric: Metric) -> bool:
    """Say whether a measure has a panel; harm always has one."""
    if metric == "holdout_contact" and summary.roles.holdout is None:
        return False
    return metric == "extra_deaths" or any(
        by_metric[metric] is not None for by_metric in summary.strategies.values()
    )


def _is_empty(summary: Summary, option: str) -> bool:
    nobody = summary.contacts.nobody[option]
    return option in summary.ranking.empty or (nobody is not None and nobody >= _EMPTY)


def _contacted(summary: Summary, option: str) -> str:
    """Say in at most four words whom an option is in contact with at the end."""
    nobody = summary.contacts.nobody[option]
    if nobody is not None and nobody >= _EMPTY:
        return say("nobody, in {share}", share=percent(nobody))
    levels = summary.contacts.factions[option]
    some = sum(1.0 - by_level["none"] >= _EMPTY for by_level in levels.values())
    if not some:
        return say("nobody") if nobody is None else say("it varies")
    if some == len(levels):
        return count(some, "{number} faction, the only one", "all {number} factions")
    return count(
        len(levels), "{some} of {number} faction", "{some} of {number} factions", some=some
    )


def _spread(summary: Summary, option: str, metric: Metric) -> Spread | None:
    """Return the range and the middle of a measure; None where there is nothing to compare."""
    value = summary.strategies[option][metric]
    if value is None or (metric == "table_max" and summary.attendance.planned[option] is None):
        return None
    if isinstance(value, Interval):
        return value.p10, value.p50, value.p90
    spread = summary.spread[option].get(metric)
    if spread is None:
        return value, value, value
    noise = _ERRORS * spread.error
    return max(spread.low - noise, 0.0), value, min(spread.high + noise, 1.0)


def _measure(summary: Summary, metric: Metric, order: Sequence[str]) -> Measure:
    flagged = any(one.flagged and one.metric == metric for one in summary.audits.dominance)
    by_worlds = metric == "settlement" and any(
        "any_deal" in by_measure for by_measure in assumed_options(summary).values()
    )
    return Measure(
        metric=metric,
        spreads=tuple(_spread(summary, option, metric) for option in order),
        assumed=flagged or by_worlds,
    )


def _unit(summary: Summary, spreads: Sequence[Spread | None]) -> tuple[float, str]:
    """Return what one step of the axis of deaths stands for, and its name."""
    unit = summary.units["extra_deaths"]
    if unit != "persons":
        return 1.0, say(UNIT_WORDS[unit])
    largest = max((abs(end) for s in spreads if s is not None for end in s), default=0.0)
    return next(((worth, name) for least, worth, name in _SCALES if largest >= least), (1.0, ""))


def _rows(
    summary: Summary, metric: Metric, measure: Measure, order: Sequence[str]
) -> list[RangeRow]:
    """Return a row an option."""
    titles = _titles(summary)
    rows = []
    for option, spread in zip(order, measure.spreads, strict=True):
        label = _label(summary, option, metric)
        is_words = metric == "extra_deaths" and option == summary.audits.reference
        rows.append(
            RangeRow(
                name=titles[option],
                label=label,
                spread=None if is_words else spread,
                hollow=_is_empty(summary, option),
            )
        )
    return rows


def _label(summary: Summary, option: str, metric: Metric) -> str:
    """Return the number at the right end of a row, or why there is none."""
    value = summary.strategies[option][metric]
    if value is None:
        return say("not modelled")
    if metric == "table_max" and summary.attendance.planned[option] is None:
        return say("no rounds")
    if metric == "extra_deaths" and option == summary.audits.reference:
        return say("reference")
    return metric_middle(value, metric)


def _axes(summary: Summary, measures: dict[Metric, Measure]) -> dict[Metric, Axis]:
    """Return the scale of each panel; all chances share one."""
    ends = {m: [end for s in one.spreads if s for end in s] for m, one in measures.items()}
    records = [record_of(summary, metric) for metric in measures if metric in _SHARES]
    chances = [end for metric, values in ends.items() if metric in _SHARES for end in values]
    shared = share_axis([*chances, *(record for record in records if record is not None)])
    axes: dict[Metric, Axis] = {}
    for metric, values in ends.items():
        if metric in _SHARES:
            axes[metric] = shared
        elif metric == "table_max":
            axes[metric] = number_axis(values, whole=True, intervals=2)
        else:
            unit, _ = _unit(summary, measures[metric].spreads)
            axes[metric] = number_axis(values, unit=unit, intervals=2)
    return axes


def _head(summary: Summary, metric: Metric, many: str) -> tuple[str, str]:
    """Return what is measured, and its date, unit or comparison."""
    date = _horizon(summary)
    if metric == "settlement":
        return say("Deal with the government by {date}", date=date), ""
    if metric == "holdout_contact":
        holdout = actor_name(summary, summary.roles.holdout or "")
        return say("{actor} in open contact", actor=holdout), say("by {date}", date=date)
    if metric == "table_max":
        return say("Seats at the largest table"), say("delegations, host included")
    reference = titled(summary, summary.audits.reference)
    beside = say("against {option}", option=reference)
    if summary.units["extra_deaths"] != "persons":
        return say("Extra deaths, {unit}", unit=many), beside
    return say("Extra deaths"), say(_IN_UNIT[many], comparison=beside) if many else beside


def _horizon(summary: Summary) -> str:
    """Return the month in which the horizon ends."""
    year, month = map(int, summary.as_of.split("-")[:2])
    months = year * 12 + month - 1 + summary.horizon_months
    return date_words(f"{months // 12}-{months % 12 + 1:02}-01", "month")


def _panel(
    summary: Summary,
    metric: Metric,
    rows: Sequence[RangeRow],
    axis: Axis,
    length: float,
    *,
    assumed: bool,
) -> Panel:
    """Return one panel with its head and its record."""
    spreads = [row.spread for row in rows]
    event, unit = _head(summary, metric, _unit(summary, spreads)[1])
    record = record_of(summary, metric)
    said = None if record is None else say("wars like this: {share}", share=percent(record))
    numbers = "; ".join(f"{row.name}: {row.label}" for row in rows)
    alt = say("{numbers}. Record: {record}.", numbers=numbers, record=said or say("none"))
    key = f"picture-options-{metric.replace('_', '-')}"
    name = Name(key=key, title=event, description=alt)
    columns = (Column(say("option")), Column(event))
    figure = Figure(
        id=key,
        finding=event,
        alt=alt,
        twin=Twin(columns, tuple((row.name, row.label) for row in rows)),
        svg=panel_svg(name, axis, rows, length=length, record=record),
    )
    return Panel(event=event, unit=unit, record=said, assumed=assumed, figure=figure)


def _twin(summary: Summary, measures: dict[Metric, Measure], order: Sequence[str]) -> Twin:
    """Return one row an option, a column a measure, and a row of the record if there is one."""
    columns = [Column(say("option"))]
    titles = _titles(summary)
    rows: list[list[Cell]] = [[titles[option]] for option in order]
    record: list[Cell] = [say("wars like this one")]
    for metric, measure in measures.items():
        head = say(_HEADS[metric])
        if measure.assumed:
            head = say("{measure} (assumed)", measure=head)
        columns.append(Column(head, "share") if metric in _SHARES else Column(head, "number", 0))
        for row, spread in zip(rows, measure.spreads, strict=True):
            row.append(spread)
        record.append(record_of(summary, metric))
    known = [record] if any(cell is not None for cell in record[1:]) else []
    return Twin(tuple(columns), tuple(tuple(row) for row in [*rows, *known]))
