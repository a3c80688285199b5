"""The convenor's contacts with factions: one level a month, leaving, and exits."""

import pytest
from tests.engagement.course.worlds import NEIGHBOUR, first, lucky, quiet

from detente.engagement.course.input_rows import Faction, Policy, Purpose
from detente.engagement.course.mechanisms.contact import step_contact
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, War

LEVEL = FactionState.LEVEL


def aiming(*targets: float, stay: float = 0.0):
    world = quiet()
    world.target[:], world.param[Param.STAY] = targets, stay
    return world


def levels(world, state=None, months: int = 4, draw: int = 0, change=None) -> list[list[float]]:
    """Return the contact levels by month, from the first day on."""
    state = first(world) if state is None else state
    seen = [state.faction[:, LEVEL].tolist()]
    for month in range(1, months + 1):
        if change is not None:
            change(month, state)
        step_contact(world, state, month, draw, 1)
        seen.append(state.faction[:, LEVEL].tolist())
    return seen


def test_contact_moves_one_level_a_month_to_its_target():
    assert levels(aiming(3.0, 1.0)) == [[1, 0], [2, 1], [3, 1], [3, 1], [3, 1]]
    assert levels(aiming(0.0, 2.0), months=3) == [[1, 0], [0, 1], [0, 2], [0, 2]]


def test_contact_with_who_has_not_formed_waits():
    world = aiming(3.0, 3.0)
    world.faction[1, Faction.FORMED] = 3.0

    def forms(month, state):
        state.faction[1, FactionState.ACTIVE] = float(month >= 3)

    assert levels(world, change=forms) == [[1, 0], [2, 0], [3, 0], [3, 1], [3, 2]]


def test_who_changed_sides_keeps_its_target_but_is_not_the_movement():
    world = aiming(3.0, 0.0)
    world.policy[Policy.HOST] = NEIGHBOUR
    state = first(world)
    state.faction[0, FactionState.SIDE] = 1.0
    step_contact(world, state, 1, 0, 1)
    assert state.faction[0, LEVEL] == 2.0
    assert state.head[NEIGHBOUR, HeadState.CONTACT] == 0.0


def test_the_host_is_in_contact_as_with_its_closest_faction():
    world = aiming(3.0, 1.0)
    world.policy[Policy.HOST] = NEIGHBOUR
    state, seen = first(world), []
    for month in (1, 2, 3):
        step_contact(world, state, month, 0, 1)
        seen.append(state.head[NEIGHBOUR, [HeadState.CONTACT, HeadState.OPENED]].tolist())
    assert seen == [[2.0, -1.0], [3.0, 2.0], [3.0, 2.0]]


def test_the_convenor_leaves_for_good_where_its_hazard_lies_above_the_uniform():
    seen = set()
    for draw in range(60):
        world = aiming(3.0, 0.0, stay=0.3)
        state = first(world)
        step_contact(world, state, 1, draw, 1)
        leaves = lucky(Purpose.LEAVE, 0, 1, draw) < 0.3
        assert state.war[[War.GONE, War.LEFT_MONTH]].tolist() == [float(leaves)] * 2
        assert state.faction[0, LEVEL] == (0.0 if leaves else 2.0)  # already in this month
        seen.add(leaves)
    assert seen == {True, False}


def test_the_month_of_leaving_is_dated_once_and_contact_falls_to_none():
    world = aiming(3.0, 0.0, stay=2.0)
    world.faction[0, Faction.CONTACT] = 3.0
    state = first(world)
    assert levels(world, state, 4) == [[3, 0], [2, 0], [1, 0], [0, 0], [0, 0]]
    assert state.war[[War.GONE, War.LEFT_MONTH]].tolist() == [1.0, 1.0]


@pytest.mark.parametrize("deal", [1.0, 2.0])
def test_it_stays_while_a_deal_is_in_force(deal):
    world = aiming(3.0, 0.0, stay=2.0)
    state = first(world)
    state.war[War.DEAL] = deal
    step_contact(world, state, 1, 0, 1)
    assert state.war[War.GONE] == 0.0


def test_it_stays_while_it_is_in_contact_with_nobody():
    world = aiming(3.0, 0.0, stay=2.0)
    world.faction[:, Faction.CONTACT] = 0.0
    state = first(world)
    step_contact(world, state, 1, 0, 1)
    assert state.war[War.GONE] == 0.0
    step_contact(world, state, 2, 0, 1)
    assert state.war[War.GONE] == 1.0


def test_an_exit_after_idle_months_ends_contact_with_that_faction_for_good():
    world = aiming(3.0, 3.0)
    world.policy[Policy.EXIT_MONTHS] = 2.0
    state = first(world)
    state.faction[:, FactionState.IDLE] = 2.0, 1.0
    assert levels(world, state, 2) == [[1, 0], [0, 1], [0, 2]]
    assert state.faction[:, FactionState.LEFT].tolist() == [1.0, 0.0]
    state.faction[0, FactionState.IDLE] = 0.0
    step_contact(world, state, 3, 0, 1)
    assert state.faction[:, LEVEL].tolist() == [0.0, 3.0]


def test_an_exit_after_attacks_ends_contact_with_all():
    world = aiming(3.0, 3.0)
    world.policy[Policy.EXIT_ATTACKS] = 2.0
    state = first(world)
    state.war[War.ATTACKS] = 1.0
    step_contact(world, state, 1, 0, 1)
    assert not state.faction[:, FactionState.LEFT].any()
    state.war[War.ATTACKS] = 2.0
    step_contact(world, state, 2, 0, 1)
    assert state.faction[:, FactionState.LEFT].all()


def test_without_an_exit_rule_contact_goes_on():
    world = aiming(3.0, 3.0)
    state = first(world)
    state.war[War.ATTACKS], state.faction[:, FactionState.IDLE] = 99.0, 99.0
    step_contact(world, state, 1, 0, 1)
    assert not state.faction[:, FactionState.LEFT].any()
