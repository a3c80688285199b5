"""What contact does to those contacted: a vector of the page, bounds, and who is not touched."""

import pytest
from tests.engagement.course.worlds import first, quiet

from detente.engagement.course.input_rows import Faction, Policy
from detente.engagement.course.mechanisms.response import step_response
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, War

M, A_ = FactionState.MODERATION, FactionState.STATUS


def world_of(**values: float):
    world = quiet()
    for key, value in values.items():
        world.param[Param[key.upper()]] = value
    return world


def after(world, *levels: float, months: int = 1):
    state = first(world)
    state.faction[:, FactionState.LEVEL] = levels
    for _ in range(months):
        step_response(world, state)
    return state


def test_moderation_vector():
    """c .667, μ_m .018, μ_h .003, η .25: .0085043."""
    world = world_of(mod=0.018, mod_hard=0.003)
    world.faction[0, Faction.HARDNESS] = 0.25
    state = after(world, 3 * 0.667, 0.0)
    assert state.faction[:, M] == pytest.approx([0.008504250, 0.0], abs=5e-10)


def test_the_hard_are_hardened_where_the_moderate_are_moderated():
    state = after(world_of(mod=0.01, mod_hard=0.02), 3.0, 3.0)
    expected = [0.01 * 0.8 - 0.02 * 0.2, 0.01 * 0.1 - 0.02 * 0.9]
    assert state.faction[:, M] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("level", "label", "shown"),
    [(3.0, 1.0, 1.0), (2.0, 1.0, 0.2), (1.0, 0.5, 0.35), (3.0, 0.0, 1.5)],
)
def test_open_contact_and_a_lifted_label_give_standing(level, label, shown):
    world = world_of(status=0.02)
    world.policy[Policy.LABEL] = label
    assert after(world, level, 0.0).faction[:, A_] == pytest.approx([0.02 * shown, 0.0])


def test_means_add_up_over_factions_more_from_the_hard():
    state = after(world_of(means=0.004), 3.0, 1.0)
    expected = 0.004 * (0.7 * 0.7 + 0.3 / 3 * 1.4)
    assert state.war[War.MEANS] == pytest.approx(expected)


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_bounds(sign):
    world = world_of(mod=0.3 * sign, status=0.4 * sign, means=0.9 * sign)
    state = after(world, 3.0, 3.0, months=9)
    assert state.faction[0, M] == 0.5 * sign
    assert state.faction[0, A_] == sign
    assert state.war[War.MEANS] == (1.0 if sign > 0 else -0.5)


def test_contact_with_a_militia_or_with_who_has_not_formed_does_nothing():
    world = world_of(mod=0.1, status=0.1, means=0.1)
    world.faction[0, Faction.SIDE], world.faction[1, Faction.FORMED] = 1.0, 4.0
    state = after(world, 3.0, 3.0)
    assert not state.faction[:, [M, A_]].any()
    assert state.war[War.MEANS] == 0.0


def test_without_contact_nothing_moves():
    """I8, for this mechanism."""
    world = world_of(mod=0.1, mod_hard=-0.2, status=0.1, means=0.1)
    world.policy[Policy.LABEL] = 0.0
    state = after(world, 0.0, 0.0, months=3)
    assert not state.faction[:, [M, A_]].any()
    assert state.war[War.MEANS] == 0.0
