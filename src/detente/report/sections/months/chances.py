"""Chances of dated events by month under each option, beside the record of the same event."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from detente.assess.months.record import DATED, RecordAt
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.pictures.axis import share_axis
from detente.report.pictures.courses import (
    Area,
    CourseRow,
    Mark,
    Trail,
    course_svg,
    line_sample,
    sample_of,
)
from detente.report.pictures.figure import (
    Cell,
    Column,
    Figure,
    KeyEntry,
    Panel,
    PanelRow,
    PanelSet,
    Twin,
)
from detente.report.pictures.svg import Name
from detente.report.tables import shared_rows
from detente.report.titles import actor_name, titled
from detente.report.words import bare_percent, join_words, percent
from detente.runs.statistics import share_error
from detente.vocabulary.ends import Moment

__all__ = ["Side", "chances_caption", "chances_figure", "chances_finding", "side_of"]

Side = Literal["below", "above", "outside"]
"""Where a chance lies beside a range; ``outside`` if options differ in this."""

_SAID: Final[dict[Side, str]] = {
    "below": mark(
        "By month {month} the chance of a deal is below the record’s range under {options}"
    ),
    "above": mark(
        "By month {month} the chance of a deal is above the record’s range under {options}"
    ),
    "outside": mark(
        "By month {month} the chance of a deal is outside the record’s range under {options}"
    ),
}
_BACK: Final[dict[Side, str]] = {
    "below": mark(
        "By month {month} the chance of a deal is below the record’s range under {options}, and "
        "by month {last} not clearly so"
    ),
    "above": mark(
        "By month {month} the chance of a deal is above the record’s range under {options}, and "
        "by month {last} not clearly so"
    ),
    "outside": mark(
        "By month {month} the chance of a deal is outside the record’s range under {options}, and "
        "by month {last} not clearly so"
    ),
}
_DEAL: Final[Moment] = "any_deal"
_ERRORS: Final = 2.0  # standard errors that make a difference
_NAMED = 3  # options that a title names at most
_FEWEST = 2  # months of a course
_KEY = "picture-chances"


def side_of(share: float, draws: int, record: RecordAt) -> Side | None:
    """Return where a chance lies beside the record's range, by more than two errors; else None.

    Parameters
    ----------
    share : float
        Share of draws.
    draws : int
        Draws behind it.
    record : RecordAt
        The record by the same month; an average has no range but its chance.

    Examples
    --------
    >>> side_of(0.0, 2000, RecordAt(month=12, chance=0.02, low=0.01, high=0.03))
    'below'
    """
    low = record.chance if record.low is None else record.low
    high = record.chance if record.high is None else record.high
    noise = _ERRORS * share_error(share, draws)
    if low - share > noise:
        return "below"
    return "above" if share - high > noise else None


def chances_finding(summary: Summary, sides: Mapping[int, Mapping[str, Side]]) -> str:
    """Return the title: the month in which options leave the record, or that none clearly does.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    sides : mapping
        By month of the record, the options outside its range.
    """
    if not sides:
        return say("There is no record of deals by month beside which the chances can be read")
    first = next((month for month, found in sides.items() if found), None)
    if first is None and all(_within(summary, one) for one in summary.months.record):
        return say("The chance of a deal stays within the record’s range under every option")
    if first is None:
        return say("The chance of a deal is clearly outside the record’s range under no option")
    found, last = sides[first], max(sides)
    side: Side = next(iter(found.values())) if len(set(found.values())) == 1 else "outside"
    messages = _SAID if sides[last] else _BACK
    options = _options(summary, list(found))
    return say(messages[side], month=first, options=options, last=last)


def chances_figure(summary: Summary) -> PanelSet | None:
    """Return the picture of chances by month; None where there is no course to draw.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    found = summary.months
    shown = [event for event in DATED if any(event in by for by in found.chances.values())]
    if not shown or len(found.months) < _FEWEST:
        return None
    recorded = bool(_record(summary))
    return PanelSet(
        id=_KEY,
        finding=chances_finding(summary, _sides(summary)),
        rows=tuple(PanelRow(title=option.title, note="") for option in summary.strategy_list),
        panels=tuple(_panel(summary, event) for event in shown),
        twin=_twin(summary, shown),
        key=_key(found.counted, recorded=recorded),
        tall=True,
    )


def chances_caption(summary: Summary) -> str:
    """Return how the record is read, and what is not drawn.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    said = []
    if record := _record(summary):
        said.append(
            count(
                len(record),
                "The record is known by month {months}; upright, its 80 % range.",
                "The record is known by months {months}; upright, its 80 % ranges.",
                months=join_words([str(one.month) for one in record]),
            )
        )
    said.append(say("Scales differ between events. Splits have no month, so they are not drawn."))
    return " ".join(said)


def _record(summary: Summary) -> list[RecordAt]:
    """Return the record of deals, where a deal is drawn to set beside it."""
    drawn = any(_DEAL in by_event for by_event in summary.months.chances.values())
    return summary.months.record if drawn else []


def _sides(summary: Summary) -> dict[int, dict[str, Side]]:
    """Return the options outside the record's range, by month of the record."""
    found = summary.months
    sides: dict[int, dict[str, Side]] = {}
    for one in _record(summary):
        at = found.months.index(one.month)
        by_option = {
            option: side_of(by_event[_DEAL][at], found.counted, one)
            for option, by_event in found.chances.items()
        }
        sides[one.month] = {o: side for o, side in by_option.items() if side is not None}
    return sides


