r"""Mechanism 5, invitation and attendance, three tables :cite:p:`brock2001,signorino1999`.

First table: in months with a round a guest that is asked comes where a fresh uniform lies below

.. math:: p_j = L\Bigl(\eta_j + \omega v_r + 2J\bigl(s_j(p) - \bar s_j\bigr) + \dots\Bigr)

(``kernels/coming.py``). :math:`\eta_j` is drawn from what past rounds say of the guest
(``setup/attendance.py``); its propensity drifts from round to round (an Ornstein-Uhlenbeck
process), and :math:`v_r` is the level of the round. Invited, accepted and the role are three
outcomes; the role offered is a ceiling. Second table: where the strategy asks the movement to the
powers' rounds, its factions are guests like others; those that decide as one come or stay away
with the movement. A round that was announced by the as-of date is held in the month that is drawn
for it, under every option; those who agreed to it come with a chance of their own
(``setup/announced.py``). Third table: the talks between government and movement, every month
(``kernels/talks.py``). Neutral: no rounds and no talks.
"""

import numpy as np

from detente.engagement.kernels.coming import asked_guests, chances_of_coming
from detente.engagement.kernels.movement import decides_alone
from detente.engagement.kernels.talks import hold_talks, start_talks
from detente.engagement.layout import (
    Announced,
    Band,
    Faction,
    Guest,
    Param,
    Policy,
    Power,
    Purpose,
    Role,
    Sequence,
    War,
)
from detente.engagement.world import State, World
from detente.models.spec import MechanismSpec, Parameter
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import normal_shock, shock

__all__ = ["SPEC", "start_attendance", "step_attendance"]

