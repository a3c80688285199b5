"""What would change our mind: events by a date, and how chances move when they happen."""

from datetime import date
from typing import Any

import numpy as np

from detente.case.case import Case
from detente.numerics.arrays import Bools, Floats
from detente.runs.draws import Rows
from detente.runs.statistics import rounded

__all__ = ["indicators", "months_later"]

_FEWEST = 100  # draws with, and without, the event
_ERRORS = 2.0
_SHOWN = 3  # for each target
_TARGETS = ("settlement", "holdout_contact")


def months_later(day: date, months: int) -> date:
    """Return the first day of the month that lies ``months`` after a date's month.

    Examples
    --------
    >>> months_later(date(2018, 1, 15), 12)
    datetime.date(2019, 1, 1)
    """
    whole = day.year * 12 + day.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)


def indicators(case: Case, rows: Rows, strategy: str) -> dict[str, Any]:
    """Return observable events by a third of the horizon, and what they say of the outcome.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.
    strategy : str
        Under which strategy.

    Returns
    -------
    dict
        ``by``: the date; ``strategy``; ``events``: kind, whom it is about, target metric, chance
        before, if it happens and if it does not, standard error, and in what share of draws it
        happens; only where both sides have 100 draws and the chances part by two errors, the
        three most telling of each target. They say what goes together in the ensemble, not what
        causes what.
    """
    month = max(1, case.settings.horizon_months // 3)
    found: list[dict[str, Any]] = []
    for target in _TARGETS:
        if not rows.has(target):
            continue
        outcome = rows.output(strategy, target) > 0
        for kind, actor, happened in _events(case, rows, strategy, month):
            same = target == "holdout_contact" and actor == case.settings.holdout
            told = None if same else _moves(outcome, happened)
            if told is not None:
                found.append({"kind": kind, "actor": actor, "target": target, **told})
    found = [e for target in _TARGETS for e in _most_telling(found, target)]
    return {
        "by": months_later(case.as_of, month).isoformat(),
        "months": month,
        "strategy": strategy,
        "events": found,
    }


def _most_telling(events: list[dict[str, Any]], target: str) -> list[dict[str, Any]]:
    """Return the events that say most of one target."""
    of_target = [e for e in events if e["target"] == target]
    return sorted(of_target, key=lambda e: -abs(e["if_so"] - e["if_not"]))[:_SHOWN]


def _events(
    case: Case, rows: Rows, strategy: str, month: int
) -> list[tuple[str, str | None, Bools]]:
    """Return what can be seen by the month: talks, open contacts, a wide table."""

    def by(column: str) -> Bools:
        when = rows.output(strategy, column)
        return np.asarray((when > 0) & (when <= month))

    others = [g for g in case.guests()[:-1] if g != case.settings.convenor]
    return [
        ("talks", None, by("first_talk")),
        *(("open-contact", guest, by(f"opened.{guest}")) for guest in others),
    ]


def _moves(outcome: Bools, happened: Bools) -> dict[str, float] | None:
    """Return how a chance moves with an event, or None where the draws cannot tell."""
    with_, without = outcome[happened], outcome[~happened]
    if min(with_.size, without.size) < _FEWEST:
        return None
    so, no = float(with_.mean()), float(without.mean())
    error = float(np.sqrt(_variance(with_) + _variance(without)))
    if abs(so - no) <= _ERRORS * error:
        return None
    return {
        "before": rounded(float(outcome.mean())),
        "if_so": rounded(so),
        "if_not": rounded(no),
        "error": rounded(error),
        "happens": rounded(float(happened.mean())),
    }


def _variance(flags: Bools | Floats) -> float:
    p = float(flags.mean())
    return p * (1.0 - p) / flags.size
