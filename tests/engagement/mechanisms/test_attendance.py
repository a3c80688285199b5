"""Rounds of the powers in worlds written by hand.

``test_attendance_movement.py`` asks the movement to them, ``test_talks.py`` tests the talks.
"""

import numpy as np
import pytest
from tests.engagement.worlds import (
    GUEST_KEY,
    NEVER,
    SURE,
    copied,
    logistic,
    lucky,
    rounds,
    start,
    was,
    world,
)

from detente.engagement.layout import (
    Band,
    Guest,
    Param,
    Policy,
    Power,
    Purpose,
    Role,
    Sequence,
    War,
)
from detente.engagement.mechanisms.attendance import step_attendance
from detente.numerics.philox import normal_shock


def talks(base: float = SURE, guests: int = 5, every: int = 1, first: int = 1):
    """Return a world with rounds to which all are asked, the convenor being the host."""
    given = world(guests)
    given.power[:, Power.COMES] = base
    given.policy[Policy.FIRST_ROUND] = first
    given.policy[Policy.INTERVAL] = every
    given.invited[:] = 0.0
    return given


def luck(guest: int, month: int, draw: int, seed: int = 1) -> float:
    """Return a guest's luck at a round: fresh each time."""
    return lucky(Purpose.ACCEPT, GUEST_KEY + guest, month, draw, seed)


def roles(state) -> list[float]:
    return state.guest[:, Guest.ROLE].tolist()


def present(state) -> list[bool]:
    return (state.guest[:, Guest.ROLE] > Role.ABSENT).tolist()


def test_urging_of_a_hold_out_fades_by_a_fifth_a_month():
    given = talks(first=0)
    state = start(given)
    state.guest[1, Guest.URGE] = 1.5
    for month in (1, 2, 3):
        step_attendance(given, was(state), state, month, 0, 1)
    assert state.guest[1, Guest.URGE] == pytest.approx(1.5 * 0.8**3, abs=1e-12)


def test_without_rounds_nobody_sits():
    assert not list(rounds(talks(first=0), 12))


@pytest.mark.parametrize(
    ("first", "every", "months"), [(1, 1, [1, 2, 3, 4, 5, 6, 7, 8]), (3, 4, [3, 7])]
)
def test_rounds_are_held_when_planned(first, every, months):
    assert [month for month, _ in rounds(talks(first=first, every=every), 8)] == months


def test_only_those_asked_come_and_the_host_always_sits():
    given = talks()
    given.invited[:] = [-1.0, 0.0, -1.0, 0.0, -1.0]
    (_, state), *_ = rounds(given)
    assert roles(state)[0] == Role.HOST
    assert present(state) == [True, True, False, True, False]
    assert state.war[[War.ROUNDS, War.SEATS, War.PRESENT]].tolist() == [1.0, 3.0, 1.0]


def test_nobody_willing_leaves_the_host_alone():
    for _, state in rounds(talks(NEVER)):
        assert roles(state) == [Role.HOST, 0.0, 0.0, 0.0, 0.0]
        assert state.war[[War.SEATS, War.PRESENT]].tolist() == [1.0, 0.0]


def test_the_table_widens_by_one_each_round():
    given = talks()
    given.invited[:] = [0.0, 0.0, 1.0, 2.0, -1.0]
    yes, no = True, False
    assert [present(state) for _, state in rounds(given, 4)] == [
        [yes, yes, no, no, no],
        [yes, yes, yes, no, no],
        [yes, yes, yes, yes, no],
        [yes, yes, yes, yes, no],
    ]


def test_roles_follow_the_two_chances_of_a_step_up():
    given = talks()
    given.power[:, Power.OFFICIAL], given.power[:, Power.FULL_PART] = 0.8, 0.5
    seen = set()
    for draw in range(60):
        (_, state), *_ = rounds(given, 1, draw)
        for guest in range(1, 5):
            drawn = lucky(Purpose.ROLE, GUEST_KEY + guest, 1, draw)
            expected = (
                Role.PARTICIPANT
                if drawn < 0.4
                else Role.OBSERVER
                if drawn < 0.8
                else Role.NON_OFFICIAL
            )
            assert roles(state)[guest] == expected
            seen.add(expected)
    assert seen == {Role.NON_OFFICIAL, Role.OBSERVER, Role.PARTICIPANT}


def uneven():
    """Return three guests and a host who differ, without any pull."""
    given = talks(guests=4)
    given.power[:, Power.COMES] = [0.0, 0.5, -0.4, 1.0]
    given.power[:, Power.PROPENSITY] = [0.0, 1.0, -0.5, 0.2]
    given.param[[Param.COMES_SPREAD, Param.COMES_ROUND]] = 1.4, 0.7
    return given


def propensity(given, guest: int, months: list[int], draw: int) -> float:
    """Return a propensity after drifting from round to round."""
    z, before = given.power[guest, Power.PROPENSITY], 0
    for month in months:
        kept = np.exp(-(month - before) / 12.0 / given.param[Param.COMES_YEARS])
        key = GUEST_KEY + guest
        move = normal_shock(1, 0, key, int(Purpose.DRIFT), month, draw)
        z, before = kept * z + np.sqrt(1.0 - kept**2) * move, month
    return float(z)


