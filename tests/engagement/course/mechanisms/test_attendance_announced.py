"""Rounds that were announced: held in their month under every option, by those who agreed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engagement.course.worlds import NEVER, SURE, copied, first, hall, kept, logistic, same

from detente.engagement.course.input_rows import (
    Announced,
    Faction,
    Head,
    Policy,
    Reading,
    Role,
    Sequence,
)
from detente.engagement.course.mechanisms.attendance import step_attendance
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, War

GOVERNMENT, CONVENOR, OTHER, THIRD, FACTION, SECOND, MOVEMENT = range(7)  # places in the lists
GUESTS = int(Announced.GUESTS)


def round_of(asked, agreed=(), host=CONVENOR, month=1, comes=1.0, many=7):
    """Return the row of an announced round."""
    row = np.zeros(GUESTS + 5 * many)
    row[[Announced.MONTH, Announced.HOST, Announced.COMES]] = month, host, comes
    row[GUESTS + np.array(asked, dtype=int)] = 1.0
    row[GUESTS + many + np.array(agreed, dtype=int)] = 1.0
    return row


def ahead(*rows, odds: float = NEVER, reading: Reading = Reading.MANY):
    """Return the government, a convenor, two powers and two factions; nobody comes by itself."""
    made = hall([odds] * 3, 2, reading)
    made.faction[:, Faction.COMES] = made.param[Param.MOVEMENT_COMES] = odds
    made.invited[:] = -1.0
    return made._replace(announced=np.array(rows).reshape(len(rows), GUESTS + 35))


def after(made, month: int = 1, draw: int = 0, change=None):
    """Return the state after the step of one month."""
    state = first(made)
    if change is not None:
        change(state)
    step_attendance(made, state, month, draw, 1)
    return state


def met(state) -> list[float]:
    """Return which factions met the government."""
    return state.faction[:, FactionState.MET].tolist()


def role(state, *heads: int) -> list[float]:
    return state.head[list(heads), HeadState.ROLE].tolist()


BOTH = {"asked": [GOVERNMENT, FACTION, SECOND], "agreed": [GOVERNMENT, FACTION]}
CHANGES = (
    {},
    {Policy.FIRST_ROUND: 1.0},
    {Policy.HOST: float(OTHER)},
    {Policy.CONSENT: 0.0},
    {Policy.COERCE: 1.0},
    {Policy.SEQUENCE: float(Sequence.ISSUES_FIRST)},
)


@pytest.mark.parametrize("host", [CONVENOR, OTHER, GOVERNMENT, -1])
def test_government_and_faction_that_agreed_and_come_meet_in_that_month_under_every_option(host):
    asked = [who for who in BOTH["asked"] if who != host]
    made = ahead(round_of(asked, [who for who in BOTH["agreed"] if who != host], host, month=3))
    for change in CHANGES:
        option = copied(made)
        for row, value in change.items():
            option.policy[row] = value
        assert met(after(option, 3)) == [1.0, 0.0]
        assert met(after(option, 2)) == [0.0, 0.0]
        assert met(after(option, 4)) == [0.0, 0.0]


@pytest.mark.parametrize(
    ("agreed", "away"),
    [
        ([GOVERNMENT, FACTION], GOVERNMENT),  # it agreed and stays away
        ([GOVERNMENT, FACTION], FACTION),
        ([FACTION], None),  # one side only agreed
        ([GOVERNMENT], None),
        ([], None),
    ],
)
def test_nobody_meets_unless_both_agreed_and_both_come(agreed, away):
    """All come but one who stays away: where it agreed, its chance of coming is nil."""
    made = ahead(round_of(BOTH["asked"], agreed, comes=0.0), odds=SURE)
    if away == GOVERNMENT:
        made.head[GOVERNMENT, Head.COMES] = NEVER
    if away == FACTION:
        made.faction[0, Faction.COMES] = NEVER
    state = after(made)
    assert met(state) == [0.0, 0.0]
    assert (role(state, GOVERNMENT) == [Role.ABSENT]) == (away == GOVERNMENT)
    assert (state.faction[0, FactionState.SEATED] == 0.0) == (away == FACTION)


def test_a_movement_that_is_one_and_agreed_meets_as_a_whole():
    """Its word is that of every faction but those that split off; of none where it is not one."""

    def splits(state):
        state.faction[1, FactionState.SPLIT] = 1.0

    row = round_of([GOVERNMENT, MOVEMENT], [GOVERNMENT, MOVEMENT])
    one = ahead(row, reading=Reading.ONE)
    assert met(after(one)) == [1.0, 1.0]
    assert met(after(one, change=splits)) == [1.0, 0.0]
    assert met(after(ahead(row))) == [0.0, 0.0]


def test_the_movement_answers_for_a_faction_that_goes_where_it_goes():
    row = round_of([GOVERNMENT, FACTION], [GOVERNMENT, FACTION])
    assert met(after(ahead(row, reading=Reading.ONE))) == [1.0, 1.0]


@pytest.mark.parametrize("odds", [NEVER, 0.0, SURE])
def test_who_agreed_comes_with_the_larger_of_the_two_chances(odds):
    """.8 for who agreed, or its own chance where that is larger; the others by their own."""
    made = ahead(round_of([OTHER, THIRD], [OTHER], comes=0.8), odds=odds)
    found = np.array([role(after(made, draw=n), OTHER, THIRD) for n in range(2000)])
    agreed, other = (found > Role.ABSENT).mean(axis=0)
    own = logistic(odds)
    assert agreed == pytest.approx(max(own, 0.8), abs=0.03)
    assert other == pytest.approx(own, abs=0.04)


@given(st.integers(0, 2**32 - 1), st.floats(0.0, 1.0))
@settings(max_examples=100)
def test_to_agree_never_lowers_a_guests_chance(number, comes):
    """The same luck, the same list, with and without its word."""
    rng = np.random.default_rng(number)
    reading = rng.choice([Reading.MANY, Reading.ONE])
    made = ahead(round_of([OTHER], []), reading=reading)
    made.head[:, Head.COMES] = rng.normal(0.0, 2.0, 4)
    made.faction[:, Faction.COMES] = rng.normal(0.0, 2.0, 2)
    asked = [j for j in range(7) if j != CONVENOR and rng.random() < 0.7]
    if not asked:
        return
    one, found = int(rng.choice(asked)), []
    for agreed in ([], [one]):
        row = round_of(asked, agreed, comes=comes)
        state = after(made._replace(announced=row[None]), draw=number % 97)
        here = state.head[:, HeadState.ROLE] > Role.ABSENT
        found.append(np.concatenate([here, state.faction[:, FactionState.SEATED]]))
    without, with_word = found
    assert (with_word >= without).all()
    if one < FACTION or reading == Reading.MANY:
        others = [j for j in range(6) if j != one]
        assert (with_word[others] == without[others]).all()


def test_a_round_of_the_same_host_replaces_the_options_own_of_the_month():
    """Its list is the announced one, and it is not counted: the table widens no sooner."""
    made = ahead(round_of([THIRD], [THIRD], month=3), odds=SURE)
    made.policy[[Policy.FIRST_ROUND, Policy.EVERY]] = 1.0, 2.0
    made.invited[OTHER] = 0.0
    state, seen = first(made), []
    for month in (1, 3, 5):
        step_attendance(made, state, month, 0, 1)
        seen.append([one > Role.ABSENT for one in role(state, OTHER, THIRD)])
    assert seen == [[True, False], [False, True], [True, False]]
    assert state.war[[War.ROUNDS, War.SEATS]].tolist() == [2.0, 2.0]


def test_a_round_of_another_host_is_held_beside_the_options_own():
    """It seats nobody at the convenor's table, and counts no seat and no guest."""
    made = ahead(round_of([GOVERNMENT, FACTION], [GOVERNMENT, FACTION], OTHER))
    made.policy[Policy.FIRST_ROUND] = 1.0
    made.invited[THIRD], made.head[THIRD, Head.COMES] = 0.0, SURE
    state = after(made)
    assert met(state) == [1.0, 0.0]
    assert role(state, *range(4)) == [0.0, Role.HOST, 0.0, Role.PARTICIPANT]
    assert state.war[[War.ROUNDS, War.SEATS, War.GUESTS]].tolist() == [1.0, 2.0, 1.0]
    made.policy[Policy.FIRST_ROUND] = 0.0
    state = after(made)
    assert not any(role(state, *range(4)))
    assert (state.head[:, HeadState.ATTENDED] == -1.0).all()
    rows = [War.ROUNDS, War.SEATS, War.LARGEST, War.GUESTS]
    assert not state.war[rows].any()
    assert met(state) == [1.0, 0.0]


