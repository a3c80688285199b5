"""Cohesion and splits, in worlds written by hand."""

import numpy as np
import pytest
from tests.engagement.worlds import (
    FACTION_KEY,
    SURE,
    copied,
    kept,
    lucky,
    months,
    start,
    was,
    world,
)

from detente.engagement.layout import (
    Band,
    Faction,
    Hypothesis,
    Param,
    Policy,
    Posture,
    Purpose,
    War,
)
from detente.engagement.mechanisms.cohesion import step_cohesion
from detente.numerics.philox import normal_shock


def uneven(reading: Hypothesis = Hypothesis.ONE, posture: Posture = Posture.NEUTRAL, **rows: float):
    """Return a movement of three in contact 3, 1 and 0: the spread is .4 (see test_movement)."""
    given = world(factions=3)
    given.faction[:, Faction.SHARE] = 0.5, 0.3, 0.2
    given.faction[:, Faction.CONTACT] = 3.0, 1.0, 0.0
    given.param[[Param.COHESION, Param.RETURN, Param.PULL]] = 0.6, 0.1, 0.02
    given.param[[Param.DIVIDE, Param.RESISTANCE, Param.HYPOTHESIS]] = 0.01, 0.5, reading
    given.policy[Policy.POSTURE] = posture
    for name, value in rows.items():
        given.param[Param[name.upper()]] = value
    return given


def after(given, before: float = 0.5, draw: int = 0, month: int = 1) -> float:
    """Return cohesion a month after it was ``before``."""
    state = start(given, draw)
    state.war[War.COHESION] = before
    step_cohesion(given, was(state), state, month, draw, 1)
    return float(state.war[War.COHESION])


# Return to .6 adds .1 × (.6 − .5) = .01. Uneven contact takes 4 × .02 × .4 = .032, half of it from
# a movement that is one; divide .01, half of it likewise; coercion adds .3 × .01 to one only.
@pytest.mark.parametrize(
    ("reading", "posture", "expected"),
    [
        (Hypothesis.ONE, Posture.NEUTRAL, 0.494),
        (Hypothesis.ONE, Posture.DIVIDE, 0.489),
        (Hypothesis.ONE, Posture.COERCION, 0.497),
        (Hypothesis.TWO, Posture.NEUTRAL, 0.478),
        (Hypothesis.TWO, Posture.DIVIDE, 0.468),
        (Hypothesis.TWO, Posture.COERCION, 0.478),
        (Hypothesis.MANY, Posture.NEUTRAL, 0.478),
        (Hypothesis.MANY, Posture.DIVIDE, 0.468),
        (Hypothesis.MANY, Posture.COERCION, 0.478),
    ],
)
def test_a_month_by_hand(reading, posture, expected):
    assert after(uneven(reading, posture)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("reading", "expected"),
    [(Hypothesis.ONE, 0.526), (Hypothesis.TWO, 0.478), (Hypothesis.MANY, 0.478)],
)
def test_the_rival_switch_lets_a_movement_that_is_one_close_ranks(reading, expected):
    """.5 + .01 + .016 where it is one; others are pulled apart as before."""
    assert after(uneven(reading, tightens=1.0)) == pytest.approx(expected)


def test_the_rival_switch_turns_contact_only():
    """Under divide a movement that is one still loses .005."""
    given = uneven(posture=Posture.DIVIDE, tightens=1.0)
    assert after(given) == pytest.approx(0.521)


def test_even_contact_pulls_nobody_apart():
    given = uneven(Hypothesis.MANY)
    given.faction[:, Faction.CONTACT] = 2.0
    assert after(given) == pytest.approx(0.51)


def test_a_movement_that_resists_wholly_is_not_pulled_apart():
    assert after(uneven(posture=Posture.DIVIDE, resistance=1.0)) == pytest.approx(0.51)


def test_cohesion_returns_to_the_first_days():
    """A share .9 of the distance is left each month."""
    given = uneven(pull=0.0)
    state = start(given)
    state.war[War.COHESION] = 0.2
    for month in range(1, 7):
        step_cohesion(given, was(state), state, month, 0, 1)
        assert state.war[War.COHESION] == pytest.approx(0.6 - 0.4 * 0.9**month)


def test_shocks_are_the_drawn_ones():
    given = uneven(cohesion_spread=0.04)
    for draw in range(30):
        expected = 0.494 + 0.04 * normal_shock(1, 0, 0, int(Purpose.COHESION), 3, draw)
        assert after(given, draw=draw, month=3) == pytest.approx(expected)