def test_a_guest_comes_where_a_fresh_uniform_falls_below_its_chance():
    given = uneven()
    given.policy[[Policy.FIRST_ROUND, Policy.INTERVAL]] = 2.0, 3.0
    for draw in range(40):
        for n, (month, state) in enumerate(rounds(given, 8, draw)):
            level = normal_shock(1, 0, 0, int(Purpose.ROUND), month, draw)
            for guest in (1, 2, 3):
                z = propensity(given, guest, [2, 5, 8][: n + 1], draw)
                assert state.guest[guest, Guest.PROPENSITY] == pytest.approx(z, abs=1e-12)
                chance = logistic(given.power[guest, Power.COMES] + 1.4 * z + 0.7 * level)
                assert present(state)[guest] == (luck(guest, month, draw) < chance)


def test_draws_give_the_chance_that_the_filter_gives():
    """Log-odds 4.3 with spread .48, 1.47 and .72 give .958382, vector 8 of the design."""
    rng, came, many = np.random.default_rng(1), 0, 4000
    given = talks(guests=3)
    given.param[[Param.COMES_SPREAD, Param.COMES_ROUND, Param.COMES_YEARS]] = 1.47, 0.72, 4.8
    for draw in range(many):
        given.power[:, Power.COMES] = 4.3 + 0.48 * rng.standard_normal()
        given.power[:, Power.PROPENSITY] = rng.standard_normal(3)
        (_, state), *_ = rounds(given, 1, draw)
        came += present(state)[1]
    assert came / many == pytest.approx(0.958382, abs=4 * np.sqrt(0.04 / many))


def test_the_government_comes_less_without_its_consent():
    given = talks(2.0)
    given.param[Param.NO_CONSENT], given.param[Param.CONSENT_LUCK] = 2 * SURE, 0.5
    for consent, comes in ((0.0, False), (0.4, False), (0.6, True), (1.0, True)):
        given.policy[Policy.CONSENT] = consent
        given.power[:, Power.COMES] = SURE
        (_, state), *_ = rounds(given, 1)
        assert present(state) == [True, True, True, True, comes]


def pressed(guests: int = 5):
    given = talks(guests=guests)
    given.policy[Policy.PRESSED] = 2.0
    return given


def test_a_pressed_hold_out_is_urged_by_the_share_that_came():
    """Of four asked three come: 1.5 × 3/4 = 1.125."""
    given = pressed()
    given.power[2, Power.COMES] = NEVER  # all others come
    (_, state), *_ = rounds(given, 1)
    assert present(state) == [True, True, False, True, True]
    assert state.guest[:, Guest.URGE].tolist() == [0.0, 0.0, 1.125, 0.0, 0.0]


def test_a_pressed_hold_out_that_came_is_one_of_the_share():
    (_, state), *_ = rounds(pressed(), 1)
    assert present(state)[2]
    assert state.guest[2, Guest.URGE] == 1.5


def test_nobody_is_urged_where_nobody_is_pressed_or_nobody_came():
    (_, state), *_ = rounds(talks(guests=5), 1)
    assert not state.guest[:, Guest.URGE].any()
    alone = pressed()
    alone.power[:, Power.COMES] = NEVER
    (_, state), *_ = rounds(alone, 1)
    assert not state.guest[:, Guest.URGE].any()


def test_urging_counts_from_the_next_round_on():
    """A hold-out that comes only if urged: half of 1.5, the whole of a full table."""
    given = pressed(4)
    given.power[2, Power.COMES] = -0.75 + NEVER
    urged = copied(given)
    urged.power[2, Power.COMES] = -0.7 + 0.5 * 1.5 * 2 / 3
    assert [present(state)[2] for _, state in rounds(given, 2)] == [False, False]
    for _, state in rounds(urged, 1):
        came = 2 + int(present(state)[2])
        assert state.guest[2, Guest.URGE] == 1.5 * came / 3


def test_the_largest_table_and_its_month():
    given = talks(guests=5)
    given.invited[:] = [0.0, 0.0, 1.0, 1.0, -1.0]
    held = [state.war[[War.SEATS, War.LARGEST, War.LARGEST_MONTH]] for _, state in rounds(given, 3)]
    assert [row.tolist() for row in held] == [[2.0, 2.0, 1.0], [4.0, 4.0, 2.0], [4.0, 4.0, 2.0]]


def test_luck_goes_with_the_guests_id_not_its_place():
    given, moved = uneven(), copied(uneven())
    order = [0, 3, 1, 2]
    moved.power[:] = given.power[order]
    for draw in range(10):
        for (_, one), (_, other) in zip(
            rounds(given, 6, draw), rounds(moved, 6, draw), strict=True
        ):
            assert [roles(one)[j] for j in order] == roles(other)


def test_issues_first_holds_no_round_before_each_partner_has_cooperated():
    given = world(factions=2)
    given.policy[[Policy.FIRST_ROUND, Policy.SEQUENCE]] = 1.0, Sequence.ISSUES_FIRST
    given.target[0] = 1.0
    state = start(given)
    step_attendance(given, was(state), state, 1, 0, 1)
    assert state.war[War.ROUNDS] == 0.0
    state.band[0, Band.SUCCESSES] = 1.0
    step_attendance(given, was(state), state, 2, 0, 1)
    assert state.war[War.ROUNDS] == 1.0
    state.band[1, Band.ENGAGED] = 1.0  # now a partner, too
    step_attendance(given, was(state), state, 3, 0, 1)
    assert state.war[War.ROUNDS] == 1.0
