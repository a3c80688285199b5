"""The rival's presence: a vector of the page, regions and neighbours, and no rival at all."""

import numpy as np
import pytest
from tests.engagement.course.worlds import first, kept, quiet

from detente.engagement.course.input_rows import Faction, Policy, Purpose
from detente.engagement.course.mechanisms.cooperation import step_cooperation
from detente.engagement.course.mechanisms.exclusion import step_exclusion
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, War
from detente.numerics.philox import normal_shock

LEVEL = FactionState.LEVEL


def test_presence_vector():
    """R .2, Σ X I .3, Σ I c σ .35, υ·intel .3, r_X .006, r_C .01: .199451."""
    world = quiet()._replace(shared=np.array([[0.5], [0.0]]))
    world.param[[Param.R_EXCL, Param.R_COOP, Param.INTEL_GAIN]] = 0.006, 0.01, 0.3
    world.policy[Policy.INTEL] = 1.0
    state = first(world)
    state.faction[:, LEVEL] = 3.0, 0.0  # A, of influence .7, works; B, of .3, is out
    step_cooperation(world, state, 1, 0, 1)
    step_exclusion(world, state, True, 1, 0, 1)
    assert state.presence[0] == pytest.approx(0.199450756, abs=5e-10)


def test_without_cooperation_its_term_is_left_out():
    world = quiet()._replace(shared=np.array([[0.5], [0.0]]))
    world.param[[Param.R_EXCL, Param.R_COOP]] = 0.006, 0.01
    state = first(world)
    state.faction[:, LEVEL] = 3.0, 0.0
    state.faction[0, FactionState.RIVAL_WORK] = 0.5
    step_exclusion(world, state, False, 1, 0, 1)
    assert state.presence[0] == pytest.approx(0.2 * np.exp(0.006 * 0.3))


def test_strengths_of_the_excluded_are_those_before_growth():
    world = quiet()
    world.param[[Param.R_EXCL, Param.RECRUIT]] = 0.1, 0.5
    state = first(world)
    state.faction[:, LEVEL] = 3.0, 0.0
    step_exclusion(world, state, True, 1, 0, 1)
    assert state.influence[0, 1] == pytest.approx(0.3 * np.exp(0.5))
    assert state.presence[0] == pytest.approx(0.2 * np.exp(0.1 * 0.3))


def test_it_grows_by_itself_and_by_arms_that_leak():
    world = quiet()
    world.param[[Param.R_GROW, Param.ARMS_LEAK]] = 0.05, 0.4
    world.policy[Policy.ARMS] = 0.5
    state = first(world)
    step_exclusion(world, state, True, 1, 0, 1)
    assert state.presence[0] == pytest.approx(0.2 * np.exp(0.05 + 0.1 * 0.4 * 0.5))


def regions(presence, neighbours=()):
    """Return a quiet world with regions; pairs of neighbours go both ways."""
    world, count = quiet(), len(presence)
    near = np.zeros((count + 3, count))
    for one, other in neighbours:
        near[one, other] = near[other, one] = 1.0
    place = np.column_stack([presence, np.full((count, 2), 0.5)])
    return world._replace(place=place, near=near)


def test_presence_spreads_between_neighbours_as_it_stood_before():
    world = regions([0.2, 0.6, 0.4], [(0, 1), (0, 2)])
    world.param[Param.R_NEAR] = 0.1
    state = first(world)
    step_exclusion(world, state, True, 1, 0, 1)
    expected = [0.2 + 0.1 * (0.5 - 0.2), 0.6 + 0.1 * (0.2 - 0.6), 0.4 + 0.1 * (0.2 - 0.4)]
    assert state.presence == pytest.approx(expected)


def test_a_region_without_neighbours_is_left_alone():
    world = regions([0.2, 0.6, 0.4], [(1, 2)])
    world.param[Param.R_NEAR] = 0.1
    state = first(world)
    step_exclusion(world, state, True, 1, 0, 1)
    assert state.presence[0] == 0.2


def test_each_region_has_a_shock_of_its_own():
    world = regions([0.2, 0.3])
    world.param[Param.R_SD] = 0.1
    state = first(world)
    step_exclusion(world, state, True, 5, 2, 1)
    moved = [normal_shock(1, 0, r, int(Purpose.RIVAL), 5, 2) for r in (0, 1)]
    assert state.presence == pytest.approx(np.array([0.2, 0.3]) * np.exp(0.1 * np.array(moved)))


@pytest.mark.parametrize(("grow", "end"), [(9.0, 1.0), (-900.0, 0.0)])
def test_presence_stays_between_none_and_everywhere(grow, end):
    world = quiet()
    world.param[Param.R_GROW] = grow
    state = first(world)
    step_exclusion(world, state, True, 1, 0, 1)
    assert state.presence[0] == end


def test_those_out_push_where_they_have_influence():
    world = regions([0.2, 0.2])
    world.param[Param.R_EXCL] = 0.1
    state = first(world)
    state.influence[:, 1] = 0.0, 0.8
    state.faction[:, LEVEL] = 3.0, 0.0
    step_exclusion(world, state, True, 1, 0, 1)
    assert state.presence == pytest.approx([0.2, 0.2 * np.exp(0.08)])


def test_defectors_count_where_they_have_influence_before_it_grows():
    world = regions([0.2, 0.2])
    world.param[[Param.DEFECT0, Param.R_GROW]] = 20.0, 0.1
    state = first(world)
    state.influence[:, 1] = 0.2, 0.8
    state.faction[:, LEVEL] = 3.0, 0.0
    step_exclusion(world, state, True, 1, 0, 1)
    assert state.presence == pytest.approx(np.array([0.25, 0.4]) * np.exp(0.1))
    assert state.influence[:, 1] == pytest.approx([0.1, 0.4])


def test_without_a_rival_it_is_not_moved_and_stances_do_not_matter():
    """I7, for this mechanism."""
    ends = []
    for stance in (-1.0, 1.0):
        world = quiet()
        world.param[[Param.RIVAL, Param.DEFECT0, Param.R_GROW]] = 0.0, 20.0, 0.5
        world.faction[:, Faction.RIVAL] = stance
        state = first(world)
        state.faction[:, LEVEL], state.war[War.TALKS] = (3.0, 0.0), 1.0
        step_exclusion(world, state, True, 1, 0, 1)
        ends.append(kept(state))
    assert ends[0].presence.tolist() == ends[1].presence.tolist() == [0.2]
    assert np.array_equal(ends[0].faction, ends[1].faction)
    assert ends[0].war[War.DEFECTIONS] == 0.0
