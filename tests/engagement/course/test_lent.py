"""Lent inputs and state: a reference that reads and writes the arrays that it was made of."""

import numpy as np
import pytest
from tests.engagement.drawing.small import inputs
from tests.ensemble.planted import example

from detente.engagement.course.lent import lend_state, lend_world
from detente.engagement.course.month import start
from detente.engagement.course.run import world_of
from detente.engagement.course.world import State, World, copy_state, empty_state
from detente.engagement.drawing.batch import draw_batch
from detente.numerics.compile import njit


@pytest.fixture(scope="module")
def batch():
    made = draw_batch(inputs(example(), 3), {}).batch
    return made._replace(series=made.series + 0.25)


@njit
def _sums(world):
    lent = lend_world(world)
    return (
        lent.head.sum() + lent.faction.sum() + lent.pair.sum() + lent.stance.sum(),
        lent.issue.sum() + lent.shared.sum() + lent.policy.sum() + lent.base.sum(),
        lent.target.sum() + lent.invited.sum() + lent.reference.sum() + lent.place.sum(),
        lent.near.sum() + lent.event.sum() + lent.fresh.sum() + lent.announced.sum(),
        lent.param[0] + lent.series.sum(),
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
    assert found[4] == world.param[0] + sums["series"]


def test_what_is_written_to_a_lent_state_is_written_to_the_state(batch):
    state = room(batch)
    _mark(state)
    order = ("head", "pair", "faction", "war", "terms", "stance", "presence", "influence", "luck")
    for value, name in enumerate(order, start=1):
        assert (getattr(state, name) == value).all(), name


@njit
def _start(world, state):
    start(lend_world(world), lend_state(state))


@pytest.mark.slow
@pytest.mark.timeout(600)  # named tuples compile the kernels a second time
def test_the_first_day_is_the_same_lent_or_not(batch):
    for n, s in ((0, 0), (1, 2), (2, 4)):
        world = World(*(np.ascontiguousarray(array) for array in world_of(batch, n, s)))
        lent, given = room(batch), room(batch)
        _start(world, lent)
        start(world, given)
        for name in State._fields:
            found, expected = getattr(lent, name), getattr(given, name)
            assert np.array_equal(found, expected, equal_nan=True), name
        copy_state(lent, given)
        assert (given.pair == lent.pair).all()
