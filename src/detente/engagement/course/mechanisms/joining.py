r"""Mechanism `joining`: free factions join a deal in force.

While a deal of the government is in force, a free faction with a channel to it joins with chance
:math:`j A_u A_0` a month, at the terms settled and for itself alone. j is set so that joining is
as rare as in the record (``anchor``). Neutral: nobody joins; free groups bargain as before.
"""

from detente.engagement.course.input_rows import Faction, Purpose
from detente.engagement.course.kernels.groups import is_free
from detente.engagement.course.kernels.levers import guarantee
from detente.engagement.course.kernels.sides import accepted, sides_of
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War
from detente.engagement.course.world import State, World
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["IN_FORCE", "step_joining"]

IN_FORCE = 0.05
"""Least share of strength that a deal must bind to be in force."""

_JOIN = int(Purpose.JOIN)
_JOINING, _JOINED = 2.0, 1.0
_SOME = 0.05


@njit
def step_joining(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Let free factions join the deal in force.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``faction`` bound and joined, ``war`` joins and chances of joining.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    war = state.war
    if war[War.BOUND] < IN_FORCE:
        return
    worth = guarantee(world, state)
    for f in range(world.faction.shape[0]):
        if not is_free(state, f):
            continue
        counts = state.faction[f, FactionState.STRENGTH] >= _SOME
        if counts:
            war[War.JOIN_EXPOSED] += 1.0
        if state.pair[PairState.CHANNEL, 0, f] == 0.0:
            continue
        group_signs, head_signs = accepted(
            world.param, sides_of(world, state, 0, f, True, worth), state.terms
        )
        if counts:
            war[War.JOIN_CHANCE] += group_signs * head_signs
        luck = shock(seed, 0, int(world.faction[f, Faction.KEY]), _JOIN, month, draw)
        if luck < world.param[Param.JOIN] * group_signs * head_signs:
            state.faction[f, FactionState.BOUND] = _JOINING
    for f in range(world.faction.shape[0]):
        row = state.faction[f]
        if row[FactionState.BOUND] == _JOINING:
            row[FactionState.BOUND] = _JOINED
            row[FactionState.JOINED] = month
            war[War.JOINS] += 1.0