def test_an_announced_round_is_held_whatever_comes_first():
    """Issues first holds back the option's own rounds only."""
    made = ahead(round_of([OTHER], [OTHER]))
    made.policy[[Policy.FIRST_ROUND, Policy.SEQUENCE]] = 1.0, Sequence.ISSUES_FIRST
    made.target[0] = 1.0
    assert role(after(made), OTHER) == [Role.PARTICIPANT]


def test_after_the_convenor_left_only_rounds_of_others_are_held():
    def gone(state):
        state.war[War.GONE] = 1.0

    own = ahead(round_of(*BOTH.values()))
    assert met(after(own, change=gone)) == [0.0, 0.0]
    other = ahead(round_of(*BOTH.values(), host=OTHER))
    assert met(after(other, change=gone)) == [1.0, 0.0]


def test_a_round_that_is_never_held_changes_nothing():
    made = ahead(round_of([OTHER, GOVERNMENT], [OTHER], month=0), odds=SURE)
    bare = made._replace(announced=np.zeros((0, GUESTS + 35)))
    for month in range(1, 6):
        assert same(kept(after(made, month)), kept(after(bare, month)))


def test_guests_that_come_take_the_role_offered_and_first_attend_then():
    made = ahead(round_of([OTHER], [OTHER], month=2))
    made.policy[Policy.ROLE_OFFERED] = Role.OBSERVER
    rows = [HeadState.ROLE, HeadState.ATTENDED, HeadState.FIRST_ROLE]
    found = after(made, 2).head[OTHER, rows]
    assert found.tolist() == [Role.OBSERVER, 2.0, Role.OBSERVER]


