"""Where the monthly loop's time goes, by mechanism, measured in two ways.

Off: the whole loop without one mechanism. That is what a user saves by the switch, but draws take
another course without it: who never sits has nothing to bargain over.

Alone: the loop is run once and the state before each mechanism is written down, month by month;
then that mechanism is called on those states in one compiled loop, less the time of the same loop
without any. The course of the draws is the real one, but the code and the branches of a mechanism
called alone are warmer than in turn, so that the shares need not sum to one.
"""

from typing import NamedTuple

import numpy as np
from benchmarks.crowd import ALL, run, states
from benchmarks.stopwatch import least_each

from detente.engagement.loop import Batch, start, step
from detente.engagement.registry import STEPS
from detente.engagement.world import State, World, remember
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["Share", "first_draws", "shares", "world_of"]

_SAMPLED = 16  # draws whose states are written down
_PASSES = 5


class Share(NamedTuple):
    """What one mechanism costs, in parts of the whole loop."""

    key: str
    off: float
    alone: float


@njit
def world_of(batch: Batch, n: int, s: int) -> World:
    """Return what the mechanisms see of a draw under a strategy."""
    return World(
        batch.power[n],
        batch.faction[n],
        batch.tie[n],
        batch.stance[n],
        batch.param[n],
        batch.policy[s],
        batch.target[n, s],
        batch.invited[s],
        batch.place[n],
        batch.near,
        batch.reference[s if s < batch.reference.shape[0] else 0],
        batch.announced[n if n < batch.announced.shape[0] else 0],
    )


@njit
def _row(states: State, n: int) -> State:
    return State(
        states.guest[n], states.band[n], states.war[n], states.terms[n], states.presence[n]
    )


@njit
def write_down(
    batch: Batch, months: int, on: Floats, before: int, state: State, was: State, log: State
) -> None:
    """Run draws and note the month's start, then the state before one mechanism, in ``log``."""
    row = 0
    only = np.zeros(on.shape[0])
    for n in range(batch.power.shape[0]):
        for s in range(batch.policy.shape[0]):
            world = world_of(batch, n, s)
            start(world, state)
            for month in range(1, months + 1):
                remember(state, was)
                remember(was, _row(log, row))
                for m in range(on.shape[0]):
                    if m == before:
                        remember(state, _row(log, row + 1))
                    only[m] = on[m]
                    step(world, was, state, month, only, n, 1)
                    only[m] = 0.0
                row += 2


@njit
def replay(batch: Batch, months: int, on: Floats, state: State, log: State) -> float:
    """Call the mechanisms that are on upon every state that was written down."""
    row, total = 0, 0.0
    for n in range(batch.power.shape[0]):
        for s in range(batch.policy.shape[0]):
            world = world_of(batch, n, s)
            for month in range(1, months + 1):
                remember(_row(log, row + 1), state)
                step(world, _row(log, row), state, month, on, n, 1)
                total += state.war[0]
                row += 2
    return total


def first_draws(batch: Batch, draws: int) -> Batch:
    """Return the batch of the first draws alone."""
    per_draw = {"power", "faction", "tie", "stance", "param", "target", "place"}
    fewer = batch._replace(**{name: getattr(batch, name)[:draws] for name in per_draw})
    return fewer._replace(announced=batch.announced[:draws])


def room(batch: Batch, months: int) -> State:
    """Return room for two states of every month, strategy and draw."""
    rows = 2 * months * batch.policy.shape[0] * batch.power.shape[0]
    return State(*(np.zeros((rows, *array.shape)) for array in states(batch)[0]))


def shares(batch: Batch, months: int) -> tuple[list[Share], float]:
    """Return each mechanism's shares, and the part of the whole of a loop that has none on."""
    sample = first_draws(batch, _SAMPLED)
    rest = [ALL * (np.arange(len(ALL)) != m) for m in range(len(ALL))]
    switches = [ALL, *rest, 0.0 * ALL]
    spent = least_each([lambda on=on: run(sample, months, on) for on in switches], times=_PASSES)
    whole, bare = spent[0], spent[-1]
    found = []
    state, was = states(sample)
    log = room(sample, months)
    for m, mechanism in enumerate(STEPS):
        write_down(sample, months, ALL, m, state, was, log)
        one, none = least_each(
            [
                lambda on=on: replay(sample, months, on, state, log)
                for on in (ALL - rest[m], 0.0 * ALL)
            ],
            times=_PASSES,
        )
        found.append(Share(mechanism.key, (whole - spent[1 + m]) / whole, (one - none) / whole))
    return found, bare / whole
