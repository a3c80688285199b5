"""Let factions form and declared events happen, at the start of a month."""

import numpy as np

from detente.engagement.course.input_rows import Event, EventKind, Faction, Purpose, Stance
from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War
from detente.engagement.course.world import State, World
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["step_events"]

_FORM = int(Purpose.FORM)
_IDEAL, _SALIENCE = int(Stance.IDEAL), int(Stance.SALIENCE)
_BALANCE, _CONTACT = float(EventKind.BALANCE), float(EventKind.CONTACT)
_WITHDRAWAL, _SUPPORT = float(EventKind.WITHDRAWAL), float(EventKind.SUPPORT)
_TRUST, _SHOCK, _TURNOVER = (
    float(EventKind.TRUST),
    float(EventKind.SHOCK),
    float(EventKind.TURNOVER),
)
_MONTHS_OF_ENTRY = 6.0
_LEAST, _MOST = 0.01, 0.99
_BOTH_WAYS = np.array([PairState.TRUST_FACTION, PairState.TRUST_HEAD], dtype=np.int64)
_WILL_HEAD, _TRUST_HEAD = int(PairState.WILL_HEAD), int(PairState.TRUST_HEAD)
_WILL_FACTION = int(PairState.WILL_FACTION)


@njit
def step_events(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Apply the events of the month and form factions that are due.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``faction`` active, and whatever an event moves.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    for n in range(world.event.shape[0]):
        if world.event[n, Event.MONTH] == month:
            _happen(world, state, world.event[n])
    for f in range(world.faction.shape[0]):
        if state.faction[f, FactionState.ACTIVE] == 1.0:
            continue
        due = world.faction[f, Faction.FORMED] == month
        if world.faction[f, Faction.FORMED] < 0.0:
            luck = shock(seed, 0, int(world.faction[f, Faction.KEY]), _FORM, month, draw)
            due = luck < world.faction[f, Faction.FORM_HAZARD]
        if due:
            state.faction[f, FactionState.ACTIVE] = 1.0
            state.faction[f, FactionState.FORMED] = month


@njit
def _happen(world: World, state: State, event: Floats) -> None:
    """Apply one event."""
    kind, target, size = event[Event.KIND], int(event[Event.TARGET]), event[Event.SIZE]
    if kind == _BALANCE:
        state.war[War.EVENTS] += size
    elif kind == _CONTACT:
        state.head[target, HeadState.FACTOR] *= size
    elif kind == _WITHDRAWAL:
        state.head[target, HeadState.RUNNING] = 1.0
    elif kind == _SUPPORT:
        state.head[target, HeadState.RAMP_LEFT] = _MONTHS_OF_ENTRY
        gap = size - state.head[target, HeadState.SUPPORT]
        state.head[target, HeadState.RAMP] = gap / _MONTHS_OF_ENTRY
    elif kind == _TRUST:
        _shift_trust(world, state, target, size)
    elif kind == _SHOCK:
        _shift_will(world, state, target, size)
    elif kind == _TURNOVER:
        _replace(world, state, target, world.fresh[int(event[Event.FRESH])])


@njit
def _shift_trust(world: World, state: State, target: int, size: float) -> None:
    """Shift trust in and of a head."""
    for h in range(world.head.shape[0]):
        for f in range(world.faction.shape[0]):
            if target != h:
                continue
            for way in _BOTH_WAYS:
                moved = state.pair[way, h, f] + size
                state.pair[way, h, f] = min(max(moved, _LEAST), _MOST)


@njit
def _shift_will(world: World, state: State, target: int, size: float) -> None:
    """Shift the log-odds of the will of a head or a faction to talk to all others."""
    heads = world.head.shape[0]
    for h in range(heads):
        for f in range(world.faction.shape[0]):
            if target not in (h, heads + f):
                continue
            way = _WILL_HEAD if target == h else _WILL_FACTION
            before = min(max(state.pair[way, h, f], _LEAST), _MOST)
            odds = before / (1.0 - before) * np.exp(size)
            state.pair[way, h, f] = odds / (1.0 + odds)


@njit
def _replace(world: World, state: State, h: int, fresh: Floats) -> None:
    """Replace a head's positions, salience, will and trust; the government's consent as well."""
    issues, factions = world.issue.shape[0], world.faction.shape[0]
    state.stance[_IDEAL, h] = fresh[:issues]
    state.stance[_SALIENCE, h] = fresh[issues : 2 * issues]
    start = 2 * issues
    state.pair[_WILL_HEAD, h] = fresh[start : start + factions]
    state.pair[_TRUST_HEAD, h] = fresh[start + factions : start + 2 * factions]
    if h == 0:
        state.luck[0] = fresh[start + 2 * factions]
