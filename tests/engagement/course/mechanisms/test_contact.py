"""Contact of powers: vectors of the page, rates, drivers and admission.

``test_contact_convenor.py`` tests the convenor's contacts, ``test_contact_labels.py`` labels.
"""

import numpy as np
import pytest
from tests.engagement.course.worlds import (
    HEAD_KEYS,
    NEIGHBOUR,
    PATRON,
    contacts,
    copied,
    first,
    inside,
    kept,
    lucky,
    quiet,
)

from detente.engagement.course.input_rows import Head, Policy, Purpose
from detente.engagement.course.mechanisms import contact
from detente.engagement.course.mechanisms.contact import contact_centre, exposure, step_contact
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import HeadState, War

DRIVERS = (
    *(Param.PEERS, Param.STALEMATE_OPEN, Param.THREAT, Param.ENGAGED_BEFORE),
    *(Param.URGED, Param.LABEL_OPEN, Param.PRESS),
)


def rated(level: float = 0.0, **rates: float):
    """Return a world in which the patron has these rates and nothing else drives it."""
    world = quiet()
    world.param[list(DRIVERS)] = 0.0
    world.head[1:, Head.CONTACT] = 0.0
    world.head[PATRON, Head.CONTACT] = level
    for key, rate in rates.items():
        world.head[PATRON, Head[key.upper()]] = rate
    return world


def reached(world, luck: float, factor: float = 1.0, violence: float = 0.0) -> float:
    state = first(world)
    return contact._moved(world.head[PATRON], state.head[PATRON], factor, violence, luck)


UP = {"none_clandestine": 0.10, "none_unofficial": 0.06, "none_open": 0.04}


def test_rates_share_the_chance_of_a_move_and_the_highest_level_comes_first():
    """1 - e^-.2 = .181269, by .04, .06 and .10 of .2."""
    world, p = rated(**UP), 1.0 - np.exp(-0.2)
    edges = [0.2 * p, 0.5 * p, p]
    for below, level in zip(edges, (3.0, 2.0, 1.0), strict=True):
        assert reached(world, below - 1e-9) == level
    assert reached(world, edges[0] + 1e-9) == 2.0
    assert reached(world, edges[1] + 1e-9) == 1.0
    assert reached(world, edges[2] + 1e-9) == 0.0


@pytest.mark.parametrize(
    ("level", "rates", "upper", "target"),
    [
        (1.0, {"clandestine_open": 0.05}, 0.05, 3.0),
        (1.0, {"clandestine_unofficial": 0.05}, 0.05, 2.0),
        (2.0, {"unofficial_open": 0.05}, 0.05, 3.0),
    ],
)
def test_rates_of_each_level(level, rates, upper, target):
    world, p = rated(level, **rates), 1.0 - np.exp(-upper)
    assert reached(world, p - 1e-9) == target
    assert reached(world, p + 1e-9) == level
    assert reached(world, 1.0 - 1e-9) == level


@pytest.mark.parametrize(
    ("level", "name"), [(1.0, "clandestine_none"), (2.0, "unofficial_none"), (3.0, "open_none")]
)
def test_a_fall_stacks_from_the_top_of_the_uniform(level, name):
    world = rated(level, **{name: 0.05})
    edge = np.exp(-0.05)
    assert reached(world, edge + 1e-9) == 0.0
    assert reached(world, edge - 1e-9) == level


def test_rises_and_falls_share_one_uniform():
    world = rated(1.0, clandestine_open=0.03, clandestine_none=0.01)
    p = 1.0 - np.exp(-0.04)
    assert [reached(world, u) for u in (0.75 * p - 1e-9, 0.75 * p + 1e-9)] == [3.0, 1.0]
    assert [reached(world, u) for u in (1 - 0.25 * p - 1e-9, 1 - 0.25 * p + 1e-9)] == [1.0, 0.0]


def test_violence_closes_open_contact_alone():
    edge = np.exp(-0.05 * np.exp(0.8))
    open_ = rated(3.0, open_none=0.05)
    assert reached(open_, edge + 1e-9, violence=0.8) == 0.0
    assert reached(open_, edge - 1e-9, violence=0.8) == 3.0
    other = rated(2.0, unofficial_none=0.05)
    assert reached(other, edge + 1e-9, violence=0.8) == 2.0


