"""Lent inputs and state: a reference that reads and writes the arrays that it was made of."""

import numpy as np
import pytest
from tests.engagement.drawing.small import inputs
from tests.ensemble.planted import example

from detente.engagement.course.lent import lend_state, lend_world
from detente.engagement.course.month import STEPS, start, step
from detente.engagement.course.run import Outputs, empty_outputs, run_batch, world_of
from detente.engagement.course.world import State, World, copy_state, empty_state
from detente.engagement.drawing.batch import draw_batch
from detente.numerics.compile import njit

MONTHS = 6


@pytest.fixture(scope="module")
def batch():
    return draw_batch(inputs(example(), 3), {}).batch


@njit
def _sums(world):
    lent = lend_world(world)
    return (
        lent.head.sum() + lent.faction.sum() + lent.pair.sum() + lent.stance.sum(),
        lent.issue.sum() + lent.shared.sum() + lent.policy.sum() + lent.base.sum(),
        lent.target.sum() + lent.invited.sum() + lent.reference.sum() + lent.place.sum(),
        lent.near.sum() + lent.event.sum() + lent.fresh.sum() + lent.announced.sum(),
        lent.param[0],
    )


@njit
def _mark(state):
    lent = lend_state(state)
    lent.head[:] = 1.0
    lent.pair[:] = 2.0
    lent.faction[:] = 3.0
    lent.war[:] = 4.0
    lent.terms[:] = 5.0
    lent.stance[:] = 6.0
    lent.presence[:] = 7.0
    lent.influence[:] = 8.0
    lent.luck[:] = 9.0


def room(batch) -> State:
    return empty_state(
        batch.head.shape[1], batch.faction.shape[1], batch.issue.shape[1], batch.place.shape[1]
    )


def test_a_lent_world_reads_as_the_world(batch):
    world = World(*(np.ascontiguousarray(array) for array in world_of(batch, 1, 0)))
    sums = {name: array.sum() for name, array in world._asdict().items()}
    names = [
        ("head", "faction", "pair", "stance"),
        ("issue", "shared", "policy", "base"),
        ("target", "invited", "reference", "place"),
        ("near", "event", "fresh", "announced"),
    ]
    found = _sums(world)
    assert found[:4] == pytest.approx([sum(sums[one] for one in row) for row in names])
    assert found[4] == world.param[0]


def test_what_is_written_to_a_lent_state_is_written_to_the_state(batch):
    state = room(batch)
    _mark(state)
    order = ("head", "pair", "faction", "war", "terms", "stance", "presence", "influence", "luck")
    for value, name in enumerate(order, start=1):
        assert (getattr(state, name) == value).all(), name


def by_hand(batch, out: Outputs) -> None:
    """Run the months with named tuples, without lending anything."""
    on = np.ones(len(STEPS))
    for n in range(len(batch.head)):
        for s in range(len(batch.policy)):
            world = World(*(np.ascontiguousarray(array) for array in world_of(batch, n, s)))
            state = room(batch)
            start(world, state)
            for month in range(1, MONTHS + 1):
                step(world, state, month, on, MONTHS, n, 1)
            out.terms[n, s], out.presence[n, s] = state.terms, state.presence
            out.faction[n, s] = state.faction
            kept = room(batch)
            copy_state(state, kept)
            assert (kept.head == state.head).all()


@pytest.mark.slow
def test_a_run_lends_and_gives_what_named_tuples_give(batch):
    """Named tuples compile the kernels a second time."""
    found, expected = empty_outputs(batch, MONTHS, 0), empty_outputs(batch, MONTHS, 0)
    run_batch(batch, MONTHS, np.ones(len(STEPS)), 0, 1, room(batch), found)
    by_hand(batch, expected)
    for name in ("terms", "presence", "faction"):
        assert (getattr(found, name) == getattr(expected, name)).all(), name
