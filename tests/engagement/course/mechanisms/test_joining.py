"""Free factions join a deal in force: when, with which chance, and all on the same state."""

import numpy as np
import pytest
from tests.engagement.course.worlds import FACTION_KEYS, first, inside, kept, lucky, many, quiet

from detente.engagement.course.input_rows import Faction, Head, Purpose, Reading
from detente.engagement.course.kernels.sides import accepted, sides_of
from detente.engagement.course.mechanisms.joining import step_joining
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War

BOUND, CHANNEL = int(FactionState.BOUND), int(PairState.CHANNEL)


def in_force(join: float = 1e9, world=None):
    """Return a world in which A is bound by a deal of last month, and B sits."""
    world = quiet() if world is None else world
    world.param[Param.JOIN] = join
    state = first(world)
    state.faction[0, BOUND], state.war[War.BOUND] = 1.0, 0.7
    state.pair[CHANNEL, 0, 1:] = 1.0
    return world, state


def after(world, state, draw: int = 0):
    step_joining(world, state, 3, draw, 1)
    return state.faction[:, BOUND].tolist()


def test_a_free_faction_with_a_channel_joins():
    world, state = in_force()
    assert after(world, state) == [1.0, 1.0]
    assert state.faction[:, FactionState.JOINED].tolist() == [0.0, 3.0]
    assert state.war[War.JOINS] == 1.0


def test_nobody_joins_where_no_deal_was_in_force_at_the_months_start():
    world, state = in_force()
    state.war[War.BOUND] = 0.049
    assert after(world, state) == [1.0, 0.0]
    state.war[War.BOUND] = 0.05
    assert after(world, state) == [1.0, 1.0]


def test_nobody_joins_without_a_channel_or_outside_the_movement():
    world, state = in_force()
    state.pair[CHANNEL, 0, 1] = 0.0
    assert after(world, state) == [1.0, 0.0]
    for row, value in ((FactionState.SIDE, 1.0), (FactionState.ACTIVE, 0.0)):
        world, state = in_force()
        state.faction[1, row] = value
        assert after(world, state) == [1.0, 0.0]


def test_the_chance_is_that_of_this_faction_alone_at_the_terms_settled():
    world, state = in_force(0.8)
    state.terms[:] = 0.3, 0.4
    signs = accepted(world.param, sides_of(world, state, 0, 1, True, 0.0), state.terms)
    seen = set()
    for draw in range(60):
        joins = lucky(Purpose.JOIN, FACTION_KEYS[1], 3, draw) < 0.8 * signs[0] * signs[1]
        assert after(world, kept(state), draw) == [1.0, float(joins)]
        seen.add(joins)
    assert False in seen
    found = inside(step_joining, world, state, 3, 0, 1)
    assert (found["group_signs"], found["head_signs"]) == signs


def test_joining_vector():
    """j .7, G -.08 and .03, σ_A .14: .1398."""
    world, state = in_force(0.7)
    world.param[[Param.WIN_GOVERNMENT, Param.WIN_REBELS, Param.HURDLE]] = 0.0
    chances = accepted(world.param, sides_of(world, state, 0, 1, True, 0.0), state.terms)
    group, head = (0.14 * np.log(p / (1.0 - p)) for p in chances)
    world.faction[1, Faction.LUCK] += -0.08 - group
    world.head[0, Head.LUCK] += 0.03 - head
    found = inside(step_joining, world, state, 3, 0, 1)
    joint = 0.7 * found["group_signs"] * found["head_signs"]
    assert joint == pytest.approx(0.139800010, abs=5e-10)


def test_all_joins_of_a_month_are_drawn_on_the_same_state():
    """Of three alike none is kept back or drawn in by another that joins before it."""
    world = many(4)
    world.param[Param.TAU] = 0.06
    _, state = in_force(0.5, world)
    chances = []
    for f in (1, 2, 3):
        one, other = accepted(world.param, sides_of(world, state, 0, f, True, 0.0), state.terms)
        chances.append(0.5 * one * other)
    for draw in range(40):
        found = kept(state)
        expected = [float(lucky(Purpose.JOIN, 11 + f, 3, draw) < chances[f - 1]) for f in (1, 2, 3)]
        assert after(world, found, draw) == [1.0, *expected]


def test_members_of_one_group_join_each_for_itself():
    world = many(3, Reading.ONE)
    _, state = in_force(1e9, world)
    state.pair[CHANNEL, 0, 1] = 0.0
    assert after(world, state) == [1.0, 0.0, 1.0]


def test_months_and_chances_of_joining_are_counted_for_those_of_some_strength():
    world, state = in_force(0.0)
    world.faction[1, Faction.STRENGTH] = 0.3
    signs = accepted(world.param, sides_of(world, state, 0, 1, True, 0.0), state.terms)
    after(world, state)
    assert state.war[War.JOIN_EXPOSED] == 1.0
    assert state.war[War.JOIN_CHANCE] == pytest.approx(signs[0] * signs[1])
    state.pair[CHANNEL, 0, 1] = 0.0
    after(world, state)
    assert state.war[War.JOIN_EXPOSED] == 2.0  # exposed, without a chance
    assert state.war[War.JOIN_CHANCE] == pytest.approx(signs[0] * signs[1])
    state.faction[1, FactionState.STRENGTH] = 0.05
    after(world, state)
    assert state.war[War.JOIN_EXPOSED] == 3.0
    state.faction[1, FactionState.STRENGTH] = 0.049
    after(world, state)
    assert state.war[War.JOIN_EXPOSED] == 3.0
