r"""Who sits at the talks between the government and the movement, month by month.

.. math::

   h_f = L\bigl(z_0 + Z_f - \bar Z\bigr)

:math:`z_0` is the log-odds of the monthly rate of first talks, drawn from the record
(``setup/contact.py``); :math:`Z_f` holds what moves the faction and the government, and
:math:`\bar Z` is its mean over the factions on the first day, the same under every option:
drivers move who and when, not the level. Parties that agreed to an announced round and come to it
sit in the month in which it is held.
"""

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
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["hold_talks", "start_talks"]

_SAT = 3.0  # who sat last month tends to sit again
_REFUSES = 4.0
_FORCED = 0.5  # under coercion or division the government is the less ready
_TRUSTING = 2.0
_UNOFFICIAL = 2.0
_SIT = int(Purpose.SIT)
_ONE = float(Hypothesis.ONE)
_NEUTRAL = float(Posture.NEUTRAL)


@njit
def hold_talks(
    world: World, was: State, state: State, met: Floats, month: int, draw: int, seed: int
) -> None:
    """Decide who sits this month: each faction that is free, or the movement as one, and Kabul.

    Parameters
    ----------
    world : World
        The draw's inputs.
    was, state : State
        At the month's start; changed in place: ``band`` sat, ``war`` government sat.
    met : array of float, shape (faction,)
        1 for each faction that meets the government at an announced round this month.
    month, draw, seed : int
        Key of the shocks.
    """
    common = _common(world, was, consents(world)) - was.war[War.SIT_CENTRE]
    common += world.param[Param.SIT_BASE]
    common += state.war[War.APPEAL]
    if world.policy[Policy.POSTURE] != _NEUTRAL:
        common -= _FORCED
    one = common + _index_of_one(world, was)
    as_one = shock(seed, 0, 0, _SIT, month, draw) < logistic(one)
    any_sits = False
    for f in range(world.faction.shape[0]):
        state.band[f, Band.SAT] = 0.0
        if not _may_sit(world, was, f):
            continue
        if decides_alone(world, was, f):
            key = int(world.faction[f, Faction.KEY])
            index = common + _index(world, was, f) + _SAT * was.band[f, Band.SAT]
            sits = shock(seed, 0, key, _SIT, month, draw) < logistic(index)
        else:
            sits = as_one
        if sits or met[f] == 1.0:
            state.band[f, Band.SAT] = 1.0
            any_sits = True
    state.war[War.GOVERNMENT_SAT] = 1.0 if any_sits else 0.0


@njit
def start_talks(world: World, state: State) -> None:
    """Note the mean of the drivers on the first day, with the consent to the first option."""
    total, count = 0.0, 0
    for f in range(world.faction.shape[0]):
        if _may_sit(world, state, f):
            total += _index(world, state, f)
            count += 1
    own = total / count if count > 0 else 0.0
    if world.param[Param.HYPOTHESIS] == _ONE:
        own = _index_of_one(world, state)
    usual = world.param[Param.CONSENT_LUCK] < world.policy[Policy.USUAL_CONSENT]
    state.war[War.SIT_CENTRE] = own + _common(world, state, usual)


@njit
def _may_sit(world: World, was: State, f: int) -> bool:
    """Say whether a faction has strength, is not bound yet and is not kept from the table."""
    free = was.band[f, Band.STRENGTH] > 0.0 and was.band[f, Band.BOUND] == 0.0
    return bool(free and world.faction[f, Faction.EXCLUDED] == 0.0)


@njit
def _common(world: World, was: State, consent: bool) -> float:
    """Return what moves every faction's index alike: stalemate, hold-out and the government.

    The government counts by its trust; contact without its consent counts against the talks.
    """
    param = world.param
    trust, passed = 0.0, 0.0
    for f in range(world.faction.shape[0]):
        share = was.band[f, Band.STRENGTH]
        trust += share * was.band[f, Band.TRUSTED]
        twice = 2.0 if world.faction[f, Faction.HARDLINER] == 1.0 else 1.0
        passed += share * twice * was.band[f, Band.ENGAGED] / 3.0
    return float(
        param[Param.SIT_STALEMATE] * was.war[War.STALEMATE]
        + _holdout(world, was)
        + _TRUSTING * trust
        - (0.0 if consent else param[Param.SIT_BYPASSED] * passed)
    )


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
        param[Param.SIT_WILLING] * world.faction[f, Faction.WILLING]
        + param[Param.SIT_CONTACT] * was.band[f, Band.ENGAGED] / 3.0
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
            own = _index(world, was, f) + _SAT * was.band[f, Band.SAT]
            index += was.band[f, Band.STRENGTH] * own
    if total == 0.0:
        return 0.0
    refused = world.param[Param.SIT_REFUSE] * _REFUSES * spread_of_contact(world, was)
    return float(index / total - refused)