def test_without_rates_nobody_moves():
    for level in (0.0, 1.0, 2.0, 3.0):
        assert reached(rated(level), 1e-12) == level
        assert reached(rated(level), 1.0 - 1e-12) == level


def factor(world, state, h: int = PATRON) -> float:
    """Return the factor on one power's upward rates."""
    alone = copied(world)
    alone.head[:, Head.MOVES] = 0.0
    alone.head[h, Head.MOVES] = 1.0
    return inside(step_contact, alone, kept(state), 1, 0, 1)["factor"]


def test_factor_vector():
    """Monthly rate .004; D - D̄ = .8 × .1 + .5: .007144."""
    world = rated(none_open=0.004)
    world.head[NEIGHBOUR, Head.CONTACT] = 1.0
    world.param[[Param.PEERS, Param.COVERT_SEEN, Param.PRESS]] = 0.8, 2 / 3, 0.5
    world.policy[Policy.PRESS_HOLDOUT] = 1.0
    state = first(world)
    state.war[War.CONTACT_CENTRE] = 0.0
    assert exposure(world, state) == pytest.approx(0.1)
    assert 0.004 * factor(world, state) == pytest.approx(0.007144154, abs=5e-10)


@pytest.mark.parametrize(
    ("name", "row", "value", "drive"),
    [
        ("threat", Head.THREAT, 0.5, 0.5 * 0.8),
        ("engaged_before", Head.ENGAGED, 1.0, 0.8),
        ("urged", Head.URGED, 1.0, 0.8),
        ("label_open", Head.LABEL, 1.0, -0.8),
    ],
)
def test_traits_of_a_power_drive_it(name, row, value, drive):
    world = rated()
    world.param[Param[name.upper()]] = 0.8
    world.head[1:, row] = 0.0
    state = first(world)
    world.head[PATRON, row] = value
    state.head[PATRON, HeadState.LABEL] = world.head[PATRON, Head.LABEL]
    assert factor(world, state) == pytest.approx(np.exp(drive))
    assert factor(world, state, NEIGHBOUR) == pytest.approx(1.0)


def test_stalemate_and_a_full_table_drive_all():
    world = rated()
    state = first(world)
    state.war[[War.STALEMATE, War.LAST_SHARE, War.CONTACT_CENTRE]] = 0.4, 0.5, 0.1
    world.param[[Param.STALEMATE_OPEN, Param.URGED]] = 0.5, 1.0
    for h in (PATRON, NEIGHBOUR):
        assert factor(world, state, h) == pytest.approx(np.exp(0.2 + 0.25 - 0.1))


def test_pressure_drives_the_hold_out_alone_and_not_after_the_convenor_left():
    world = rated()
    world.param[Param.PRESS], world.policy[Policy.PRESS_HOLDOUT] = 0.7, 0.5
    state = first(world)
    assert factor(world, state) == pytest.approx(np.exp(0.35))
    assert factor(world, state, NEIGHBOUR) == pytest.approx(1.0)
    state.war[War.GONE] = 1.0
    assert factor(world, state) == pytest.approx(1.0)


@pytest.mark.parametrize(("threat", "times"), [(9.0, 4.0), (-9.0, 0.25)])
def test_drivers_are_kept_within_a_factor_of_four_but_events_are_not(threat, times):
    world = rated()
    state = first(world)
    world.param[Param.THREAT], world.head[PATRON, Head.THREAT] = threat, 1.0
    assert factor(world, state) == pytest.approx(times)
    state.head[PATRON, HeadState.FACTOR] = 3.0
    assert factor(world, state) == pytest.approx(3.0 * times)


