"""Find indicators: events by a date, and how probabilities differ if they happen."""

from datetime import date

import numpy as np

from detente.assess.options.record import Event, EventKind, Indicators, Target
from detente.case.case import Case
from detente.numerics.arrays import Bools
from detente.runs.draws import Rows
from detente.runs.statistics import FEWEST, rounded

__all__ = ["event_by", "indicators", "months_later"]

_ERRORS = 2.0  # standard errors that make a difference
_SHOWN = 3  # events shown for each target
_TARGETS: tuple[Target, ...] = ("settlement", "holdout_contact")


def months_later(day: date, months: int) -> date:
    """Return the first day of the month that is ``months`` months after a date's month.

    Examples
    --------
    >>> months_later(date(2018, 1, 15), 12)
    datetime.date(2019, 1, 1)
    """
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)


def indicators(case: Case, rows: Rows, strategy: str) -> Indicators:
    """Return observable events within a third of the horizon, and how the outcome goes with them.

    They show association in the draws, not causation.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    strategy : str
        Id of the strategy.
    """
    month = max(1, case.settings.horizon_months // 3)
    return Indicators(
        by=months_later(case.as_of, month).isoformat(),
        months=month,
        strategy=strategy,
        events=[
            event
            for target in _TARGETS
            if rows.has(target)
            for event in _most_telling(case, rows, strategy, target, month)
        ],
    )


def _most_telling(case: Case, rows: Rows, strategy: str, target: Target, month: int) -> list[Event]:
    """Return the events with the largest difference in one target."""
    outcome = rows.output(strategy, target) > 0
    events = []
    for kind, actor in _observable(case):
        if target == "holdout_contact" and actor == case.settings.holdout:
            continue
        happened = event_by(rows, strategy, kind, actor, month)
        if (event := _event(kind, actor, target, outcome, happened)) is not None:
            events.append(event)
    return sorted(events, key=lambda e: -abs(e.if_so - e.if_not))[:_SHOWN]


def _observable(case: Case) -> list[tuple[EventKind, str | None]]:
    """Return the observable events: talks, and each power's open contact."""
    others = [g for g in case.guests()[:-1] if g != case.settings.convenor]
    return [("talks", None), *(("open-contact", guest) for guest in others)]


def event_by(rows: Rows, strategy: str, kind: EventKind, actor: str | None, month: int) -> Bools:
    """Return in which draws an event happens by a month, shape (draw,).

    Parameters
    ----------
    rows : Rows
        Columns of the run.
    strategy : str
        Id of the strategy.
    kind : {"talks", "open-contact"}
        Kind of event.
    actor : str or None
        Id of the power in open contact; None for talks.
    month : int
        The last month that counts.
    """
    when = rows.output(strategy, "first_talk" if kind == "talks" else f"opened.{actor}")
    return np.asarray((when > 0) & (when <= month))


def _event(
    kind: EventKind, actor: str | None, target: Target, outcome: Bools, happened: Bools
) -> Event | None:
    """Return how a probability differs with an event; None if the draws do not show it."""
    with_, without = outcome[happened], outcome[~happened]
    if min(with_.size, without.size) < FEWEST:
        return None
    so, no = float(with_.mean()), float(without.mean())
    error = float(np.sqrt(_variance(with_) + _variance(without)))
    if abs(so - no) <= _ERRORS * error:
        return None
    return Event(
        kind=kind,
        actor=actor,
        target=target,
        before=rounded(float(outcome.mean())),
        if_so=rounded(so),
        if_not=rounded(no),
        error=rounded(error),
        happens=rounded(float(happened.mean())),
    )


def _variance(flags: Bools) -> float:
    p = float(flags.mean())
    return p * (1.0 - p) / flags.size
