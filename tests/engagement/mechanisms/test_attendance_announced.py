"""Rounds that were announced: held in their month under every option, by those who agreed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engagement.worlds import (
    NEVER,
    SURE,
    copied,
    kept,
    logistic,
    start,
    was,
    world,
)
from tests.reference.engagement_worlds import random_world

from detente.engagement.layout import (
    Announced,
    Band,
    Faction,
    Guest,
    Hypothesis,
    Param,
    Policy,
    Posture,
    Power,
    Role,
    Sequence,
    War,
)
from detente.engagement.mechanisms.attendance import step_attendance

CONVENOR, OTHER, THIRD, GOVERNMENT, FACTION, SECOND, MOVEMENT = range(7)  # places in the lists
FLAGS = int(Announced.FLAGS)


def round_of(asked, agreed=(), host=CONVENOR, month=1, comes=1.0, many=7):
    """Return the row of an announced round."""
    row = np.zeros(FLAGS + 2 * many)
    row[[Announced.MONTH, Announced.HOST, Announced.COMES]] = month, host, comes
    row[FLAGS + np.array(asked, dtype=int)] = 1.0
    row[FLAGS + many + np.array(agreed, dtype=int)] = 1.0
    return row


def ahead(*rows, odds: float = NEVER, reading: Hypothesis = Hypothesis.MANY):
    """Return a convenor, two powers, the government and two factions; nobody comes by itself."""
    made = world(4, 2)
    made.power[:, Power.COMES] = made.faction[:, Faction.COMES] = odds
    made.param[[Param.MOVEMENT_COMES, Param.HYPOTHESIS]] = odds, reading
    made.faction[:, Faction.WILLING_HOST] = 0.5
    return made._replace(announced=np.array(rows).reshape(len(rows), FLAGS + 14))


def after(made, month: int = 1, draw: int = 0):
    """Return the state after the step of one month."""
    state = start(made, draw)
    step_attendance(made, was(state), state, month, draw, 1)
    return state


def sat(state) -> list[float]:
    """Return who met the government, and whether it met anybody."""
    return [*state.band[:, Band.SAT].tolist(), float(state.war[War.GOVERNMENT_SAT])]


BOTH = {"asked": [GOVERNMENT, FACTION, SECOND], "agreed": [GOVERNMENT, FACTION]}


def options(made):
    """Yield the world under options of every kind."""
    for posture in Posture:
        for change in ({}, {Policy.FIRST_ROUND: 1.0}, {Policy.HOST: 1.0}, {Policy.CONSENT: 1.0}):
            for sequence in (Sequence.TOGETHER, Sequence.ISSUES_FIRST):
                option = copied(made)
                option.policy[[Policy.POSTURE, Policy.SEQUENCE]] = posture, sequence
                for row, value in change.items():
                    option.policy[row] = value
                yield option


@pytest.mark.parametrize("host", [CONVENOR, OTHER, GOVERNMENT, -1])
def test_government_and_faction_that_agreed_and_come_sit_in_that_month_under_every_option(host):
    asked = [who for who in BOTH["asked"] if who != host]
    made = ahead(round_of(asked, [who for who in BOTH["agreed"] if who != host], host, month=3))
    for option in options(made):
        assert sat(after(option, 3)) == [1.0, 0.0, 1.0]
        assert sat(after(option, 2)) == [0.0, 0.0, 0.0]
        assert sat(after(option, 4)) == [0.0, 0.0, 0.0]


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
def test_no_channel_opens_unless_both_agreed_and_both_come(agreed, away):
    """All come but one who stays away: where it agreed, its chance of coming is nil."""
    made = ahead(round_of(BOTH["asked"], agreed, comes=0.0), odds=SURE)
    if away == GOVERNMENT:
        made.power[GOVERNMENT, Power.COMES] = NEVER
    if away == FACTION:
        made.faction[0, Faction.COMES] = NEVER
    state = after(made)
    assert sat(state) == [0.0, 0.0, 0.0]
    assert (state.guest[GOVERNMENT, Guest.ROLE] == Role.ABSENT) == (away == GOVERNMENT)
    assert (state.band[0, Band.SEATED] == 0.0) == (away == FACTION)


def test_who_is_bound_or_kept_from_the_table_does_not_sit_there():
    made = ahead(round_of([GOVERNMENT, FACTION, SECOND], [GOVERNMENT, FACTION, SECOND]))
    made.faction[0, Faction.EXCLUDED] = 1.0
    assert sat(after(made)) == [0.0, 1.0, 1.0]
    state = start(made)
    state.band[1, Band.BOUND] = 1.0
    step_attendance(made, was(state), state, 1, 0, 1)
    assert sat(state) == [0.0, 0.0, 0.0]


def test_a_movement_that_is_one_and_agreed_sits_as_a_whole():
    """Its word is that of every faction but those that split off; of none where it is not one."""
    row = round_of([GOVERNMENT, MOVEMENT], [GOVERNMENT, MOVEMENT])
    one = ahead(row, reading=Hypothesis.ONE)
    assert sat(after(one)) == [1.0, 1.0, 1.0]
    state = start(one)
    state.band[1, Band.SPLINTER] = 1.0
    step_attendance(one, was(state), state, 1, 0, 1)
    assert sat(state) == [1.0, 0.0, 1.0]
    assert sat(after(ahead(row))) == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(("odds", "comes"), [(NEVER, 0.8), (0.0, 0.8), (SURE, 0.8)])
def test_who_agreed_comes_with_the_larger_of_the_two_chances(odds, comes):
    """.8 for who agreed, or its own chance where that is larger; the others by their own."""
    made = ahead(round_of([OTHER, THIRD], [OTHER], comes=comes), odds=odds)
    found = np.array([after(made, draw=n).guest[[OTHER, THIRD], Guest.ROLE] for n in range(2000)])
    agreed, other = (found > Role.ABSENT).mean(axis=0)
    own = logistic(odds)
    assert agreed == pytest.approx(max(own, comes), abs=0.03)
    assert other == pytest.approx(own, abs=0.04)


@given(st.integers(0, 2**32 - 1), st.floats(0.0, 1.0))
@settings(max_examples=150)
def test_to_agree_never_lowers_a_guests_chance(number, comes):
    """Invariant 9 of the design: the same luck, the same list, with and without its word."""
    rng = np.random.default_rng(number)
    made = random_world(rng)
    guests, factions = len(made.power), len(made.faction)
    many, host = guests + factions + 1, int(made.policy[Policy.HOST])
    asked = [j for j in range(many) if j != host and rng.random() < 0.7]
    one = int(rng.choice(asked)) if asked else None
    if one is None:
        return
    found = []
    for agreed in ([], [one]):
        row = round_of(asked, agreed, host, 1, comes, many)
        state = after(made._replace(announced=row[None]), draw=number % 97)
        found.append(
            np.concatenate([state.guest[:, Guest.ROLE] > Role.ABSENT, state.band[:, Band.SEATED]])
        )
    without, with_word = found
    assert (with_word >= without).all()
    alone = one < guests + factions and made.param[Param.HYPOTHESIS] != Hypothesis.ONE
    if one < guests or alone:
        others = np.delete(np.arange(len(without)), one)
        assert (with_word[others] == without[others]).all()


def test_a_round_of_the_same_host_replaces_the_strategys_own_of_the_month():
    """Its list is the announced one, and it is not counted: the table widens no sooner."""
    made = ahead(round_of([THIRD], [THIRD], month=3), odds=SURE)
    made.policy[[Policy.FIRST_ROUND, Policy.INTERVAL]] = 1.0, 2.0
    made.invited[OTHER] = 0.0
    state, seen = start(made), []
    for month in range(1, 6):
        step_attendance(made, was(state), state, month, 0, 1)
        seen.append((state.guest[[OTHER, THIRD], Guest.ROLE] > Role.ABSENT).tolist())
    assert seen == [[True, False]] * 2 + [[False, True]] * 2 + [[True, False]]
    assert state.war[War.ROUNDS] == 2.0
    assert state.war[War.SEATS] == 2.0


def test_a_round_of_another_host_is_held_beside_the_strategys_own():
    """It seats nobody at the convenor's table, urges nobody and counts no seat."""
    made = ahead(round_of([GOVERNMENT, FACTION], [GOVERNMENT, FACTION], OTHER), odds=NEVER)
    made.policy[[Policy.FIRST_ROUND, Policy.PRESSED]] = 1.0, THIRD
    made.invited[THIRD], made.power[THIRD, Power.COMES] = 0.0, SURE
    state = after(made)
    assert sat(state) == [1.0, 0.0, 1.0]
    assert state.guest[:, Guest.ROLE].tolist() == [Role.HOST, 0.0, Role.PARTICIPANT, 0.0]
    assert state.war[[War.ROUNDS, War.SEATS]].tolist() == [1.0, 2.0]
    assert state.guest[:, Guest.URGE].tolist() == [0.0, 0.0, 1.5, 0.0]
    made.policy[Policy.FIRST_ROUND] = 0.0
    state = after(made)
    assert not state.guest[:, [Guest.ROLE, Guest.URGE, Guest.ATTENDED]].any()
    assert state.war[[War.ROUNDS, War.SEATS, War.LARGEST]].tolist() == [0.0, 0.0, 0.0]