def test_the_centre_is_the_mean_of_the_first_day_without_pressure():
    world = rated()
    world.param[[Param.THREAT, Param.PRESS]] = 1.0, 5.0
    world.policy[Policy.PRESS_HOLDOUT] = 1.0
    world.head[1:, Head.THREAT] = 0.2, 0.6
    state = first(world)
    assert contact_centre(world, state) == state.war[War.CONTACT_CENTRE] == pytest.approx(0.4)
    world.head[1:, Head.MOVES] = 0.0
    assert contact_centre(world, state) == 0.0


def test_how_far_contact_is_seen():
    """Open 1, unofficial .6, clandestine .3 × seen; the host and domestic parties do not count."""
    world = rated()
    world.param[Param.COVERT_SEEN] = 0.5
    state = first(world)
    for levels, seen in (((3, 0), 0.5), ((2, 1), 0.375), ((3, 3), 1.0), ((0, 0), 0.0)):
        state.head[1:, HeadState.CONTACT] = levels
        assert exposure(world, state) == pytest.approx(seen)
    state.head[1:, HeadState.CONTACT] = 3.0, 0.0
    world.policy[Policy.HOST] = NEIGHBOUR
    assert exposure(world, state) == 1.0
    world.head[PATRON, Head.POWER] = 0.0
    assert exposure(world, state) == 0.0


def test_a_power_moves_with_its_own_luck_and_the_order_does_not_matter():
    """Exposure is that of the start of the step: the first mover does not pull the second."""
    world = rated()
    world.head[1:, Head.NONE_OPEN] = 0.05
    world.param[Param.PEERS] = 2.0
    seen = set()
    for draw in range(80):
        state = first(world)
        step_contact(world, state, 1, draw, 1)
        p = 1.0 - np.exp(-0.05)
        expected = [3.0 * (lucky(Purpose.CONTACT, key, 1, draw) < p) for key in HEAD_KEYS[1:]]
        assert contacts(state)[1:] == expected
        seen.add(tuple(expected))
    assert len(seen) >= 3


def test_who_does_not_move_keeps_its_contact():
    world = rated(none_open=50.0)
    world.head[PATRON, Head.MOVES] = 0.0
    state = first(world)
    step_contact(world, state, 1, 0, 1)
    assert contacts(state) == [0.0, 0.0, 0.0]


def opening(admits: float, level: float = 0.0, **rates: float):
    world = rated(level, **rates)
    world.head[PATRON, Head.ADMITS] = admits
    state = first(world)
    step_contact(world, state, 4, 0, 1)
    return state.head[PATRON, [HeadState.CONTACT, HeadState.ADMITTED, HeadState.ADMITTED_AT]]


def test_contact_that_begins_in_the_run_is_admitted_by_who_would():
    assert opening(1.0, none_open=50.0).tolist() == [3.0, 1.0, 4.0]
    assert opening(1.0, 1.0, clandestine_unofficial=50.0).tolist() == [2.0, 1.0, 4.0]
    assert opening(0.0, none_open=50.0).tolist() == [3.0, 0.0, -1.0]
    assert opening(1.0, none_clandestine=50.0).tolist() == [1.0, 0.0, -1.0]
    assert opening(1.0, 2.0, unofficial_open=50.0).tolist() == [3.0, 0.0, -1.0]  # not from below


def test_contact_that_ends_is_no_longer_admitted():
    world = rated(3.0, open_none=50.0)
    world.head[PATRON, Head.ADMITTED] = 1.0
    state = first(world)
    step_contact(world, state, 1, 0, 1)
    row = state.head[PATRON]
    assert row[[HeadState.CONTACT, HeadState.ADMITTED]].tolist() == [0.0, 0.0]
    assert row[[HeadState.ADMITTED_AT, HeadState.OPENED]].tolist() == [0.0, 0.0]


def test_first_open_contact_is_dated_once():
    world = rated(none_open=50.0)
    state = first(world)
    assert state.head[PATRON, HeadState.OPENED] == -1.0
    step_contact(world, state, 3, 0, 1)
    state.head[PATRON, HeadState.CONTACT] = 0.0
    step_contact(world, state, 5, 0, 1)
    assert state.head[PATRON, HeadState.OPENED] == 3.0
    assert first(rated(3.0)).head[PATRON, HeadState.OPENED] == 0.0
