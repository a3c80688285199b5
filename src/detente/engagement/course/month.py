"""Run one draw under one option: the mechanisms in order, each with its switch."""

import numpy as np

from detente.engagement.course.input_rows import (
    Faction,
    Head,
    Issue,
    Pair,
    Place,
    Purpose,
    Series,
)
from detente.engagement.course.kernels.events import step_events
from detente.engagement.course.kernels.groups import bound_share, start_groups
from detente.engagement.course.mechanisms.attendance import step_attendance
from detente.engagement.course.mechanisms.balance import (
    first_balance,
    stalemate,
    step_balance,
    step_ends,
)
from detente.engagement.course.mechanisms.contact import (
    contact_centre,
    step_contact,
    step_labels,
)
from detente.engagement.course.mechanisms.cooperation import step_cooperation
from detente.engagement.course.mechanisms.deal_life import reckon_deal, step_deal_life
from detente.engagement.course.mechanisms.exclusion import step_exclusion
from detente.engagement.course.mechanisms.joining import step_joining
from detente.engagement.course.mechanisms.response import step_response
from detente.engagement.course.mechanisms.standing import share_open, step_standing
from detente.engagement.course.mechanisms.talks import step_talks, talk_centre
from detente.engagement.course.mechanisms.terms import step_terms
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War
from detente.engagement.course.world import State, World
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import shock
from detente.vocabulary.levels import OPEN

__all__ = ["STEPS", "start", "step"]

STEPS = (
    "balance",
    "contact",
    "cooperation",
    "response",
    "attendance",
    "talks",
    "joining",
    "terms",
    "deal_life",
    "exclusion",
    "standing",
)
"""Mechanisms with a switch, in the order of the month."""

_BALANCE, _CONTACT, _COOPERATION, _RESPONSE, _ATTENDANCE, _TALKS = 0, 1, 2, 3, 4, 5
_JOINING, _TERMS, _DEAL_LIFE, _EXCLUSION, _STANDING = 6, 7, 8, 9, 10
_AGAIN = int(Purpose.AGAIN)
_CONTACT_ROW = int(HeadState.CONTACT)
_STATUS_QUO = int(Issue.STATUS_QUO)
_PROPENSITY = int(Series.PROPENSITY)
_PRESENCE, _INFLUENCE = int(Place.PRESENCE), int(Place.INFLUENCE)
_TRUST_FACTION, _TRUST_HEAD = int(PairState.TRUST_FACTION), int(PairState.TRUST_HEAD)
_WILL_FACTION, _WILL_HEAD = int(PairState.WILL_FACTION), int(PairState.WILL_HEAD)
_TRUSTS, _TRUSTED = int(Pair.TRUST_FACTION), int(Pair.TRUST_HEAD)
_WILLS, _WANTED = int(Pair.WILL_FACTION), int(Pair.WILL_HEAD)
_MONTHS_OF_FIRST = np.array(
    [
        HeadState.OPENED,
        HeadState.DELISTED,
        HeadState.HALVED,
        HeadState.BILATERAL,
        HeadState.ATTENDED,
        HeadState.ADMITTED_AT,
        HeadState.RECOGNISED,
    ],
    dtype=np.int64,
)
_WHOLE, _REBELS_WIN = 2.0, 7.0
_AFTER_REBELS, _AFTER_GOVERNMENT = 0.017, 0.0146  # hazards a month that the war breaks out again


@njit
def step(
    world: World, state: State, month: int, on: Floats, months: int, draw: int, seed: int
) -> None:
    """Run one month.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place.
    month, months : int
        Month, from 1; horizon.
    on : array of float, shape (mechanism,)
        1 if a mechanism is switched on, in the order of ``STEPS``.
    draw, seed : int
        Key of the shocks.
    """
    war = state.war
    if war[War.ENDED] > 0.0:
        if on[_CONTACT] == 1.0:
            step_labels(world, state, month, draw, seed)
        _break_out(state, month, draw, seed)
        _recognise(world, state, month)
        return
    step_events(world, state, month, draw, seed)
    _move(world, state, on, (month, draw, seed))
    _meet(world, state, on, (month, draw, seed))
    _live(world, state, on, (month, draw, seed))
    if on[_STANDING] == 1.0:
        step_standing(world, state, months)
    war[War.BOUND] = bound_share(state)
    _count(world, state, month)


