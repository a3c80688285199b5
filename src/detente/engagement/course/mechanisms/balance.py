r"""Mechanism `balance`: what holds the two sides up, how the war ends by arms.

.. math::

   M_t &= B_t + f\,coerce - a_A\,arms - \mu_t + \sum_h (W^+_h - W^-_h)(s_h - 1) \\
   m_t &= m_{t-1} + \varphi (M_t - m_{t-1}), \quad y_t = y_{t-1} + s_x \varepsilon, \quad
   x_t = x_0 + m_t + y_t \\
   \Delta_t &= (M^e_t - m_t)(1 - e^{-\varphi n_l}) \\
   D &= e^{d} (1 - .85\beta)(1 + v)(1 + f_D\,coerce) \times
        (.3\ \text{in a ceasefire, else}\ .1\ \text{in low activity}) \\
   S &= (1 - e^{-\iota D})(1 - |2L(x) - 1|)

A patron starts to run down by its hazard, by a declared event or by a deal on its troops. Victory
has the hazards of :mod:`~detente.engagement.course.kernels.offers` at x, times
:math:`(1 - .8\beta)`, less where the war is quiet or a deal binds the movement. Stalemate after
Zartman (2000); reduced form. Neutral: x, D and support of the first day; nobody wins.
"""

import numpy as np

from detente.engagement.course.input_rows import Head, Policy, Purpose
from detente.engagement.course.kernels.levers import arms, press_holdout
from detente.engagement.course.kernels.offers import hazard_government, hazard_rebels
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import HeadState, War
from detente.engagement.course.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import normal_shock, shock

__all__ = [
    "GOVERNMENT_WINS",
    "REBELS_WIN",
    "first_balance",
    "stalemate",
    "step_balance",
    "step_ends",
]

GOVERNMENT_WINS, REBELS_WIN = 6.0, 7.0

_RUNDOWN, _WALK, _DEATHS = int(Purpose.RUNDOWN), int(Purpose.WALK), int(Purpose.DEATHS)
_END = int(Purpose.END)
_PRESSED = 0.5  # rise of a patron's hazard of withdrawal under full pressure
_CALMED, _CEASEFIRE, _LULL = 0.85, 0.3, 0.1
_HELD, _BOUND = 0.8, 0.05
_WHOLE = 2.0
_HALF, _MOST_SUPPORT = 0.5, 2.0


