"""Run the turns of the spatial model until movement stops."""

from typing import NamedTuple

import numpy as np

from detente.models.bargaining.elections import election_chances
from detente.models.bargaining.spatial.deal import accept_offers, fill_challenges, offer_values
from detente.models.bargaining.spatial.turn import (
    Bargains,
    Code,
    Group,
    Move,
    State,
    look_around,
)
from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit

__all__ = ["Plan", "run_draws"]

_REST = 1e-4  # added to the first turn's movement, to avoid a division by zero
_LEAST_TURNS = 2


class _Trace(NamedTuple):
    """Record of a draw; row t of the first five arrays is the state after t turns."""

    place: Floats  # (turn + 1, actor, dim)
    ideal: Floats  # (turn + 1, actor, dim)
    risk: Floats  # (turn + 1, actor)
    chance: Floats  # (turn + 1, actor)
    outcome: Floats  # (turn + 1, dim)
    target: Ints  # (turn, actor)
    victory: Floats  # (turn, actor)
    gain: Floats  # (turn, actor)
    accepted: Ints  # (turn, actor)


@njit
def _apart(one: Floats, two: Floats) -> float:
    """Return the Euclidean distance between two positions."""
    total = 0.0
    for k in range(one.shape[0]):
        total += (one[k] - two[k]) ** 2
    return float(np.sqrt(total))


@njit
def _same(place: Floats, actor: int, distinct: Ints, merge: float) -> int:
    """Return the last of the distinct positions that equals an actor's position, or -1."""
    found = -1
    for a in range(distinct.shape[0]):
        if _apart(place[actor], place[distinct[a]]) < merge:
            found = a
    return found


@njit
def _standing(group: Group, state: State, code: Code, chance: Floats, outcome: Floats) -> None:
    """Fill the probability that each actor's position wins, and the expected position."""
    actors = state.place.shape[0]
    first = np.empty(actors, dtype=np.int64)  # one actor of each distinct position
    count = 0
    for i in range(actors):
        if _same(state.place, i, first[:count], code.merge) < 0:
            first[count] = i
            count += 1
    utility = np.empty((count, actors))
    for a in range(count):
        utility[a] = state.utility[first[a]]
    won = election_chances((code.voting, code.victory, code.election), utility, group.ballot)
    outcome[:] = 0.0
    for a in range(count):
        outcome += won[a] * state.place[first[a]]
    for i in range(actors):
        chance[i] = won[_same(state.place, i, first[:count], code.merge)]


@njit
def _follow(group: Group, state: State) -> None:
    """Move ideals towards positions by the rates of accommodation."""
    before = state.ideal.copy()
    for i in range(before.shape[0]):
        kept = 1.0
        state.ideal[i] = 0.0
        for j in range(before.shape[0]):
            rate = group.accommodation[i, j]
            if rate != 0.0:
                state.ideal[i] += rate * state.place[j]
                kept -= rate
        state.ideal[i] += max(kept, 0.0) * before[i]


@njit
def _moved(trace: _Trace, turn: int) -> float:
    """Return the total movement of a turn."""
    total = 0.0
    for i in range(trace.place.shape[1]):
        total += _apart(trace.place[turn, i], trace.place[turn - 1, i])
    return total


@njit
def _write(group: Group, state: State, code: Code, trace: _Trace, turn: int) -> None:
    """Evaluate a state and record it."""
    look_around(group, state, code)
    _standing(group, state, code, trace.chance[turn], trace.outcome[turn])
    trace.place[turn] = state.place
    trace.ideal[turn] = state.ideal
    trace.risk[turn] = state.risk


@njit
def _run_kernel(
    group: Group,
    state: State,
    bargains: Bargains,
    code: Code,
    trace: _Trace,
    uniform: Floats,
    rest: float,
) -> int:
    """Run turns until movement stops; return the number of turns."""
    _write(group, state, code, trace, 0)
    for turn in range(trace.target.shape[0]):
        move = Move(trace.target[turn], trace.victory[turn], trace.gain[turn], trace.accepted[turn])
        count = fill_challenges(group, state, bargains, move, code)
        offer_values(group, state, bargains, count)
        luck = uniform[turn if uniform.shape[0] > 1 else 0]
        state.place[:] = accept_offers(group, state, bargains, count, move, code, luck)
        _follow(group, state)
        _write(group, state, code, trace, turn + 1)
        if turn + 1 >= _LEAST_TURNS:
            whole = _moved(trace, 1) + _REST
            if _moved(trace, turn + 1) < rest * whole:
                return turn + 1
    return int(trace.target.shape[0])


