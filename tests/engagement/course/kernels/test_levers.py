"""Levers as they act: not after the convenor has left, and only where their claims stand."""

import pytest
from tests.engagement.course.worlds import first, quiet

from detente.engagement.course.input_rows import Policy
from detente.engagement.course.kernels.levers import (
    appeal,
    arms,
    consents,
    guarantee,
    intel,
    press_government,
    press_holdout,
)
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, War

LEVERS = (
    *(Policy.INTEL, Policy.ARMS, Policy.APPEAL, Policy.GUARANTEE),
    *(Policy.PRESS_GOVERNMENT, Policy.PRESS_HOLDOUT),
)


def pulled(level: float = 0.5):
    """Return a world in which all levers are pulled, and its first day."""
    world = quiet()
    world.policy[list(LEVERS)] = level
    world.param[[Param.GUA, Param.COMMIT]] = 0.5, 0.8
    return world, first(world)


def levels(world, state) -> list[float]:
    """Return all levers as they act on faction 0."""
    return [
        *(intel(world, state, 0), arms(world, state), appeal(world, state)),
        *(press_government(world, state), press_holdout(world, state), guarantee(world, state)),
    ]


def test_levers_act_as_they_are_pulled():
    assert levels(*pulled()) == pytest.approx([0.5] * 5 + [0.5 * 0.5 * 0.8 * 0.5])


def test_nothing_acts_after_the_convenor_left():
    world, state = pulled()
    state.war[War.GONE] = 1.0
    assert levels(world, state) == [0.0] * 6


def test_intelligence_waits_for_the_factions_own_months_of_work():
    world, state = pulled()
    world.policy[Policy.INTEL_AFTER] = 2.0
    state.faction[0, FactionState.MONTHS], state.war[War.COOPERATION] = 1.0, 9.0
    assert intel(world, state, 0) == 0.0
    state.faction[0, FactionState.MONTHS] = 2.0
    assert [intel(world, state, f) for f in (0, 1)] == [0.5, 0.0]


@pytest.mark.parametrize(
    ("lever", "after"), [(arms, Policy.ARMS_AFTER), (appeal, Policy.APPEAL_AFTER)]
)
def test_arms_and_appeals_wait_for_months_of_work_by_all(lever, after):
    world, state = pulled()
    world.policy[after] = 3.0
    state.war[War.COOPERATION] = 2.0
    assert lever(world, state) == 0.0
    state.war[War.COOPERATION] = 3.0
    assert lever(world, state) == 0.5


def test_an_alleged_instrument_acts_only_where_its_claims_stand():
    world, state = pulled(1.0)
    world.policy[Policy.AS_ALLEGED] = 1.0
    world.param[[Param.INTEL_STANDS, Param.ARMS_STAND, Param.APPEAL_STANDS]] = 1.0, 0.0, 1.0
    assert levels(world, state)[:3] == [1.0, 0.0, 1.0]
    world.param[[Param.INTEL_STANDS, Param.ARMS_STAND, Param.APPEAL_STANDS]] = 0.0, 1.0, 0.0
    assert levels(world, state)[:3] == [0.0, 1.0, 0.0]
    world.policy[Policy.AS_ALLEGED] = 0.0
    assert levels(world, state)[:3] == [1.0, 1.0, 1.0]


@pytest.mark.parametrize(("guests", "worth"), [(0.0, 0.1), (0.5, 0.15), (1.0, 0.2)])
def test_a_guarantee_is_worth_more_before_a_full_table(guests, worth):
    world, state = pulled(0.5)
    state.war[War.GUESTS] = guests
    assert guarantee(world, state) == pytest.approx(worth)


@pytest.mark.parametrize(("gua", "worth"), [(3.0, 0.85), (-0.5, -0.5)])
def test_a_guarantee_has_a_ceiling_and_no_floor(gua, worth):
    world, state = pulled(1.0)
    world.param[[Param.GUA, Param.COMMIT]], state.war[War.GUESTS] = (gua, 1.0), 1.0
    assert guarantee(world, state) == pytest.approx(worth)


@pytest.mark.parametrize(
    ("chance", "given"), [(0.0, False), (0.1, False), (0.11, True), (1.0, True)]
)
def test_consent_is_drawn_once(chance, given):
    _, state = pulled()
    assert state.luck[0] == 0.1
    assert consents(state, chance) == given
