"""Where the monthly loop's time goes, by mechanism, measured in two ways.

Off: the whole loop without one mechanism. That is what a user saves by the switch, but draws take
another course without it: who never talks has nothing to sign.

Alone: the loop is run once and the state at the start of each month is written down; then each
month is run from those states with one mechanism on, less the same with none. Branches that wait
for another mechanism of the same month are not taken, so that the shares need not sum to one.
"""

from typing import NamedTuple

import numpy as np
from benchmarks.crowd import ALL, run
from benchmarks.stopwatch import least_each

from detente.engagement.course.lent import lend_state, lend_world
from detente.engagement.course.month import STEPS, start, step
from detente.engagement.course.run import Batch, state_for, world_of
from detente.engagement.course.world import State, copy_state
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["Share", "first_draws", "shares"]

_SAMPLED = 16  # draws whose states are written down
_PASSES = 5
_SHARED = {"policy", "invited", "reference", "near", "base"}  # the same in every draw


class Share(NamedTuple):
    """What one mechanism costs, in parts of the whole loop."""

    key: str
    off: float
    alone: float


@njit
def _row(states: State, n: int) -> State:
    return State(
        states.head[n],
        states.pair[n],
        states.faction[n],
        states.war[n],
        states.terms[n],
        states.stance[n],
        states.presence[n],
        states.influence[n],
        states.luck[n],
    )


@njit
def write_down(batch: Batch, months: int, on: Floats, state: State, log: State) -> None:
    """Run draws and write the state at the start of every month into ``log``."""
    row, lent = 0, lend_state(state)
    for n in range(batch.head.shape[0]):
        for s in range(batch.policy.shape[0]):
            world = lend_world(world_of(batch, n, s))
            start(world, lent)
            for month in range(1, months + 1):
                copy_state(state, _row(log, row))
                step(world, lent, month, on, months, n, 1)
                row += 1


@njit
def replay(batch: Batch, months: int, on: Floats, state: State, log: State) -> float:
    """Run a month from every state that was written down, with these mechanisms on."""
    row, total, lent = 0, 0.0, lend_state(state)
    for n in range(batch.head.shape[0]):
        for s in range(batch.policy.shape[0]):
            world = lend_world(world_of(batch, n, s))
            for month in range(1, months + 1):
                copy_state(_row(log, row), state)
                step(world, lent, month, on, months, n, 1)
                total += state.war[0]
                row += 1
    return total


def first_draws(batch: Batch, draws: int) -> Batch:
    """Return the batch of the first draws alone."""
    fewer = {name: array[:draws] for name, array in batch._asdict().items() if name not in _SHARED}
    return batch._replace(**fewer)


def _log(batch: Batch, months: int) -> State:
    """Return room for the state of every month, option and draw."""
    rows = months * batch.policy.shape[0] * batch.head.shape[0]
    return State(*(np.zeros((rows, *array.shape)) for array in state_for(batch)))


def shares(batch: Batch, months: int) -> tuple[list[Share], float]:
    """Return each mechanism's shares, and the part of the whole of a loop that has none on."""
    sample = Batch(*(np.ascontiguousarray(array) for array in first_draws(batch, _SAMPLED)))
    rest = [ALL * (np.arange(len(ALL)) != m) for m in range(len(ALL))]
    none = 0.0 * ALL
    spent = least_each(
        [lambda on=on: run(sample, months, on) for on in (ALL, *rest, none)], times=_PASSES
    )
    state, log = state_for(sample), _log(sample, months)
    write_down(sample, months, ALL, state, log)
    alone = least_each(
        [
            lambda on=on: replay(sample, months, on, state, log)
            for on in (none, *(ALL - r for r in rest))
        ],
        times=_PASSES,
    )
    whole, bare = spent[0], spent[-1]
    found = [
        Share(key, (whole - spent[1 + m]) / whole, (alone[1 + m] - alone[0]) / whole)
        for m, key in enumerate(STEPS)
    ]
    return found, bare / whole
