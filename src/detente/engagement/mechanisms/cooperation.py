r"""Mechanism 3, issue cooperation: on one issue, whatever the camp.

A contacted faction that opposes the rival group works against it where it has influence, one that
opposes drugs lowers the flow: a reduced form of the aid that former opponents give, after
:cite:t:`buenodemesquita2005conciliation`. A stance that is not known counts as 0, and without a
rival group nobody cooperates. A faction cooperates in a month with chance
:math:`.5\,\sigma_f c_f/3`, and

.. math::

   R_r &\leftarrow \operatorname{clip}\Bigl(R_r e^{g(1 - R_r) - \eta_R\sum_f I_{fr}\sigma_f C_f}
   + s\,(\bar R_{n(r)} - R_r),\; 0,\; 1\Bigr) \\
   Q &\leftarrow Q
   + .1\Bigl[\bigl(1 - \eta_Q\textstyle\sum_f g_f\sigma^Q_f[c_f \ge 2]\bigr) - Q\Bigr]

R the rival's presence by region, I influence, :math:`\bar R_{n(r)}` the mean of a region's
neighbours, Q the flow of drugs, 1 today. A power that borders the country bears a risk a month of
:math:`1 - \prod_r (1 - k R_r)` over its border regions; its sum is told as an index, no contact
being 1. A strategy that talks first bars all of it until the two sides have sat.

Instruments act with factions in contact that have cooperated often enough for the strategy's
ladder; where a strategy goes on as now, only in draws in which they are given already. Shared
intelligence raises :math:`\eta_R`. Arms and training, their levels added to l, raise the raw share
of strength each month by :math:`l` times its size before shares are normalised, and act on the
battlefield (mechanism 1) and on trust (mechanism 4). A public appeal moves the log-odds of sitting
(mechanism 5). Neutral: presence, drugs and strength stay, no instrument acts.
"""

import numpy as np

from detente.engagement.layout import (
    Band,
    Faction,
    Guest,
    Param,
    Place,
    Policy,
    Purpose,
    Sequence,
    War,
)
from detente.engagement.world import State, World
from detente.models.spec import MechanismSpec, Parameter
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["SPEC", "start_cooperation", "step_cooperation"]

SPEC = MechanismSpec(
    name="strategy.cooperation",
    title="Issue cooperation",
    sources=("buenodemesquita2005conciliation",),
    inputs=("stance-rival", "stance-drugs", "presence", "relations"),
    outputs=("spillover", "drugs"),
    core_dims=("faction", "region"),
    deterministic=False,
    parameters=(
        Parameter(
            name="presence_cut",
            prior="pert",
            values=(0.0, 0.01, 0.05),
            meaning="fall a month of the log presence of the rival where all who cooperate hold "
            "all influence, eta_R",
        ),
        Parameter(
            name="presence_growth",
            prior="pert",
            values=(-0.02, 0.005, 0.03),
            meaning="growth a month of the log presence of the rival where it is rare, g",
        ),
        Parameter(
            name="presence_spread",
            prior="pert",
            values=(0.0, 0.02, 0.08),
            meaning="share of the gap to its neighbours that a region's presence closes a month, s",
        ),
        Parameter(
            name="drug_cut",
            prior="pert",
            values=(0.0, 0.05, 0.6),
            meaning="share of the flow of drugs that a movement in contact that wholly opposes "
            "them would end, eta_Q; the upper end is the ban of 2000",
        ),
        Parameter(
            name="spill_scale",
            prior="pert",
            values=(0.002, 0.02, 0.08),
            meaning="risk a month to a neighbour of a border region that the rival holds, k",
        ),
        Parameter(
            name="intelligence_gain",
            prior="pert",
            values=(0.0, 0.2, 0.6),
            meaning="share by which shared intelligence at full level raises the fall of presence",
        ),
        Parameter(
            name="arms_drift",
            prior="pert",
            values=(0.0, 0.02, 0.06),
            meaning="fall a month of the government's log-odds of prevailing under arms or "
            "training at full level",
        ),
        Parameter(
            name="arms_strength",
            prior="pert",
            values=(0.0, 0.01, 0.03),
            meaning="rise a month, in parts, of the raw strength of a faction given them",
        ),
        Parameter(
            name="arms_deaths",
            prior="pert",
            values=(0.0, 0.05, 0.2),
            meaning="rise of deaths, in parts, a month after arms or training are given",
        ),
        Parameter(
            name="arms_distrust",
            prior="pert",
            values=(0.0, 0.05, 0.2),
            meaning="fall a month of the log-odds of the government's trust in a faction given "
            "them",
        ),
        Parameter(
            name="appeal",
            prior="pert",
            values=(-0.2, 0.0, 0.3),
            meaning="rise of a faction's log-odds of sitting under public appeals at full level",
        ),
    ),
)

