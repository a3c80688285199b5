r"""Mechanism `deal_life`: whom a deal binds, whether it holds, ceasefires and lulls.

A deal binds the movement if :math:`\beta \ge .5` and no free faction has more than .15 of its
strength; else it is with a part from :math:`\beta \ge .05`. It fails in a month with

.. math::

   \min\bigl(.5,\ r_F e^{f_\beta((1 - \beta) - .25) + f_v v - f_\gamma \gamma
   + f_\Delta \min(1, |\Delta|) + f_p (press) - .2}\bigr)

A ceasefire starts with :math:`r_{cf} e^{\xi_t (1 \text{ if talks, else } -.35) + S - .25 - .5}`,
breaks with :math:`\xi_b e^{f_v v - [\text{deal}]}`; low activity starts with
:math:`r_{low} \max(D, .05)^{-1/2}` and ends with :math:`\xi_l`. Rates are from the record;
:math:`f_v` after Kydd and Walter (2002), :math:`f_p` after Beardsley (2011). Neutral: nothing
fails, no ceasefire and no lull.
"""

import numpy as np

from detente.engagement.course.input_rows import Head, Issue, Purpose
from detente.engagement.course.kernels.groups import bound_share, is_free, movement_strength
from detente.engagement.course.kernels.levers import guarantee, press_government, press_holdout
from detente.engagement.course.mechanisms.joining import IN_FORCE
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War
from detente.engagement.course.world import State, World
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["reckon_deal", "step_deal_life"]

NONE, PART, WHOLE = 0.0, 1.0, 2.0

_FAIL = int(Purpose.FAIL)
_CEASEFIRE_START, _CEASEFIRE_BREAK = int(Purpose.CEASEFIRE_START), int(Purpose.CEASEFIRE_BREAK)
_LOW_START, _LOW_END = int(Purpose.LOW_START), int(Purpose.LOW_END)
_MOST = 0.5
_MAJORITY, _FREE = 0.5, 0.15
_USUAL, _LEVEL = 0.25, 0.2
_BILATERAL = 0.006
_NO_TALKS, _QUIET, _RARE, _LEAST_DEATHS = -0.35, 0.25, 0.5, 0.05


@njit
def reckon_deal(state: State, month: int) -> None:
    """Write the share bound and the type of the deal in force; note first deals."""
    war = state.war
    bound = bound_share(state)
    war[War.BOUND] = war[War.BOUND_BEFORE] = bound
    war[War.DEAL] = NONE
    if bound < IN_FORCE:
        return
    war[War.DEAL] = WHOLE if bound >= _MAJORITY else PART
    total = movement_strength(state)
    for f in range(state.faction.shape[0]):
        if is_free(state, f) and state.faction[f, FactionState.STRENGTH] > _FREE * total:
            war[War.DEAL] = PART
    if war[War.ANY_DEAL] == 0.0:
        war[War.ANY_DEAL] = month
    if war[War.DEAL] == WHOLE and war[War.FIRST_WHOLE] == 0.0:
        war[War.FIRST_WHOLE] = month


@njit
def step_deal_life(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Let deals fail; start and end ceasefires and lulls.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        With the deal of the month reckoned; changed in place: ``faction`` bound, ``pair`` trust,
        channels and bilateral deals, ``terms``, ``war`` deal, ceasefire, low activity.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    war = state.war
    government = int(world.head[0, Head.KEY])
    if war[War.DEAL] > NONE and shock(seed, 0, government, _FAIL, month, draw) < _fails(
        world, state
    ):
        _fail(world, state, month)
    violence = np.exp(world.param[Param.F_V] * war[War.VIOLENCE])
    for h in range(1, world.head.shape[0]):
        luck = shock(seed, 0, int(world.head[h, Head.KEY]), _FAIL, month, draw)
        if luck < _BILATERAL * violence:
            for f in range(world.faction.shape[0]):
                state.pair[PairState.BILATERAL, h, f] = 0.0
    _ceasefire(world, state, month, draw, seed)
    _lull(world, state, month, draw, seed)


@njit
def _fails(world: World, state: State) -> float:
    """Return the chance that the deal in force fails this month."""
    param, war = world.param, state.war
    rate = param[Param.FAIL_WHOLE] if war[War.DEAL] == WHOLE else param[Param.FAIL_PART]
    pressed = press_government(world, state) + press_holdout(world, state)
    risk = param[Param.F_UNBOUND] * ((1.0 - war[War.BOUND]) - _USUAL)
    risk += param[Param.F_V] * war[War.VIOLENCE]
    risk -= param[Param.F_GUA] * guarantee(world, state)
    risk += param[Param.F_SHIFT] * min(1.0, abs(war[War.SHIFT])) + param[Param.F_P] * pressed
    return float(min(_MOST, rate * np.exp(risk - _LEVEL)))


@njit
def _fail(world: World, state: State, month: int) -> None:
    """End the deal: all are free, trust halves, channels close, the government's terms revert."""
    war = state.war
    for f in range(world.faction.shape[0]):
        if state.faction[f, FactionState.BOUND] == 0.0:
            continue
        state.faction[f, FactionState.BOUND] = 0.0
        state.pair[PairState.TRUST_FACTION, 0, f] *= 0.5
        state.pair[PairState.TRUST_HEAD, 0, f] *= 0.5
        state.pair[PairState.CHANNEL, 0, f] = 0.0
    for k in range(world.issue.shape[0]):
        if world.issue[k, Issue.CONTROL] == 1.0:
            state.terms[k] = world.issue[k, Issue.STATUS_QUO]
    war[War.DEAL], war[War.BOUND] = NONE, 0.0
    war[War.FAILURES] += 1.0
    if war[War.FIRST_FAILURE] == 0.0:
        war[War.FIRST_FAILURE] = month


@njit
def _ceasefire(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Start or break a ceasefire."""
    war, param = state.war, world.param
    if war[War.CEASEFIRE] == 1.0:
        deal = 1.0 if war[War.DEAL] > NONE else 0.0
        rate = param[Param.CF_BREAK] * np.exp(param[Param.F_V] * war[War.VIOLENCE] - deal)
        if shock(seed, 0, 0, _CEASEFIRE_BREAK, month, draw) < rate:
            war[War.CEASEFIRE] = 0.0
        return
    if war[War.LOW] == 1.0:
        return
    talks = 1.0 if war[War.TALKS] == 1.0 else _NO_TALKS
    drive = param[Param.CF_TALK] * talks + war[War.STALEMATE] - _QUIET - _RARE
    rate = param[Param.CEASEFIRE] * np.exp(drive)
    if shock(seed, 0, 0, _CEASEFIRE_START, month, draw) < rate:
        war[War.CEASEFIRE] = 1.0
        if war[War.FIRST_CEASEFIRE] == 0.0:
            war[War.FIRST_CEASEFIRE] = month


@njit
def _lull(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Start or end low activity."""
    war, param = state.war, world.param
    if war[War.LOW] == 1.0:
        if shock(seed, 0, 0, _LOW_END, month, draw) < param[Param.LOW_BACK]:
            war[War.LOW] = 0.0
        return
    rate = param[Param.LOW_ACTIVITY] / np.sqrt(max(war[War.DEATHS], _LEAST_DEATHS))
    if shock(seed, 0, 0, _LOW_START, month, draw) < rate:
        war[War.LOW] = 1.0
        if war[War.FIRST_LOW] == 0.0:
            war[War.FIRST_LOW] = month
