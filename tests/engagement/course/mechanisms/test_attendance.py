"""Rounds of an option: when they are held, who comes in which role, and what is counted.

``test_attendance_movement.py`` asks the movement to them, ``test_attendance_announced.py`` holds
those that were announced.
"""

import numpy as np
import pytest
from tests.engagement.course.worlds import (
    NEVER,
    SURE,
    copied,
    first,
    hall,
    kept,
    logistic,
    lucky,
)

from detente.engagement.course.input_rows import Faction, Head, Policy, Purpose, Role, Sequence
from detente.engagement.course.mechanisms.attendance import fade_guests, step_attendance
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, War
from detente.numerics.philox import normal_shock

HOST = 1


def talks(base: float = SURE, guests: int = 4, every: int = 1, start: int = 1):
    """Return a hall with rounds to which the government and all powers are asked."""
    made = hall([base] * guests)
    made.policy[[Policy.FIRST_ROUND, Policy.EVERY]] = start, every
    return made


def rounds(made, count: int = 12, draw: int = 0):
    """Yield the month and the state after each month in which a round was held."""
    state, held = first(made), 0.0
    for month in range(1, count + 1):
        step_attendance(made, state, month, draw, 1)
        if state.war[War.ROUNDS] > held:
            held = state.war[War.ROUNDS]
            yield month, kept(state)


def roles(state) -> list[float]:
    return state.head[:, HeadState.ROLE].tolist()


def present(state) -> list[bool]:
    return (state.head[:, HeadState.ROLE] > Role.ABSENT).tolist()


def test_without_rounds_nobody_sits():
    assert not list(rounds(talks(start=0)))


@pytest.mark.parametrize(
    ("start", "every", "months"), [(1, 1, [1, 2, 3, 4, 5, 6, 7, 8]), (3, 4, [3, 7])]
)
def test_rounds_are_held_when_planned(start, every, months):
    assert [month for month, _ in rounds(talks(start=start, every=every), 8)] == months


def test_no_round_is_held_after_the_convenor_left():
    made = talks()
    state = first(made)
    state.war[War.GONE] = 1.0
    step_attendance(made, state, 1, 0, 1)
    assert state.war[[War.ROUNDS, War.SEATS]].tolist() == [0.0, 0.0]


def test_only_those_asked_come_and_the_host_always_sits():
    made = talks()
    made.invited[:] = [0.0, -1.0, -1.0, 0.0, -1.0]
    (_, state), *_ = rounds(made)
    assert roles(state)[HOST] == Role.HOST
    assert present(state) == [True, True, False, True, False]
    assert state.war[[War.ROUNDS, War.SEATS, War.GUESTS]].tolist() == [1.0, 3.0, 1.0]


def test_nobody_willing_leaves_the_host_alone():
    for _, state in rounds(talks(NEVER)):
        assert roles(state) == [0.0, Role.HOST, 0.0, 0.0, 0.0]
        assert state.war[[War.SEATS, War.GUESTS, War.LAST_SHARE]].tolist() == [1.0, 0.0, 0.0]


def test_a_round_to_which_nobody_is_asked_has_no_guests():
    made = talks()
    made.invited[:] = -1.0
    (_, state), *_ = rounds(made)
    assert state.war[[War.SEATS, War.GUESTS]].tolist() == [1.0, 0.0]


def test_the_table_widens_by_the_number_of_the_round():
    made = talks()
    made.invited[:] = [0.0, -1.0, 1.0, 2.0, -1.0]
    yes, no = True, False
    assert [present(state) for _, state in rounds(made, 4)] == [
        [yes, yes, no, no, no],
        [yes, yes, yes, no, no],
        [yes, yes, yes, yes, no],
        [yes, yes, yes, yes, no],
    ]


def test_roles_follow_the_two_chances_of_a_step_up():
    made = talks()
    made.head[:, Head.OFFICIAL], made.head[:, Head.FULL_PART] = 0.8, 0.5
    seen = set()
    for draw in range(60):
        (_, state), *_ = rounds(made, 1, draw)
        for h in (0, 2, 3, 4):
            luck = lucky(Purpose.ROLE, 101 + h, 1, draw)
            role = Role.PARTICIPANT if luck < 0.4 else Role.OBSERVER
            expected = role if luck < 0.8 else Role.NON_OFFICIAL
            assert roles(state)[h] == expected
            seen.add(expected)
    assert seen == {Role.NON_OFFICIAL, Role.OBSERVER, Role.PARTICIPANT}