@pytest.mark.parametrize(("given", "found"), [(0.0, 0.01), (0.4, 0.4), (1.0, 0.99)])
def test_bounds_of_the_first_day(given, found):
    assert start(uneven(cohesion=given)).war[War.COHESION] == found


def test_bounds():
    given = uneven(cohesion_spread=3.0)
    path = [s.war[War.COHESION] for s in months(step_cohesion, given, 60)]
    assert min(path) == 0.01
    assert max(path) == 0.99


def split(given, prepare=None, draw: int = 0) -> list[float]:
    state = start(given, draw)
    state.war[War.COHESION] = 0.5
    if prepare:
        prepare(state)
    already = state.band[:, Band.SPLINTER].sum()
    step_cohesion(given, was(state), state, 1, draw, 1)
    found = state.band[:, Band.SPLINTER]
    assert state.war[War.SPLITS] == found.sum() - already
    return found.tolist()


def talking(state):
    state.war[War.GOVERNMENT_SAT] = 1.0


def test_chances_of_splitting_off_by_hand():
    """L(−2 + 1 × .5) = L(−1.5) = .182426; a hardliner while talks are on L(−.5) = .377541."""
    given = uneven(split_base=-2.0, split_slope=1.0)
    given.faction[:, Faction.HARDLINER] = 0.0, 0.0, 1.0
    seen = set()
    for draw in range(300):
        luck = [lucky(Purpose.SPLIT, FACTION_KEY + f, draw=draw) for f in range(3)]
        quiet = [float(u < 0.182426) for u in luck]
        assert split(given, draw=draw) == quiet
        talks = [*quiet[:2], float(luck[2] < 0.377541)]
        assert split(given, talking, draw=draw) == talks
        seen.add((quiet[2], talks[2]))
    assert seen == {(0.0, 0.0), (0.0, 1.0), (1.0, 1.0)}


def test_a_faction_splits_off_once():
    given = uneven(split_base=SURE)

    def gone(state):
        state.band[1, Band.SPLINTER] = 1.0

    assert split(given, gone) == [1.0, 1.0, 1.0]  # two of them new, see split()
    *_, last = months(step_cohesion, given, 12)
    assert last.war[War.SPLITS] == 3.0


def test_a_faction_of_no_strength_splits_from_nothing():
    given = uneven(split_base=SURE)
    given.faction[:, Faction.SHARE] = 0.5, 0.5, 0.0
    assert split(given) == [1.0, 1.0, 0.0]


def test_the_less_cohesion_the_more_splits():
    given = uneven(split_base=-3.0, split_slope=3.0)

    def at(kappa: float) -> float:
        def prepare(state):
            state.war[War.COHESION] = kappa

        return sum(sum(split(given, prepare, n)) for n in range(200))

    assert at(0.9) < at(0.5) < at(0.1)


def test_splits_read_the_cohesion_of_the_months_start():
    """A fall this month shows in splits next month."""
    given = uneven(split_base=-SURE, split_slope=3 * SURE, cohesion_spread=0.0)
    given.param[[Param.RETURN, Param.PULL]] = 1.0, 0.0
    given.param[Param.COHESION] = 0.01  # to which cohesion returns at once

    def whole(state):
        state.war[War.COHESION] = 0.99

    assert split(given, whole) == [0.0, 0.0, 0.0]
    assert split(given) == [1.0, 1.0, 1.0]


def test_talks_split_hardliners_a_month_later():
    given = uneven(split_base=-0.5)  # so that talks tip the chance from L(-.5) to L(.5)
    given.faction[:, Faction.HARDLINER] = 1.0
    for draw in range(20):
        quiet, now = start(given, draw), start(given, draw)
        before = was(quiet)
        talking(now)
        for state in (quiet, now):
            step_cohesion(given, before, state, 1, draw, 1)
        assert (quiet.band[:, Band.SPLINTER] == now.band[:, Band.SPLINTER]).all()


def test_luck_goes_with_the_factions_id_not_its_place():
    given = uneven(split_base=-1.5)
    moved = copied(given)
    moved.faction[:] = given.faction[::-1]
    for draw in range(30):
        assert split(given, draw=draw) == split(moved, draw=draw)[::-1]


def test_nothing_but_cohesion_and_splits_is_written():
    given = uneven(split_base=SURE)
    state = start(given)
    before = kept(state)
    step_cohesion(given, was(state), state, 1, 0, 1)
    state.band[:, Band.SPLINTER] = 0.0
    state.war[[War.COHESION, War.SPLITS]] = before.war[[War.COHESION, War.SPLITS]]
    for one, other in zip(state, before, strict=True):
        assert np.array_equal(one, other, equal_nan=True)
