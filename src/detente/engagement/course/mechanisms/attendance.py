r"""Mechanism `attendance`: rounds, who is asked, who comes and in which role.

In a month with a round a guest that is asked comes where a fresh uniform lies below its chance
(``kernels/coming.py``), drawn from what past rounds say of it; propensities drift from round to
round. Invited, accepted and the role are three outcomes; the role offered is a ceiling. A round
that was announced by the as-of date is held in the month that is drawn for it, under every option;
those who agreed to it come with a chance of their own, others as rounds of its series say.
Interdependent choice after Brock and Durlauf (2001). Neutral: no rounds.
"""

import numpy as np

from detente.engagement.course.input_rows import (
    Announced,
    Faction,
    Head,
    Policy,
    Purpose,
    Role,
    Sequence,
    Series,
)
from detente.engagement.course.kernels.coming import (
    Called,
    asked_guests,
    chances_of_coming,
    follows,
)
from detente.engagement.course.kernels.groups import is_active
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, War
from detente.engagement.course.world import State, World
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import normal_shock, shock

__all__ = ["fade_guests", "step_attendance"]

_ABSENT, _HOST = float(Role.ABSENT), float(Role.HOST)
_IN_NON_OFFICIAL, _IN_OBSERVER, _IN_PARTICIPANT = (
    float(Role.NON_OFFICIAL),
    float(Role.OBSERVER),
    float(Role.PARTICIPANT),
)
_ISSUES_FIRST = float(Sequence.ISSUES_FIRST)
_COME, _DRIFT, _ROLE = int(Purpose.COME), int(Purpose.DRIFT), int(Purpose.ROLE)
_ASKED, _ASKED_DRIFT, _ROUND = int(Purpose.ASKED), int(Purpose.ASKED_DRIFT), int(Purpose.ROUND)
_GUESTS = int(Announced.GUESTS)
_ODDS, _PROPENSITY = int(Series.ODDS), int(Series.PROPENSITY)
_SERIES = 3  # rows of the series among those of an announced round's guests
_SHORTEST = 1.0 / 365.0  # years between two rounds
_MONTHS = 12.0
_KEPT = 0.5 ** (1.0 / 6.0)  # share of the guests of the last round that counts a month later


@njit
def fade_guests(state: State) -> None:
    """Let the share of guests at the last round fade: half after six months."""
    state.war[War.GUESTS] *= _KEPT


@njit
def step_attendance(world: World, state: State, month: int, draw: int, seed: int) -> Floats:
    """Hold the rounds that are due.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``head`` role, propensity and first attendance, ``faction`` seated, met
        and propensity, ``war`` guests and counts of rounds and seats.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.

    Returns
    -------
    array of float, shape (faction,)
        1 for each faction asked together with the government to a round this month.
    """
    policy = world.policy
    both = np.zeros(world.faction.shape[0])
    fade_guests(state)
    first, every = policy[Policy.FIRST_ROUND], policy[Policy.EVERY]
    due = first > 0.0 and month >= first and (month - first) % every == 0.0
    for f in range(world.faction.shape[0]):
        state.faction[f, FactionState.MET] = 0.0
    for n in range(world.announced.shape[0]):
        row = world.announced[n]
        own = row[Announced.HOST] == policy[Policy.HOST]
        if row[Announced.MONTH] != month or (own and state.war[War.GONE] == 1.0):
            continue
        _hold_announced(world, state, both, row, own, (month, draw, seed))
        due = due and not own
    if due and state.war[War.GONE] == 0.0 and not _barred(world, state):
        called, host = _own_round(world, state), int(policy[Policy.HOST])
        least = np.zeros(len(called.asked))
        _hold_round(world, state, both, called, least, host, (month, draw, seed))
        state.war[War.ROUNDS] += 1.0
    return both


