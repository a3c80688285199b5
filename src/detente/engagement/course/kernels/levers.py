"""Levers of an option as they act in a month: none after the convenor has left."""

from detente.engagement.course.input_rows import Policy
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, War
from detente.engagement.course.world import State, World
from detente.numerics.compile import njit

__all__ = ["appeal", "arms", "consents", "guarantee", "intel", "press_government", "press_holdout"]

_MOST = 0.85


@njit
def consents(state: State, chance: float) -> bool:
    """Say whether the government consents to a track with this chance of consent."""
    return bool(state.luck[0] < chance)


@njit
def _acts(world: World, state: State, level: float, stands: float) -> float:
    """Return the level of an instrument: 0 if the convenor left or the allegation is untrue."""
    if state.war[War.GONE] == 1.0:
        return 0.0
    if world.policy[Policy.AS_ALLEGED] == 1.0:
        return level * stands
    return level


@njit
def intel(world: World, state: State, f: int) -> float:
    """Return the intelligence shared with a faction, 0 to 1."""
    if state.faction[f, FactionState.MONTHS] < world.policy[Policy.INTEL_AFTER]:
        return 0.0
    return _acts(world, state, world.policy[Policy.INTEL], world.param[Param.INTEL_STANDS])


@njit
def arms(world: World, state: State) -> float:
    """Return arms and training given, 0 to 1; they wait for months of work by all factions."""
    if state.war[War.COOPERATION] < world.policy[Policy.ARMS_AFTER]:
        return 0.0
    return _acts(world, state, world.policy[Policy.ARMS], world.param[Param.ARMS_STAND])


@njit
def appeal(world: World, state: State) -> float:
    """Return the level of public appeals for talks, 0 to 1."""
    if state.war[War.COOPERATION] < world.policy[Policy.APPEAL_AFTER]:
        return 0.0
    return _acts(world, state, world.policy[Policy.APPEAL], world.param[Param.APPEAL_STANDS])


@njit
def press_government(world: World, state: State) -> float:
    """Return the pressure on the government, 0 to 1."""
    return 0.0 if state.war[War.GONE] == 1.0 else float(world.policy[Policy.PRESS_GOVERNMENT])


@njit
def press_holdout(world: World, state: State) -> float:
    """Return the pressure on the hold-out, 0 to 1."""
    return 0.0 if state.war[War.GONE] == 1.0 else float(world.policy[Policy.PRESS_HOLDOUT])


@njit
def guarantee(world: World, state: State) -> float:
    r"""Return how much the convenor's guarantee is worth.

    .. math:: \gamma = \min(.85,\ gua \cdot guarantee \cdot commit \cdot (.5 + .5\,guests))
    """
    if state.war[War.GONE] == 1.0:
        return 0.0
    worth = world.param[Param.GUA] * world.policy[Policy.GUARANTEE] * world.param[Param.COMMIT]
    return float(min(_MOST, worth * (0.5 + 0.5 * state.war[War.GUESTS])))
