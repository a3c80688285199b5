"""The movement at rounds: each faction for itself, or the whole at once."""

import numpy as np
import pytest
from tests.engagement.course.worlds import SURE, first, hall, logistic, lucky

from detente.engagement.course.input_rows import Faction, Head, Policy, Purpose, Reading
from detente.engagement.course.mechanisms.attendance import step_attendance
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War
from detente.numerics.philox import normal_shock


def asked(count: int = 3, reading: Reading = Reading.MANY):
    """Return a hall in which nobody but the movement is asked, and that on even odds."""
    made = hall([0.0, 0.0], count, reading)
    made.policy[[Policy.FIRST_ROUND, Policy.ASK_MOVEMENT]] = 1.0
    made.invited[:] = -1.0
    return made


def held(made, draw: int = 0, month: int = 1, change=None):
    """Return the state after one round, and who was asked together with the government."""
    state = first(made)
    if change is not None:
        change(state)
    both = step_attendance(made, state, month, draw, 1)
    return state, both.tolist()


def comes(made, draw: int, **how) -> list[float]:
    return held(made, draw, **how)[0].faction[:, FactionState.SEATED].tolist()


def sure(made):
    """Let everybody of the movement come."""
    made.faction[:, Faction.COMES] = made.param[Param.MOVEMENT_COMES] = SURE
    return made


def test_a_factions_chance_by_hand():
    """.18 + 1.6(.9 − .5) = .82; L(.82) = .694236."""
    made = asked(1)
    made.faction[0, [Faction.WILLING_HOST, Faction.COMES]] = 0.9, 0.18
    found = [comes(made, draw)[0] for draw in range(400)]
    expected = [lucky(Purpose.ASKED, 11, 1, draw) < 0.694236 for draw in range(400)]
    assert found == expected
    assert 0 < sum(found) < 400


def test_a_movement_that_is_not_asked_does_not_come():
    made = sure(asked())
    made.policy[Policy.ASK_MOVEMENT] = 0.0
    state, both = held(made)
    assert not state.faction[:, FactionState.SEATED].any()
    assert state.war[War.SEATS] == 1.0
    assert both == [0.0] * 3


@pytest.mark.parametrize("reading", list(Reading))
def test_a_movement_counts_as_one_seat_however_many_factions_come(reading):
    made = sure(asked(reading=reading))
    made.invited[2] = 0.0
    made.head[2, Head.COMES] = SURE
    state, _ = held(made)
    assert state.faction[:, FactionState.SEATED].all()
    assert state.war[War.SEATS] == 3.0  # the host, one power, the movement


def test_guests_count_each_that_is_asked():
    """Three factions and a power, of which two factions come."""
    made = sure(asked())
    made.invited[2] = 0.0
    made.head[2, Head.COMES] = made.faction[1, Faction.COMES] = -SURE
    state, _ = held(made)
    assert state.war[War.GUESTS] == 0.5


@pytest.mark.parametrize("reading", [Reading.TWO, Reading.MANY])
def test_factions_of_a_movement_that_is_not_one_decide_apart(reading):
    found = [comes(asked(reading=reading), draw) for draw in range(60)]
    assert found == [
        [float(lucky(Purpose.ASKED, 11 + f, 1, draw) < 0.5) for f in range(3)] for draw in range(60)
    ]
    assert any(len(set(row)) == 2 for row in found)


def test_a_movement_that_is_one_decides_once_on_the_mean_by_strength():
    """Shares .7 and .3, willing .9 and .1: .7 × 1.6 × .4 − .3 × 1.6 × .4 = .256."""
    made = asked(2, Reading.ONE)
    made.faction[:, Faction.STRENGTH] = 0.7, 0.3
    made.faction[:, Faction.WILLING_HOST] = 0.9, 0.1
    found = [comes(made, draw) for draw in range(200)]
    expected = [float(lucky(Purpose.ASKED, 0, 1, draw) < logistic(0.256)) for draw in range(200)]
    assert found == [[one, one] for one in expected]
    assert 0 < sum(expected) < 200


def test_a_splinter_of_a_movement_that_is_one_decides_apart_and_leaves_the_mean():
    """The rest is willing .9: 1.6 × .4 = .64, whatever its share; the splinter always comes."""
    made = asked(2, Reading.ONE)
    made.faction[:, Faction.WILLING_HOST] = 0.9, SURE

    def splits(state):
        state.faction[1, FactionState.SPLIT] = 1.0

    seen = set()
    for draw in range(60):
        own = float(lucky(Purpose.ASKED, 0, 1, draw) < logistic(0.64))
        assert comes(made, draw, change=splits) == [own, 1.0]
        seen.add(own)
    assert seen == {0.0, 1.0}


def test_the_luck_of_factions_is_fresh_at_each_round():
    made, one = asked(), asked(reading=Reading.ONE)
    for draw in range(20):
        for month in range(1, 9):
            own = [float(lucky(Purpose.ASKED, 11 + f, month, draw) < 0.5) for f in range(3)]
            assert comes(made, draw, month=month) == own
            whole = float(lucky(Purpose.ASKED, 0, month, draw) < 0.5)
            assert comes(one, draw, month=month) == [whole] * 3


@pytest.mark.parametrize("reading", list(Reading))
def test_both_are_asked_where_the_government_is_as_well(reading):
    """Whether they come or not; also where the government is the host."""
    made = asked(reading=reading)
    made.faction[2, Faction.EXCLUDED] = 1.0
    assert held(made)[1] == [0.0, 0.0, 0.0]
    made.invited[0] = 0.0
    assert held(made)[1] == [1.0, 1.0, 0.0]
    made.invited[0], made.policy[Policy.HOST] = -1.0, 0.0
    assert held(made)[1] == [1.0, 1.0, 0.0]


def test_sitting_in_the_convenors_hall_is_not_talking_to_the_government():
    made = sure(asked())
    made.invited[0] = 0.0
    state, _ = held(made)
    assert not state.pair[PairState.CHANNEL].any()
    assert not state.faction[:, FactionState.MET].any()


def test_the_propensity_of_the_movement_drifts_from_round_to_round():
    made = asked(reading=Reading.ONE)
    made.param[Param.MOVEMENT_PROPENSITY] = 0.8
    made.policy[[Policy.FIRST_ROUND, Policy.EVERY]] = 2.0, 3.0
    state, expected, before = first(made), 0.8, 0
    for month in (2, 5):
        step_attendance(made, state, month, 0, 1)
        still = np.exp(-(month - before) / 12.0)
        move = normal_shock(1, 0, 0, int(Purpose.ASKED_DRIFT), month, 0)
        expected, before = still * expected + np.sqrt(1.0 - still**2) * move, month
        assert state.war[War.MOVEMENT_PROPENSITY] == pytest.approx(expected)
