"""Inputs and state lent to kernels: the same arrays, read and written in place."""

import numpy as np
from tests.engagement.course.worlds import first, kept, lively, same

from detente.engagement.course.lent import lend_state, lend_world
from detente.engagement.course.world import State, World
from detente.numerics.compile import njit


@njit
def _sums(world: World) -> tuple[float, float, float]:
    lent = lend_world(world)
    one = lent.head.sum() + lent.faction.sum() + lent.pair.sum() + lent.stance.sum()
    two = lent.issue.sum() + lent.shared.sum() + lent.policy.sum() + lent.base.sum()
    two += lent.target.sum() + lent.invited.sum() + lent.reference.sum() + lent.place.sum()
    three = lent.near.sum() + lent.event.sum() + lent.fresh.sum() + lent.announced.sum()
    return one, two, three


@njit
def _raise(state: State, by: float) -> None:
    lent = lend_state(state)
    lent.head[:] += by
    lent.pair[:] += by
    lent.faction[:] += by
    lent.war[:] += by
    lent.terms[:] += by
    lent.stance[:] += by
    lent.presence[:] += by
    lent.influence[:] += by
    lent.luck[:] += by


def test_a_lent_world_has_the_arrays_of_the_world():
    world = lively()._replace(
        event=np.full((2, 5), 0.3), fresh=np.full((1, 13), 0.2), reference=np.full(8, 0.7)
    )
    names = (
        ("head", "faction", "pair", "stance"),
        (*("issue", "shared", "policy", "base", "target", "invited", "reference", "place"),),
    )
    three = world.near.sum() + world.event.sum() + world.fresh.sum() + world.announced.sum()
    expected = [sum(getattr(world, name).sum() for name in part) for part in names]
    np.testing.assert_allclose(_sums(world), [*expected, three])


def test_a_kernel_writes_into_the_state_itself():
    state = first(lively())
    raised = State(*(array + 2.0 for array in state))
    _raise(state, 2.0)
    assert same(state, raised)


def test_lending_leaves_the_owner_its_arrays():
    """References are not counted, so the arrays must be alive after many loans."""
    world, state = lively(), first(lively())
    before, copy = kept(state), [array.copy() for array in world]
    for _ in range(1000):
        _raise(state, 0.0)
        _sums(world)
    assert same(before, state)
    assert all(np.array_equal(a, b, equal_nan=True) for a, b in zip(world, copy, strict=True))
