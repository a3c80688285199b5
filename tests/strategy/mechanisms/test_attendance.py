"""Rounds of talks in worlds written by hand."""

import numpy as np
import pytest
from tests.strategy.worlds import NEVER, SURE, rounds, start, world

from detente.ensemble.philox import shock
from detente.strategy.mechanisms.attendance import _acceptance, step_attendance
from detente.strategy.rows import Param, Policy, Power, Purpose, Role


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
    found = shock(seed, 0, guest, int(Purpose.ACCEPT), 0, draw)
    for round_month in range(2, month + 1):
        if shock(seed, 0, guest, int(Purpose.REFRESH), round_month, draw) < 0.1:
            found = shock(seed, 0, guest, int(Purpose.ACCEPT), round_month, draw)
    return found


def test_urging_of_a_hold_out_fades_by_a_fifth_a_month():
    given = talks(first=0)
    state = start(given)
    state.urge[1] = 1.5
    for month in (1, 2, 3):
        step_attendance(given, state, month, 0, 1)
    assert state.urge[1] == pytest.approx(1.5 * 0.8**3, abs=1e-12)


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
    assert state.role[0] == Role.HOST
    assert (state.role[[1, 3]] > Role.ABSENT).all()
    assert (state.role[[2, 4]] == Role.ABSENT).all()
    assert state.tally[:2].tolist() == [1.0, 3.0]


def test_nobody_willing_leaves_the_host_alone():
    for _, state in rounds(talks(NEVER)):
        assert state.role.tolist() == [Role.HOST, 0.0, 0.0, 0.0, 0.0]
        assert state.tally[1] == 1.0


def test_the_table_widens_by_one_each_round():
    given = talks()
    given.invited[:] = [0.0, 0.0, 1.0, 2.0, -1.0]
    present = [(state.role > Role.ABSENT).tolist() for _, state in rounds(given, 4)]
    yes, no = True, False
    assert present == [
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
            assert state.role[guest] == expected
            seen.add(expected)
    assert seen == {Role.NON_OFFICIAL, Role.OBSERVER, Role.PARTICIPANT}


def test_luck_persists_but_for_one_refresh_in_ten():
    given = talks(0.0)
    changed = rounds_seen = 0
    for draw in range(40):
        before = None
        for month, state in rounds(given, 10, draw):
            assert state.luck.tolist() == [luck(j, month, draw) for j in range(5)]
            if before is not None:
                changed += int((state.luck != before).sum())
                rounds_seen += 5
            before = state.luck
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
    given.near[:] = [[0, 0.5, 0.2, 0.3], [0.4, 0, 0.3, 0.3], [0.1, 0.5, 0, 0.4], [0.6, 0.2, 0.2, 0]]
    return given


def by_hand(given, contact, start_at: float):
    """Solve p_j = L(h_j + 2J (Σ W_jk p_k − .3)) among three guests, from A.5."""
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
        others = given.near[:, 1:] @ p[1:]
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
    found = _acceptance(given, state, 0.0)
    expected = by_hand(given, state.contact, 1.0 if equilibrium >= 0.5 else 0.0)
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
    alone = _acceptance(given, start(given), 0.0)
    given.power[3, Power.ALIGN_HOST] = -9.0
    again = _acceptance(given, start(given), 0.0)
    assert (alone[1:3] == again[1:3]).all()


def test_a_guest_accepts_where_its_luck_falls_below_its_chance():
    given = uneven()
    for draw in range(50):
        (_, state), *_ = rounds(given, 1, draw)
        chance = by_hand(given, state.contact, 0.0)
        for guest in (1, 2, 3):
            assert (state.role[guest] > Role.ABSENT) == (luck(guest, 1, draw) < chance[guest])


def test_an_absent_hold_out_is_urged_by_the_share_present():
    given = talks(guests=5)
    given.policy[Policy.PRESSED] = 2.0
    given.power[2, Power.RIVAL_HOST] = 2 * SURE  # never comes, all others do
    (_, state), *_ = rounds(given, 1)
    assert state.role[2] == Role.ABSENT
    assert state.urge.tolist() == [0.0, 0.0, 1.5 * 3 / 4, 0.0, 0.0]


def test_a_hold_out_that_came_is_not_urged():
    given = talks(guests=5)
    given.policy[Policy.PRESSED] = 2.0
    (_, state), *_ = rounds(given, 1)
    assert state.role[2] > Role.ABSENT
    assert not state.urge.any()
