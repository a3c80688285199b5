r"""Mechanism 10, standing: two paths, kept apart, feeding nothing back :cite:p:`renshon2016`.

Standing is what others grant :cite:p:`duque2018`. Success: in the month of a deal the convenor is
credited with its engagement, and

.. math::

   S_1 = \begin{cases} e & \text{a full deal holds}\\ e\,b & \text{a partial one, binding } b\\
   -\lambda e & \text{it failed and none holds}\\ 0 & \text{none was made}\end{cases}, \qquad
   e = \min\Bigl(1,\; \textstyle\sum_f g_f c_f/3 + s\Bigr)

s being the share present at the latest round. Acceptance: with :math:`\Delta` the change since the
as-of date of the share of powers in open contact,

.. math:: S_2 = \Delta\,(\lambda \text{ if } \Delta < 0) - h\,[\text{open contact with a hardliner}]

The convenor and the government are no such powers. Weights of failure and of contact with
hardliners are judgement. Positions in the network (liaison, betweenness, PageRank) are computed
from its state at the horizon, outside the loop. Neutral: no standing is won or lost.
"""

from detente.engagement.kernels.movement import mean_contact
from detente.engagement.layout import Band, Faction, Guest, Param, Power, War
from detente.engagement.mechanisms.ratification import FULL
from detente.engagement.world import State, World
from detente.models.spec import MechanismSpec, Parameter
from detente.numerics.compile import njit
from detente.vocabulary.levels import OPEN

__all__ = ["SPEC", "step_standing"]

SPEC = MechanismSpec(
    name="strategy.standing",
    title="Standing",
    sources=("renshon2016", "duque2018"),
    inputs=("relations", "performance"),
    outputs=("status_success", "status_acceptance"),
    core_dims=("power",),
    deterministic=True,
    parameters=(
        Parameter(
            name="failure_loss",
            prior="pert",
            values=(0.5, 1.0, 2.0),
            meaning="weight of a loss of standing beside a gain of the same size, lambda",
        ),
        Parameter(
            name="hardliner_cost",
            prior="pert",
            values=(0.0, 0.05, 0.2),
            meaning="standing lost by open contact with hardliners, h",
        ),
    ),
)


@njit
def step_standing(world: World, was: State, state: State) -> None:
    """Credit the convenor with a new deal, and say where its standing is.

    Parameters
    ----------
    world : World
        The draw's inputs.
    was, state : State
        At the month's start; changed in place: ``war`` credit, public and both paths of standing.
    """
    war = state.war
    failed_before = was.war[War.BROKEN]
    newly = war[War.DEAL] > was.war[War.DEAL] or war[War.BROKEN] > failed_before
    if war[War.DEAL] > 0.0 and newly:
        war[War.CREDIT] = min(1.0, mean_contact(world, state) + war[War.PRESENT])
    for f in range(world.faction.shape[0]):
        hardliner = world.faction[f, Faction.HARDLINER] == 1.0
        strong = state.band[f, Band.STRENGTH] > 0.0
        if hardliner and strong and state.band[f, Band.ENGAGED] == OPEN:
            war[War.PUBLIC] = 1.0
    war[War.STATUS_SUCCESS] = _success(world, state)
    war[War.STATUS_ACCEPTANCE] = _acceptance(world, state)


@njit
def _success(world: World, state: State) -> float:
    """Return the standing from a settlement: won while a deal holds, lost where it failed."""
    war = state.war
    if war[War.DEAL] == FULL:
        return float(war[War.CREDIT])
    if war[War.DEAL] > 0.0:
        return float(war[War.CREDIT] * war[War.BOUND])
    if war[War.BROKEN] > 0.0:
        return float(-world.param[Param.FAILURE_LOSS] * war[War.CREDIT])
    return 0.0


@njit
def _acceptance(world: World, state: State) -> float:
    """Return the standing from others' open contact."""
    opened, powers = 0.0, 0.0
    for j in range(world.power.shape[0]):
        if world.power[j, Power.MOVES] == 1.0:
            powers += 1.0
            opened += 1.0 if state.guest[j, Guest.CONTACT] == OPEN else 0.0
            opened -= 1.0 if world.power[j, Power.CONTACT] == OPEN else 0.0
    change = opened / powers if powers > 0.0 else 0.0
    if change < 0.0:
        change *= world.param[Param.FAILURE_LOSS]
    return float(change - world.param[Param.HARDLINER_COST] * state.war[War.PUBLIC])
