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
    persistent,
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
    Tie,
    War,
)
from detente.engagement.mechanisms.attendance import acceptance, step_attendance


def talks(base: float = SURE, guests: int = 5, every: int = 1, first: int = 1):
    """Return a world with rounds to which all are asked, the convenor being the host."""
    given = world(guests)
    given.param[Param.ATTEND_BASE] = base
    given.policy[Policy.FIRST_ROUND] = first
    given.policy[Policy.INTERVAL] = every
    given.invited[:] = 0.0
    return given


def luck(guest: int, month: int, draw: int, seed: int = 1) -> float:
    """Return a guest's luck at a round, from the specification: redrawn with chance .1."""
    return persistent(Purpose.ACCEPT, Purpose.REFRESH, GUEST_KEY + guest, month, draw, seed)


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


def test_roles_follow_the_margin():
    """Margin p − u: up to .15 non-official, up to .4 observer, else participant."""
    given = talks()  # everybody's p is 1, so the margin is 1 − luck
    seen = set()
    for draw in range(60):
        (_, state), *_ = rounds(given, 1, draw)
        for guest in range(1, 5):
            margin = 1.0 - luck(guest, 1, draw)
            expected = (
                Role.NON_OFFICIAL
                if margin < 0.15
                else Role.OBSERVER
                if margin < 0.4
                else Role.PARTICIPANT
            )
            assert roles(state)[guest] == expected
            seen.add(expected)
    assert seen == {Role.NON_OFFICIAL, Role.OBSERVER, Role.PARTICIPANT}


def test_luck_persists_but_for_one_refresh_in_ten():
    given = talks(0.0)
    changed = rounds_seen = 0
    for draw in range(40):
        before = None
        for month, state in rounds(given, 10, draw):
            now = state.guest[:, Guest.LUCK]
            assert now.tolist() == [luck(j, month, draw) for j in range(5)]
            if before is not None:
                changed += int((now != before).sum())
                rounds_seen += 5
            before = now
    assert changed / rounds_seen == pytest.approx(0.1, abs=4 * np.sqrt(0.09 / rounds_seen))


def uneven():
    """Return three guests and a host who differ in everything that counts."""
    given = talks(-0.6, guests=4)
    given.param[Param.ATTEND_PULL] = 1.2
    given.power[:, Power.ALIGN_HOST] = [1.0, 0.8, 0.3, 0.5]
    given.power[:, Power.THREAT] = [0.5, 0.9, 0.2, 0.5]
    given.power[:, Power.URGE] = [0, 0, 1, 0]
    given.power[:, Power.LABEL] = [0, 1, 0, 0]
    given.power[:, Power.RIVAL_HOST] = [0, 0, 1, 0]
    near = [[0, 0.5, 0.2, 0.3], [0.4, 0, 0.3, 0.3], [0.1, 0.5, 0, 0.4], [0.6, 0.2, 0.2, 0]]
    given.tie[Tie.ALIGNMENT] = near
    return given


def by_hand(given, contact, start_at: float):
    """Solve p_j = L(h_j + 2J (Σ W_jk p_k − .3)) among three guests, by plain iteration."""
    align, threat = given.power[:, Power.ALIGN_HOST], given.power[:, Power.THREAT]
    h = (
        given.param[Param.ATTEND_BASE]
        + 1.6 * (align - 0.4)
        + 0.9 * (threat - 0.5)
        + 0.8 * contact / 3
        + 0.5 * given.power[:, Power.URGE]
        - 0.5 * given.power[:, Power.LABEL]
        - 1.5 * given.power[:, Power.RIVAL_HOST]
    )
    p = np.full(4, start_at)
    for _ in range(2000):
        others = given.tie[Tie.ALIGNMENT][:, 1:] @ p[1:]
        p = 1 / (1 + np.exp(-(h + 2 * given.param[Param.ATTEND_PULL] * (others - 0.3))))
    return p


@pytest.mark.parametrize("equilibrium", [0.2, 0.8])
@pytest.mark.parametrize(("base", "pull"), [(-0.6, 0.0), (-0.6, 1.2), (0.8, 9.0)])
def test_acceptance_of_three_guests_by_hand(base, pull, equilibrium):
    given = uneven()
    given.param[[Param.ATTEND_BASE, Param.ATTEND_PULL]] = base, pull
    given.param[Param.EQUILIBRIUM] = equilibrium
    given.power[:, Power.CONTACT] = [0.0, 3.0, 0.0, 0.0]
    state = start(given)
    found = acceptance(given, state, 0.0)
    expected = by_hand(given, state.guest[:, Guest.CONTACT], 1.0 if equilibrium >= 0.5 else 0.0)
    assert found[1:] == pytest.approx(expected[1:], abs=1e-9)


def test_a_strong_pull_makes_the_equilibrium_matter():
    """So that the parametrised test before tells its two starts apart."""
    given = uneven()
    given.param[[Param.ATTEND_BASE, Param.ATTEND_PULL]] = 0.8, 9.0
    low, high = (by_hand(given, np.array([0.0, 3.0, 0.0, 0.0]), p) for p in (0.0, 1.0))
    assert (high[1:] - low[1:]).min() > 0.1


