r"""Mechanism 8, ratification: who can go on alone must agree :cite:p:`cunningham2006`.

A faction accepts terms x when they beat its value of fighting on :cite:p:`fearon1995,powell2006`:

.. math::

   q' U_f(x) + (1 - q')\tfrac{S}{2} + e_f &\ge W_f, \qquad q' = q + \gamma_f(1 - q) \\
   W_f &= (1 - p) + p\,U_f(\theta_G) - k_f(1 + M) + \ell\,\tfrac{c_f}{3}[f\text{ hardliner}]

and the government when :math:`t'U_G(x) + (1 - t')S + e_G \ge W_G = p + (1-p)U_G(\theta_M) -
k_G(1 + M)`. Who signs, what counts as a partial or a full deal, the violence that may follow a
partial one (reduced form after :cite:t:`buenodemesquita2005conciliation`) and when a deal fails
stand in the functions below. Neutral: nothing is signed and nothing fails.
"""

import numpy as np

from detente.engagement.kernels.movement import decides_alone
from detente.engagement.kernels.values import faction_margin, government_margin
from detente.engagement.layout import Band, Faction, Hypothesis, Param, Purpose, War
from detente.engagement.mechanisms.trust import LEAST
from detente.engagement.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.models.spec import MechanismSpec, Parameter
from detente.numerics.arrays import Bools
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["FULL", "SPEC", "step_ratification"]

SPEC = MechanismSpec(
    name="strategy.ratification",
    title="Ratification",
    sources=(
        "cunningham2006",
        "fearon1995",
        "powell2006",
        "buenodemesquita2005conciliation",
    ),
    inputs=("position", "salience", "war-cost", "trust"),
    outputs=("settlement", "settlement_full", "held"),
    core_dims=("faction",),
    deterministic=False,
    parameters=(
        Parameter(
            name="exploited",
            prior="pert",
            values=(0.0, 0.10, 0.25),
            meaning="what a side is left with if the other breaks its word, S",
        ),
        Parameter(
            name="legitimacy",
            prior="pert",
            values=(0.0, 0.05, 0.15),
            meaning="what open contact adds to a hardliner's value of fighting on, three times it "
            "in two camps",
        ),
        Parameter(
            name="guarantee",
            prior="pert",
            values=(0.0, 0.15, 0.40),
            meaning="share of a lack of trust that full engagement of outsiders makes up for",
        ),
        Parameter(
            name="militancy_joint",
            prior="pert",
            values=(0.1, 0.3, 0.5),
            meaning="share of means spent on violence while all fight together, phi_c",
        ),
        Parameter(
            name="militancy_rise",
            prior="pert",
            values=(0.05, 0.35, 0.6),
            meaning="what is added to it where those who stay out are alone, phi_e - phi_c",
        ),
        Parameter(
            name="fail_base",
            prior="normal",
            values=(-4.2, 0.5),
            meaning="log-odds a month that a deal fails before any driver",
        ),
        Parameter(
            name="fail_bound",
            prior="positive-normal",
            values=(1.5, 0.7),
            meaning="fall of these log-odds where a wholly cohesive movement is bound",
        ),
    ),
)

PARTIAL, FULL = 1.0, 2.0
_LEAST, _HALF = 0.10, 0.5  # strength bound by a partial deal, by a full one
_SURGE_KEPT = 0.95
_CALMEST, _FIERCEST = -0.5, 1.0
_STEEP, _ALONE = 20.0, 0.18  # chance of being a veto player against strength
_FAILS = int(Purpose.DEAL_FAILS)
_MANY = float(Hypothesis.MANY)
_TWO = float(Hypothesis.TWO)


