"""Splits of voting groups, and factions that go over to the government."""

import numpy as np
import pytest
from tests.engagement.course.worlds import NEVER, first, inside, lucky, many, quiet

from detente.engagement.course.input_rows import Faction, Purpose, Reading
from detente.engagement.course.mechanisms import exclusion
from detente.engagement.course.mechanisms.exclusion import split_chance, step_exclusion
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War

GROUP, SIDE, BOUND = (int(r) for r in (FactionState.GROUP, FactionState.SIDE, FactionState.BOUND))


def test_split_vector():
    """s_0 -6.7, κ .4, χ .3, unevenness .2, η .9, s_t .8, talks: .005824."""
    param = quiet().param
    names = ("SPLIT0", "COHESION", "SPLIT_BY", "SPLIT_TALK")
    param[[Param[name] for name in names]] = -6.7, 0.4, 0.3, 0.8
    assert split_chance(param, 0.2, 0.9, True) == pytest.approx(0.005823577, abs=5e-10)
    assert split_chance(param, 0.2, 0.9, False) == split_chance(param, 0.2, 0.0, True)


def grouped(count: int = 4, split0: float = 60.0, **changes: float):
    """Return a world of one group whose members all split, and its first day."""
    world = many(count, Reading.ONE)
    world.param[Param.SPLIT0], world.param[Param.SPLIT_BY] = split0, 0.0
    for key, value in changes.items():
        world.param[Param[key.upper()]] = value
    return world, first(world)


def test_unevenness_is_the_spread_of_contact_by_strength_over_the_movement():
    world, _ = grouped(3, NEVER)
    world.faction[:, Faction.STRENGTH] = 0.5, 0.3, 0.2
    state = first(world)
    state.faction[:, FactionState.LEVEL] = 3.0, 0.0, 0.0
    found = inside(exclusion._split, world, state, False, (1, 0, 1))
    assert found["mean"] == pytest.approx(0.5)
    assert found["uneven"] == pytest.approx(0.5)


def test_a_member_that_splits_off_gets_a_group_of_its_own_and_is_dated():
    world, state = grouped()
    step_exclusion(world, state, True, 3, 0, 1)
    groups = state.faction[:, GROUP].tolist()
    assert len(set(groups)) == 4
    assert state.faction[:, FactionState.SPLIT].tolist() == [3.0] * 4
    assert state.war[War.SPLITS] == 4.0


def test_a_faction_alone_does_not_split():
    world, _ = grouped()
    world.param[Param.READING] = Reading.MANY
    state = first(world)
    step_exclusion(world, state, True, 3, 0, 1)
    assert state.war[War.SPLITS] == 0.0


def test_a_group_of_two_counts_its_active_members():
    world, _ = grouped(2)
    world.faction[1, Faction.FORMED] = 9.0
    state = first(world)
    step_exclusion(world, state, True, 3, 0, 1)
    assert state.war[War.SPLITS] == 0.0


def test_members_split_by_their_own_luck():
    chance, seen = 0.5, set()
    for draw in range(40):
        world, state = grouped(3, 0.0)
        step_exclusion(world, state, True, 1, draw, 1)
        expected = [float(lucky(Purpose.SPLIT, 11 + f, 1, draw) < chance) for f in range(3)]
        assert state.faction[:, FactionState.SPLIT].tolist() == expected
        seen.add(sum(expected))
    assert seen == {0.0, 1.0, 2.0, 3.0}


def test_a_hard_splinter_leaves_the_deal():
    world, state = grouped(3)
    world.faction[:, Faction.HARDNESS] = 0.4, 0.5, 0.6
    state.faction[:, BOUND] = 1.0
    step_exclusion(world, state, True, 1, 0, 1)
    assert state.faction[:, BOUND].tolist() == [1.0, 1.0, 0.0]


def test_a_splinter_keeps_its_channels():
    world, state = grouped(3)
    state.pair[PairState.CHANNEL, 0] = 1.0
    step_exclusion(world, state, True, 1, 0, 1)
    assert state.pair[PairState.CHANNEL, 0].tolist() == [1.0] * 3


def turning(hazard: float = 99.0, **rows: float):
    """Return a quiet world in which the free go over, and its first day."""
    world = quiet()
    world.param[Param.SIDES] = hazard
    state = first(world)
    for key, value in rows.items():
        state.faction[0, FactionState[key.upper()]] = value
    return world, state


def test_a_free_faction_goes_over_with_its_strength():
    world, state = turning()
    state.pair[[PairState.CHANNEL, PairState.BILATERAL]] = 1.0
    step_exclusion(world, state, True, 4, 0, 1)
    assert state.faction[:, SIDE].tolist() == [1.0, 1.0]
    assert state.faction[:, FactionState.SIDED].tolist() == [4.0, 4.0]
    assert state.faction[:, FactionState.STRENGTH].tolist() == [0.7, 0.3]
    assert not state.pair[[PairState.CHANNEL, PairState.BILATERAL]].any()
    assert state.war[War.SIDES] == 2.0
    assert not state.faction[:, FactionState.TURNING].any()


@pytest.mark.parametrize("rows", [{"bound": 1.0}, {"active": 0.0}, {"side": 1.0}])
def test_others_do_not(rows):
    world, state = turning(**rows)
    before = state.faction[0, SIDE]
    step_exclusion(world, state, True, 4, 0, 1)
    assert state.faction[0, [SIDE, FactionState.SIDED]].tolist() == [before, 0.0]


@pytest.mark.parametrize(("channel", "times"), [(0.0, 1.0), (1.0, 2.0)])
def test_who_sits_with_the_government_goes_over_twice_as_often(channel, times):
    seen = set()
    for draw in range(60):
        world, state = turning(0.2)
        state.pair[PairState.CHANNEL, 0, 0] = channel
        step_exclusion(world, state, True, 1, draw, 1)
        goes = lucky(Purpose.SIDE, 11, 1, draw) < 0.2 * times
        assert state.faction[0, SIDE] == (1.0 if goes else -1.0)
        seen.add(goes)
    assert seen == {True, False}


def test_who_goes_over_is_not_tested_for_a_split_but_still_counts_in_the_group():
    world, state = grouped(2)
    world.param[Param.SIDES] = 0.5
    draw = next(
        n for n in range(99) if lucky(Purpose.SIDE, 11, 1, n) < 0.5 <= lucky(Purpose.SIDE, 12, 1, n)
    )
    step_exclusion(world, state, True, 1, draw, 1)
    assert state.faction[:, SIDE].tolist() == [1.0, -1.0]
    assert state.faction[:, FactionState.SPLIT].tolist() == [0.0, 1.0]


def test_who_went_over_acts_as_a_militia_from_the_next_month_on():
    world, state = turning()
    world.param[[Param.ATTEMPT, Param.BLAST]] = 99.0, 0.2
    state.war[War.TALKS] = 1.0
    state.pair[PairState.CHANNEL, 0] = 1.0
    step_exclusion(world, state, True, 1, 0, 1)
    assert state.war[War.ATTACKS] == 0.0
    step_exclusion(world, state, True, 2, 0, 1)
    assert state.war[[War.ATTACKS, War.VIOLENCE]] == pytest.approx([2.0, 0.2])


def test_strengths_and_groups_rest_in_a_quiet_world():
    world = many(4, Reading.TWO)
    state = first(world)
    before = state.faction.copy()
    step_exclusion(world, state, True, 1, 0, 1)
    assert np.array_equal(state.faction, before)