def _within(summary: Summary, record: RecordAt) -> bool:
    """Tell whether every option's chance by a month lies in the record's range."""
    at = summary.months.months.index(record.month)
    low = record.chance if record.low is None else record.low
    high = record.chance if record.high is None else record.high
    return all(low <= by_event[_DEAL][at] <= high for by_event in summary.months.chances.values())


def _options(summary: Summary, options: Sequence[str]) -> str:
    """Name up to three options, and count more."""
    every = len(summary.strategy_list)
    if len(options) == every:
        return say("every option")
    if len(options) <= _NAMED:
        return join_words([titled(summary, option) for option in options])
    return count(
        every, "{many} of {number} option", "{many} of {number} options", many=len(options)
    )


def _head(summary: Summary, event: Moment) -> str:
    if event == _DEAL:
        return say("Any deal")
    if event == "first_talks":
        return say("First talks of the two sides")
    holdout = actor_name(summary, summary.roles.holdout or "")
    return say("{actor} in open contact", actor=holdout)


def _panel(summary: Summary, event: Moment) -> Panel:
    found = summary.months
    record = _record(summary) if event == _DEAL else []
    rows = [_row(summary, o.id, o.title, event, record) for o in summary.strategy_list]
    ends = [value for row in rows for area in row.areas for value in area.high]
    ends += [one.chance if one.high is None else one.high for one in record]
    head = _head(summary, event)
    said = say("wars like this: {share}", share=percent(record[-1].chance)) if record else None
    alt = say(
        "Share of draws by month {month}. {rows}. Record: {record}.",
        month=found.months[-1],
        rows="; ".join(
            say("{option}: {words}", option=o.title, words=percent(found.chances[o.id][event][-1]))
            for o in summary.strategy_list
        ),
        record=said or say("none"),
    )
    key = f"{_KEY}-{event.replace('_', '-')}"
    svg = course_svg(
        Name(key=key, title=head, description=alt),
        share_axis(ends),
        rows,
        summary.horizon_months,
    )
    twin = Twin(
        (Column(say("option")), Column(head, "share")),
        tuple((o.title, found.chances[o.id][event][-1]) for o in summary.strategy_list),
    )
    return Panel(
        event=head,
        unit=say("chance by the month"),
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
    noise = [_ERRORS * share_error(value, found.counted) for value in values]
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


def _twin(summary: Summary, shown: Sequence[Moment]) -> Twin:
    """Return the chances of each event in a few months, and the record with its ranges."""
    found, record = summary.months, _record(summary)
    thirds = found.months[::-1][:: max(1, len(found.months) // 3)]
    known = [one.month for one in record]
    months = sorted({*(known or thirds), found.months[-1]})
    at = [found.months.index(month) for month in months]
    columns = (
        Column(say("option")),
        *(Column(say("by month {month}", month=month), "share") for month in months),
    )
    rows: list[tuple[Cell, ...]] = []
    for event in shown:
        shared = shared_rows(
            (one.title, tuple(bare_percent(found.chances[one.id][event][n]) for n in at))
            for one in summary.strategy_list
        )
        rows += [(_head(summary, event),), *((title, *cells) for title, cells in shared)]
        if event == _DEAL and record:
            rows.append((say("wars like this one"), *_recorded(record, months)))
    return Twin(columns, tuple(rows))


def _recorded(record: Sequence[RecordAt], months: Sequence[int]) -> list[str | None]:
    """Return the record's chance with its range, where it is read."""
    known = {one.month: _share_on_record(one) for one in record}
    return [known.get(month) for month in months]


def _share_on_record(one: RecordAt) -> str:
    """Return a chance of the record with its range, if it has one."""
    chance = bare_percent(one.chance)
    if one.low is None or one.high is None:
        return chance
    low, high = bare_percent(one.low), bare_percent(one.high)
    return say("{middle} ({low} to {high})", middle=chance, low=low, high=high)


def _key(draws: int, *, recorded: bool) -> tuple[KeyEntry, ...]:
    """Return what the band and the lines stand for."""
    noise = count(
        draws,
        "two standard errors of {number} draw, no range of the chance",
        "two standard errors of {number} draws, no range of the chance",
    )
    entries = (
        KeyEntry(line_sample("course"), say("this run")),
        KeyEntry(sample_of("band80"), noise),
    )
    if not recorded:
        return entries
    return (*entries, KeyEntry(line_sample("rec"), say("wars like this one")))
