r"""Who comes to a round, if asked: chances given the round's level.

.. math::

   p_j = L\Bigl(\eta_j + \omega v_r + 2J\bigl(s_j(p) - \bar s_j\bigr) + \dots\Bigr)

:math:`s_j(p)` is the mean of the other asked guests' chances, :math:`\bar s_j` the same mean
without any pull over the reference list, so that nothing moves where the list is that one. With
:math:`J < 2` there is one solution. A power that bridges between the host and the hold-out moves
the hold-out's log-odds by :math:`b_{br}`, with either sign. A round that others convene knows no
bridge, no urging, no consent and no wish to talk to the option's host.
"""

from typing import NamedTuple

import numpy as np

from detente.engagement.course.input_rows import Faction, Head, Policy, Reading, Series
from detente.engagement.course.kernels.groups import is_active
from detente.engagement.course.kernels.levers import consents
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, War
from detente.engagement.course.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["Called", "asked_guests", "chances_of_coming", "follows"]

_STRONGEST = 1.9  # pull below which there is one solution, with a margin
_WILLING = 1.6  # log-odds per unit of a faction's willingness to talk to the host
_HALF = 0.5
_URGED = 0.5  # log-odds per unit of urging by a full table
_CLOSE = 1e-12
_MOST_STEPS = 2000
_ONE = float(Reading.ONE)
_ODDS = int(Series.ODDS)


class Called(NamedTuple):
    """The list of a round, each array by guest: heads, factions and, last, the movement.

    Attributes
    ----------
    asked : array of float, shape (head + faction + 1,)
        1 for each guest asked.
    reference : array of float, shape (head + faction + 1,)
        1 for each guest of the list at which nothing pulls; empty = the option's own first list.
    shift : array of float, shape (head + faction + 1,)
        What the series of the round adds to the log-odds, beside that of the option.
    own : bool
        Does the option's convenor host it?
    """

    asked: Floats
    reference: Floats
    shift: Floats
    own: bool


@njit
def follows(world: World, state: State, f: int) -> bool:
    """Say whether a faction goes where the movement goes: it votes with it in every question."""
    if not is_active(state, f) or world.faction[f, Faction.EXCLUDED] == 1.0:
        return False
    split = state.faction[f, FactionState.SPLIT] > 0.0
    apart = world.faction[f, Faction.OWN_VOTE] == 1.0 or split
    main = world.faction[f, Faction.COALITION] == 0.0
    return bool(world.param[Param.READING] == _ONE and main and not apart)


@njit
def asked_guests(world: World, state: State, number: float) -> Floats:
    """Return 1 for each guest asked to a round: heads, factions and, last, the movement.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Now.
    number : float
        Number of rounds held before.

    Returns
    -------
    array of float, shape (head + faction + 1,)
        A faction that goes where the movement goes is not a guest of its own.
    """
    heads, factions = world.head.shape[0], world.faction.shape[0]
    asked = np.zeros(heads + factions + 1)
    host = int(world.policy[Policy.HOST])
    for h in range(heads):
        if h != host and 0.0 <= world.invited[h] <= number:
            asked[h] = 1.0
    if world.policy[Policy.ASK_MOVEMENT] == 0.0:
        return asked
    for f in range(factions):
        if not is_active(state, f) or world.faction[f, Faction.EXCLUDED] == 1.0:
            continue
        if follows(world, state, f):
            asked[heads + factions] = 1.0
        else:
            asked[heads + f] = 1.0
    return asked


@njit
def chances_of_coming(world: World, state: State, called: Called, level: float) -> Floats:
    """Return the chance that each guest comes if asked.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Now, with the propensities of the day.
    called : Called
        The list of the round.
    level : float
        The round's level, in standard deviations.

    Returns
    -------
    array of float, shape (head + faction + 1,)
        In the same order; of those not asked, without any pull.
    """
    asked, reference = called.asked, called.reference
    odds = called.shift + _log_odds(world, state, level, called.own)
    free = np.empty_like(odds)
    for j in range(len(odds)):
        free[j] = logistic(odds[j])
    pull = min(world.param[Param.ATTEND_PULL] * world.param[Param.ATTEND_SHARE], _STRONGEST)
    if reference.shape[0] == 0:
        reference = asked_guests(world, state, 0.0)
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
def _log_odds(world: World, state: State, level: float, own: bool) -> Floats:
    """Return each guest's log-odds without any pull, in the series of the option."""
    heads, factions = world.head.shape[0], world.faction.shape[0]
    param = world.param
    odds = np.empty(heads + factions + 1)
    odds[:] = world.series[_ODDS]
    common = param[Param.COMES_ROUND] * level
    bridged = 0.0
    for h in range(heads):
        habit = param[Param.COMES_SPREAD] * state.head[h, HeadState.PROPENSITY]
        odds[h] += world.head[h, Head.COMES] + habit + common
        if world.head[h, Head.BRIDGES] == 1.0:
            bridged = param[Param.BRIDGE]
    holdout = int(world.policy[Policy.HOLDOUT])
    if own and holdout >= 0:
        odds[holdout] += bridged + _URGED * state.war[War.GUESTS]
    if own and not consents(state, world.policy[Policy.CONSENT]):
        odds[0] -= param[Param.NO_CONSENT]
    total, willing = 0.0, 0.0
    for f in range(factions):
        wish = _WILLING * (world.faction[f, Faction.WILLING_HOST] - _HALF) if own else 0.0
        habit = param[Param.COMES_SPREAD] * state.faction[f, FactionState.PROPENSITY]
        odds[heads + f] += world.faction[f, Faction.COMES] + habit + common + wish
        if follows(world, state, f):
            total += state.faction[f, FactionState.STRENGTH]
            willing += state.faction[f, FactionState.STRENGTH] * wish
    habit = param[Param.COMES_SPREAD] * state.war[War.MOVEMENT_PROPENSITY]
    odds[heads + factions] += param[Param.MOVEMENT_COMES] + habit + common
    odds[heads + factions] += willing / total if total > 0.0 else 0.0
    return odds
