r"""Mechanism `exclusion`: spoilers, recruits, splits, defection, changes of side, the rival.

Violence of the month before is halved. A free faction is out where the convenor's contact with it
is two levels or more below its closest, or without a channel while there are talks. Those out grow
or shrink by :math:`e^{q_R}`, attack with :math:`q_A(.3 + .7\eta)\min(1, .2 + 3g)` times 1.5 with
talks or a deal, else .5, and lose half of their fighters to no side, and half of those to the
rival, with :math:`e^{q_D}(1 - \sigma)`. The rival's presence follows

.. math::

   G_r &= r_g + r_s \varepsilon + C_r + r_X \sum_u X_u I_{ur} + .1\,leak\,arms \\
   R_r &\leftarrow clip(R_r e^{G_r} + r_N (\overline{R}_{near} - R_r), 0, 1)

Outside and inside spoilers after Stedman (1997), change of sides after Driscoll (2012); reduced
forms. Neutral: strengths, groups and presence of the first day, no violence.
"""

import numpy as np

from detente.engagement.course.input_rows import Faction, Purpose
from detente.engagement.course.kernels.groups import (
    is_active,
    is_free,
    mean_contact,
    same_group,
    top_contact,
)
from detente.engagement.course.kernels.levers import arms
from detente.engagement.course.mechanisms.cooperation import against_rival
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War
from detente.engagement.course.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import normal_shock, shock

__all__ = ["split_chance", "step_exclusion"]

_ATTACK, _INSIDE, _DEFECT = int(Purpose.ATTACK), int(Purpose.INSIDE), int(Purpose.DEFECT)
_SIDE, _SPLIT, _RIVAL = int(Purpose.SIDE), int(Purpose.SPLIT), int(Purpose.RIVAL)
_CHANNEL, _BILATERAL = int(PairState.CHANNEL), int(PairState.BILATERAL)
_TO_RIVAL = 0.25
_MILITIA = 1.0
_TWO_LEVELS = 0.34
_RESTED, _HELD_BACK, _ROUSED = 0.5, 0.5, 1.5
_HARD = 0.5


@njit
def step_exclusion(
    world: World, state: State, cooperation: bool, month: int, draw: int, seed: int
) -> None:
    """Let those who are out, inside spoilers and militias act; move the rival.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``faction`` strength, side, group, bound, out, ``influence``,
        ``presence``, ``war`` violence and counts.
    cooperation : bool
        Whether cooperation acts on the rival.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    war = state.war
    war[War.VIOLENCE] *= _RESTED
    tense = war[War.TALKS] == 1.0 or war[War.DEAL] > 0.0
    _mark_out(world, state)
    regions = world.place.shape[0]
    pushed = np.zeros(regions)
    for r in range(regions):
        for f in range(world.faction.shape[0]):
            pushed[r] += state.faction[f, FactionState.OUT] * state.influence[r, f]
    key = (month, draw, seed)
    militia = np.zeros(world.faction.shape[0])
    for f in range(world.faction.shape[0]):
        on_side = state.faction[f, FactionState.SIDE] == _MILITIA
        militia[f] = 1.0 if on_side and state.faction[f, FactionState.ACTIVE] == 1.0 else 0.0
    for f in range(world.faction.shape[0]):
        if state.faction[f, FactionState.OUT] == 1.0:
            _act_outside(world, state, f, tense, key)
        _act_inside(world, state, f, key)
        if militia[f] == 1.0:
            _act_militia(world, state, f, key)
    for f in range(world.faction.shape[0]):
        _change_side(world, state, f, key)
    _split(world, state, tense, key)
    if world.param[Param.RIVAL] == 1.0:
        _move_rival(world, state, pushed, cooperation, key)
    for f in range(world.faction.shape[0]):
        _turn(state, f, month)


@njit
def _mark_out(world: World, state: State) -> None:
    """Mark the factions that are left out this month."""
    top, talks = top_contact(state), state.war[War.TALKS] == 1.0
    for f in range(world.faction.shape[0]):
        row = state.faction[f]
        row[FactionState.OUT] = 0.0
        if is_free(state, f):
            apart = top - row[FactionState.LEVEL] / 3.0 > _TWO_LEVELS
            if apart or (talks and state.pair[PairState.CHANNEL, 0, f] == 0.0):
                row[FactionState.OUT] = 1.0


@njit
def _act_outside(
    world: World, state: State, f: int, tense: bool, key: tuple[int, int, int]
) -> None:
    """Let a faction that is out grow, attack, and lose fighters to the rival."""
    month, draw, seed = key
    param, row = world.param, state.faction[f]
    number, hard = int(world.faction[f, Faction.KEY]), world.faction[f, Faction.HARDNESS]
    _scale(state, f, np.exp(param[Param.RECRUIT]))
    rate = param[Param.ATTEMPT] * (0.3 + 0.7 * hard)
    rate *= min(1.0, 0.2 + 3.0 * row[FactionState.STRENGTH]) * (_ROUSED if tense else _HELD_BACK)
    if shock(seed, 0, number, _ATTACK, month, draw) < rate:
        _attack(state, param[Param.BLAST])
    if param[Param.RIVAL] == 0.0:
        return
    leaves = np.exp(param[Param.DEFECT0]) * (1.0 - world.faction[f, Faction.RIVAL])
    if shock(seed, 0, number, _DEFECT, month, draw) < leaves * (2.0 if tense else 1.0):
        for r in range(world.place.shape[0]):
            state.presence[r] += _TO_RIVAL * state.influence[r, f]
        _scale(state, f, 0.5)
        row[FactionState.DEFECTED] = month
        state.war[War.DEFECTIONS] += 1.0


@njit
def _scale(state: State, f: int, factor: float) -> None:
    """Scale a faction's strength and influence."""
    state.faction[f, FactionState.STRENGTH] *= factor
    state.influence[:, f] *= factor


