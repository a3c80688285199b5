"""How chances by month are drawn: steps with their error, and one scale for each picture."""

from collections.abc import Iterable, Sequence
from typing import Final

from detente.assess.months.record import RecordAt
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, say
from detente.report.pictures.axis import Axis, share_axis
from detente.report.pictures.courses import (
    Area,
    CourseRow,
    Mark,
    Trail,
    course_svg,
    line_sample,
    sample_of,
)
from detente.report.pictures.figure import Cell, Column, Figure, KeyEntry, Panel, PanelRow, Twin
from detente.report.pictures.svg import Name
from detente.report.tables import shared_rows
from detente.report.titles import actor_name
from detente.report.words import bare_percent, percent
from detente.runs.statistics import share_error
from detente.vocabulary.ends import Moment

__all__ = [
    "DEAL",
    "ERRORS",
    "FEWEST",
    "event_name",
    "event_panels",
    "event_rows",
    "month_columns",
    "option_rows",
    "step_key",
    "table_months",
]

DEAL: Final[Moment] = "any_deal"
"""The event that has a record by month."""

ERRORS: Final = 2.0
"""Standard errors that make a difference."""

FEWEST: Final = 2
"""Months that a course has at least."""


def event_name(summary: Summary, event: Moment) -> str:
    """Return the name of an event as the head of its panel.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    event : Moment
        The event.
    """
    if event == DEAL:
        return say("Any deal")
    if event == "first_talks":
        return say("First talks of the two sides")
    holdout = actor_name(summary, summary.roles.holdout or "")
    return say("{actor} in open contact", actor=holdout)


def option_rows(summary: Summary) -> tuple[PanelRow, ...]:
    """Return the names of the rows, an option each.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    return tuple(PanelRow(title=option.title, note="") for option in summary.strategy_list)


def event_panels(
    summary: Summary, picture: str, events: Sequence[Moment], record: Sequence[RecordAt] = ()
) -> tuple[Panel, ...]:
    """Return a panel for each event, all on one scale.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    picture : str
        Id of the picture, from which the panels take theirs.
    events : sequence of Moment
        Events that are drawn.
    record : sequence of RecordAt
        The record of deals by month; only with the one event that it is of.
    """
    rows = {
        event: [_row(summary, o.id, o.title, event, record) for o in summary.strategy_list]
        for event in events
    }
    ends = [
        value
        for of_event in rows.values()
        for row in of_event
        for area in row.areas
        for value in area.high
    ]
    ends += [one.chance if one.high is None else one.high for one in record]
    axis = share_axis(ends)
    return tuple(_panel(summary, picture, event, axis, rows[event], record) for event in events)


def _panel(
    summary: Summary,
    picture: str,
    event: Moment,
    axis: Axis,
    rows: Sequence[CourseRow],
    record: Sequence[RecordAt],
) -> Panel:
    found, head = summary.months, event_name(summary, event)
    said = say("wars like this: {share}", share=percent(record[-1].chance)) if record else None
    last = {o.id: found.chances[o.id][event][-1] for o in summary.strategy_list}
    alt = say(
        "Share of draws by month {month}. {rows}. Record: {record}.",
        month=found.months[-1],
        rows="; ".join(
            say("{option}: {words}", option=o.title, words=percent(last[o.id]))
            for o in summary.strategy_list
        ),
        record=said or say("none"),
    )
    key = f"{picture}-{event.replace('_', '-')}"
    name = Name(key=key, title=head, description=alt)
    twin = Twin(
        (Column(say("option")), Column(head, "share")),
        tuple((o.title, last[o.id]) for o in summary.strategy_list),
    )
    svg = course_svg(name, axis, rows, summary.horizon_months)
    return Panel(
        event=head,
        unit="",
        record=said,
        assumed=False,
        figure=Figure(id=key, finding=head, alt=alt, twin=twin, svg=svg),
    )


def _row(
    summary: Summary, option: str, title: str, event: Moment, record: Sequence[RecordAt]
) -> CourseRow:
    """Return the steps of an option with their band, and the record's line."""
    found, months = summary.months, tuple(summary.months.months)
    values = tuple(found.chances[option][event])
    noise = [ERRORS * share_error(value, found.counted) for value in values]
    ends = [(max(v - n, 0.0), min(v + n, 1.0)) for v, n in zip(values, noise, strict=True)]
    trails = [Trail(months, values, "course", steps=True)]
    if record:
        read = (0, *(one.month for one in record))
        trails.insert(0, Trail(read, (0.0, *(one.chance for one in record)), "rec"))
    low, high = (tuple(end[n] for end in ends) for n in (0, 1))
    return CourseRow(
        name=title,
        areas=(Area(months, low, high, "band80", steps=True),),
        trails=tuple(trails),
        marks=tuple(
            Mark(one.month, one.low, one.high)
            for one in record
            if one.low is not None and one.high is not None
        ),
    )


def table_months(months: Sequence[int], known: Sequence[int] = ()) -> list[int]:
    """Return the months of a table: those of the record, else about three, and the last.

    Parameters
    ----------
    months : sequence of int
        Months of the chances.
    known : sequence of int
        Months of the record.

    Examples
    --------
    >>> table_months([3, 6, 9, 12, 15, 18]), table_months([6, 12, 18], [12])
    ([6, 12, 18], [12, 18])
    """
    thirds = months[::-1][:: max(1, len(months) // 3)]
    return sorted({*(known or thirds), months[-1]})


def month_columns(months: Iterable[int]) -> tuple[Column, ...]:
    """Return the heads of a table of chances by month.

    Parameters
    ----------
    months : iterable of int
        Months that have a column.
    """
    said = (Column(say("by month {month}", month=month), "share") for month in months)
    return (Column(say("option")), *said)


def event_rows(
    summary: Summary, events: Sequence[Moment], months: Sequence[int]
) -> list[tuple[Cell, ...]]:
    """Return the rows of a table: the name of each event, and its chances below.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    events : sequence of Moment
        Events that have rows.
    months : sequence of int
        Months that have a column.
    """
    found = summary.months
    at = [found.months.index(month) for month in months]
    rows: list[tuple[Cell, ...]] = []
    for event in events:
        shared = shared_rows(
            (one.title, tuple(bare_percent(found.chances[one.id][event][n]) for n in at))
            for one in summary.strategy_list
        )
        rows += [(event_name(summary, event),), *((title, *cells) for title, cells in shared)]
    return rows


def step_key(draws: int) -> tuple[KeyEntry, ...]:
    """Return what the band and the line stand for.

    Parameters
    ----------
    draws : int
        Draws behind the chances.
    """
    noise = count(
        draws,
        "two standard errors of {number} draw, no range of the chance",
        "two standard errors of {number} draws, no range of the chance",
    )
    return (
        KeyEntry(line_sample("course"), say("this run")),
        KeyEntry(sample_of("band80"), noise),
    )
