"""The movement at the powers' rounds: each faction for itself, or the whole at once."""

import pytest
from tests.engagement.worlds import (
    FACTION_KEY,
    SURE,
    logistic,
    lucky,
    rounds,
    start,
    was,
    world,
)

from detente.engagement.layout import Band, Faction, Hypothesis, Param, Policy, Purpose, War
from detente.engagement.mechanisms.attendance import step_attendance


def asked(factions: int = 3, reading: Hypothesis = Hypothesis.MANY):
    """Return a world in which nobody but the movement is asked, and that on even odds."""
    given = world(3, factions)
    given.policy[[Policy.FIRST_ROUND, Policy.ASK_MOVEMENT]] = 1.0
    given.param[Param.HYPOTHESIS] = reading
    given.faction[:, Faction.WILLING_HOST] = 0.5
    return given


def comes(given, draw: int, count: int = 1) -> list[float]:
    *_, (_, state) = rounds(given, count, draw)
    return state.band[:, Band.SEATED].tolist()


def sure(given):
    """Let everybody of the movement come."""
    given.faction[:, Faction.COMES] = given.param[Param.MOVEMENT_COMES] = SURE


def test_a_factions_chance_by_hand():
    """.18 + 1.6(.9 − .5) = .82; L(.82) = .694236."""
    given = asked(1)
    given.faction[0, [Faction.WILLING_HOST, Faction.COMES]] = 0.9, 0.18
    found = [comes(given, draw)[0] for draw in range(400)]
    expected = [lucky(Purpose.ASKED, FACTION_KEY, 1, draw) < 0.694236 for draw in range(400)]
    assert found == expected
    assert 0 < sum(found) < 400


def test_a_movement_that_is_not_asked_does_not_come():
    given = asked()
    given.policy[Policy.ASK_MOVEMENT] = 0.0
    sure(given)
    (_, state), *_ = rounds(given, 1)
    assert not state.band[:, Band.SEATED].any()
    assert state.war[War.SEATS] == 1.0


def test_a_movement_counts_as_one_seat_however_many_factions_come():
    given = asked()
    given.invited[1] = 0.0
    sure(given)
    (_, state), *_ = rounds(given, 1)
    assert state.band[:, Band.SEATED].all()
    assert state.war[War.SEATS] == 3.0  # the host, one power, the movement


def test_sitting_in_the_powers_hall_is_not_talking_to_the_government():
    given = asked()
    sure(given)
    (_, state), *_ = rounds(given, 1)
    assert not state.band[:, Band.SAT].any()
    assert state.war[War.GOVERNMENT_SAT] == 0.0


@pytest.mark.parametrize("reading", [Hypothesis.TWO, Hypothesis.MANY])
def test_factions_of_a_movement_that_is_not_one_decide_apart(reading):
    found = [comes(asked(reading=reading), draw) for draw in range(60)]
    assert found == [
        [float(lucky(Purpose.ASKED, FACTION_KEY + f, 1, draw) < 0.5) for f in range(3)]
        for draw in range(60)
    ]
    assert any(len(set(row)) == 2 for row in found)


def test_a_movement_that_is_one_decides_once_on_the_mean_by_strength():
    """Shares .7 and .3, willing .9 and .1: .7 × 1.6 × .4 − .3 × 1.6 × .4 = .256."""
    given = asked(2, Hypothesis.ONE)
    given.faction[:, Faction.SHARE] = 0.7, 0.3
    given.faction[:, Faction.WILLING_HOST] = 0.9, 0.1
    found = [comes(given, draw) for draw in range(200)]
    expected = [float(lucky(Purpose.ASKED, 0, 1, draw) < logistic(0.256)) for draw in range(200)]
    assert found == [[one, one] for one in expected]
    assert 0 < sum(expected) < 200


def test_a_splinter_of_a_movement_that_is_one_decides_apart_and_leaves_the_mean():
    """The rest is willing .9: 1.6 × .4 = .64, whatever its share; the splinter always comes."""
    given = asked(2, Hypothesis.ONE)
    given.faction[:, Faction.WILLING_HOST] = 0.9, SURE
    seen = set()
    for draw in range(60):
        state = start(given, draw)
        state.band[1, Band.SPLINTER] = 1.0
        step_attendance(given, was(state), state, 1, draw, 1)
        own = float(lucky(Purpose.ASKED, 0, 1, draw) < logistic(0.64))
        assert state.band[:, Band.SEATED].tolist() == [own, 1.0]
        seen.add(own)
    assert seen == {0.0, 1.0}


def test_the_luck_of_factions_is_fresh_at_each_round():
    given, one = asked(), asked(reading=Hypothesis.ONE)
    for draw in range(20):
        for month, state in rounds(given, 8, draw):
            for f in range(3):
                own = lucky(Purpose.ASKED, FACTION_KEY + f, month, draw) < 0.5
                assert state.band[f, Band.SEATED] == float(own)
        for month, state in rounds(one, 8, draw):
            whole = lucky(Purpose.ASKED, 0, month, draw) < 0.5
            assert state.band[:, Band.SEATED].tolist() == [float(whole)] * 3