@njit
def _attack(state: State, blast: float) -> None:
    """Add violence, which is read next month."""
    state.war[War.VIOLENCE] += blast
    state.war[War.ATTACKS] += 1.0


@njit
def _act_inside(world: World, state: State, f: int, key: tuple[int, int, int]) -> None:
    """Let a faction that is in contact, sits or is bound attack as well."""
    month, draw, seed = key
    row = state.faction[f]
    sits = state.pair[_CHANNEL, :, f].sum() > 0.0 or row[FactionState.BOUND] == 1.0
    if not is_active(state, f) or not (sits or row[FactionState.LEVEL] > 0.0):
        return
    rate = world.param[Param.INSIDE] * (0.3 + 0.7 * world.faction[f, Faction.HARDNESS])
    if shock(seed, 0, int(world.faction[f, Faction.KEY]), _INSIDE, month, draw) < rate:
        _attack(state, world.param[Param.BLAST])


@njit
def _act_militia(world: World, state: State, f: int, key: tuple[int, int, int]) -> None:
    """Let a militia on the government's side attack talks."""
    month, draw, seed = key
    if state.war[War.TALKS] == 0.0:
        return
    rate = world.param[Param.ATTEMPT] * world.faction[f, Faction.HARDNESS]
    if shock(seed, 0, int(world.faction[f, Faction.KEY]), _ATTACK, month, draw) < rate:
        _attack(state, 0.5 * world.param[Param.BLAST])


@njit
def _change_side(world: World, state: State, f: int, key: tuple[int, int, int]) -> None:
    """Let a free faction go over to the government with its strength."""
    month, draw, seed = key
    if not is_free(state, f):
        return
    hazard = world.param[Param.SIDES] * (1.0 + state.pair[PairState.CHANNEL, 0, f])
    if shock(seed, 0, int(world.faction[f, Faction.KEY]), _SIDE, month, draw) < hazard:
        state.faction[f, FactionState.TURNING] = 1.0


@njit
def _turn(state: State, f: int, month: int) -> None:
    """Put a faction that turned on the government's side, for good."""
    if state.faction[f, FactionState.TURNING] == 0.0:
        return
    state.faction[f, FactionState.TURNING] = 0.0
    state.faction[f, FactionState.SIDE] = _MILITIA
    state.faction[f, FactionState.SIDED] = month
    state.pair[_CHANNEL, :, f] = 0.0
    state.pair[_BILATERAL, :, f] = 0.0
    state.war[War.SIDES] += 1.0


@njit
def _split(world: World, state: State, tense: bool, key: tuple[int, int, int]) -> None:
    """Let members leave voting groups of two or more."""
    month, draw, seed = key
    factions = world.faction.shape[0]
    mean, spread, total = mean_contact(state), 0.0, 0.0
    size = np.zeros(factions)
    for f in range(factions):
        if not is_active(state, f):
            continue
        share = state.faction[f, FactionState.STRENGTH]
        total += share
        spread += share * abs(state.faction[f, FactionState.LEVEL] / 3.0 - mean)
        for g in range(factions):
            if is_active(state, g) and same_group(state, f, g):
                size[f] += 1.0
    uneven = spread / total if total > 0.0 else 0.0
    for f in range(factions):
        if size[f] < 2.0 or state.faction[f, FactionState.TURNING] == 1.0:
            continue
        hard = world.faction[f, Faction.HARDNESS]
        chance = split_chance(world.param, uneven, hard, tense)
        if shock(seed, 0, int(world.faction[f, Faction.KEY]), _SPLIT, month, draw) < chance:
            state.faction[f, FactionState.GROUP] = factions + f
            state.faction[f, FactionState.SPLIT] = month
            state.war[War.SPLITS] += 1.0
            if hard > _HARD:
                state.faction[f, FactionState.BOUND] = 0.0


@njit
def split_chance(param: Floats, uneven: float, hard: float, tense: bool) -> float:
    """Return the chance that a member leaves its voting group this month."""
    index = param[Param.SPLIT0] + 3.0 * (0.6 - param[Param.COHESION])
    index += 4.0 * param[Param.SPLIT_BY] * uneven
    return logistic(index + (param[Param.SPLIT_TALK] * hard if tense else 0.0))


@njit
def _move_rival(
    world: World,
    state: State,
    pushed: Floats,
    cooperation: bool,
    key: tuple[int, int, int],
) -> None:
    """Move the rival's presence in every region."""
    month, draw, seed = key
    param, before = world.param, state.presence.copy()
    armed = 0.1 * param[Param.ARMS_LEAK] * arms(world, state)
    regions = world.place.shape[0]
    near, count = np.zeros(regions), np.zeros(regions)
    for other in range(regions):
        for r in range(regions):
            near[r] += world.near[other, r] * before[other]
            count[r] += world.near[other, r]
    for r in range(regions):
        growth = param[Param.R_GROW] + armed + param[Param.R_EXCL] * pushed[r]
        growth += param[Param.R_SD] * normal_shock(seed, 0, r, _RIVAL, month, draw)
        if cooperation:
            growth += against_rival(world, state, r)
        moved = before[r] * np.exp(growth)
        if count[r] > 0.0:
            moved += param[Param.R_NEAR] * (near[r] / count[r] - before[r])
        state.presence[r] = min(max(moved, 0.0), 1.0)
