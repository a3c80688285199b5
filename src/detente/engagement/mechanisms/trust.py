r"""Mechanism 4, trust: odds move by what was seen :cite:p:`kydd2002`.

Reduced form after Kydd and Walter (2002). While the government and a faction sit, the odds of
trust, both ways, are multiplied by a tempered likelihood ratio:

.. math::

   \Lambda = \begin{cases}\pi_T/\pi_U & \text{violence was seen}\\
   (1 - a\pi_T)/(1 - a\pi_U) & \text{none was seen}\end{cases}, \qquad
   \operatorname{logit} t \leftarrow \operatorname{logit} t + \tau\log\Lambda

with :math:`\pi_T = \min(\pi_U,\; \pi_0(1 - .7 m))`, :math:`m` the share of the movement's strength
in the class engageable. A month of cooperation adds half of
:math:`\tau\log l_c`, whether they sit or not; arms and training given to a faction lower the
government's trust in it (mechanism 3). Bounds [.01, .99]. Neutral: talks teach nothing;
a broken deal (ratification) still halves trust. The moderates
are taken to hold spoilers back where they can, the separating profile of the article; where they
would not, violence says nothing and the ratio should be 1.
"""

import numpy as np

from detente.engagement.layout import Band, Faction, Param, War
from detente.engagement.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.models.spec import MechanismSpec, Parameter
from detente.numerics.compile import njit

__all__ = [
    "LEAST",
    "MOST",
    "SPEC",
    "chances_of_spoiling",
    "likelihood_ratio",
    "start_trust",
    "step_trust",
]

SPEC = MechanismSpec(
    name="strategy.trust",
    title="Trust",
    sources=("kydd2002",),
    inputs=("trust", "performance"),
    outputs=("trusted", "trusts"),
    core_dims=("faction",),
    deterministic=True,
    parameters=(
        Parameter(
            name="spoiled_untrustworthy",
            prior="pert",
            values=(0.6, 0.8, 0.95),
            meaning="chance that an attack gets through if the partner is not trustworthy, pi_U",
        ),
        Parameter(
            name="spoiled_trustworthy",
            prior="pert",
            values=(0.5, 0.7, 0.9),
            meaning="the same if it is but has no moderates, pi_0",
        ),
        Parameter(
            name="attempt_rate",
            prior="pert",
            values=(0.02, 0.08, 0.25),
            meaning="chance a month that an attack is tried, a",
        ),
        Parameter(
            name="temper",
            prior="pert",
            values=(0.3, 0.5, 0.7),
            meaning="power to which a likelihood ratio is tempered, tau",
        ),
        Parameter(
            name="cooperation_ratio",
            prior="pert",
            values=(1.0, 1.15, 1.5),
            meaning="likelihood ratio of a month's cooperation, halved in its log, lc",
        ),
    ),
)

_HELD_BACK = 0.7  # share of attacks that a movement of moderates alone would stop
_HALF = 0.5  # weight of what is seen outside talks
LEAST, MOST = 0.01, 0.99  # bounds of trust


@njit
def step_trust(world: World, was: State, state: State) -> None:
    """Move the trust of those who sat or cooperated last month, both ways.

    Parameters
    ----------
    world : World
        The draw's inputs.
    was, state : State
        At the month's start; changed in place: ``band`` trusted and trusts.
    """
    temper = world.param[Param.TEMPER]
    seen = temper * np.log(likelihood_ratio(world, was.war[War.ATTACKED] == 1.0))
    helped = _HALF * temper * np.log(world.param[Param.COOPERATION_RATIO])
    for f in range(world.faction.shape[0]):
        step = seen if was.band[f, Band.SAT] == 1.0 else 0.0
        if was.band[f, Band.COOPERATED] == 1.0:
            step += helped
        lost = world.param[Param.ARMS_DISTRUST] * was.band[f, Band.ARMED]
        if step - lost != 0.0:
            state.band[f, Band.TRUSTED] = moved(was.band[f, Band.TRUSTED], step - lost)
        if step != 0.0:
            state.band[f, Band.TRUSTS] = moved(was.band[f, Band.TRUSTS], step)


@njit
def likelihood_ratio(world: World, violence: bool) -> float:
    """Return the likelihood ratio of trustworthiness given what was seen."""
    trustworthy, untrustworthy = chances_of_spoiling(world)
    if violence:
        return trustworthy / untrustworthy
    rate = world.param[Param.ATTEMPT_RATE]
    return float((1.0 - rate * trustworthy) / (1.0 - rate * untrustworthy))


@njit
def chances_of_spoiling(world: World) -> tuple[float, float]:
    """Return the chance that an attack gets through a partner that is trustworthy, or is not."""
    param = world.param
    untrustworthy = param[Param.SPOILED_UNTRUSTWORTHY]
    held = param[Param.SPOILED_TRUSTWORTHY] * (1.0 - _HELD_BACK * param[Param.MODERATES])
    return float(min(untrustworthy, held)), float(untrustworthy)


@njit
def moved(trust: float, step: float) -> float:
    """Return a trust moved by ``step`` in log-odds, within its bounds."""
    found = logistic(np.log(trust / (1.0 - trust)) + step)
    return min(max(found, LEAST), MOST)


@njit
def start_trust(world: World, state: State) -> None:
    """Set the trust of the as-of date, within its bounds."""
    for f in range(world.faction.shape[0]):
        for row, given in (
            (Band.TRUSTED, world.faction[f, Faction.TRUSTED]),
            (Band.TRUSTS, world.faction[f, Faction.TRUSTS]),
        ):
            state.band[f, row] = min(max(given, LEAST), MOST)