def test_the_role_offered_is_a_ceiling():
    made = talks()
    made.policy[Policy.ROLE_OFFERED] = Role.OBSERVER
    (_, state), *_ = rounds(made)
    assert set(np.delete(roles(state), HOST)) == {float(Role.OBSERVER)}


def uneven():
    """Return three guests and a host who differ, without any pull."""
    made = talks(guests=3)
    made.head[:, Head.COMES] = [0.5, 0.0, -0.4, 1.0]
    made.head[:, Head.PROPENSITY] = [1.0, 0.0, -0.5, 0.2]
    made.param[[Param.COMES_SPREAD, Param.COMES_ROUND]] = 1.4, 0.7
    return made


def propensity(made, h: int, months: list[int], draw: int) -> float:
    """Return a propensity after drifting from round to round."""
    z, before = made.head[h, Head.PROPENSITY], 0
    for month in months:
        still = np.exp(-(month - before) / 12.0 / made.param[Param.COMES_YEARS])
        move = normal_shock(1, 0, 101 + h, int(Purpose.DRIFT), month, draw)
        z, before = still * z + np.sqrt(1.0 - still**2) * move, month
    return float(z)


def test_a_guest_comes_where_a_fresh_uniform_falls_below_its_chance():
    made = uneven()
    made.policy[[Policy.FIRST_ROUND, Policy.EVERY]] = 2.0, 3.0
    for draw in range(40):
        for n, (month, state) in enumerate(rounds(made, 8, draw)):
            level = normal_shock(1, 0, 0, int(Purpose.ROUND), month, draw)
            for h in (0, 2, 3):
                z = propensity(made, h, [2, 5, 8][: n + 1], draw)
                assert state.head[h, HeadState.PROPENSITY] == pytest.approx(z, abs=1e-12)
                chance = logistic(made.head[h, Head.COMES] + 1.4 * z + 0.7 * level)
                luck = lucky(Purpose.COME, 101 + h, month, draw)
                assert present(state)[h] == (luck < chance)


def test_draws_give_the_chance_that_the_filter_gives():
    """Log-odds 4.3 with spread .48, 1.47 and .72 give .958382, vector 8 of attendance."""
    rng, came, count = np.random.default_rng(1), 0, 4000
    made = talks(guests=2)
    made.param[[Param.COMES_SPREAD, Param.COMES_ROUND, Param.COMES_YEARS]] = 1.47, 0.72, 4.8
    for draw in range(count):
        made.head[:, Head.COMES] = 4.3 + 0.48 * rng.standard_normal()
        made.head[:, Head.PROPENSITY] = rng.standard_normal(3)
        (_, state), *_ = rounds(made, 1, draw)
        came += present(state)[2]
    assert came / count == pytest.approx(0.958382, abs=4 * np.sqrt(0.04 / count))


def test_the_government_comes_less_without_its_consent():
    made = talks()
    made.param[Param.NO_CONSENT], made.param[Param.CONSENT_LUCK] = 2 * SURE, 0.5
    for consent, comes in ((0.0, False), (0.4, False), (0.6, True), (1.0, True)):
        made.policy[Policy.CONSENT] = consent
        (_, state), *_ = rounds(made, 1)
        assert present(state) == [comes, True, True, True, True]


def test_the_share_of_guests_fades_by_half_in_six_months():
    made = talks(every=12)
    made.invited[4] = -1.0
    made.head[2, Head.COMES] = NEVER
    state, seen = first(made), []
    for month in range(1, 8):
        step_attendance(made, state, month, 0, 1)
        seen.append(state.war[War.GUESTS])
    assert seen[0] == pytest.approx(2 / 3)
    assert seen[6] == pytest.approx(1 / 3)
    assert seen == pytest.approx([2 / 3 * 0.5 ** (n / 6) for n in range(7)])
    assert state.war[War.LAST_SHARE] == pytest.approx(2 / 3)  # as it was
    fade_guests(state)
    assert state.war[War.GUESTS] == pytest.approx(2 / 3 * 0.5 ** (7 / 6))


