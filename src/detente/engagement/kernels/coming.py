r"""Who comes to a round of the powers, if asked: chances given the round's level.

.. math::

   p_j = L\Bigl(\eta_j + \omega v_r + 2J\bigl(s_j(p) - \bar s_j\bigr) + \dots\Bigr)

:math:`s_j(p)` is the mean of the other asked guests' chances, :math:`\bar s_j` the same mean
without any pull over the reference list, so that nothing moves where the list is that one. With
:math:`J < 2` there is one solution.
"""

import numpy as np

from detente.engagement.kernels.movement import decides_alone
from detente.engagement.layout import Band, Faction, Guest, Param, Policy, Power, War
from detente.engagement.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["asked_guests", "chances_of_coming", "consents"]

_STRONGEST = 1.9  # pull below which there is one solution, with a margin
_WILLING = 1.6  # log-odds per unit of a faction's willingness to talk to the host
_HALF = 0.5
_URGED = 0.5  # log-odds per unit of urging by a full table
_CLOSE = 1e-12
_MOST_STEPS = 2000


@njit
def consents(world: World) -> bool:
    """Say whether the government consents to this track in the draw."""
    return bool(world.param[Param.CONSENT_LUCK] < world.policy[Policy.CONSENT])


@njit
def asked_guests(world: World, was: State, number: float) -> Floats:
    """Return 1 for each guest asked to a round: powers, factions and, last, the movement.

    Parameters
    ----------
    world : World
        The draw's inputs.
    was : State
        At the month's start.
    number : float
        Number of rounds held before.

    Returns
    -------
    array of float, shape (guest + faction + 1,)
        A faction that decides as one with the movement is not a guest of its own.
    """
    guests, factions = world.power.shape[0], world.faction.shape[0]
    asked = np.zeros(guests + factions + 1)
    host = int(world.policy[Policy.HOST])
    for j in range(guests):
        if j != host and 0.0 <= world.invited[j] <= number:
            asked[j] = 1.0
    if world.policy[Policy.ASK_MOVEMENT] == 0.0:
        return asked
    for f in range(factions):
        if world.faction[f, Faction.EXCLUDED] == 1.0:
            continue
        if decides_alone(world, was, f):
            asked[guests + f] = 1.0
        else:
            asked[guests + factions] = 1.0
    return asked


@njit
def chances_of_coming(
    world: World, was: State, state: State, asked: Floats, level: float
) -> Floats:
    """Return the chance that each guest comes if asked.

    Parameters
    ----------
    world : World
        The draw's inputs.
    was, state : State
        At the month's start; now, with the propensities of the day.
    asked : array of float, shape (guest + faction + 1,)
        1 for each guest asked, in the order of ``asked_guests``.
    level : float
        The round's level, in standard deviations.

    Returns
    -------
    array of float, shape (guest + faction + 1,)
        In the same order; of those not asked, without any pull.
    """
    odds = _log_odds(world, was, state, level)
    free = np.empty_like(odds)
    for j in range(len(odds)):
        free[j] = logistic(odds[j])
    pull = min(world.param[Param.ATTEND_PULL] * world.param[Param.ATTEND_SHARE], _STRONGEST)
    reference = world.reference
    if reference.shape[0] == 0:
        reference = asked_guests(world, was, 0.0)
    if pull == 0.0 or asked.sum() < 2.0:
        return free
    return _pulled(odds, free, asked, reference, 2.0 * pull)


@njit
def _pulled(odds: Floats, free: Floats, asked: Floats, reference: Floats, pull: float) -> Floats:
    """Return the one solution, from the chances without any pull."""
    many, listed = asked.sum(), reference.sum()
    expected = (free * reference).sum()
    chance = free.copy()
    shift = np.zeros_like(odds)
    for j in range(len(odds)):
        others = listed - reference[j]
        if asked[j] == 1.0 and others > 0.0:
            shift[j] = (expected - reference[j] * free[j]) / others
    for _ in range(_MOST_STEPS):
        total, moved = (chance * asked).sum(), 0.0
        for j in range(len(odds)):
            if asked[j] == 0.0 or listed - reference[j] == 0.0:
                continue
            mean = (total - chance[j]) / (many - 1.0)
            new = logistic(odds[j] + pull * (mean - shift[j]))
            moved = max(moved, abs(new - chance[j]))
            total += new - chance[j]
            chance[j] = new
        if moved < _CLOSE:
            break
    return chance


@njit
def _log_odds(world: World, was: State, state: State, level: float) -> Floats:
    """Return each guest's log-odds without any pull."""
    guests, factions = world.power.shape[0], world.faction.shape[0]
    param = world.param
    odds = np.empty(guests + factions + 1)
    common = param[Param.COMES_ROUND] * level
    for j in range(guests):
        odds[j] = (
            world.power[j, Power.COMES]
            + param[Param.COMES_SPREAD] * state.guest[j, Guest.PROPENSITY]
            + common
            + _URGED * was.guest[j, Guest.URGE]
        )
    if not consents(world):
        odds[guests - 1] -= param[Param.NO_CONSENT]
    total, willing = 0.0, 0.0
    for f in range(factions):
        wish = _WILLING * (world.faction[f, Faction.WILLING_HOST] - _HALF)
        odds[guests + f] = (
            world.faction[f, Faction.COMES]
            + param[Param.COMES_SPREAD] * state.band[f, Band.PROPENSITY]
            + common
            + wish
        )
        if not decides_alone(world, was, f):
            total += was.band[f, Band.STRENGTH]
            willing += was.band[f, Band.STRENGTH] * wish
    odds[guests + factions] = (
        param[Param.MOVEMENT_COMES]
        + param[Param.COMES_SPREAD] * state.war[War.MOVEMENT_PROPENSITY]
        + common
        + (willing / total if total > 0.0 else 0.0)
    )
    return odds