def test_who_met_is_forgotten_in_the_next_month():
    made = ahead(round_of(*BOTH.values()))
    state = after(made)
    assert met(state) == [1.0, 0.0]
    step_attendance(made, state, 2, 0, 1)
    assert met(state) == [0.0, 0.0]


def test_who_did_not_agree_comes_as_the_series_of_the_round_says():
    """−2 in the option's series, and −2 + 1 + 1.5 × e^(−6/12/2) × .8 in that of the round."""
    row = round_of([OTHER, THIRD], [], host=THIRD + 1, month=6)
    row[GUESTS + 3 * 7 + OTHER] = 1.0
    row[GUESTS + 4 * 7 + OTHER] = 0.8
    made = ahead(row, odds=-2.0)
    made.param[[Param.COMES_SPREAD, Param.COMES_YEARS]] = 1.5, 2.0
    own = copied(made)
    own.announced[0, Announced.HOST] = CONVENOR
    found = np.array([role(after(own, 6, draw=n), OTHER, THIRD) for n in range(4000)])
    came = (found > Role.ABSENT).mean(axis=0)
    spread = np.random.default_rng(1).normal(0.0, 1.5 * np.sqrt(1.0 - np.exp(-0.5)), 100_000)
    shift = 1.0 + 1.5 * np.exp(-0.25) * 0.8
    chances = [(1.0 / (1.0 + np.exp(2.0 - by - spread))).mean() for by in (shift, 0.0)]
    assert came == pytest.approx(chances, abs=0.03)
