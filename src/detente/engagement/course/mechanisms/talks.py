r"""Mechanism `talks`: who sits with whom, one channel for each head and voting group.

A closed channel opens with chance

.. math::

   \text{government: } L(z_0 + Z - \bar Z), \qquad
   \text{power: } L(z_b + \tau_w (w_u + w_h - 1) + \tau_S (S - .25))

   Z = \tau_w (w_u + w_h) + \tau_S S + Z_c + \tau_a\,appeal + \tau_l \bar c (1 - \lambda_c)
       + \tau_r [\text{round with both asked}] (1 \text{ or } .5) + \tau_p\,press\,commit
       + \tau_q \Delta t

:math:`z_0` is the log-odds of the monthly rate of first talks, drawn from the record, and
:math:`\bar Z` the mean of Z over the movement's factions on the first day under the reference
option: drivers move who and when, not the level. A channel closes with
:math:`\min(.9, q_0 e^{q_v v})`. Form after Zartman (2000) and Beardsley (2008). Neutral: nobody
talks.
"""

import numpy as np

from detente.engagement.course.input_rows import Faction, Head, Policy, Purpose
from detente.engagement.course.kernels.groups import (
    group_heads,
    is_active,
    mean_contact,
    same_group,
    speaks,
    talks_with,
)
from detente.engagement.course.kernels.levers import appeal, consents, press_government
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War
from detente.engagement.course.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["step_talks", "talk_centre"]

_OPEN, _CLOSE = int(Purpose.OPEN), int(Purpose.CLOSE)
_USUAL_COMMITMENT = 0.6
_UNASKED = 0.5
_QUIET = 0.25
_MOST = 0.9
_MATTERS = 0.2  # voice of a group whose talks count as first talks


@njit
def step_talks(
    world: World, state: State, both_asked: Floats, month: int, draw: int, seed: int
) -> None:
    """Open and close channels.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``pair`` channels, ``war`` talks and first talks.
    both_asked : array of float, shape (faction,)
        1 for each faction that was asked to this month's round together with the government.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    first = group_heads(state)
    for h in range(world.head.shape[0]):
        if not _may_talk(world, h):
            continue
        for f in range(world.faction.shape[0]):
            if first[f] == 1.0:
                _step_channel(world, state, both_asked, h, f, (month, draw, seed))
    _note(state)


@njit
def _may_talk(world: World, h: int) -> bool:
    """Say whether a head has channels at all: the government, or who can settle something."""
    if h == 0:
        return True
    controls = world.head[h, Head.CONTROLS] == 1.0
    return bool(controls and world.head[h, Head.BACKS_MOVEMENT] == 0.0)


@njit
def _step_channel(
    world: World, state: State, both_asked: Floats, h: int, f: int, key: tuple[int, int, int]
) -> None:
    """Open or close the channel of a head and the group that a faction heads."""
    month, draw, seed = key
    head_key, group_key = int(world.head[h, Head.KEY]), int(world.faction[f, Faction.KEY])
    voice, will = 0.0, 0.0
    for g in range(world.faction.shape[0]):
        if same_group(state, f, g) and speaks(world, state, g, h):
            voice += world.faction[g, Faction.VOICE]
            will += world.faction[g, Faction.VOICE] * _will(state, h, g)
    if voice == 0.0:
        return
    met = h == 0 and _met(world, state, f)
    if talks_with(world, state, f, h):
        rate = world.param[Param.CLOSE_V] * state.war[War.VIOLENCE]
        rate = min(_MOST, world.param[Param.CLOSE0] * np.exp(rate))
        closes = not met and shock(seed, head_key, group_key, _CLOSE, month, draw) < rate
        _set(world, state, h, f, 0.0 if closes else 1.0)
        return
    if h > 0 and state.head[h, HeadState.CONTACT] < 1.0:
        return
    param = world.param
    if h == 0:
        index = param[Param.TALK0] - state.war[War.TALK_CENTRE]
        index += _drivers(world, state, f, will / voice)
        index += _round(world, state, both_asked, f)
    else:
        index = param[Param.BIL0] + param[Param.T_WILL] * (will / voice - 1.0)
        index += param[Param.T_MHS] * (state.war[War.STALEMATE] - _QUIET)
    if met or shock(seed, head_key, group_key, _OPEN, month, draw) < logistic(index):
        _set(world, state, h, f, 1.0)
        if h == 0 and voice >= _MATTERS and state.war[War.FIRST_TALKS] == 0.0:
            state.war[War.FIRST_TALKS] = month


@njit
def _met(world: World, state: State, f: int) -> bool:
    """Say whether a member of the group meets the government at an announced round."""
    found = False
    for g in range(world.faction.shape[0]):
        if state.faction[g, FactionState.MET] == 1.0 and same_group(state, f, g):
            found = found or speaks(world, state, g, 0)
    return found


@njit
def _set(world: World, state: State, h: int, f: int, value: float) -> None:
    """Set the channel of a head with every member of a faction's group, formed or not."""
    for g in range(world.faction.shape[0]):
        allowed = same_group(state, f, g) and world.faction[g, Faction.EXCLUDED] == 0.0
        if allowed and (h > 0 or state.faction[g, FactionState.BOUND] == 0.0):
            state.pair[PairState.CHANNEL, h, g] = value