def test_a_full_table_urges_the_hold_out_at_the_next_round():
    """It comes only if urged: half of the share of the round before, which has faded a month."""
    made = talks(guests=3)
    made.policy[Policy.HOLDOUT] = 2.0
    seen = set()
    for draw in range(60):
        found = copied(made)
        found.head[2, Head.COMES] = 0.0
        state = first(found)
        for month in (1, 2):
            urge = 0.5 * state.war[War.GUESTS] * 0.5 ** (1 / 6)
            step_attendance(found, state, month, draw, 1)
            comes = lucky(Purpose.COME, 103, month, draw) < logistic(urge)
            assert present(state)[2] == comes
            seen.add((month, comes))
    assert len(seen) == 4


def test_the_largest_table_and_its_month():
    made = talks()
    made.invited[:] = [0.0, -1.0, 1.0, 1.0, -1.0]
    rows = [War.SEATS, War.LARGEST, War.LARGEST_MONTH]
    held = [state.war[rows].tolist() for _, state in rounds(made, 3)]
    assert held == [[2.0, 2.0, 1.0], [4.0, 4.0, 2.0], [4.0, 4.0, 2.0]]


def test_first_attendance_is_dated_with_its_role():
    made = talks(start=3)
    made.invited[3] = 1.0
    *_, (_, state) = rounds(made, 6)
    assert state.head[:, HeadState.ATTENDED].tolist() == [3.0, 3.0, 3.0, 4.0, 3.0]
    expected = [Role.PARTICIPANT, Role.HOST, *[Role.PARTICIPANT] * 3]
    assert state.head[:, HeadState.FIRST_ROLE].tolist() == expected


def test_luck_goes_with_the_guests_id_not_its_place():
    """I4, for this mechanism."""
    made, moved = uneven(), uneven()
    order = [0, 1, 3, 2]
    moved.head[:] = made.head[order]
    for draw in range(10):
        for (_, one), (_, other) in zip(rounds(made, 6, draw), rounds(moved, 6, draw), strict=True):
            assert [roles(one)[j] for j in order] == roles(other)


def issues_first():
    made = talks()
    made.policy[Policy.SEQUENCE] = Sequence.ISSUES_FIRST
    made.target[:] = 2.0, 0.0
    return made, first(made)


def test_issues_first_holds_no_round_before_each_target_has_cooperated():
    made, state = issues_first()
    step_attendance(made, state, 1, 0, 1)
    assert state.war[War.ROUNDS] == 0.0
    state.faction[0, FactionState.MONTHS] = 1.0
    step_attendance(made, state, 2, 0, 1)
    assert state.war[War.ROUNDS] == 1.0
    made.target[1] = 1.0  # now a target, too
    step_attendance(made, state, 3, 0, 1)
    assert state.war[War.ROUNDS] == 1.0


@pytest.mark.parametrize(
    ("row", "value"),
    [(FactionState.LEFT, 1.0), (FactionState.ACTIVE, 0.0), (FactionState.SIDE, 1.0)],
)
def test_who_was_left_has_not_formed_or_went_over_bars_no_round(row, value):
    made, state = issues_first()
    state.faction[0, row] = value
    step_attendance(made, state, 1, 0, 1)
    assert state.war[War.ROUNDS] == 1.0


def test_propensities_drift_only_where_a_round_is_held():
    made = uneven()
    made.policy[Policy.FIRST_ROUND] = 3.0
    state = first(made)
    for month in (1, 2):
        step_attendance(made, state, month, 0, 1)
        expected = made.head[:, Head.PROPENSITY].tolist()
        assert state.head[:, HeadState.PROPENSITY].tolist() == expected
    assert state.faction[:, FactionState.PROPENSITY].tolist() == [0.0, 0.0]
    step_attendance(made, state, 3, 0, 1)
    assert state.war[War.LAST_ROUND] == 3.0
    moved = normal_shock(1, 0, int(made.faction[0, Faction.KEY]), int(Purpose.ASKED_DRIFT), 3, 0)
    width = np.sqrt(1.0 - np.exp(-2 * 3 / 12.0))
    assert state.faction[0, FactionState.PROPENSITY] == pytest.approx(width * moved)