@njit
def step_ratification(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Let an old deal fail or hold, then vote on what is on the table.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        As it stands this month; changed in place: ``band`` bound and trust, ``war`` deal rows.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    war = state.war
    war[War.SURGE] *= _SURGE_KEPT
    war[War.BOUND] = _bound(state)
    if war[War.BOUND] > 0.0 and shock(seed, 0, 0, _FAILS, month, draw) < _hazard(world, state):
        _break(state)
    if war[War.OFFER] == 0.0 or government_margin(world, state) < 0.0:
        return
    signers = _signers(world, state)
    signed = 0.0
    for f in range(signers.shape[0]):
        if signers[f]:
            signed += state.band[f, Band.STRENGTH]
    local = world.param[Param.HYPOTHESIS] == _MANY
    if signed == 0.0 or (war[War.BOUND] + signed < _LEAST and not local):
        return
    for f in range(signers.shape[0]):
        if signers[f]:
            state.band[f, Band.BOUND] = 1.0
    war[War.BOUND] = _bound(state)
    _conclude(world, state, month)


@njit
def _bound(state: State) -> float:
    """Return the share of strength bound by a deal."""
    bound = 0.0
    for f in range(state.band.shape[0]):
        if state.band[f, Band.BOUND] == 1.0:
            bound += state.band[f, Band.STRENGTH]
    return bound


@njit
def _hazard(world: World, state: State) -> float:
    """Return the chance that the deal fails this month."""
    war, param = state.war, world.param
    held = param[Param.FAIL_BOUND] * war[War.BOUND] * war[War.COHESION]
    return logistic(param[Param.FAIL_BASE] - held + war[War.VIOLENCE])


@njit
def _break(state: State) -> None:
    """End the deal: nobody is bound, and those who were trust half as much, both ways."""
    for f in range(state.band.shape[0]):
        if state.band[f, Band.BOUND] == 1.0:
            state.band[f, Band.BOUND] = 0.0
            state.band[f, Band.TRUSTED] = max(LEAST, 0.5 * state.band[f, Band.TRUSTED])
            state.band[f, Band.TRUSTS] = max(LEAST, 0.5 * state.band[f, Band.TRUSTS])
    war = state.war
    if war[War.DEAL] > 0.0:
        war[War.BROKEN] += 1.0
    war[War.BOUND] = war[War.DEAL] = war[War.SURGE] = 0.0


@njit
def _signers(world: World, state: State) -> Bools:
    """Return which of the factions that sit accept: alone, by camp, or as one."""
    factions = world.faction.shape[0]
    accepts = np.zeros(factions, dtype=np.bool_)
    two = world.param[Param.HYPOTHESIS] == _TWO
    for f in range(factions):
        if state.band[f, Band.SAT] == 0.0:
            continue
        splinter = state.band[f, Band.SPLINTER] == 1.0
        if splinter or (decides_alone(world, state, f) and not two):
            accepts[f] = faction_margin(world, state, f) >= 0.0
        else:
            accepts[f] = _group_margin(world, state, f, two) >= 0.0
    return accepts


@njit
def _group_margin(world: World, state: State, member: int, by_camp: bool) -> float:
    """Return the mean margin, by strength, of those who sit and decide with ``member``."""
    total, margin = 0.0, 0.0
    for f in range(world.faction.shape[0]):
        apart = state.band[f, Band.SAT] == 0.0 or state.band[f, Band.SPLINTER] == 1.0
        same_camp = world.faction[f, Faction.HARDLINER] == world.faction[member, Faction.HARDLINER]
        if apart or (by_camp and not same_camp):
            continue
        total += state.band[f, Band.STRENGTH]
        margin += state.band[f, Band.STRENGTH] * faction_margin(world, state, f)
    return margin / total


@njit
def _conclude(world: World, state: State, month: int) -> None:
    """Say what kind of deal now stands, and set the violence of those left out."""
    war = state.war
    before = war[War.DEAL]
    if war[War.BOUND] >= _HALF and _all_vetoes_bound(world, state):
        war[War.DEAL] = FULL
        war[War.SURGE] = 0.0
    elif war[War.BOUND] >= _LEAST:
        war[War.DEAL] = PARTIAL
        joint = world.param[Param.MILITANCY_JOINT]
        alone = min(1.0, joint + world.param[Param.MILITANCY_RISE])
        surge = alone * (1.0 - war[War.BOUND]) / joint - 1.0
        war[War.SURGE] = min(max(surge, _CALMEST), _FIERCEST)
    if war[War.DEAL] > 0.0 and before == 0.0 and war[War.SIGNED] == 0.0:
        war[War.SIGNED] = month
    if war[War.DEAL] == FULL and war[War.FULL] == 0.0:
        war[War.FULL] = month


@njit
def _all_vetoes_bound(world: World, state: State) -> bool:
    """Say whether everybody who can go on alone has signed."""
    for f in range(world.faction.shape[0]):
        share = state.band[f, Band.STRENGTH]
        alone = world.faction[f, Faction.VETO_LUCK] < logistic(_STEEP * (share - _ALONE))
        veto = state.band[f, Band.SPLINTER] == 1.0 or (share > 0.0 and alone)
        if veto and state.band[f, Band.BOUND] == 0.0:
            return False
    return True