@njit
def _barred(world: World, state: State) -> bool:
    """Say whether issues come first, and some target has not worked with the convenor yet."""
    if world.policy[Policy.SEQUENCE] != _ISSUES_FIRST:
        return False
    for f in range(world.faction.shape[0]):
        row = state.faction[f]
        wanted = world.target[f] > 0.0 and row[FactionState.LEFT] == 0.0
        if wanted and is_active(state, f) and row[FactionState.MONTHS] == 0.0:
            return True
    return False


@njit
def _own_round(world: World, state: State) -> Called:
    """Return the list of the option's own round."""
    asked = asked_guests(world, state, state.war[War.ROUNDS])
    return Called(asked, world.reference, np.zeros(len(asked)), True)


@njit
def _hold_announced(
    world: World, state: State, both: Floats, row: Floats, own: bool, key: tuple[int, int, int]
) -> None:
    """Hold an announced round; government and factions that agreed to it and come have met."""
    heads, factions = world.head.shape[0], world.faction.shape[0]
    many = heads + factions + 1
    guests = row[_GUESTS:].copy().reshape(-1, many)
    asked, agreed, reference = guests[0], guests[1], guests[2]
    for f in range(factions):
        if follows(world, state, f):
            _fold(asked, heads + f)
            _fold(agreed, heads + f)
            _fold(reference, heads + f)
    if reference.sum() == 0.0:  # the first of its series
        reference = asked
    called = Called(asked, reference, _shift(world, guests, key[0]), own)
    least, host = agreed * row[Announced.COMES], int(row[Announced.HOST])
    came = agreed * _hold_round(world, state, both, called, least, host, key)
    if host != 0 and came[0] == 0.0:
        return
    for f in range(factions):
        if came[heads + f] == 1.0 or (came[many - 1] == 1.0 and follows(world, state, f)):
            state.faction[f, FactionState.MET] = 1.0


@njit
def _shift(world: World, guests: Floats, month: int) -> Floats:
    """Return what a round's series adds to log-odds, beside the option's; habits fade."""
    kept = np.exp(-month / (_MONTHS * world.param[Param.COMES_YEARS]))
    odds = guests[_SERIES + _ODDS] - world.series[_ODDS]
    habit = guests[_SERIES + _PROPENSITY] - world.series[_PROPENSITY]
    return np.asarray(odds + world.param[Param.COMES_SPREAD] * kept * habit)


@njit
def _fold(flags: Floats, place: int) -> None:
    """Let the movement, which comes last, answer for a faction that goes where it goes."""
    flags[-1] = max(flags[-1], flags[place])
    flags[place] = 0.0


@njit
def _hold_round(
    world: World,
    state: State,
    both: Floats,
    called: Called,
    least: Floats,
    host: int,
    key: tuple[int, int, int],
) -> Floats:
    """Seat those who come; at the convenor's round give roles and count seats.

    Returns who came; each guest comes with its ``least`` chance or more. A round that others
    convene seats nobody at the convenor's table.
    """
    month, draw, seed = key
    heads, asked = world.head.shape[0], called.asked
    many = heads + world.faction.shape[0] + 1
    _drift(world, state, key)
    level = normal_shock(seed, 0, 0, _ROUND, month, draw)
    chance = np.maximum(chances_of_coming(world, state, called, level), least)
    came = np.zeros(many)
    for h in range(heads):
        role = _HOST if h == host else _ABSENT
        if asked[h] == 1.0:
            number = int(world.head[h, Head.KEY])
            if shock(seed, 0, number, _COME, month, draw) < chance[h]:
                luck = shock(seed, 0, number, _ROLE, month, draw)
                role = min(_role(world.head[h], luck), world.policy[Policy.ROLE_OFFERED])
                came[h] = 1.0
        if called.own:
            _take(state.head[h], role, month)
    _answer(world, asked, chance, came, key)
    for f in range(world.faction.shape[0]):
        sits = asked[heads + f] == 1.0 or (asked[many - 1] == 1.0 and follows(world, state, f))
        if sits and (asked[0] == 1.0 or host == 0):
            both[f] = 1.0
    if called.own:
        _count(world, state, asked, came, month)
    return came


