r"""Mechanism 2, contact: powers move as others move :cite:p:`strang1993,simmons2004`.

Reduced form after Strang and Tuma (1993). The convenor follows its strategy, one level a month
at most. Any other power moves up a level with

.. math::

   h_j = \omega_j\,L\bigl(a + \rho E_j + b_m M + b_{th} T_j + b_e G_j + b_u U_j - b_l B_j\bigr)

and down with :math:`L(a_d)`; with :math:`\omega_j = 0` it never moves. Neutral: contacts stay.
"""

from detente.ensemble.philox import shock
from detente.models._compile import njit
from detente.models.joining.exposure_hazard import _exposure_hazard_kernel, logistic
from detente.models.spec import ModelSpec, Parameter
from detente.strategy.rows import Faction, Param, Policy, Power, Purpose
from detente.strategy.world import State, World

__all__ = ["SPEC", "step_contact"]

SPEC = ModelSpec(
    name="strategy.contact",
    title="Contact",
    sources=("strang1993", "simmons2004"),
    inputs=("openness", "interest", "alignment", "relations"),
    outputs=("contact",),
    core_dims=("power",),
    deterministic=False,
    parameters=(
        Parameter(
            name="base_up",
            prior="normal",
            values=(-5.2, 0.5),
            meaning="log-odds a month of moving up before any driver (about 0.5 %)",
        ),
        Parameter(
            name="exposure",
            prior="positive-normal",
            values=(1.5, 1.0),
            meaning="rise of the log-odds when every peer is in open contact",
        ),
        Parameter(
            name="stalemate",
            prior="positive-normal",
            values=(0.8, 0.5),
            meaning="rise of the log-odds at a full hurting stalemate",
        ),
        Parameter(
            name="threat",
            prior="positive-normal",
            values=(0.8, 0.4),
            meaning="rise of the log-odds at the fullest threat of spillover",
        ),
        Parameter(
            name="engaged",
            prior="positive-normal",
            values=(0.7, 0.4),
            meaning="rise of the log-odds for a power that engaged before",
        ),
        Parameter(
            name="urge",
            prior="positive-normal",
            values=(0.5, 0.4),
            meaning="rise of the log-odds per unit of urging by others",
        ),
        Parameter(
            name="label",
            prior="positive-normal",
            values=(1.0, 0.5),
            meaning="fall of the log-odds of open contact under an own terrorist label",
        ),
        Parameter(
            name="base_down",
            prior="normal",
            values=(-4.6, 0.5),
            meaning="log-odds a month of moving down a level (about 1 %)",
        ),
    ),
)

_OPEN = 3.0
_UP, _DOWN = int(Purpose.CONTACT_UP), int(Purpose.CONTACT_DOWN)


@njit
def step_contact(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Move every power's contact by at most one level.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``contact``, ``before``, ``engaged``, ``opened``, ``tally``.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    power, param, policy = world.power, world.param, world.policy
    guests = power.shape[0]
    for j in range(guests):
        state.before[j] = state.contact[j] / _OPEN
    _step_convenor(world, state)
    host = int(policy[Policy.HOST])
    for j in range(guests):
        if j == host or power[j, Power.MOVES] == 0.0 or power[j, Power.OMEGA] == 0.0:
            continue
        level = state.contact[j]
        driver = (
            param[Param.STALEMATE] * param[Param.MHS]
            + param[Param.THREAT] * power[j, Power.THREAT]
            + param[Param.ENGAGED] * power[j, Power.ENGAGED]
            + param[Param.URGE] * (power[j, Power.URGE] + state.urge[j])
        )
        if level == _OPEN - 1.0:
            driver -= param[Param.LABEL] * power[j, Power.LABEL]
        up = power[j, Power.OMEGA] * _exposure_hazard_kernel(
            param[Param.BASE_UP],
            param[Param.EXPOSURE],
            world.weight[j],
            state.before,
            driver,
        )
        if level < _OPEN and shock(seed, 0, j, _UP, month, draw) < up:
            state.contact[j] = level + 1.0
            if state.contact[j] == _OPEN and state.opened[j] < 0.0:
                state.opened[j] = month
        elif level > 0.0:
            down = logistic(param[Param.BASE_DOWN])
            if shock(seed, 0, j, _DOWN, month, draw) < down:
                state.contact[j] = level - 1.0


@njit
def _step_convenor(world: World, state: State) -> None:
    """Move the convenor's contact with each faction one level towards its aim."""
    policy = world.policy
    if policy[Policy.AS_NOW] == 1.0:
        return
    state.tally[2] += 1.0
    may_fall = state.tally[2] >= policy[Policy.STEP_DOWN]
    fell = False
    highest = 0.0
    for f in range(world.faction.shape[0]):
        aim = policy[Policy.TARGET] if world.target[f] == 1.0 else 0.0
        if state.engaged[f] < aim:
            state.engaged[f] += 1.0
        elif state.engaged[f] > aim and may_fall:
            state.engaged[f] -= 1.0
            fell = True
        highest = max(highest, state.engaged[f])
    if fell:
        state.tally[2] = 0.0
    state.contact[int(policy[Policy.HOST])] = highest


@njit
def start_contact(world: World, state: State) -> None:
    """Set the contacts of the as-of date."""
    host = int(world.policy[Policy.HOST])
    for j in range(world.power.shape[0]):
        state.contact[j] = world.power[j, Power.CONTACT]
        state.urge[j] = 0.0
        state.opened[j] = 0.0 if state.contact[j] == _OPEN else -1.0
    for f in range(world.faction.shape[0]):
        state.engaged[f] = world.faction[f, Faction.CONTACT]
        state.contact[host] = max(state.contact[host], state.engaged[f])
