"""Instruments, ladder and exit tests, in worlds written by hand."""

import numpy as np
import pytest
from tests.engagement.worlds import SURE, logistic, months, start, was, world

from detente.engagement.layout import (
    Band,
    Faction,
    Guest,
    Param,
    Place,
    Policy,
    Power,
    Role,
    Sequence,
    War,
)
from detente.engagement.mechanisms.attendance import step_attendance
from detente.engagement.mechanisms.battlefield import step_battlefield
from detente.engagement.mechanisms.contact import step_contact
from detente.engagement.mechanisms.cooperation import step_cooperation
from detente.engagement.mechanisms.trust import step_trust


def armed(level: float = 0.5, **policy: float):
    """Return a world in which faction 0 is in contact, and its state on the first day."""
    given = world(regions=1)
    given.faction[:, Faction.SHARE] = 0.6, 0.4
    given.faction[:, Faction.CONTACT] = 1.0, 0.0
    given.param[[Param.ARMS_DRIFT, Param.ARMS_STRENGTH]] = 0.02, 0.1
    given.param[[Param.ARMS_DEATHS, Param.ARMS_DISTRUST]] = 0.2, 0.3
    given.policy[[Policy.AS_NOW, Policy.ARMS]] = 0.0, level
    for name, value in policy.items():
        given.policy[Policy[name.upper()]] = value
    return given


def a_month(given, state=None):
    """Return the state after a month of issue cooperation alone."""
    state = start(given) if state is None else state
    step_cooperation(given, was(state), state, 1, 0, 1)
    return state


def test_arms_raise_the_strength_of_who_gets_them():
    """.6 × 1.05 = .63 of 1.03."""
    state = a_month(armed())
    assert state.band[:, Band.ARMED].tolist() == [0.5, 0.0]
    assert state.band[:, Band.STRENGTH] == pytest.approx([0.63 / 1.03, 0.4 / 1.03])
    again = a_month(armed(), state)
    assert again.band[0, Band.STRENGTH] == pytest.approx(0.63 * 1.05 / (0.63 * 1.05 + 0.4))


def test_arms_and_training_add_up():
    assert a_month(armed(0.5, training=0.25)).band[0, Band.ARMED] == 0.75


def test_without_arms_strength_stays_to_the_bit():
    given = armed(0.0)
    assert (a_month(given).band[:, Band.STRENGTH] == given.faction[:, Faction.SHARE]).all()


def test_the_war_of_the_month_after():
    given = armed()
    state = a_month(given)
    step_battlefield(given, was(state), state, 2, 0, 1)
    assert state.war[War.DEATHS] == pytest.approx(np.exp(state.war[War.LOG_DEATHS]) * 1.1)
    assert state.war[War.BALANCE] == pytest.approx(logistic(-0.02 * 0.5))


def test_the_war_feels_the_highest_level_once():
    given = armed()
    given.faction[:, Faction.CONTACT] = 1.0
    state = a_month(given)
    step_battlefield(given, was(state), state, 2, 0, 1)
    assert state.war[War.BALANCE] == pytest.approx(logistic(-0.02 * 0.5))


def test_the_government_trusts_who_is_armed_the_less():
    given = armed()
    state = a_month(given)
    step_trust(given, was(state), state)
    assert state.band[0, Band.TRUSTED] == pytest.approx(logistic(-0.3 * 0.5))
    assert state.band[1, Band.TRUSTED] == 0.5
    assert state.band[:, Band.TRUSTS].tolist() == [0.5, 0.5]


@pytest.mark.parametrize(("true", "expected"), [(1.0, 0.5), (0.0, 0.0)])
def test_where_all_goes_on_as_now_only_what_is_given_acts(true, expected):
    given = armed(as_now=1.0)
    given.param[Param.ARMS_TRUE] = true
    assert a_month(given).band[0, Band.ARMED] == expected


def test_the_ladder_holds_arms_back_until_the_faction_has_cooperated():
    given = armed(arms_after=2.0)
    state = start(given)
    state.band[0, Band.SUCCESSES] = 1.0
    assert a_month(given, state).band[0, Band.ARMED] == 0.0
    state.band[0, Band.SUCCESSES] = 2.0
    assert a_month(given, state).band[0, Band.ARMED] == 0.5


def test_talks_first_bars_arms_until_both_sides_have_sat():
    given = armed(sequence=Sequence.TALKS_FIRST)
    state = start(given)
    assert a_month(given, state).band[0, Band.ARMED] == 0.0
    state.war[War.FIRST_TALK] = 1.0
    assert a_month(given, state).band[0, Band.ARMED] == 0.5