@njit
def _count(world: World, state: State, asked: Floats, came: Floats, month: int) -> None:
    """Count seats at the convenor's round, and the share of those asked who came."""
    heads, war = world.head.shape[0], state.war
    many = asked.sum()
    war[War.GUESTS] = war[War.LAST_SHARE] = came.sum() / many if many > 0.0 else 0.0
    war[War.SEATS] = 1.0 + came[:heads].sum() + _seat_movement(world, state, came)
    if war[War.SEATS] > war[War.LARGEST]:
        war[War.LARGEST] = war[War.SEATS]
        war[War.LARGEST_MONTH] = month


@njit
def _take(head: Floats, role: float, month: int) -> None:
    """Give a guest its role in the round; note its first."""
    head[HeadState.ROLE] = role
    if role > _ABSENT and head[HeadState.ATTENDED] < 0.0:
        head[HeadState.ATTENDED] = month
        head[HeadState.FIRST_ROLE] = role


@njit
def _role(head: Floats, luck: float) -> float:
    """Return the role of a guest that comes, from its two chances of a step up."""
    if luck >= head[Head.OFFICIAL]:
        return _IN_NON_OFFICIAL
    if luck >= head[Head.OFFICIAL] * head[Head.FULL_PART]:
        return _IN_OBSERVER
    return _IN_PARTICIPANT


@njit
def _answer(
    world: World, asked: Floats, chance: Floats, came: Floats, key: tuple[int, int, int]
) -> None:
    """Mark which factions come, and whether the movement does."""
    month, draw, seed = key
    heads, factions = world.head.shape[0], world.faction.shape[0]
    for f in range(factions + 1):
        number = int(world.faction[f, Faction.KEY]) if f < factions else 0
        comes = shock(seed, 0, number, _ASKED, month, draw) < chance[heads + f]
        if asked[heads + f] == 1.0 and comes:
            came[heads + f] = 1.0


@njit
def _seat_movement(world: World, state: State, came: Floats) -> float:
    """Seat the factions that came, with those that go where the movement goes; 1 if any did."""
    heads, factions = world.head.shape[0], world.faction.shape[0]
    whole = came[heads + factions]
    seated = whole
    for f in range(factions):
        state.faction[f, FactionState.SEATED] = 0.0
        if came[heads + f] == 1.0 or (whole == 1.0 and follows(world, state, f)):
            state.faction[f, FactionState.SEATED] = 1.0
            seated = 1.0
    return float(seated)


@njit
def _drift(world: World, state: State, key: tuple[int, int, int]) -> None:
    """Let every propensity drift since the latest round."""
    month, draw, seed = key
    gap = max((month - state.war[War.LAST_ROUND]) / _MONTHS, _SHORTEST)
    kept = np.exp(-gap / world.param[Param.COMES_YEARS])
    width = np.sqrt(1.0 - kept * kept)
    for h in range(world.head.shape[0]):
        number = int(world.head[h, Head.KEY])
        move = width * normal_shock(seed, 0, number, _DRIFT, month, draw)
        state.head[h, HeadState.PROPENSITY] = kept * state.head[h, HeadState.PROPENSITY] + move
    for f in range(world.faction.shape[0]):
        number = int(world.faction[f, Faction.KEY])
        move = width * normal_shock(seed, 0, number, _ASKED_DRIFT, month, draw)
        row = state.faction[f]
        row[FactionState.PROPENSITY] = kept * row[FactionState.PROPENSITY] + move
    move = width * normal_shock(seed, 0, 0, _ASKED_DRIFT, month, draw)
    war = state.war
    war[War.MOVEMENT_PROPENSITY] = kept * war[War.MOVEMENT_PROPENSITY] + move
    war[War.LAST_ROUND] = month