@njit
def _will(state: State, h: int, g: int) -> float:
    """Return the wills of both sides to talk, the faction's as moved by contact."""
    own = state.pair[PairState.WILL_FACTION, h, g] + state.faction[g, FactionState.MODERATION]
    return float(min(max(own, 0.0), 1.0) + state.pair[PairState.WILL_HEAD, h, g])


@njit
def _drivers(world: World, state: State, f: int, will: float) -> float:
    """Return Z of a group with the government, without rounds."""
    param = world.param
    voice, contact, trust = 0.0, 0.0, 0.0
    for g in range(world.faction.shape[0]):
        if same_group(state, f, g) and speaks(world, state, g, 0):
            weight = world.faction[g, Faction.VOICE]
            voice += weight
            contact += weight * state.faction[g, FactionState.LEVEL] / 3.0
            trust += weight * _trust_gained(state, g)
    common = _common(world, state)
    own = _mediated(world, state, world.policy, contact / voice)
    return float(param[Param.T_WILL] * will + common + own + param[Param.T_TRUST] * trust / voice)


@njit
def _trust_gained(state: State, g: int) -> float:
    """Return the change of trust with the government since the first day, both ways."""
    row = state.faction[g]
    own = state.pair[PairState.TRUST_FACTION, 0, g] - row[FactionState.TRUST_START]
    return float(own + state.pair[PairState.TRUST_HEAD, 0, g] - row[FactionState.TRUSTED_START])


@njit
def _common(world: World, state: State) -> float:
    """Return the terms of Z that every group shares."""
    param = world.param
    return float(
        param[Param.T_MHS] * state.war[War.STALEMATE]
        + param[Param.APPEAL_TALKS] * appeal(world, state)
        + param[Param.T_LABEL] * mean_contact(state) * (1.0 - world.policy[Policy.LABEL])
        + param[Param.T_PRESS] * press_government(world, state) * param[Param.COMMIT]
    )


@njit
def _mediated(world: World, state: State, policy: Floats, contact: float) -> float:
    """Return Z_c: contact with the convenor, with the government's consent or without."""
    param = world.param
    if consents(state, policy[Policy.CONSENT]):
        return float(param[Param.T_MED] * contact * param[Param.COMMIT] / _USUAL_COMMITMENT)
    return float(param[Param.T_MED0] * contact)


@njit
def _round(world: World, state: State, both_asked: Floats, f: int) -> float:
    """Return what a round adds at which the government and a member of the group were asked."""
    asked = False
    for g in range(world.faction.shape[0]):
        if both_asked[g] == 1.0 and same_group(state, f, g):
            asked = asked or speaks(world, state, g, 0)
    if not asked:
        return 0.0
    share = 1.0 if consents(state, world.policy[Policy.CONSENT]) else _UNASKED
    return float(world.param[Param.T_ROUND] * share)


@njit
def talk_centre(world: World, state: State) -> float:
    """Return the mean of Z over factions on the first day, under the reference option."""
    if not np.isnan(world.param[Param.TALK_CENTRE]):
        return float(world.param[Param.TALK_CENTRE])
    param, policy, total, count = world.param, world.base, 0.0, 0
    common = (
        param[Param.T_MHS] * state.war[War.STALEMATE]
        + param[Param.T_LABEL] * mean_contact(state) * (1.0 - policy[Policy.LABEL])
        + param[Param.T_PRESS] * policy[Policy.PRESS_GOVERNMENT] * param[Param.COMMIT]
    )
    if policy[Policy.APPEAL_AFTER] == 0.0:
        stands = param[Param.APPEAL_STANDS] if policy[Policy.AS_ALLEGED] == 1.0 else 1.0
        common += param[Param.APPEAL_TALKS] * policy[Policy.APPEAL] * stands
    for f in range(world.faction.shape[0]):
        if not is_active(state, f) or world.faction[f, Faction.EXCLUDED] == 1.0:
            continue
        contact = state.faction[f, FactionState.LEVEL] / 3.0
        total += param[Param.T_WILL] * _will(state, 0, f) + common
        total += _mediated(world, state, policy, contact)
        count += 1
    return total / count if count > 0 else 0.0


@njit
def _note(state: State) -> None:
    """Note whether the government talks with anybody."""
    state.war[War.TALKS] = 0.0
    for f in range(state.faction.shape[0]):
        if state.pair[PairState.CHANNEL, 0, f] == 1.0 and is_active(state, f):
            state.war[War.TALKS] = 1.0
    state.war[War.TALK_MONTHS] += state.war[War.TALKS]
