"""Who sits at the talks between the government and the movement, month by month."""

from detente.engagement.kernels.coming import consents
from detente.engagement.kernels.movement import decides_alone, spread_of_contact
from detente.engagement.layout import (
    Band,
    Faction,
    Guest,
    Hypothesis,
    Param,
    Policy,
    Posture,
    Purpose,
    War,
)
from detente.engagement.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["hold_talks"]

_SAT = 3.0  # who sat last month tends to sit again
_REFUSES = 4.0
_WILLING = 0.3
_FORCED = 0.5  # under coercion or division the government is the less ready
_UNOFFICIAL = 2.0
_SIT, _SIT_GOVERNMENT = int(Purpose.SIT), int(Purpose.SIT_GOVERNMENT)
_ONE = float(Hypothesis.ONE)
_NEUTRAL = float(Posture.NEUTRAL)


@njit
def hold_talks(world: World, was: State, state: State, month: int, draw: int, seed: int) -> None:
    """Decide who sits this month: each faction that is free, or the movement as one, and Kabul.

    Parameters
    ----------
    world : World
        The draw's inputs.
    was, state : State
        At the month's start; changed in place: ``band`` sat, ``war`` government sat.
    month, draw, seed : int
        Key of the shocks.
    """
    common = _common(world, was) + state.war[War.APPEAL]
    as_one = shock(seed, 0, 0, _SIT, month, draw) < logistic(common + _index_of_one(world, was))
    any_sits = False
    for f in range(world.faction.shape[0]):
        state.band[f, Band.SAT] = 0.0
        if not _may_sit(world, was, f):
            continue
        if decides_alone(world, was, f):
            key = int(world.faction[f, Faction.KEY])
            index = common + _index(world, was, f)
            sits = shock(seed, 0, key, _SIT, month, draw) < logistic(index)
        else:
            sits = as_one
        if sits:
            state.band[f, Band.SAT] = 1.0
            any_sits = True
    government = shock(seed, 0, 0, _SIT_GOVERNMENT, month, draw)
    both = any_sits and government < logistic(_government(world, was))
    state.war[War.GOVERNMENT_SAT] = 1.0 if both else 0.0
    if not both:
        state.band[:, Band.SAT] = 0.0


@njit
def _may_sit(world: World, was: State, f: int) -> bool:
    """Say whether a faction has strength, is not bound yet and is not kept from the table."""
    free = was.band[f, Band.STRENGTH] > 0.0 and was.band[f, Band.BOUND] == 0.0
    return bool(free and world.faction[f, Faction.EXCLUDED] == 0.0)


@njit
def _common(world: World, was: State) -> float:
    """Return the terms that every faction's index shares, appeals left out."""
    param = world.param
    index = param[Param.SIT_BASE] + param[Param.SIT_STALEMATE] * was.war[War.STALEMATE]
    return float(index + _holdout(world, was))


@njit
def _holdout(world: World, was: State) -> float:
    """Return the pull of a hold-out that is itself in unofficial contact or more."""
    holdout = int(world.policy[Policy.HOLDOUT])
    if holdout >= 0 and was.guest[holdout, Guest.CONTACT] >= _UNOFFICIAL:
        return float(world.param[Param.SIT_HOLDOUT])
    return 0.0


@njit
def _index(world: World, was: State, f: int) -> float:
    """Return a faction's own terms."""
    param = world.param
    return float(
        param[Param.SIT_WILLING] * (world.faction[f, Faction.WILLING] - _WILLING)
        + param[Param.SIT_CONTACT] * was.band[f, Band.ENGAGED] / 3.0
        + _SAT * was.band[f, Band.SAT]
    )


@njit
def _index_of_one(world: World, was: State) -> float:
    r"""Return the terms of a movement that decides as one: the mean by strength, less refusal.

    A movement that is picked apart answers by refusing: :math:`4\sum_f g_f|c_f/3 - \bar c|`.
    """
    if world.param[Param.HYPOTHESIS] != _ONE:
        return 0.0
    total, index = 0.0, 0.0
    for f in range(world.faction.shape[0]):
        if not decides_alone(world, was, f):
            total += was.band[f, Band.STRENGTH]
            index += was.band[f, Band.STRENGTH] * _index(world, was, f)
    if total == 0.0:
        return 0.0
    refused = world.param[Param.SIT_REFUSE] * _REFUSES * spread_of_contact(world, was)
    return float(index / total - refused)


@njit
def _government(world: World, was: State) -> float:
    """Return the government's index; contact without its consent counts against the talks."""
    param = world.param
    trust, passed = 0.0, 0.0
    for f in range(world.faction.shape[0]):
        share = was.band[f, Band.STRENGTH]
        trust += share * was.band[f, Band.TRUSTED]
        twice = 2.0 if world.faction[f, Faction.HARDLINER] == 1.0 else 1.0
        passed += share * twice * was.band[f, Band.ENGAGED] / 3.0
    index = (
        param[Param.SIT_BASE]
        + 1.0
        + param[Param.SIT_STALEMATE] * was.war[War.STALEMATE]
        + 2.0 * trust
        + _holdout(world, was)
        - (0.0 if consents(world) else param[Param.SIT_BYPASSED] * passed)
        + _SAT * was.war[War.GOVERNMENT_SAT]
    )
    if world.policy[Policy.POSTURE] != _NEUTRAL:
        index -= _FORCED
    return float(index)
