r"""Mechanism 9, cohesion: selective contact pulls a movement apart :cite:p:`driscoll2012`.

Reduced form after Driscoll (2012). Cohesion returns to where it was and falls with uneven contact
and with division; a movement that is one resists, by :math:`r`:

.. math::

   \kappa_t = \kappa_{t-1} + r_k(\kappa_0 - \kappa_{t-1})
   - 4 d_s \textstyle\sum_f g_f |c_f/3 - \bar c|\,(1 - r[\text{one}])
   - d_d (1 - r[\text{one}])[\text{divide}] + .3 d_d [\text{coercion, one}] + s_k\varepsilon

within [.01, .99]. A faction splits off with chance
:math:`L(a + b(1 - \kappa) + [\text{hardliner and talks on}])` a month.
A rival switch of the case turns the sign of selective contact where the movement is one: it closes
ranks. Neutral: cohesion stays and nobody splits.
"""

from detente.engagement.kernels.movement import spread_of_contact
from detente.engagement.layout import (
    Band,
    Faction,
    Hypothesis,
    Param,
    Policy,
    Posture,
    Purpose,
    War,
)
from detente.engagement.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.models.spec import MechanismSpec, Parameter
from detente.numerics.compile import njit
from detente.numerics.philox import normal_shock, shock

__all__ = ["SPEC", "start_cohesion", "step_cohesion"]

SPEC = MechanismSpec(
    name="strategy.cohesion",
    title="Cohesion",
    sources=("driscoll2012",),
    inputs=("strength_share", "relations"),
    outputs=("cohesion", "splits"),
    core_dims=("faction",),
    deterministic=False,
    parameters=(
        Parameter(
            name="return",
            prior="pert",
            values=(0.0, 0.03, 0.1),
            meaning="share of the distance from the first day's cohesion made up a month, r_k",
        ),
        Parameter(
            name="pull",
            prior="pert",
            values=(0.0, 0.012, 0.04),
            meaning="fall a month of cohesion under uneven contact, d_s",
        ),
        Parameter(
            name="divide",
            prior="pert",
            values=(0.0, 0.012, 0.04),
            meaning="fall a month of cohesion under division, d_d",
        ),
        Parameter(
            name="resistance",
            prior="pert",
            values=(0.2, 0.5, 1.0),
            meaning="share of such a pull that a movement that is one resists, r",
        ),
        Parameter(
            name="cohesion_spread",
            prior="pert",
            values=(0.005, 0.015, 0.04),
            meaning="sd of the monthly shock to cohesion, s_k",
        ),
        Parameter(
            name="split_base",
            prior="normal",
            values=(-8.5, 0.6),
            meaning="log-odds a month that a faction splits off a wholly cohesive movement",
        ),
        Parameter(
            name="split_slope",
            prior="positive-normal",
            values=(3.5, 1.0),
            meaning="rise of these log-odds where cohesion is nil",
        ),
    ),
)

_SELECTIVE = 4.0
_CLOSED = 0.3  # share of the fall by division that coercion adds to a movement that is one
_LEAST, _MOST = 0.01, 0.99
_COHESION, _SPLIT = int(Purpose.COHESION), int(Purpose.SPLIT)
_ONE = float(Hypothesis.ONE)
_COERCION = float(Posture.COERCION)
_DIVIDE = float(Posture.DIVIDE)


@njit
def step_cohesion(world: World, was: State, state: State, month: int, draw: int, seed: int) -> None:
    """Move cohesion and let factions split off.

    Parameters
    ----------
    world : World
        The draw's inputs.
    was, state : State
        At the month's start; changed in place: ``war`` cohesion and splits, ``band`` splinter.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    param = world.param
    before = was.war[War.COHESION]
    moved = before + param[Param.RETURN] * (param[Param.COHESION] - before)
    moved += _pressure(world, was)
    moved += param[Param.COHESION_SPREAD] * normal_shock(seed, 0, 0, _COHESION, month, draw)
    state.war[War.COHESION] = min(max(moved, _LEAST), _MOST)
    base = param[Param.SPLIT_BASE] + param[Param.SPLIT_SLOPE] * (1.0 - before)
    talks = was.war[War.GOVERNMENT_SAT] == 1.0
    for f in range(world.faction.shape[0]):
        if was.band[f, Band.STRENGTH] == 0.0 or was.band[f, Band.SPLINTER] == 1.0:
            continue
        hardliner = world.faction[f, Faction.HARDLINER] == 1.0
        index = base + (1.0 if hardliner and talks else 0.0)
        key = int(world.faction[f, Faction.KEY])
        if shock(seed, 0, key, _SPLIT, month, draw) < logistic(index):
            state.band[f, Band.SPLINTER] = 1.0
            state.war[War.SPLITS] += 1.0


@njit
def _pressure(world: World, was: State) -> float:
    """Return what contact and posture do to cohesion in a month."""
    param = world.param
    one = param[Param.HYPOTHESIS] == _ONE
    gives = 1.0 - param[Param.RESISTANCE] if one else 1.0
    posture = world.policy[Policy.POSTURE]
    selective = _SELECTIVE * param[Param.PULL] * spread_of_contact(world, was) * gives
    if one and param[Param.TIGHTENS] == 1.0:
        selective = -selective
    found = -selective
    if posture == _DIVIDE:
        found -= param[Param.DIVIDE] * gives
    elif posture == _COERCION and one:
        found += _CLOSED * param[Param.DIVIDE]
    return float(found)


@njit
def start_cohesion(world: World, state: State) -> None:
    """Set the cohesion of the as-of date."""
    state.war[War.COHESION] = min(max(world.param[Param.COHESION], _LEAST), _MOST)
