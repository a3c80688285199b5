r"""Mechanism 1, battlefield: pain and balance make a stalemate :cite:p:`zartman2000,ruhe2015`.

Deaths follow a log AR(1), the balance a random walk in log-odds; a stalemate hurts where deaths
are high and neither side is about to win:

.. math::

   \log D_t &= \mu + \rho(\log D_{t-1} - \mu) + s_D\varepsilon_t, \qquad
   D^*_t = D_t (1 - .85\,b)(1 + v)(1 + g)(1 + a)(1 + l\,x) \\
   \operatorname{logit} p_t &= \operatorname{logit} p_{t-1} + s_p\varepsilon'_t + d - l\,y \\
   M_t &= \bigl(1 - e^{-D3_t/D0}\bigr)\,\bigl(1 - |2p_t - 1|\bigr)

Arms and training that a faction was given last month, at the highest level l, act by the sizes x
and y of mechanism 3. Deaths are counted in those of the as-of date. Neutral: deaths, balance and
stalemate stay as on the first day.
"""

import numpy as np

from detente.engagement.layout import Band, Param, Policy, Posture, Purpose, War
from detente.engagement.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.models.spec import MechanismSpec, Parameter
from detente.numerics.compile import njit
from detente.numerics.philox import normal_shock

__all__ = ["SPEC", "start_battlefield", "step_battlefield"]

SPEC = MechanismSpec(
    name="strategy.battlefield",
    title="Battlefield",
    sources=("zartman2000", "ruhe2015"),
    inputs=("pain", "balance"),
    outputs=("deaths", "balance", "stalemate"),
    core_dims=("month",),
    deterministic=False,
    parameters=(
        Parameter(
            name="deaths_kept",
            prior="pert",
            values=(0.6, 0.8, 0.95),
            meaning="share of a month's distance from the usual log deaths that is kept, rho",
        ),
        Parameter(
            name="deaths_spread",
            prior="pert",
            values=(0.2, 0.35, 0.6),
            meaning="sd of the monthly shock to log deaths, s_D",
        ),
        Parameter(
            name="balance_spread",
            prior="pert",
            values=(0.05, 0.10, 0.20),
            meaning="sd of the monthly shock to the log-odds of prevailing, s_p",
        ),
        Parameter(
            name="force_deaths",
            prior="pert",
            values=(0.0, 0.15, 0.5),
            meaning="rise of deaths under coercion, a; half of it under divide",
        ),
        Parameter(
            name="force_drift",
            prior="pert",
            values=(0.0, 0.004, 0.015),
            meaning="a quarter of the monthly drift of the log-odds of prevailing under either, d",
        ),
    ),
)

_ENDED = 0.85  # share of deaths that end where the whole movement is bound
_DRIFT = 4.0
_MONTHS = 3.0  # over which pain sums deaths
_DEATHS, _BALANCE = int(Purpose.DEATHS), int(Purpose.BALANCE)
_DIVIDE = float(Posture.DIVIDE)
_NEUTRAL = float(Posture.NEUTRAL)


@njit
def step_battlefield(
    world: World, was: State, state: State, month: int, draw: int, seed: int
) -> None:
    """Move deaths and the balance, and with them the hurting stalemate.

    Parameters
    ----------
    world : World
        The draw's inputs.
    was, state : State
        At the month's start; changed in place: ``war`` rows of deaths, balance and stalemate.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    param, war = world.param, state.war
    usual = usual_log_deaths(param[Param.PAIN])
    force, drift = _force(world)
    given = given_most(was)
    shock = param[Param.DEATHS_SPREAD] * normal_shock(seed, 0, 0, _DEATHS, month, draw)
    war[War.LOG_DEATHS] = (
        usual + param[Param.DEATHS_KEPT] * (was.war[War.LOG_DEATHS] - usual) + shock
    )
    war[War.DEATHS_2] = was.war[War.DEATHS_1]
    war[War.DEATHS_1] = was.war[War.DEATHS]
    war[War.DEATHS] = (
        np.exp(war[War.LOG_DEATHS])
        * (1.0 - _ENDED * was.war[War.BOUND])
        * (1.0 + was.war[War.VIOLENCE])
        * (1.0 + was.war[War.SURGE])
        * (1.0 + force)
        * (1.0 + param[Param.ARMS_DEATHS] * given)
    )
    war[War.TOLL] = was.war[War.TOLL] + war[War.DEATHS]
    p = was.war[War.BALANCE]
    walk = param[Param.BALANCE_SPREAD] * normal_shock(seed, 0, 0, _BALANCE, month, draw)
    drift -= param[Param.ARMS_DRIFT] * given
    war[War.BALANCE] = logistic(np.log(p / (1.0 - p)) + walk + drift)
    summed = war[War.DEATHS] + war[War.DEATHS_1] + war[War.DEATHS_2]
    pain = 1.0 - np.exp(-summed / (_MONTHS * np.exp(usual)))
    war[War.STALEMATE] = pain * (1.0 - abs(2.0 * war[War.BALANCE] - 1.0))


@njit
def given_most(was: State) -> float:
    """Return the highest level of arms and training that any faction was given last month."""
    most = 0.0
    for f in range(was.band.shape[0]):
        most = max(most, was.band[f, Band.ARMED])
    return most


@njit
def _force(world: World) -> tuple[float, float]:
    """Return what the posture adds to deaths and to the drift of the balance."""
    posture = world.policy[Policy.POSTURE]
    if posture == _NEUTRAL:
        return 0.0, 0.0
    rise = world.param[Param.FORCE_DEATHS]
    if posture == _DIVIDE:
        rise *= 0.5
    return rise, _DRIFT * world.param[Param.FORCE_DRIFT]


@njit
def usual_log_deaths(pain: float) -> float:
    r"""Return the log of the usual deaths a month, those of the as-of date being 1.

    Pain compares the last three months with their usual sum, so the usual month follows from it:
    :math:`\mu = -\log(-\log(1 - \text{pain}))`.
    """
    return float(-np.log(-np.log(1.0 - pain)))


@njit
def start_battlefield(world: World, state: State) -> None:
    """Set the war of the as-of date."""
    p, pain = world.param[Param.BALANCE], world.param[Param.PAIN]
    war = state.war
    war[War.LOG_DEATHS] = 0.0
    war[War.DEATHS] = war[War.DEATHS_1] = war[War.DEATHS_2] = 1.0
    war[War.BALANCE] = p
    war[War.STALEMATE] = pain * (1.0 - abs(2.0 * p - 1.0))
