"""The chance of a deal by month under each option, beside the record of wars like this one."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from detente.assess.months.record import RecordAt
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.pictures.courses import line_sample
from detente.report.pictures.figure import KeyEntry, PanelSet, Twin
from detente.report.sections.months.shares import (
    DEAL,
    ERRORS,
    FEWEST,
    event_panels,
    event_rows,
    month_columns,
    option_rows,
    step_key,
    table_months,
)
from detente.report.titles import titled
from detente.report.words import bare_percent, join_words
from detente.runs.statistics import share_error

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
_NAMED = 3  # options that a title names at most
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
    noise = ERRORS * share_error(share, draws)
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
    """Return the picture of the chance of a deal by month; None where there is no course to draw.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    found = summary.months
    if len(found.months) < FEWEST or not any(DEAL in by for by in found.chances.values()):
        return None
    record = found.record
    beside = (KeyEntry(line_sample("rec"), say("wars like this one")),) if record else ()
    return PanelSet(
        id=_KEY,
        finding=chances_finding(summary, _sides(summary)),
        rows=option_rows(summary),
        panels=event_panels(summary, _KEY, [DEAL], record),
        twin=_twin(summary),
        key=(*step_key(found.counted), *beside),
        tall=True,
    )


def chances_caption(summary: Summary) -> str:
    """Return how the record is read; empty where there is none.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    record = summary.months.record
    if not record:
        return ""
    return count(
        len(record),
        "The record is known by month {months}; upright, its 80 % range.",
        "The record is known by months {months}; upright, its 80 % ranges.",
        months=join_words([str(one.month) for one in record]),
    )


def _sides(summary: Summary) -> dict[int, dict[str, Side]]:
    """Return the options outside the record's range, by month of the record."""
    found = summary.months
    sides: dict[int, dict[str, Side]] = {}
    for one in found.record:
        at = found.months.index(one.month)
        by_option = {
            option: side_of(by_event[DEAL][at], found.counted, one)
            for option, by_event in found.chances.items()
        }
        sides[one.month] = {o: side for o, side in by_option.items() if side is not None}
    return sides


def _within(summary: Summary, record: RecordAt) -> bool:
    """Tell whether every option's chance by a month lies in the record's range."""
    at = summary.months.months.index(record.month)
    low = record.chance if record.low is None else record.low
    high = record.chance if record.high is None else record.high
    return all(low <= by_event[DEAL][at] <= high for by_event in summary.months.chances.values())


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


def _twin(summary: Summary) -> Twin:
    """Return the chances in a few months, and the record with its ranges."""
    record = summary.months.record
    months = table_months(summary.months.months, [one.month for one in record])
    rows = event_rows(summary, [DEAL], months)
    if record:
        rows.append((say("wars like this one"), *_recorded(record, months)))
    return Twin(month_columns(months), tuple(rows))


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
