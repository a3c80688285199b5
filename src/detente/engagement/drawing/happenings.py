"""Draw declared events, and the traits of heads that follow a change of leaders."""

import numpy as np

from detente.case.course.events import DeclaredEvent, events_of
from detente.case.course.factions import factions_of
from detente.case.course.heads import heads_of
from detente.engagement.course.input_rows import Event, EventKind
from detente.engagement.drawing.priors import prior_quantile
from detente.engagement.setup.inputs import Inputs
from detente.numerics.arrays import Floats
from detente.numerics.quantiles import pert_quantile
from detente.vocabulary.variables import VARIABLES

__all__ = ["event_rows", "fresh_rows"]

_KINDS = {
    "balance": EventKind.BALANCE,
    "contact": EventKind.CONTACT,
    "withdrawal": EventKind.WITHDRAWAL,
    "support": EventKind.SUPPORT,
    "trust": EventKind.TRUST,
    "shock": EventKind.SHOCK,
    "turnover": EventKind.TURNOVER,
}
_NEW_LEADER = {True: (0.0, 0.15, 0.5), False: (0.1, 0.5, 0.9)}  # position of a government, others


def event_rows(inputs: Inputs) -> Floats:
    """Return declared events with their months, shape (draw, event, Event).

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    events = events_of(inputs.case)
    who = [
        *(head.actor.id for head in heads_of(inputs.case)),
        *(wing.actor.id for wing in factions_of(inputs.case)),
    ]
    rows = np.zeros((inputs.numbers.count, len(events), len(Event)))
    fresh = 0
    for n, event in enumerate(events):
        row = rows[:, n]
        row[:, Event.MONTH] = _month(inputs, event)
        row[:, Event.KIND] = float(_KINDS[event.kind])
        row[:, Event.TARGET] = who.index(event.target) if event.target in who else -1.0
        if event.size is not None:
            row[:, Event.SIZE] = prior_quantile(event.size, inputs.choice(f"size-{event.id}"))
        if event.kind == "turnover":
            row[:, Event.FRESH] = fresh
            fresh += 1
        if event.target not in who and event.kind != "balance":
            row[:, Event.MONTH] = 0.0
    return rows


def _month(inputs: Inputs, event: DeclaredEvent) -> Floats:
    """Return the month of an event, 0 if it never happens."""
    luck = inputs.choice(f"event-{event.id}")
    if event.month is not None:
        return np.where(luck < event.chance, float(event.month), 0.0)
    if event.chance <= 0.0:
        return np.zeros_like(luck)
    if event.chance >= 1.0:
        return np.ones_like(luck)
    return np.asarray(np.ceil(np.log1p(-luck) / np.log1p(-event.chance)))


def fresh_rows(inputs: Inputs) -> Floats:
    """Return the new traits of heads, one row a declared change of leaders.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    case = inputs.case
    changes = [event for event in events_of(case) if event.kind == "turnover"]
    issues, wings = len(case.settings.issues), len(factions_of(case))
    rows = np.zeros((inputs.numbers.count, len(changes), 2 * issues + 2 * wings + 1))
    ends = [
        *[_NEW_LEADER[False]] * issues,
        *[VARIABLES["salience"].stand_in or (0.2, 0.6, 1.0)] * issues,
        *[VARIABLES["willingness"].stand_in or (0.05, 0.5, 0.95)] * wings,
        *[VARIABLES["trust"].stand_in or (0.1, 0.4, 0.8)] * wings,
    ]
    for n, event in enumerate(changes):
        own = event.target == case.settings.government
        for column, given in enumerate(ends):
            low, mode, high = _NEW_LEADER[True] if own and column < issues else given
            luck = inputs.choice(f"leader-{event.id}-{column}")
            rows[:, n, column] = pert_quantile(luck, low, mode, high)
        rows[:, n, -1] = inputs.choice(f"leader-{event.id}-consent")
    return rows
