r"""Mechanism 5, invitation and attendance, three tables :cite:p:`signorino1999,brock2001`.

Reduced form after Brock and Durlauf (2001). First table: in months with a round a guest that is
invited accepts where its luck falls below

.. math:: p_j = L\Bigl(h_j + 2J\bigl(\textstyle\sum_k W_{jk} p_k - 0.3\bigr)\Bigr)

with :math:`h_j = b_0 + 1.6(A_j - 0.4) + 0.9(T_j - 0.5) + 0.8\,c_j/3 + 0.5\,U_j - 0.5\,B_j
- 1.5\,R_j`. Invited, accepted and the role are three outcomes; the role
offered is a ceiling. Second table: where the strategy
asks the movement to the powers' rounds, a faction comes where its luck falls below
:math:`L(b_0 + 1.6(w_f - .4) + .9(M - .5) + .8\,c_f/3)`, :math:`w_f` being its willingness to talk
to the convenor. Third table: the talks between government and movement, every month
(``kernels/talks.py``). Neutral: no rounds and no talks.
"""

import numpy as np

from detente.engagement.kernels.movement import decides_alone
from detente.engagement.kernels.talks import hold_talks
from detente.engagement.layout import (
    Band,
    Faction,
    Guest,
    Param,
    Policy,
    Power,
    Purpose,
    Role,
    Sequence,
    Tie,
    War,
)
from detente.engagement.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.models.joining.interdependent import interdependent_kernel
from detente.models.spec import MechanismSpec, Parameter
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["SPEC", "acceptance", "start_attendance", "step_attendance"]

