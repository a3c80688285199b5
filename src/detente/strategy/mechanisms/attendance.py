r"""Mechanism 5, invitation and attendance of powers :cite:p:`signorino1999,brock2001`.

Reduced form after Brock and Durlauf (2001): in months with a round a guest that is invited
accepts where its luck falls below

.. math:: p_j = L\Bigl(h_j + 2J\bigl(\textstyle\sum_k W_{jk} p_k - 0.3\bigr)\Bigr)

with :math:`h_j = b_0 + 1.6(A_j - 0.4) + 0.9(T_j - 0.5) + 0.8\,c_j/3 + 0.5\,U_j - 0.5\,B_j
- 1.5\,R_j`. Invited, accepted and the role are three outcomes. First form: the movement's own
attendance and the talks between government and movement are not modelled yet. Neutral: no rounds.
"""

import numpy as np

from detente.ensemble.philox import shock
from detente.models._compile import njit
from detente.models.joining.interdependent import _interdependent_kernel
from detente.models.spec import Floats, ModelSpec, Parameter
from detente.strategy.rows import Param, Policy, Power, Purpose, Role
from detente.strategy.world import State, World

__all__ = ["SPEC", "step_attendance"]

SPEC = ModelSpec(
    name="strategy.attendance",
    title="Invitation and attendance",
    sources=("signorino1999", "brock2001"),
    inputs=("alignment", "interest", "relations"),
    outputs=("role", "seats"),
    core_dims=("guest",),
    deterministic=False,
    parameters=(
        Parameter(
            name="attend_base",
            prior="normal",
            values=(-0.6, 0.5),
            meaning="log-odds of accepting before any driver",
        ),
        Parameter(
            name="attend_pull",
            prior="positive-normal",
            values=(0.6, 0.5),
            meaning="pull of others' attendance, J",
        ),
    ),
)

_REFERENCE = 0.3
_ABSENT, _HOST = float(Role.ABSENT), float(Role.HOST)
_IN_NON_OFFICIAL, _IN_OBSERVER, _IN_PARTICIPANT = (
    float(Role.NON_OFFICIAL),
    float(Role.OBSERVER),
    float(Role.PARTICIPANT),
)
_ACCEPT, _REFRESH = int(Purpose.ACCEPT), int(Purpose.REFRESH)
_REFRESHED = 0.1  # chance that a guest's luck is drawn anew at a round
_NON_OFFICIAL, _OBSERVER = 0.15, 0.4  # margins below which the role is lesser
_URGED = 1.5  # urging of a hold-out by a full table
_URGE_KEPT = 0.8  # share of that urging left after a month


@njit
def step_attendance(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Hold a round if one is due: who is invited, who accepts, in which role.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``role``, ``luck``, ``urge``, ``tally``.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    policy = world.policy
    for j in range(world.power.shape[0]):
        state.urge[j] *= _URGE_KEPT
    first, interval = policy[Policy.FIRST_ROUND], policy[Policy.INTERVAL]
    if first == 0.0 or month < first or (month - first) % interval != 0.0:
        return
    number = state.tally[0]
    guests = world.power.shape[0]
    host = int(policy[Policy.HOST])
    chance = _acceptance(world, state, number)
    present = 0.0
    asked = 0.0
    for j in range(guests):
        if number > 0.0 and shock(seed, 0, j, _REFRESH, month, draw) < _REFRESHED:
            state.luck[j] = shock(seed, 0, j, _ACCEPT, month, draw)
        state.role[j] = _ABSENT
        if j == host:
            state.role[j] = _HOST
        elif world.invited[j] >= 0.0 and world.invited[j] <= number:
            asked += 1.0
            margin = chance[j] - state.luck[j]
            if margin > 0.0:
                present += 1.0
                if margin < _NON_OFFICIAL:
                    state.role[j] = _IN_NON_OFFICIAL
                elif margin < _OBSERVER:
                    state.role[j] = _IN_OBSERVER
                else:
                    state.role[j] = _IN_PARTICIPANT
    pressed = int(policy[Policy.PRESSED])
    if pressed >= 0 and asked > 0.0 and state.role[pressed] == _ABSENT:
        state.urge[pressed] = _URGED * present / asked
    state.tally[0] = number + 1.0
    state.tally[1] = present + 1.0


@njit
def _acceptance(world: World, state: State, number: float) -> Floats:
    """Return the chance that each guest accepts, at the equilibrium drawn for this draw."""
    power, param = world.power, world.param
    guests = power.shape[0]
    utility = np.empty(guests)
    weights = np.zeros((guests, guests))
    host = int(world.policy[Policy.HOST])
    for j in range(guests):
        utility[j] = (
            param[Param.ATTEND_BASE]
            + 1.6 * (power[j, Power.ALIGN_HOST] - 0.4)
            + 0.9 * (power[j, Power.THREAT] - 0.5)
            + 0.8 * state.contact[j] / 3.0
            + 0.5 * (power[j, Power.URGE] + state.urge[j])
            - 0.5 * power[j, Power.LABEL]
            - 1.5 * power[j, Power.RIVAL_HOST]
        )
        for k in range(guests):
            if k != host and world.invited[k] >= 0.0 and world.invited[k] <= number:
                weights[j, k] = world.near[j, k]
    p = np.full(guests, 1.0 if param[Param.EQUILIBRIUM] >= 0.5 else 0.0)
    _interdependent_kernel(utility, param[Param.ATTEND_PULL], weights, _REFERENCE, p)
    return p


@njit
def start_attendance(world: World, state: State, draw: int, seed: int) -> None:
    """Draw each guest's persistent luck; nobody has sat yet."""
    for j in range(world.power.shape[0]):
        state.luck[j] = shock(seed, 0, j, _ACCEPT, 0, draw)
        state.role[j] = _ABSENT