def test_the_ladder_holds_intelligence_back_by_faction():
    given = armed(0.0, intelligence=1.0, intelligence_after=1.0)
    given.faction[:, [Faction.CONTACT, Faction.AGAINST_RIVAL]] = 3.0, 2.0  # success is certain
    given.param[[Param.PRESENCE_CUT, Param.INTELLIGENCE_GAIN]] = 0.1, 0.5
    given.place[0] = 0.5, 0.2, 0.4
    state = start(given)
    state.band[1, Band.SUCCESSES] = 1.0
    a_month(given, state)
    fall = 0.1 * (0.2 * 2.0 + 1.5 * 0.4 * 2.0)
    assert state.presence[0] == pytest.approx(given.place[0, Place.PRESENCE] * np.exp(-fall))


@pytest.mark.parametrize(("successes", "expected"), [(2.0, 0.0), (3.0, 0.21)])
def test_appeals_wait_for_all_together_and_may_repel(successes, expected):
    given = armed(0.0, appeal=0.7, appeal_after=3.0)
    given.param[Param.APPEAL] = 0.3
    state = start(given)
    state.band[:, Band.SUCCESSES] = successes - 1.0, 1.0
    assert a_month(given, state).war[War.APPEAL] == pytest.approx(expected)


@pytest.mark.parametrize(("push", "sits"), [(60.0, 1.0), (0.0, 0.0)])
def test_an_appeal_moves_factions_to_sit_in_the_same_month(push, sits):
    given = world()
    given.param[Param.SIT_BASE] = -30.0
    state = start(given)
    before = was(state)
    state.war[War.APPEAL] = push
    step_attendance(given, before, state, 1, 0, 1)
    assert state.band[:, Band.SAT].tolist() == [sits, sits]
    assert state.war[War.GOVERNMENT_SAT] == sits


def test_the_role_offered_is_a_ceiling():
    given = world(guests=30)
    given.invited[:] = 0.0
    given.power[:, Power.COMES] = SURE
    given.policy[Policy.FIRST_ROUND] = 1.0
    free = start(given)
    step_attendance(given, was(free), free, 1, 0, 1)
    given.policy[Policy.ROLE_OFFERED] = Role.OBSERVER
    capped = start(given)
    step_attendance(given, was(capped), capped, 1, 0, 1)
    roles = free.guest[1:, Guest.ROLE]
    assert (roles == Role.PARTICIPANT).any()
    assert (capped.guest[1:, Guest.ROLE] == np.minimum(roles, Role.OBSERVER)).all()
    assert capped.guest[0, Guest.ROLE] == Role.HOST


def leaving(**policy: float):
    """Return a world in which both factions are in open contact and sought."""
    given = world()
    given.faction[:, Faction.CONTACT] = 3.0
    given.target[:] = 1.0
    given.policy[[Policy.AS_NOW, Policy.TARGET]] = 0.0, 3.0
    for name, value in policy.items():
        given.policy[Policy[name.upper()]] = value
    return given


def engaged(given, count: int = 8) -> list[list[float]]:
    """Return contact with the two factions by month, from month 0."""
    return [state.band[:, Band.ENGAGED].tolist() for state in months(step_contact, given, count)]


@pytest.mark.parametrize("as_now", [0.0, 1.0])
def test_contact_without_success_is_given_up_after_so_many_whole_months(as_now):
    levels = engaged(leaving(exit_months=3.0, as_now=as_now))
    assert [both[0] for both in levels] == [3, 3, 3, 3, 2, 1, 0, 0, 0]


def test_a_success_starts_the_count_anew():
    given = leaving(exit_months=2.0)
    state = start(given)
    for month in range(1, 6):
        before = was(state)
        before.band[0, Band.COOPERATED] = 1.0
        step_contact(given, before, state, month, 0, 1)
    assert state.band[:, Band.LEFT].tolist() == [0.0, 1.0]
    assert state.band[0, Band.IDLE] == 1.0


def test_attacks_end_contact_with_all_but_those_bound():
    given = leaving(exit_attacks=2.0)
    state = start(given)
    state.war[War.ATTACKS] = 1.0
    step_contact(given, was(state), state, 1, 0, 1)
    assert not state.band[:, Band.LEFT].any()
    state.war[War.ATTACKS], state.band[1, Band.BOUND] = 2.0, 1.0
    step_contact(given, was(state), state, 2, 0, 1)
    assert state.band[:, Band.LEFT].tolist() == [1.0, 0.0]
    assert state.band[:, Band.ENGAGED].tolist() == [2.0, 3.0]


def test_without_exit_tests_nobody_is_left():
    assert engaged(leaving()) == [[3.0, 3.0]] * 9


def test_issues_first_does_not_wait_for_who_was_given_up():
    given = leaving(sequence=Sequence.ISSUES_FIRST, first_round=1.0)
    given.power[:, Power.KEY] = np.arange(len(given.power))
    state = start(given)
    state.band[0, Band.SUCCESSES] = 1.0
    step_attendance(given, was(state), state, 1, 0, 1)
    assert state.war[War.ROUNDS] == 0.0
    state.band[1, Band.LEFT] = 1.0
    step_attendance(given, was(state), state, 2, 0, 1)
    assert state.war[War.ROUNDS] == 1.0