SPEC = MechanismSpec(
    name="strategy.attendance",
    title="Invitation and attendance",
    sources=("signorino1999", "brock2001"),
    inputs=("relations", "willingness"),
    outputs=("role", "seats", "talks"),
    core_dims=("guest",),
    deterministic=False,
    parameters=(
        Parameter(
            name="never_asked",
            prior="positive-normal",
            values=(0.0, 1.0),
            meaning="fall of the log-odds of a guest never asked in three or more rounds on record",
        ),
        Parameter(
            name="no_consent",
            prior="positive-normal",
            values=(3.0, 1.0),
            meaning="fall of the government's log-odds where it does not consent to the track",
        ),
        Parameter(
            name="sit_stalemate",
            prior="positive-normal",
            values=(1.0, 0.5),
            meaning="rise of the log-odds of talks at a full hurting stalemate, s_m",
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

_ABSENT, _HOST = float(Role.ABSENT), float(Role.HOST)
_IN_NON_OFFICIAL, _IN_OBSERVER, _IN_PARTICIPANT = (
    float(Role.NON_OFFICIAL),
    float(Role.OBSERVER),
    float(Role.PARTICIPANT),
)
_ISSUES_FIRST = float(Sequence.ISSUES_FIRST)
_ACCEPT, _DRIFT, _ROLE = int(Purpose.ACCEPT), int(Purpose.DRIFT), int(Purpose.ROLE)
_ASKED, _ASKED_DRIFT, _ROUND = int(Purpose.ASKED), int(Purpose.ASKED_DRIFT), int(Purpose.ROUND)
_FLAGS = int(Announced.FLAGS)
_SHORTEST = 1.0 / 365.0  # years between two rounds
_MONTHS = 12.0
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
        At the month's start; changed in place: ``guest`` role, propensity, urge and first
        attendance, ``band`` seated, propensity and sat, ``war`` counts of rounds and seats.
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
    met = np.zeros(world.faction.shape[0])
    for n in range(world.announced.shape[0]):
        if world.announced[n, Announced.MONTH] == month:
            _hold_announced(world, was, state, met, world.announced[n], month, draw, seed)
            due = due and world.announced[n, Announced.HOST] != policy[Policy.HOST]
    if due and not _barred(world, was):
        _hold_round(world, was, state, _own_round(world, was), month, draw, seed)
        state.war[War.ROUNDS] += 1.0
    hold_talks(world, was, state, met, month, draw, seed)


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
def _own_round(world: World, was: State) -> Floats:
    """Return the strategy's round in the columns of an announced one; nobody agreed before."""
    asked = asked_guests(world, was, was.war[War.ROUNDS])
    row = np.zeros(_FLAGS + 2 * len(asked))
    row[Announced.HOST] = world.policy[Policy.HOST]
    row[_FLAGS : _FLAGS + len(asked)] = asked
    return row


@njit
def _hold_announced(
    world: World,
    was: State,
    state: State,
    met: Floats,
    row: Floats,
    month: int,
    draw: int,
    seed: int,
) -> None:
    """Hold an announced round; government and factions that agreed to it and come have met."""
    guests, factions = world.power.shape[0], world.faction.shape[0]
    many = guests + factions + 1
    called = row.copy()
    for f in range(factions):
        if _follows(world, was, f):
            _fold(called[_FLAGS : _FLAGS + many], guests + f)
            _fold(called[_FLAGS + many :], guests + f)
    agreed = called[_FLAGS + many :]
    came = agreed * _hold_round(world, was, state, called, month, draw, seed)
    if int(row[Announced.HOST]) != guests - 1 and came[guests - 1] == 0.0:
        return
    for f in range(factions):
        if came[guests + f] == 1.0 or (came[many - 1] == 1.0 and _follows(world, was, f)):
            met[f] = 1.0


@njit
def _fold(flags: Floats, place: int) -> None:
    """Let the movement, which comes last, answer for a faction that decides as one with it."""
    flags[-1] = max(flags[-1], flags[place])
    flags[place] = 0.0


@njit
def _follows(world: World, was: State, f: int) -> bool:
    """Say whether a faction goes where the movement goes: it decides as one with it."""
    return bool(world.faction[f, Faction.EXCLUDED] == 0.0 and not decides_alone(world, was, f))


@njit
def _hold_round(
    world: World, was: State, state: State, row: Floats, month: int, draw: int, seed: int
) -> Floats:
    """Seat those who come; at the convenor's round give roles, count seats, urge the hold-out.

    Returns who came. A round that others convene seats nobody at the convenor's table.
    """
    guests, host = world.power.shape[0], int(row[Announced.HOST])
    many = guests + world.faction.shape[0] + 1
    asked, agreed = row[_FLAGS : _FLAGS + many], row[_FLAGS + many :]
    own = host == int(world.policy[Policy.HOST])
    _drift(world, state, month, draw, seed)
    level = normal_shock(seed, 0, 0, _ROUND, month, draw)
    chance = chances_of_coming(world, was, state, asked, level)
    chance = np.where(agreed == 1.0, np.maximum(chance, row[Announced.COMES]), chance)
    came = np.zeros(many)
    present = 0.0
    for j in range(guests):
        role = _HOST if j == host else _ABSENT
        if asked[j] == 1.0:
            key = int(world.power[j, Power.KEY])
            if shock(seed, 0, key, _ACCEPT, month, draw) < chance[j]:
                luck = shock(seed, 0, key, _ROLE, month, draw)
                role = min(_role(world.power[j], luck), world.policy[Policy.ROLE_OFFERED])
                present += 1.0
                came[j] = 1.0
        if own:
            _take(state.guest[j], role, month)
    _answer(world, asked, chance, came, month, draw, seed)
    if not own:
        return came
    movement = _seat_movement(world, was, state, came)
    powers = asked[:guests].sum()
    war = state.war
    war[War.PRESENT] = present / powers if powers > 0.0 else 0.0
    pressed = int(world.policy[Policy.PRESSED])
    if pressed >= 0:
        state.guest[pressed, Guest.URGE] = _URGED * war[War.PRESENT]
    war[War.SEATS] = 1.0 + present + movement
    if war[War.SEATS] > war[War.LARGEST]:
        war[War.LARGEST] = war[War.SEATS]
        war[War.LARGEST_MONTH] = month
    return came


@njit
def _take(guest: Floats, role: float, month: int) -> None:
    """Give a guest its role in the round; note its first."""
    guest[Guest.ROLE] = role
    if role > _ABSENT and guest[Guest.ATTENDED] == 0.0:
        guest[Guest.ATTENDED] = month
        guest[Guest.FIRST_ROLE] = role


@njit
def _role(power: Floats, luck: float) -> float:
    """Return the role of a guest that comes, from its two chances of a step up."""
    if luck >= power[Power.OFFICIAL]:
        return _IN_NON_OFFICIAL
    if luck >= power[Power.OFFICIAL] * power[Power.FULL_PART]:
        return _IN_OBSERVER
    return _IN_PARTICIPANT


@njit
def _answer(
    world: World, asked: Floats, chance: Floats, came: Floats, month: int, draw: int, seed: int
) -> None:
    """Mark which factions come, and whether the movement does."""
    guests, factions = world.power.shape[0], world.faction.shape[0]
    for f in range(factions + 1):
        key = int(world.faction[f, Faction.KEY]) if f < factions else 0
        comes = shock(seed, 0, key, _ASKED, month, draw) < chance[guests + f]
        if asked[guests + f] == 1.0 and comes:
            came[guests + f] = 1.0


@njit
def _seat_movement(world: World, was: State, state: State, came: Floats) -> float:
    """Seat the factions that came, with those that go where the movement goes; 1 if any did."""
    guests, factions = world.power.shape[0], world.faction.shape[0]
    whole = came[guests + factions]
    seated = whole
    for f in range(factions):
        state.band[f, Band.SEATED] = 0.0
        if came[guests + f] == 1.0 or (whole == 1.0 and _follows(world, was, f)):
            state.band[f, Band.SEATED] = 1.0
            seated = 1.0
    return float(seated)


@njit
def _drift(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Let every propensity drift since the latest round."""
    gap = max((month - state.war[War.LAST_ROUND]) / _MONTHS, _SHORTEST)
    kept = np.exp(-gap / world.param[Param.COMES_YEARS])
    width = np.sqrt(1.0 - kept * kept)
    for j in range(world.power.shape[0]):
        key = int(world.power[j, Power.KEY])
        move = width * normal_shock(seed, 0, key, _DRIFT, month, draw)
        state.guest[j, Guest.PROPENSITY] = kept * state.guest[j, Guest.PROPENSITY] + move
    for f in range(world.faction.shape[0]):
        key = int(world.faction[f, Faction.KEY])
        move = width * normal_shock(seed, 0, key, _ASKED_DRIFT, month, draw)
        state.band[f, Band.PROPENSITY] = kept * state.band[f, Band.PROPENSITY] + move
    move = width * normal_shock(seed, 0, 0, _ASKED_DRIFT, month, draw)
    war = state.war
    war[War.MOVEMENT_PROPENSITY] = kept * war[War.MOVEMENT_PROPENSITY] + move
    war[War.LAST_ROUND] = month


@njit
def start_attendance(world: World, state: State) -> None:
    """Set each propensity to that of the as-of date; nobody has sat yet."""
    for j in range(world.power.shape[0]):
        state.guest[j, Guest.PROPENSITY] = world.power[j, Power.PROPENSITY]
    for f in range(world.faction.shape[0]):
        state.band[f, Band.PROPENSITY] = world.faction[f, Faction.PROPENSITY]
    state.war[War.MOVEMENT_PROPENSITY] = world.param[Param.MOVEMENT_PROPENSITY]
    start_talks(world, state)