@njit
def step_balance(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Move support, balance, deaths and stalemate.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``head`` running and support, ``war`` causes, drift, balance, shift,
        deaths, stalemate.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    param, war = world.param, state.war
    _run_down(world, state, month, draw, seed)
    pushed = war[War.EVENTS] + param[Param.FORCE] * world.policy[Policy.COERCE]
    pushed -= param[Param.ARMS] * arms(world, state) + war[War.MEANS]
    now, expected = pushed, pushed
    for h in range(world.head.shape[0]):
        weight = world.head[h, Head.BACKS_GOVERNMENT] - world.head[h, Head.BACKS_MOVEMENT]
        now += weight * (state.head[h, HeadState.SUPPORT] - 1.0)
        expected += weight * (_expected_support(world, state, h) - 1.0)
    war[War.CAUSES] += param[Param.ADJUST] * (now - war[War.CAUSES])
    war[War.DRIFT] += param[Param.WALK] * normal_shock(seed, 0, 0, _WALK, month, draw)
    war[War.BALANCE] = first_balance(param) + war[War.CAUSES] + war[War.DRIFT]
    seen = 1.0 - np.exp(-param[Param.ADJUST] * param[Param.LOOK])
    war[War.SHIFT] = (expected - war[War.CAUSES]) * seen
    own = normal_shock(seed, 0, 0, _DEATHS, month, draw)
    war[War.LOG_DEATHS] *= param[Param.DEATHS_KEPT]
    war[War.LOG_DEATHS] += param[Param.DEATHS_SD] * own
    war[War.DEATHS] = np.exp(war[War.LOG_DEATHS]) * _effects(world, war)
    war[War.STALEMATE] = stalemate(param, war[War.DEATHS], war[War.BALANCE])


@njit
def first_balance(param: Floats) -> float:
    """Return the log-odds of the first day that the government prevails."""
    odds = param[Param.BALANCE]
    return float(np.log(odds / (1.0 - odds)))


@njit
def stalemate(param: Floats, deaths: float, balance: float) -> float:
    """Return S, 0 to 1: high where the war hurts and nobody is near victory."""
    hurts = 1.0 - (1.0 - param[Param.PAIN]) ** deaths
    return float(hurts * (1.0 - abs(2.0 * logistic(balance) - 1.0)))


@njit
def _effects(world: World, war: Floats) -> float:
    """Return the factor on deaths of deals, spoilers, force and quiet, as last month left them."""
    factor = (1.0 - _CALMED * war[War.BOUND]) * (1.0 + war[War.VIOLENCE])
    factor *= max(1.0 + world.param[Param.FORCE_DEATHS] * world.policy[Policy.COERCE], 0.0)
    if war[War.CEASEFIRE] == 1.0:
        return float(factor * _CEASEFIRE)
    return float(factor * _LULL) if war[War.LOW] == 1.0 else float(factor)


@njit
def _run_down(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Start patrons' withdrawals, then move their support."""
    pressure = 1.0 + _PRESSED * press_holdout(world, state)
    for h in range(world.head.shape[0]):
        row = state.head[h]
        helps = world.head[h, Head.BACKS_GOVERNMENT] > 0.0
        if not helps and world.head[h, Head.BACKS_MOVEMENT] == 0.0:
            continue
        if row[HeadState.RAMP_LEFT] > 0.0:
            risen = row[HeadState.SUPPORT] + row[HeadState.RAMP]
            row[HeadState.SUPPORT] = min(max(risen, 0.0), _MOST_SUPPORT)
            row[HeadState.RAMP_LEFT] -= 1.0
        hazard = world.head[h, Head.WITHDRAWAL]
        if not helps:
            hazard *= pressure
        luck = shock(seed, 0, int(world.head[h, Head.KEY]), _RUNDOWN, month, draw)
        if row[HeadState.RUNNING] == 0.0 and luck < hazard:
            row[HeadState.RUNNING] = 1.0
        if row[HeadState.RUNNING] == 1.0:
            row[HeadState.SUPPORT] *= 1.0 - world.param[Param.RUNDOWN]
        if row[HeadState.HALVED] < 0.0 and row[HeadState.SUPPORT] < _HALF:
            row[HeadState.HALVED] = month


@njit
def _expected_support(world: World, state: State, h: int) -> float:
    """Return the support that leaders expect of a patron after the months they look ahead."""
    support, ahead = state.head[h, HeadState.SUPPORT], world.param[Param.LOOK]
    running = state.head[h, HeadState.RUNNING] == 1.0
    rate = world.param[Param.RUNDOWN] if running else world.head[h, Head.WITHDRAWAL]
    return float(support * np.exp(-ahead * rate))


@njit
def step_ends(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """End the war by a victory, if one side wins this month."""
    war, param = state.war, world.param
    holds = 1.0 - _HELD * war[War.BOUND_BEFORE]
    if war[War.CEASEFIRE] == 1.0 or war[War.LOW] == 1.0:
        holds *= param[Param.QUIET]
    if war[War.DEAL] == _WHOLE:
        holds *= _BOUND
    luck = shock(seed, 0, 0, _END, month, draw)
    if luck < hazard_government(param, war[War.BALANCE]) * holds:
        war[War.ENDED], war[War.END_MONTH] = GOVERNMENT_WINS, month
    elif luck > 1.0 - hazard_rebels(param, war[War.BALANCE]) * holds:
        war[War.ENDED], war[War.END_MONTH] = REBELS_WIN, month