def test_an_announced_round_is_held_whatever_comes_first():
    """Issues first holds back the strategy's own rounds only."""
    made = ahead(round_of([OTHER], [OTHER]))
    made.policy[[Policy.FIRST_ROUND, Policy.SEQUENCE]] = 1.0, Sequence.ISSUES_FIRST
    made.target[0] = 1.0
    assert after(made).guest[OTHER, Guest.ROLE] == Role.PARTICIPANT


def test_a_round_that_is_never_held_changes_nothing():
    made = ahead(round_of([OTHER, GOVERNMENT], [OTHER], month=0), odds=SURE)
    bare = made._replace(announced=np.zeros((0, FLAGS)))
    for month in range(1, 6):
        one, other = after(made, month), after(bare, month)
        for array, same in zip(kept(one), kept(other), strict=True):
            assert np.array_equal(array, same, equal_nan=True)


def test_guests_that_come_take_the_role_offered_and_first_attend_then():
    made = ahead(round_of([OTHER], [OTHER], month=2))
    made.policy[Policy.ROLE_OFFERED] = Role.OBSERVER
    state = after(made, 2)
    found = state.guest[OTHER, [Guest.ROLE, Guest.ATTENDED, Guest.FIRST_ROLE]]
    assert found.tolist() == [Role.OBSERVER, 2.0, Role.OBSERVER]