def test_those_not_asked_do_not_pull():
    given = uneven()
    given.invited[3] = -1.0
    alone = acceptance(given, start(given), 0.0)
    given.power[3, Power.ALIGN_HOST] = -9.0
    again = acceptance(given, start(given), 0.0)
    assert (alone[1:3] == again[1:3]).all()


def test_a_guest_accepts_where_its_luck_falls_below_its_chance():
    given = uneven()
    for draw in range(50):
        (_, state), *_ = rounds(given, 1, draw)
        chance = by_hand(given, state.guest[:, Guest.CONTACT], 0.0)
        for guest in (1, 2, 3):
            assert present(state)[guest] == (luck(guest, 1, draw) < chance[guest])


def test_the_chance_of_one_guest_by_hand():
    """h = −.6 + 1.6(.8 − .4) + .9(.9 − .5) + .8 × 2/3 + .5(1 + .4) − .5 × 1 − 1.5 × 0 = 1.133333;
    nobody else is asked and J = 1: 1.133333 + 2(0 − .3) = .533333, L(.533333) = .630260.
    """
    given = talks(-0.6, guests=3)
    given.param[Param.ATTEND_PULL] = 1.0
    given.invited[:] = [-1.0, 0.0, -1.0]
    given.power[1, [Power.ALIGN_HOST, Power.THREAT, Power.CONTACT]] = 0.8, 0.9, 2.0
    given.power[1, [Power.URGE, Power.LABEL]] = 1.0
    state = start(given)
    state.guest[1, Guest.URGE] = 0.4
    assert acceptance(given, state, 0.0)[1] == pytest.approx(0.630260, abs=1e-6)


@pytest.mark.parametrize(
    ("row", "sign"),
    [
        (Power.ALIGN_HOST, 1),
        (Power.THREAT, 1),
        (Power.CONTACT, 1),
        (Power.URGE, 1),
        (Power.LABEL, -1),
        (Power.RIVAL_HOST, -1),
    ],
    ids=lambda one: getattr(one, "name", None),
)
def test_what_makes_a_guest_more_likely_to_come(row, sign):
    given, more = uneven(), uneven()
    more.power[2, row] += 0.4
    low, high = (acceptance(one, start(one), 0.0) for one in (given, more))
    assert np.sign(high[2] - low[2]) == sign
    assert np.sign(high[1] - low[1]) == sign  # and with it those whom its coming draws


def test_chances_lie_between_nought_and_one():
    given = uneven()
    for base in (-9.0, 9.0):
        given.param[Param.ATTEND_BASE] = base
        found = acceptance(given, start(given), 0.0)
        assert ((found > 0.0) & (found < 1.0)).all()


def test_a_go_between_narrows_the_hold_outs_gap_and_nobody_elses():
    """1 − A = .7 shrinks by a fifth to .56: h rises by 1.6 × .14 = .224."""
    given = uneven()
    given.param[Param.ATTEND_PULL] = 0.0
    given.policy[Policy.HOLDOUT] = 2.0
    given.param[Param.BRIDGE] = 0.2
    apart = acceptance(given, start(given), 0.0)
    given.param[Param.BRIDGED] = 1.0
    found = acceptance(given, start(given), 0.0)
    odds = [np.log(p / (1 - p)) for p in (apart, found)]
    assert odds[1] - odds[0] == pytest.approx([0.0, 0.0, 0.224, 0.0], abs=1e-9)


def pressed(guests: int = 5):
    given = talks(guests=guests)
    given.policy[Policy.PRESSED] = 2.0
    return given


def test_a_pressed_hold_out_is_urged_by_the_share_that_came():
    """Of four asked three come: 1.5 × 3/4 = 1.125."""
    given = pressed()
    given.power[2, Power.RIVAL_HOST] = 2 * SURE  # never comes, all others do
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
    alone.param[Param.ATTEND_BASE] = NEVER
    (_, state), *_ = rounds(alone, 1)
    assert not state.guest[:, Guest.URGE].any()


def test_urging_counts_from_the_next_round_on():
    """A hold-out at its tipping point: what the first round made of it, the second one shows."""
    given = pressed(4)
    given.power[2, Power.RIVAL_HOST] = (SURE + 0.2) / 1.5  # h = −.2 − .64 − .45
    chance = [acceptance(given, state, 0.0)[2] for _, state in rounds(given, 2)]
    assert acceptance(given, start(given), 0.0)[2] == pytest.approx(logistic(-1.29))
    share = [(1 + int(present(state)[2]) + 1) / 3 for _, state in rounds(given, 2)]
    assert chance == pytest.approx([logistic(-1.29 + 0.75 * s) for s in share])


def test_the_largest_table_and_its_month():
    given = talks(guests=5)
    given.invited[:] = [0.0, 0.0, 1.0, 1.0, -1.0]
    held = [state.war[[War.SEATS, War.LARGEST, War.LARGEST_MONTH]] for _, state in rounds(given, 3)]
    assert [row.tolist() for row in held] == [[2.0, 2.0, 1.0], [4.0, 4.0, 2.0], [4.0, 4.0, 2.0]]


def test_luck_goes_with_the_guests_id_not_its_place():
    given, moved = uneven(), copied(uneven())
    order = [0, 3, 1, 2]
    moved.power[:] = given.power[order]
    moved.tie[:] = given.tie[:, order][:, :, order]
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
