"""Lend a draw's inputs and state to the kernels by reference.

Kernels take ``world`` and ``state`` by name of their arrays. Named tuples of two dozen arrays are
copied into every call; a reference is one word. So the loop lends both, with arrays that nobody
counts references to; the batch and the working memory outlive the loop.
"""

from typing import Any

from numba import types
from numba.experimental import structref

from detente.engagement.course.world import State, World
from detente.numerics.borrow import borrow
from detente.numerics.compile import njit

__all__ = ["lend_state", "lend_world"]


class _Lent(types.StructRef):  # type: ignore[misc]  # Numba has no types
    """The type of lent arrays."""

    def preprocess_fields(self, fields: Any) -> Any:
        """Return the fields, none of them a literal."""
        return tuple((name, types.unliteral(kind)) for name, kind in fields)


class _LentWorld(_Lent):
    """The type of a lent world."""


class _LentState(_Lent):
    """The type of a lent state."""


structref.register(_LentWorld)
structref.register(_LentState)


def _arrays(**dimensions: int) -> list[tuple[str, Any]]:
    """Return contiguous arrays of float by name."""
    return [(name, types.Array(types.float64, n, "C")) for name, n in dimensions.items()]


_WORLD = _LentWorld(
    _arrays(
        head=2, faction=2, pair=3, stance=3, issue=2, shared=2, param=1, policy=1, base=1,
        target=1, invited=1, reference=1, series=2, place=2, near=2, event=2, fresh=2, announced=2,
    )
)  # fmt: skip
_STATE = _LentState(
    _arrays(
        head=2, pair=3, faction=2, war=1, terms=1, stance=3, presence=1, influence=2, luck=1
    )
)  # fmt: skip


@njit
def lend_world(world: World) -> World:
    """Return a reference to a draw's inputs; its arrays must be contiguous.

    Parameters
    ----------
    world : World
        The draw's inputs, which must outlive the reference.
    """
    lent = structref.new(_WORLD)
    lent.head = borrow(world.head)
    lent.faction = borrow(world.faction)
    lent.pair = borrow(world.pair)
    lent.stance = borrow(world.stance)
    lent.issue = borrow(world.issue)
    lent.shared = borrow(world.shared)
    lent.param = borrow(world.param)
    lent.policy = borrow(world.policy)
    lent.base = borrow(world.base)
    lent.target = borrow(world.target)
    lent.invited = borrow(world.invited)
    lent.reference = borrow(world.reference)
    lent.series = borrow(world.series)
    lent.place = borrow(world.place)
    lent.near = borrow(world.near)
    lent.event = borrow(world.event)
    lent.fresh = borrow(world.fresh)
    lent.announced = borrow(world.announced)
    return lent  # type: ignore[no-any-return]  # a reference reads like the tuple


@njit
def lend_state(state: State) -> State:
    """Return a reference to a state; its arrays must be contiguous.

    Parameters
    ----------
    state : State
        Working memory, which must outlive the reference.
    """
    lent = structref.new(_STATE)
    lent.head = borrow(state.head)
    lent.pair = borrow(state.pair)
    lent.faction = borrow(state.faction)
    lent.war = borrow(state.war)
    lent.terms = borrow(state.terms)
    lent.stance = borrow(state.stance)
    lent.presence = borrow(state.presence)
    lent.influence = borrow(state.influence)
    lent.luck = borrow(state.luck)
    return lent  # type: ignore[no-any-return]  # a reference reads like the tuple
