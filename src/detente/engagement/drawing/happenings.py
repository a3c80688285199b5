"""Draw declared events, changes of leaders, and the traits of heads that follow them."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import numpy as np

from detente.case.case import Case
from detente.case.course.events import DeclaredEvent, events_of
from detente.case.course.factions import factions_of
from detente.case.course.heads import Head, heads_of
from detente.engagement.course.fates import AFTER
from detente.engagement.course.input_rows import Event, EventKind
from detente.engagement.drawing.priors import drawn
from detente.engagement.drawing.views import sits
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.roles import SALIENCE, Ends, role_of
from detente.ensemble.priors import prior_quantile
from detente.numerics.arrays import Floats
from detente.numerics.quantiles import pert_quantile
from detente.vocabulary.variables import VARIABLES

__all__ = ["Change", "changes_of", "event_rows", "fresh_rows", "month_of"]

_KINDS: Final = {
    "balance": EventKind.BALANCE,
    "contact": EventKind.CONTACT,
    "withdrawal": EventKind.WITHDRAWAL,
    "support": EventKind.SUPPORT,
    "trust": EventKind.TRUST,
    "shock": EventKind.SHOCK,
    "turnover": EventKind.TURNOVER,
}
_SCALE: Final = 100.0
_HALF: Final = (0.0, 0.5, 1.0)
_TO_ALL: Final = frozenset({"shock"})  # of the movement: each of its factions


class Change(NamedTuple):
    """A change of leaders of a head.

    Attributes
    ----------
    head : int
        Row of the head.
    name : str
        Its name in the random numbers: the event's id, or the head's.
    month : array of float, shape (draw,)
        Month in which it happens; 0 = never.
    """

    head: int
    name: str
    month: Floats


def changes_of(inputs: Inputs) -> tuple[Change, ...]:
    """Return the changes of leaders: those declared, else by the hazard of each head.

    A head that never sits with anybody has no change that matters.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    heads = heads_of(inputs.case)
    names = [head.actor.id for head in heads]
    declared = [one for one in events_of(inputs.case) if one.kind == "turnover"]
    found = [
        Change(names.index(one.target), one.id, month_of(one, inputs.choice))
        for one in declared
        if one.target in names
    ]
    known = {one.target for one in declared}
    for h, head in enumerate(heads):
        if head.actor.id not in known and sits(head):
            found.append(Change(h, head.actor.id, _by_hazard(inputs, head)))
    return tuple(found)


def _by_hazard(inputs: Inputs, head: Head) -> Floats:
    """Return the month in which another leader comes, by the case's hazard or the model's."""
    name = head.actor.id
    luck = inputs.choice(f"turnover-{name}")
    if head.turnover_hazard is not None:
        return _first(luck, np.full_like(luck, head.turnover_hazard))
    usual = drawn(inputs, "turnover_hazard", inputs.choice(f"turnover-hazard-{name}"))
    return _first(luck, usual)


def _first(luck: Floats, hazard: Floats) -> Floats:
    """Return the first month of something with a chance a month; 0 = never in a horizon."""
    safe = np.clip(hazard, 1e-12, 1.0 - 1e-12)
    month = np.ceil(np.log1p(-luck) / np.log1p(-safe))
    return np.where(hazard >= 1.0, 1.0, np.where(hazard <= 0.0, 0.0, np.maximum(month, 1.0)))


def event_rows(inputs: Inputs, changes: tuple[Change, ...]) -> Floats:
    """Return events with their months, shape (draw, event, Event).

    Declared events come first, then changes of leaders. What concerns the movement as a whole
    concerns each of its factions.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    changes : tuple of Change
        From ``changes_of``.
    """
    found = list(_declared(inputs))
    rows = np.zeros((inputs.numbers.count, len(found) + len(changes), len(Event)))
    for n, (event, target) in enumerate(found):
        row = rows[:, n]
        row[:, Event.MONTH] = month_of(event, inputs.choice)
        row[:, Event.KIND] = float(_KINDS[event.kind])
        row[:, Event.TARGET] = target
        if event.size is not None:
            row[:, Event.SIZE] = prior_quantile(event.size, inputs.choice(f"size-{event.id}"))
    for n, change in enumerate(changes):
        row = rows[:, len(found) + n]
        row[:, Event.MONTH], row[:, Event.KIND] = change.month, float(EventKind.TURNOVER)
        row[:, Event.TARGET], row[:, Event.FRESH] = change.head, n
    return rows


def _declared(inputs: Inputs) -> Iterator[tuple[DeclaredEvent, float]]:
    """Yield the declared events but changes of leaders, each with the row of its target."""
    case = inputs.case
    heads = [head.actor.id for head in heads_of(case)]
    wings = [wing.actor.id for wing in factions_of(case)]
    own = [wing.actor.id for wing in factions_of(case) if wing.side == "movement"]
    for event in events_of(case):
        if event.kind == "balance":
            yield event, -1.0
        elif event.kind == "turnover":
            continue
        elif event.target in heads:
            yield event, float(heads.index(event.target))
        elif event.kind in _TO_ALL:
            inside = case.within(event.target)
            for name in own:
                if name in inside:
                    yield event, float(len(heads) + wings.index(name))


def month_of(event: DeclaredEvent, choice: Callable[[str], Floats]) -> Floats:
    """Return the month of a declared event, by draw; 0 = never.

    Parameters
    ----------
    event : DeclaredEvent
        The event.
    choice : callable
        Returns the uniforms of a named choice, shape (draw,).
    """
    luck = choice(f"event-{event.id}")
    if event.month is not None:
        return np.where(luck < event.chance, float(event.month), 0.0)
    return _first(luck, np.full_like(luck, event.chance))


def fresh_rows(inputs: Inputs, changes: tuple[Change, ...], ends: Ends) -> Floats:
    """Return the new traits of heads, shape (draw, change, 2 x issue + 2 x faction + 1).

    They are the stand-ins of the head's role, and 0 in draws in which it keeps its leaders.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    changes : tuple of Change
        From ``changes_of``.
    ends : mapping of str to bool
        By issue, whether the government stands at the high end (``views.ends_of``).
    """
    case = inputs.case
    heads, last = heads_of(case), case.settings.horizon_months + AFTER
    columns = 2 * len(case.settings.issues) + 2 * len(factions_of(case)) + 1
    rows = np.zeros((inputs.numbers.count, len(changes), columns))
    for n, change in enumerate(changes):
        happens = (change.month >= 1.0) & (change.month <= last)
        for column, (trait, given) in enumerate(_traits(case, heads[change.head], ends)):
            luck = inputs.choice(f"leader-{change.name}-{trait}")[happens]
            rows[happens, n, column] = pert_quantile(luck, *given)
        rows[:, n, -1] = inputs.choice(f"leader-{change.name}-consent")
    return rows


def _traits(case: Case, head: Head, ends: Ends) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield the name of each trait of a new leader and its stand-in, in the kernels' order."""
    for issue in case.settings.issues:
        role = role_of(case, ends, head.actor.id, issue.id)
        yield f"position-{issue.id}", tuple(end / _SCALE for end in role)
    for issue in case.settings.issues:
        yield f"salience-{issue.id}", SALIENCE
    for variable in ("willingness", "trust"):
        for wing in factions_of(case):
            yield f"{variable}-{wing.actor.id}", VARIABLES[variable].stand_in or _HALF
