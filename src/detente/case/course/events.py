"""Read declared events: when they may happen in a run, to whom, and their size."""

from dataclasses import dataclass

from detente.case.announced import months_to
from detente.case.case import Case
from detente.case.schema.events import EventKind
from detente.vocabulary.parameter import Prior, pert

__all__ = ["DeclaredEvent", "events_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredEvent:
    """Something that may happen in a run, under all options alike.

    Parameters
    ----------
    id, title : str
        Id, and the event in words.
    kind : {"balance", "contact", "withdrawal", "support", "trust", "shock", "turnover"}
        What it moves.
    target : str
        Actor whom it concerns.
    month : int, optional
        Month of a run in which it happens, from 1; None if it happens by a hazard.
    chance : float
        Chance that it happens in that month, or in each month.
    size : Prior, optional
        Its size; of `balance` in log-odds towards the government, below 0 if the movement gains.
    """

    id: str
    title: str
    kind: EventKind
    target: str
    month: int | None
    chance: float
    size: Prior | None


def events_of(case: Case) -> tuple[DeclaredEvent, ...]:
    """Return the declared events of a case, by id; those without target or day are left out.

    Parameters
    ----------
    case : Case
        The case, cut to its as-of date.
    """
    side = case.within(case.settings.movement)
    found = []
    for event in sorted(case.events, key=lambda one: one.id):
        if event.target is None or (event.date is None and event.hazard is None):
            continue
        sign = -1.0 if event.kind == "balance" and event.target in side else 1.0
        found.append(
            DeclaredEvent(
                id=event.id,
                title=event.title,
                kind=event.kind,
                target=event.target,
                month=months_to(case.as_of, event.date) if event.date else None,
                chance=event.probability if event.date else event.hazard or 0.0,
                size=_size(event.low, event.mode, event.high, sign),
            )
        )
    return tuple(found)


def _size(low: float | None, mode: float | None, high: float | None, sign: float) -> Prior | None:
    if low is None or mode is None or high is None:
        return None
    return pert(low, mode, high) if sign > 0 else pert(-high, -mode, -low)