class Plan(NamedTuple):
    """Settings that apply to every draw."""

    code: Code
    turns: int
    rest: float
    by_influence: bool
    relative: bool


def _trace(draws: int, turns: int, actors: int, dims: int) -> _Trace:
    """Return an empty record of all draws, with a leading dimension of draws."""
    states, moves = (draws, turns + 1, actors), (draws, turns, actors)
    return _Trace(
        place=np.full((*states, dims), np.nan),
        ideal=np.full((*states, dims), np.nan),
        risk=np.full(states, np.nan),
        chance=np.full(states, np.nan),
        outcome=np.full((draws, turns + 1, dims), np.nan),
        target=np.full(moves, -1),
        victory=np.full(moves, np.nan),
        gain=np.full(moves, np.nan),
        accepted=np.full(moves, -1),
    )


def _state(place: Floats) -> State:
    """Return a state with ideals at positions; the other arrays are empty."""
    actors = place.shape[0]
    square = (actors, actors)
    return State(
        place=place.copy(),
        ideal=place.copy(),
        distance=np.zeros(square),
        utility=np.zeros(square),
        seen=np.zeros(square),
        risk=np.zeros(actors),
    )


def _bargains(offers: int, actors: int, dims: int) -> Bargains:
    """Return space for the greatest possible number of offers in a turn."""
    return Bargains(
        np.zeros((offers, 2), dtype=np.int64),
        np.zeros((offers, 2, dims)),
        np.zeros((offers + 1, actors)),
    )


def _group(capability: Floats, salience: Floats, accommodation: Floats, plan: Plan) -> Group:
    """Return the actors of one draw with their weights."""
    most = capability.max(initial=0.0)
    if plan.relative and most > 0.0:
        capability = np.asarray(capability * (100.0 / float(most)))
    stake = np.minimum(salience.sum(axis=1), 1.0)
    influence = capability * stake
    ballot = influence if plan.by_influence else capability
    return Group(capability, salience, stake, influence, ballot, accommodation)


def _run(
    inputs: tuple[Floats, Floats, Floats, Floats],
    plan: Plan,
    rng: np.random.Generator | None,
    trace: _Trace,
) -> int:
    """Run one draw into its record; return its number of turns."""
    place, capability, salience, accommodation = inputs
    luck = np.zeros((1, place.shape[0]))
    if rng is not None:
        luck = rng.random((plan.turns, place.shape[0]))
    present = np.flatnonzero(~np.isnan(place).any(axis=1))
    if present.size == 0:
        return 0
    group = _group(
        capability[present],
        np.ascontiguousarray(salience[present]),
        np.ascontiguousarray(accommodation[np.ix_(present, present)]),
        plan,
    )
    actors, dims = present.size, place.shape[1]
    state = _state(np.ascontiguousarray(place[present]))
    bargains = _bargains(actors * (2 if plan.code.offer == 1 else 1), actors, dims)
    own = _Trace(*(array[0] for array in _trace(1, plan.turns, actors, dims)))
    luck = np.ascontiguousarray(luck[:, present])
    turns = _run_kernel(group, state, bargains, plan.code, own, luck, plan.rest)
    for state_part in own[:5]:
        state_part[turns + 1 :] = state_part[turns]
    trace.outcome[...] = own.outcome
    reals = (*own[:4], own.victory, own.gain)
    for part, whole in zip(reals, (*trace[:4], trace.victory, trace.gain), strict=True):
        whole[:, present] = part
    trace.target[:, present] = np.where(own.target < 0, -1, present[own.target])
    trace.accepted[:, present] = np.where(own.accepted < 0, -1, present[own.accepted])
    return turns


def run_draws(
    inputs: tuple[Floats, Floats, Floats, Floats], plan: Plan, rng: np.random.Generator | None
) -> tuple[_Trace, Ints]:
    """Run all draws; arrays have a leading dimension of draws, positions are in [0, 1]."""
    draws, actors, dims = inputs[0].shape
    whole = _trace(draws, plan.turns, actors, dims)
    turns = np.zeros(draws, dtype=np.int64)
    for draw in range(draws):
        one = tuple(array[draw] for array in inputs)
        part = _Trace(*(array[draw] for array in whole))
        turns[draw] = _run((one[0], one[1], one[2], one[3]), plan, rng, part)
    return whole, turns