@njit
def _move(world: World, state: State, on: Floats, key: tuple[int, int, int]) -> None:
    """Move the war, contacts, and those contacted."""
    month, draw, seed = key
    if on[_BALANCE] == 1.0:
        step_balance(world, state, month, draw, seed)
    state.war[War.TOLL] += state.war[War.DEATHS]
    if on[_CONTACT] == 1.0:
        step_contact(world, state, month, draw, seed)
    if on[_COOPERATION] == 1.0:
        step_cooperation(world, state, month, draw, seed)
    if on[_RESPONSE] == 1.0:
        step_response(world, state)


@njit
def _meet(world: World, state: State, on: Floats, key: tuple[int, int, int]) -> None:
    """Hold rounds, talks and tables."""
    month, draw, seed = key
    both = np.zeros(world.faction.shape[0])
    if on[_ATTENDANCE] == 1.0:
        both = step_attendance(world, state, month, draw, seed)
    if on[_TALKS] == 1.0:
        step_talks(world, state, both, month, draw, seed)
    if on[_JOINING] == 1.0:
        step_joining(world, state, month, draw, seed)
    if on[_TERMS] == 1.0:
        step_terms(world, state, on[_JOINING] == 1.0, month, draw, seed)


@njit
def _live(world: World, state: State, on: Floats, key: tuple[int, int, int]) -> None:
    """Let deals hold or fail, those left out act, and one side win."""
    month, draw, seed = key
    reckon_deal(state, month)
    if on[_DEAL_LIFE] == 1.0:
        step_deal_life(world, state, month, draw, seed)
    if on[_EXCLUSION] == 1.0:
        step_exclusion(world, state, on[_COOPERATION] == 1.0, month, draw, seed)
    if on[_BALANCE] == 1.0:
        step_ends(world, state, month, draw, seed)


@njit
def _count(world: World, state: State, month: int) -> None:
    """Add up what the results need."""
    war = state.war
    war[War.SHARE_OPEN] = share_open(world, state.head[:, _CONTACT_ROW], -1, False)
    harm = war[War.DEATHS]
    if world.param[Param.RIVAL] == 1.0 and war[War.PRESENCE_START] > 0.0:
        harm = 0.5 * harm + 0.5 * state.presence.mean() / war[War.PRESENCE_START]
    war[War.SPILL] += harm
    war[War.SPILL_MONTHS] += 1.0
    regions = world.place.shape[0]
    for h in range(world.head.shape[0]):
        if state.head[h, HeadState.BORDERS] == 0.0:
            continue
        clear = 1.0
        for r in range(regions):
            if world.near[regions + h, r] == 1.0:
                clear *= 1.0 - world.param[Param.SPILL_SCALE] * state.presence[r]
        state.head[h, HeadState.SPILL] += 1.0 - clear
    _recognise(world, state, month)


@njit
def _recognise(world: World, state: State, month: int) -> None:
    """Note powers in open contact without a label under a whole deal or a rebel victory."""
    war = state.war
    if war[War.ENDED] != _REBELS_WIN and (war[War.ENDED] > 0.0 or war[War.DEAL] != _WHOLE):
        return
    for h in range(world.head.shape[0]):
        row = state.head[h]
        known = row[HeadState.CONTACT] == OPEN and row[HeadState.LABEL] == 0.0
        if world.head[h, Head.POWER] == 1.0 and known and row[HeadState.RECOGNISED] < 0.0:
            row[HeadState.RECOGNISED] = month