SPEC = MechanismSpec(
    name="strategy.attendance",
    title="Invitation and attendance",
    sources=("signorino1999", "brock2001"),
    inputs=("alignment", "interest", "relations", "willingness"),
    outputs=("role", "seats", "talks"),
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
        Parameter(
            name="bridge",
            prior="pert",
            values=(0.0, 0.05, 0.20),
            meaning="share of the gap between host and hold-out that a go-between closes",
        ),
        Parameter(
            name="sit_base",
            prior="normal",
            values=(-4.0, 0.6),
            meaning="log-odds a month of a faction's sitting with the government, a_s",
        ),
        Parameter(
            name="sit_stalemate",
            prior="positive-normal",
            values=(1.0, 0.5),
            meaning="rise of these log-odds at a full hurting stalemate, s_m",
        ),
        Parameter(
            name="sit_willing",
            prior="positive-normal",
            values=(2.0, 0.7),
            meaning="rise per unit of willingness to talk to the government, s_w",
        ),
        Parameter(
            name="sit_contact",
            prior="positive-normal",
            values=(0.8, 0.5),
            meaning="rise at open contact with the convenor, s_c",
        ),
        Parameter(
            name="sit_holdout",
            prior="positive-normal",
            values=(0.8, 0.5),
            meaning="rise where the hold-out is in unofficial contact or more, both sides",
        ),
        Parameter(
            name="sit_refuse",
            prior="pert",
            values=(0.0, 1.0, 2.0),
            meaning="fall where a movement that is one is picked apart, per unit of passed",
        ),
        Parameter(
            name="sit_bypassed",
            prior="pert",
            values=(0.0, 0.8, 2.0),
            meaning="fall for the government where others are in contact behind its back",
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
_ISSUES_FIRST = float(Sequence.ISSUES_FIRST)
_ACCEPT, _REFRESH = int(Purpose.ACCEPT), int(Purpose.REFRESH)
_ASKED, _ASKED_REFRESH = int(Purpose.ASKED), int(Purpose.ASKED_REFRESH)
_ALIGNMENT = int(Tie.ALIGNMENT)
_FAR, _STAKE = 0.4, 0.5  # alignment and stake at which they neither draw nor repel
_REFRESHED = 0.1  # chance that a guest's luck is drawn anew at a round
_NON_OFFICIAL, _OBSERVER = 0.15, 0.4  # margins below which the role is lesser
_URGED = 1.5  # urging of a hold-out by a full table
_URGE_KEPT = 0.8  # share of that urging left after a month


@njit
def step_attendance(
    world: World, was: State, state: State, month: int, draw: int, seed: int
) -> None:
    """Hold a round of the powers if one is due, then the talks of government and movement.

    Parameters
    ----------
    world : World
        The draw's inputs.
    was, state : State
        At the month's start; changed in place: ``guest`` role, luck, urge
        and first attendance, ``band`` seated,
        luck and sat, ``war`` counts of rounds and seats.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    policy = world.policy
    for j in range(world.power.shape[0]):
        state.guest[j, Guest.URGE] = _URGE_KEPT * was.guest[j, Guest.URGE]
    first, interval = policy[Policy.FIRST_ROUND], policy[Policy.INTERVAL]
    due = first > 0.0 and month >= first and (month - first) % interval == 0.0
    if due and not _barred(world, was):
        _hold_round(world, was, state, month, draw, seed)
    hold_talks(world, was, state, month, draw, seed)


@njit
def _barred(world: World, was: State) -> bool:
    """Say whether issues come first, and some partner has not yet cooperated."""
    if world.policy[Policy.SEQUENCE] != _ISSUES_FIRST:
        return False
    for f in range(world.faction.shape[0]):
        wanted = world.target[f] == 1.0 or was.band[f, Band.ENGAGED] > 0.0
        partner = wanted and was.band[f, Band.LEFT] == 0.0
        if partner and was.band[f, Band.STRENGTH] > 0.0 and was.band[f, Band.SUCCESSES] == 0.0:
            return True
    return False


@njit
def _hold_round(world: World, was: State, state: State, month: int, draw: int, seed: int) -> None:
    """Seat those who accept, give roles, count seats, urge the hold-out."""
    number = was.war[War.ROUNDS]
    if number > 0.0:
        _refresh(world, state, month, draw, seed)
    host = int(world.policy[Policy.HOST])
    chance = acceptance(world, was, number)
    present, asked = 0.0, 0.0
    for j in range(world.power.shape[0]):
        if j == host:
            _take(state.guest[j], _HOST, month)
            continue
        role = _ABSENT
        if _is_asked(world, j, number):
            asked += 1.0
            role = min(
                _role(chance[j] - state.guest[j, Guest.LUCK]), world.policy[Policy.ROLE_OFFERED]
            )
            if role > _ABSENT:
                present += 1.0
        _take(state.guest[j], role, month)
    movement = _seat_movement(world, was, state)
    war = state.war
    war[War.PRESENT] = present / asked if asked > 0.0 else 0.0
    pressed = int(world.policy[Policy.PRESSED])
    if pressed >= 0:
        state.guest[pressed, Guest.URGE] = _URGED * war[War.PRESENT]
    war[War.ROUNDS] = number + 1.0
    war[War.SEATS] = 1.0 + present + movement
    if war[War.SEATS] > war[War.LARGEST]:
        war[War.LARGEST] = war[War.SEATS]
        war[War.LARGEST_MONTH] = month


@njit
def _take(guest: Floats, role: float, month: int) -> None:
    """Give a guest its role in the round; note its first."""
    guest[Guest.ROLE] = role
    if role > _ABSENT and guest[Guest.ATTENDED] == 0.0:
        guest[Guest.ATTENDED] = month
        guest[Guest.FIRST_ROLE] = role


@njit
def _is_asked(world: World, j: int, number: float) -> bool:
    return bool(0.0 <= world.invited[j] <= number)


@njit
def _role(margin: float) -> float:
    """Return the role of a guest whose chance exceeds its luck by ``margin``."""
    if margin <= 0.0:
        return _ABSENT
    if margin < _NON_OFFICIAL:
        return _IN_NON_OFFICIAL
    return _IN_OBSERVER if margin < _OBSERVER else _IN_PARTICIPANT


@njit
def acceptance(world: World, was: State, number: float) -> Floats:
    """Return the chance that each guest accepts, at the equilibrium drawn for this draw."""
    power, param = world.power, world.param
    guests = power.shape[0]
    utility = np.empty(guests)
    weights = np.zeros((guests, guests))
    host = int(world.policy[Policy.HOST])
    for j in range(guests):
        utility[j] = (
            param[Param.ATTEND_BASE]
            + 1.6 * (_likeness(world, j) - _FAR)
            + 0.9 * (power[j, Power.THREAT] - _STAKE)
            + 0.8 * was.guest[j, Guest.CONTACT] / 3.0
            + 0.5 * (power[j, Power.URGE] + was.guest[j, Guest.URGE])
            - 0.5 * power[j, Power.LABEL]
            - 1.5 * power[j, Power.RIVAL_HOST]
        )
        for k in range(guests):
            if k != host and 0.0 <= world.invited[k] <= number:
                weights[j, k] = world.tie[_ALIGNMENT, j, k]
    p = np.full(guests, 1.0 if param[Param.EQUILIBRIUM] >= 0.5 else 0.0)
    interdependent_kernel(utility, param[Param.ATTEND_PULL], weights, _REFERENCE, p)
    return p


@njit
def _likeness(world: World, j: int) -> float:
    """Return a guest's alignment with the host; a go-between narrows the hold-out's gap."""
    align = world.power[j, Power.ALIGN_HOST]
    if j == int(world.policy[Policy.HOLDOUT]) and world.param[Param.BRIDGED] == 1.0:
        align = 1.0 - (1.0 - align) * (1.0 - world.param[Param.BRIDGE])
    return float(align)


@njit
def _seat_movement(world: World, was: State, state: State) -> float:
    """Seat the factions that come to the powers' round; return 1 if any does."""
    seated = 0.0
    if world.policy[Policy.ASK_MOVEMENT] == 0.0:
        return seated
    as_one = state.war[War.MOVEMENT_LUCK] < logistic(_index_of_one(world, was))
    for f in range(world.faction.shape[0]):
        if decides_alone(world, was, f):
            comes = state.band[f, Band.LUCK] < logistic(_index(world, was, f))
        else:
            comes = as_one
        if world.faction[f, Faction.EXCLUDED] == 1.0:
            comes = False
        state.band[f, Band.SEATED] = 1.0 if comes else 0.0
        if comes:
            seated = 1.0
    return seated


@njit
def _index(world: World, was: State, f: int) -> float:
    """Return a faction's log-odds of coming to the powers' round."""
    return float(
        world.param[Param.ATTEND_BASE]
        + 1.6 * (world.faction[f, Faction.WILLING_HOST] - _FAR)
        + 0.9 * (was.war[War.STALEMATE] - _STAKE)
        + 0.8 * was.band[f, Band.ENGAGED] / 3.0
    )


@njit
def _index_of_one(world: World, was: State) -> float:
    """Return the log-odds of a movement that decides as one: the mean by strength."""
    total, index = 0.0, 0.0
    for f in range(world.faction.shape[0]):
        if not decides_alone(world, was, f):
            total += was.band[f, Band.STRENGTH]
            index += was.band[f, Band.STRENGTH] * _index(world, was, f)
    return index / total if total > 0.0 else 0.0


@njit
def _refresh(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Draw the luck of some anew, as between two rounds minds may change."""
    for j in range(world.power.shape[0]):
        key = int(world.power[j, Power.KEY])
        if shock(seed, 0, key, _REFRESH, month, draw) < _REFRESHED:
            state.guest[j, Guest.LUCK] = shock(seed, 0, key, _ACCEPT, month, draw)
    for f in range(world.faction.shape[0]):
        key = int(world.faction[f, Faction.KEY])
        if shock(seed, 0, key, _ASKED_REFRESH, month, draw) < _REFRESHED:
            state.band[f, Band.LUCK] = shock(seed, 0, key, _ASKED, month, draw)
    if shock(seed, 0, 0, _ASKED_REFRESH, month, draw) < _REFRESHED:
        state.war[War.MOVEMENT_LUCK] = shock(seed, 0, 0, _ASKED, month, draw)


@njit
def start_attendance(world: World, state: State, draw: int, seed: int) -> None:
    """Draw each guest's and each faction's persistent luck; nobody has sat yet."""
    for j in range(world.power.shape[0]):
        key = int(world.power[j, Power.KEY])
        state.guest[j, Guest.LUCK] = shock(seed, 0, key, _ACCEPT, 0, draw)
    for f in range(world.faction.shape[0]):
        key = int(world.faction[f, Faction.KEY])
        state.band[f, Band.LUCK] = shock(seed, 0, key, _ASKED, 0, draw)
    state.war[War.MOVEMENT_LUCK] = shock(seed, 0, 0, _ASKED, 0, draw)