_SUCCESS = 0.5  # chance a month that a wholly willing faction in open contact cooperates
_SLOW = 0.1  # share of the gap to its new level that the flow of drugs closes a month
_UNOFFICIAL = 2.0
_COOPERATE = int(Purpose.COOPERATE)
_INTELLIGENCE, _ARMS, _TRAINING = (
    int(Policy.INTELLIGENCE),
    int(Policy.ARMS),
    int(Policy.TRAINING),
)
_INTELLIGENCE_AFTER, _ARMS_AFTER, _TRAINING_AFTER = (
    int(Policy.INTELLIGENCE_AFTER),
    int(Policy.ARMS_AFTER),
    int(Policy.TRAINING_AFTER),
)
_INTELLIGENCE_TRUE, _ARMS_TRUE, _TRAINING_TRUE = (
    int(Param.INTELLIGENCE_TRUE),
    int(Param.ARMS_TRUE),
    int(Param.TRAINING_TRUE),
)
_PRESENCE, _INFLUENCE = int(Place.PRESENCE), int(Place.INFLUENCE)
_TALKS_FIRST = float(Sequence.TALKS_FIRST)


@njit
def step_cooperation(
    world: World, was: State, state: State, month: int, draw: int, seed: int
) -> None:
    """Let factions cooperate, and move presence, drugs and the risk to neighbours.

    Parameters
    ----------
    world : World
        The draw's inputs.
    was, state : State
        At the month's start; changed in place: ``band`` cooperated, successes, armed and
        strength, ``presence``, ``guest`` spill, ``war`` drugs and appeal.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    talks_first = world.policy[Policy.SEQUENCE] == _TALKS_FIRST
    barred = talks_first and was.war[War.FIRST_TALK] == 0.0
    opposed = 0.0
    for f in range(world.faction.shape[0]):
        contact = 0.0 if barred else was.band[f, Band.ENGAGED]
        _cooperate(world.faction, state.band, f, contact, month, draw, seed)
        if contact >= _UNOFFICIAL:
            opposed += was.band[f, Band.STRENGTH] * world.faction[f, Faction.AGAINST_DRUGS]
    level = 1.0 - world.param[Param.DRUG_CUT] * opposed
    state.war[War.DRUGS] = was.war[War.DRUGS] + _SLOW * (level - was.war[War.DRUGS])
    _arm(world, was, state, barred)
    _appeal(world, was, state)
    _move_presence(world, was, state)
    _bear_risk(world, state)


@njit
def _cooperate(
    faction: Floats, band: Floats, f: int, contact: float, month: int, draw: int, seed: int
) -> None:
    """Say whether a faction works against the rival this month."""
    band[f, Band.COOPERATED] = 0.0
    if faction[f, Faction.SHARE] == 0.0:
        return
    key = int(faction[f, Faction.KEY])
    chance = _SUCCESS * faction[f, Faction.AGAINST_RIVAL] * contact / 3.0
    if shock(seed, 0, key, _COOPERATE, month, draw) < chance:
        band[f, Band.COOPERATED] = 1.0
        band[f, Band.SUCCESSES] += 1.0


@njit
def _arm(world: World, was: State, state: State, barred: bool) -> None:
    """Give arms and training to those who get them, and let their strength grow."""
    total = 0.0
    for f in range(world.faction.shape[0]):
        given = 0.0
        if not barred and was.band[f, Band.ENGAGED] > 0.0:
            given += _level(world, was, f, _ARMS, _ARMS_AFTER, _ARMS_TRUE)
            given += _level(world, was, f, _TRAINING, _TRAINING_AFTER, _TRAINING_TRUE)
        state.band[f, Band.ARMED] = given
        total += given
    if total == 0.0:
        return
    whole = 0.0
    for f in range(world.faction.shape[0]):
        grown = 1.0 + world.param[Param.ARMS_STRENGTH] * state.band[f, Band.ARMED]
        state.band[f, Band.STRENGTH] = was.band[f, Band.STRENGTH] * grown
        whole += state.band[f, Band.STRENGTH]
    if whole > 0.0:
        state.band[:, Band.STRENGTH] /= whole


@njit
def _level(world: World, was: State, f: int, row: int, after: int, true: int) -> float:
    """Return the level at which an instrument is used with a faction."""
    if was.band[f, Band.SUCCESSES] < world.policy[after]:
        return 0.0
    level = world.policy[row]
    if world.policy[Policy.AS_NOW] == 1.0:
        level *= world.param[true]
    return float(level)


@njit
def _appeal(world: World, was: State, state: State) -> None:
    """Set what public appeals add to the log-odds of sitting."""
    successes = 0.0
    for f in range(world.faction.shape[0]):
        successes += was.band[f, Band.SUCCESSES]
    made = successes >= world.policy[Policy.APPEAL_AFTER]
    push = world.policy[Policy.APPEAL] * world.param[Param.APPEAL]
    state.war[War.APPEAL] = push if made else 0.0


@njit
def _move_presence(world: World, was: State, state: State) -> None:
    """Move the rival's presence: growth, what cooperation takes, spread along neighbours."""
    param, regions = world.param, world.place.shape[0]
    cut = np.zeros(world.faction.shape[0])
    for f in range(cut.shape[0]):
        if state.band[f, Band.COOPERATED] == 1.0:
            level = _level(world, was, f, _INTELLIGENCE, _INTELLIGENCE_AFTER, _INTELLIGENCE_TRUE)
            raised = 1.0 + level * param[Param.INTELLIGENCE_GAIN]
            cut[f] = param[Param.PRESENCE_CUT] * raised * world.faction[f, Faction.AGAINST_RIVAL]
    for r in range(regions):
        before = was.presence[r]
        taken = 0.0
        for f in range(world.faction.shape[0]):
            if cut[f] > 0.0:
                taken += world.place[r, _INFLUENCE + f] * cut[f]
        grown = before * np.exp(param[Param.PRESENCE_GROWTH] * (1.0 - before) - taken)
        around = _neighbours_mean(world.near, was.presence, r)
        moved = grown + param[Param.PRESENCE_SPREAD] * (around - before)
        state.presence[r] = min(max(moved, 0.0), 1.0)


@njit
def _neighbours_mean(near: Floats, presence: Floats, r: int) -> float:
    """Return the mean presence of a region's neighbours; its own where it has none."""
    total, count = 0.0, 0.0
    for k in range(near.shape[1]):
        if near[r, k] == 1.0:
            total += presence[k]
            count += 1.0
    return total / count if count > 0.0 else float(presence[r])


@njit
def _bear_risk(world: World, state: State) -> None:
    """Add to each neighbour's risk that of its border regions this month."""
    regions = world.place.shape[0]
    scale = world.param[Param.SPILL_SCALE]
    for j in range(world.near.shape[0] - regions):
        spared = 1.0
        for r in range(regions):
            if world.near[regions + j, r] == 1.0:
                spared *= 1.0 - scale * state.presence[r]
        state.guest[j, Guest.SPILL] += 1.0 - spared


@njit
def start_cooperation(world: World, state: State) -> None:
    """Set the strength, the presence and the flow of drugs of the as-of date."""
    state.war[War.DRUGS] = 1.0
    for f in range(world.faction.shape[0]):
        state.band[f, Band.STRENGTH] = world.faction[f, Faction.SHARE]
    for r in range(world.place.shape[0]):
        state.presence[r] = world.place[r, _PRESENCE]