@njit
def _break_out(state: State, month: int, draw: int, seed: int) -> None:
    """Let war break out again after a victory; reported beside the fate."""
    war = state.war
    rate = _AFTER_REBELS if war[War.ENDED] == _REBELS_WIN else _AFTER_GOVERNMENT
    if war[War.AGAIN] == 0.0 and shock(seed, 0, 0, _AGAIN, month, draw) < rate:
        war[War.AGAIN] = month


@njit
def start(world: World, state: State) -> None:
    """Set the state to that of the first day."""
    heads, param = world.head.shape[0], world.param
    state.head[:] = 0.0
    state.faction[:] = 0.0
    state.war[:] = 0.0
    state.luck[0] = param[Param.CONSENT_LUCK]
    state.stance[:] = world.stance
    state.terms[:] = world.issue[:, _STATUS_QUO]
    state.presence[:] = world.place[:, _PRESENCE]
    state.influence[:] = world.place[:, _INFLUENCE:]
    state.pair[:] = 0.0
    state.pair[_TRUST_FACTION] = world.pair[_TRUSTS]
    state.pair[_TRUST_HEAD] = world.pair[_TRUSTED]
    state.pair[_WILL_FACTION] = world.pair[_WILLS]
    state.pair[_WILL_HEAD] = world.pair[_WANTED]
    regions = world.place.shape[0]
    for h in range(heads):
        _start_head(world.head[h], state.head[h])
        state.head[h, HeadState.PROPENSITY] += world.series[_PROPENSITY, h]
        if regions > 0 and world.near[regions + h].max() == 1.0:
            state.head[h, HeadState.BORDERS] = 1.0
    for f in range(world.faction.shape[0]):
        _start_faction(world, state, f)
        state.faction[f, FactionState.PROPENSITY] += world.series[_PROPENSITY, heads + f]
    start_groups(world, state, param[Param.READING])
    war = state.war
    war[War.BALANCE] = first_balance(param)
    war[War.DEATHS], war[War.DRUGS] = 1.0, 1.0
    war[War.STALEMATE] = stalemate(param, 1.0, war[War.BALANCE])
    war[War.MOVEMENT_PROPENSITY] = param[Param.MOVEMENT_PROPENSITY] + world.series[_PROPENSITY, -1]
    if world.place.shape[0] > 0:
        war[War.PRESENCE_START] = state.presence.mean()
    war[War.SHARE_OPEN_START] = share_open(world, state.head[:, _CONTACT_ROW], -1, False)
    war[War.CONTACT_CENTRE] = contact_centre(world, state)
    war[War.TALK_CENTRE] = talk_centre(world, state)


@njit
def _start_head(given: Floats, row: Floats) -> None:
    row[HeadState.CONTACT] = given[Head.CONTACT]
    row[HeadState.ADMITTED] = given[Head.ADMITTED]
    row[HeadState.LABEL] = given[Head.LABEL]
    row[HeadState.SUPPORT], row[HeadState.FACTOR] = 1.0, 1.0
    row[HeadState.PROPENSITY] = given[Head.PROPENSITY]
    for month in _MONTHS_OF_FIRST:
        row[month] = -1.0
    if given[Head.CONTACT] == OPEN:
        row[HeadState.OPENED] = 0.0
    if given[Head.ADMITTED] == 1.0:
        row[HeadState.ADMITTED_AT] = 0.0


@njit
def _start_faction(world: World, state: State, f: int) -> None:
    given, row = world.faction[f], state.faction[f]
    row[FactionState.STRENGTH] = given[Faction.STRENGTH]
    row[FactionState.SIDE] = given[Faction.SIDE]
    row[FactionState.ACTIVE] = 1.0 if given[Faction.FORMED] == 0.0 else 0.0
    row[FactionState.LEVEL] = given[Faction.CONTACT]
    row[FactionState.PROPENSITY] = given[Faction.PROPENSITY]
    row[FactionState.TRUST_START] = state.pair[PairState.TRUST_FACTION, 0, f]
    row[FactionState.TRUSTED_START] = state.pair[PairState.TRUST_HEAD, 0, f]
