"""List the events that can be seen in the first six months of a run, each by each date."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

import numpy as np

from detente.assess.scores.guess import months_to as months_to_close
from detente.assess.scores.of_run import DATED, answers
from detente.assess.watch.record import IndicatorKind, Target
from detente.case.announced import announced_ahead, months_to
from detente.case.case import Case
from detente.case.course.events import events_of
from detente.case.schema.forecasts import FORECASTS
from detente.engagement.drawing.happenings import month_of
from detente.engagement.drawing.rounds import month_held
from detente.engagement.registry import writers_of
from detente.numerics.arrays import Bools, Floats
from detente.runs.draws import Rows
from detente.vocabulary.input_key import InputKey

__all__ = ["MONTHS", "Seen", "What", "month_end", "seen_events"]

MONTHS: Final = 6
"""Months in which an event must be seen."""

_DAYS: Final = timedelta(days=183)
_YEAR: Final = 12

# Columns with the month of a first event; 0 stands for never. What is coded in hindsight (the fate
# of the war, its largest table) or is not public (how far a patron's support falls) is left out.
_OF_THE_WAR: Final[dict[IndicatorKind, tuple[str, str]]] = {
    "talks": ("first_talk", "talks"),
    "ceasefire": ("ceasefire", "deal_life"),
    "low-activity": ("low_activity", "deal_life"),
    "deal": ("signed", "deal_life"),
    "full-deal": ("signed_full", "deal_life"),
    "deal-failed": ("failed", "deal_life"),
}
# The same by actor; -1 or 0 stands for never, 0 also for what was so before the first month.
_OF_ACTORS: Final[dict[IndicatorKind, tuple[str, *tuple[str, ...]]]] = {
    "open-contact": ("opened.", "contact"),
    "seat": ("attended.", "attendance"),
    "own-deal": ("bilateral.", "terms"),
    "delisting": ("delisted.", "contact"),
    "recognition": ("recognised.", "contact", "terms"),
}
_DEALS: Final = frozenset({"deal", "full-deal", "deal-failed"})
_SAME_AS: Final[dict[str, IndicatorKind]] = {
    "talks": "talks",
    "settlement": "deal",
    "settlement_full": "full-deal",
}
_SETTLED: Final = frozenset({"settlement", "settlement_full", "held"})


@dataclass(frozen=True, slots=True)
class What:
    """What is seen, without a date; the fields are those of ``Indicator``.

    Parameters
    ----------
    kind : str
        Its kind.
    actor, about, title, published : str, optional
        As in the record.
    writers : tuple of str
        Keys of the mechanisms that write it.
    is_of : str, optional
        Headline metric that the event is a part of; it says nothing more about it.
    topic : str, optional
        What a question is about, as a kind.
    """

    kind: IndicatorKind
    actor: str | None = None
    about: str | None = None
    title: str | None = None
    published: str | None = None
    writers: tuple[str, ...] = ()
    is_of: Target | None = None
    topic: IndicatorKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An event by a date.

    Parameters
    ----------
    what : What
        What is seen.
    day : date
        Day by which it is seen.
    month : int
        Month of the run that ends with that day, from 1.
    happened : array of bool, shape (draw,)
        Draws in which it happens by then.
    """

    what: What
    day: date
    month: int
    happened: Bools

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What sets it apart from every other event: date, kind, actor and id."""
        return self.day.isoformat(), self.what.kind, self.what.actor or "", self.what.about or ""

    @property
    def subject(self) -> str:
        """Whom or what it is about: its actor, else what happens."""
        return self.what.actor or self.what.topic or self.what.kind


def month_end(day: date, months: int) -> date:
    """Return the day some months after a date; the last of a month that is too short for it.

    Examples
    --------
    >>> month_end(date(2018, 1, 15), 6), month_end(date(2018, 8, 31), 6)
    (datetime.date(2018, 7, 15), datetime.date(2019, 2, 28))
    """
    total = day.year * _YEAR + day.month - 1 + months
    year, month = total // _YEAR, total % _YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def seen_events(case: Case, rows: Rows, option: str) -> list[Seen]:
    """Return the events of a run by each date in its first six months.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run, only draws that are defined.
    option : str
        Id of the option under which they are counted.

    Returns
    -------
    list of Seen
        What the convenor does itself is left out: it decides that, and need not watch for it.
    """
    last = min(MONTHS, case.settings.horizon_months)
    return [
        *_of_the_run(case, rows, option, last),
        *_declared(case, rows, last),
        *_rounds(case, rows, option, last),
        *_questions(case, rows, option, last),
    ]


def _host(case: Case, option: str) -> str:
    own = next((s.convenor for s in case.settings.strategies if s.id == option), None)
    return own or case.settings.convenor


def _of_the_run(case: Case, rows: Rows, option: str, last: int) -> Iterator[Seen]:
    """Yield what columns date, by the end of each month."""
    for kind, (column, writer) in _OF_THE_WAR.items():
        if rows.has(column):
            of: Target | None = "settlement" if kind in _DEALS else None
            what = What(kind, writers=(writer,), is_of=of)
            yield from _by_months(case, what, rows.output(option, column), last)
    host = _host(case, option)
    for kind, (prefix, *writers) in _OF_ACTORS.items():
        for column in sorted(rows.outputs):
            actor = column.removeprefix(prefix)
            if actor in {column, host}:
                continue
            own = kind == "open-contact" and actor == case.settings.holdout
            what = What(
                kind, actor, writers=tuple(writers), is_of="holdout_contact" if own else None
            )
            yield from _by_months(case, what, rows.output(option, column), last)


def _by_months(case: Case, what: What, months: Floats, last: int) -> Iterator[Seen]:
    """Yield an event by the end of each month in which it first happens in some draw.

    0 and less stand for never, or for before the first month. By the end of other months it has
    happened in the same draws as before. An event that never happens is yielded once.
    """
    some = [month for month in range(1, last + 1) if (months == month).any()]
    for month in some or [last]:
        happened = np.asarray((months >= 1.0) & (months <= month))
        yield Seen(what=what, day=month_end(case.as_of, month), month=month, happened=happened)


def _declared(case: Case, rows: Rows, last: int) -> Iterator[Seen]:
    """Yield the declared events: on their day, or by the end of each month."""
    days = {event.id: event.date for event in case.events}
    for event in events_of(case):
        if not _is_drawn(rows, f"event-{event.id}"):
            continue
        months, day = month_of(event, _choice(rows)), days[event.id]
        what = What("declared", event.target, event.id, event.title)
        if day is None:
            yield from _by_months(case, what, months, last)
        elif event.month is not None and _within(case, day, event.month, last):
            yield Seen(what=what, day=day, month=event.month, happened=months == event.month)


def _rounds(case: Case, rows: Rows, option: str, last: int) -> Iterator[Seen]:
    """Yield the announced rounds that are held on time, and who first takes a seat there."""
    for one in announced_ahead(case):
        month = months_to(case.as_of, one.day)
        if not _within(case, one.day, month, last) or not _is_drawn(rows, f"announced-{one.id}"):
            continue
        held = np.asarray(month_held(case, one, _choice(rows)) == month)
        own = one.host == _host(case, option)
        if own and rows.has("left"):
            left = rows.output(option, "left")
            held &= ~((left >= 1.0) & (left <= month))
        what = What("round", one.host, one.id, one.title, writers=("attendance",))
        yield Seen(what=what, day=one.day, month=month, happened=held)
        for guest in sorted(one.asked) if own else ():
            if rows.has(f"attended.{guest}"):
                came = rows.output(option, f"attended.{guest}") == month
                seat = replace(what, kind="seat", actor=guest)
                yield Seen(what=seat, day=one.day, month=month, happened=held & came)


def _questions(case: Case, rows: Rows, option: str, last: int) -> Iterator[Seen]:
    """Yield the questions that close in time and that the run can answer; no outcome is read."""
    for question in case.questions:
        metric, month = question.metric or "", months_to_close(case.as_of, question)
        in_time = question.close_date - case.as_of <= _DAYS
        if not in_time or not _within(case, question.close_date, month, last):
            continue
        forecast = FORECASTS.get(metric)
        dated = metric in DATED or month == case.settings.horizon_months
        if forecast is None or forecast.origin != "run" or not dated:
            continue
        found = answers(case, rows, option, question, month)
        if isinstance(found, str):
            continue
        what = What(
            "question",
            case.settings.holdout if metric == "holdout_contact" else question.subject,
            question.id,
            question.text,
            question.resolution,
            writers=writers_of(metric),
            is_of=_part_of(metric),
            topic=_SAME_AS.get(metric),
        )
        yield Seen(what=what, day=question.close_date, month=month, happened=found)


def _part_of(metric: str) -> Target | None:
    if metric in _SETTLED:
        return "settlement"
    return "holdout_contact" if metric == "holdout_contact" else None


def _within(case: Case, day: date, month: int, last: int) -> bool:
    return case.as_of < day <= month_end(case.as_of, MONTHS) and month <= last


def _is_drawn(rows: Rows, name: str) -> bool:
    return str(InputKey.choice(name)) in rows.inputs


def _choice(rows: Rows) -> Callable[[str], Floats]:
    """Return what gives the uniforms of a named choice."""
    return lambda name: np.asarray(rows.inputs[str(InputKey.choice(name))], dtype=np.float64)
