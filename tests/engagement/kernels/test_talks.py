"""Who sits with the government, month by month, in worlds written by hand.

A faction sits with chance L(z₀ + Z − Z̄): z₀ is the base, Z what moves it and the government now,
Z̄ the mean of Z over the factions on the first day.
"""

import numpy as np
import pytest
from tests.engagement.worlds import (
    FACTION_KEY,
    NEVER,
    SURE,
    copied,
    kept,
    logistic,
    lucky,
    months,
    seated,
    start,
    was,
    world,
)

from detente.engagement.kernels.talks import hold_talks
from detente.engagement.layout import (
    Band,
    Faction,
    Guest,
    Hypothesis,
    Param,
    Policy,
    Posture,
    Power,
    Purpose,
    War,
)

READINGS = pytest.mark.parametrize(
    "reading", list(Hypothesis), ids=lambda reading: reading.name.lower()
)


def even(factions: int = 3, reading: Hypothesis = Hypothesis.MANY):
    """Return a world in which each faction sits on even odds as long as nothing changes."""
    given = world(factions=factions)
    given.param[Param.SIT_BASE] = 0.0
    given.param[Param.HYPOTHESIS] = reading
    return given


def sits(given, state=None, month: int = 1, draw: int = 0, met=()) -> list[float]:
    """Return who sits, factions first and the government last; ``met`` have met at a round."""
    state = start(given, draw) if state is None else state
    flags = np.zeros(len(given.faction))
    flags[list(met)] = 1.0
    hold_talks(given, was(state), state, flags, month, draw, 1)
    return [*state.band[:, Band.SAT].tolist(), float(state.war[War.GOVERNMENT_SAT])]


def own_luck(f: int, draw: int, month: int = 1) -> float:
    return lucky(Purpose.SIT, FACTION_KEY + f, month, draw)


def follows(given, *odds: float, change=None, draws: int = 400) -> None:
    """Assert that factions that decide apart sit exactly where their luck is below L(odds)."""
    seen = set()
    for draw in range(draws):
        state = start(given, draw)
        if change:
            change(state)
        expected = [float(own_luck(f, draw) < logistic(z)) for f, z in enumerate(odds)]
        assert sits(given, state, draw=draw)[:-1] == expected
        seen |= set(expected)
    assert seen == {0.0, 1.0}


def pushed():
    """Return one faction with every driver; −1 is the log-odds that the record gives."""
    given = even(1)
    given.param[[Param.SIT_BASE, Param.SIT_STALEMATE, Param.SIT_WILLING]] = -1.0, 0.5, 2.0
    given.param[[Param.SIT_CONTACT, Param.SIT_HOLDOUT, Param.PAIN]] = 0.6, 0.8, 0.4
    given.param[[Param.SIT_BYPASSED, Param.CONSENT_LUCK]] = 0.9, 0.5
    given.faction[0, [Faction.WILLING, Faction.CONTACT]] = 0.9, 1.0
    given.policy[Policy.HOLDOUT] = 1.0
    given.power[1, Power.CONTACT] = 1.0
    return given


def later(state):
    """Let the war hurt, trust and contact grow and the hold-out open contact."""
    state.war[War.STALEMATE] = 0.9
    state.band[0, [Band.TRUSTED, Band.ENGAGED]] = 0.8, 3.0
    state.guest[1, Guest.CONTACT] = 2.0


def test_on_the_first_day_drivers_do_not_move_the_level():
    """The chance of a lone faction is the record's, L(−1), whatever its drivers."""
    follows(pushed(), -1.0)
    assert start(pushed()).war[War.STALEMATE] == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("consent", "sat", "odds"), [(1.0, 0.0, 1.05), (0.0, 0.0, 0.45), (0.0, 1.0, 3.45)]
)
def test_a_chance_by_hand(consent, sat, odds):
    """−1 + .5 × (.9 − .4) + 2 × (.8 − .5) + .6 × 2/3 + .8 = 1.05.

    Without consent the two levels of contact behind the government's back take .9 × 2/3 = .6;
    who sat last month gains 3.
    """
    given = pushed()
    given.policy[[Policy.CONSENT, Policy.USUAL_CONSENT]] = consent

    def change(state):
        later(state)
        state.band[0, Band.SAT] = sat

    follows(given, odds, change=change)


def test_drivers_move_who_and_not_the_mean():
    """Willing .9 and .1, in contact 3 and 0: 2.4 and .2, on a mean of 1.3, so ± 1.1 on −.5."""
    given = even(2)
    given.param[[Param.SIT_BASE, Param.SIT_WILLING, Param.SIT_CONTACT]] = -0.5, 2.0, 0.6
    given.faction[:, Faction.WILLING] = 0.9, 0.1
    given.faction[:, Faction.CONTACT] = 3.0, 0.0
    given.faction[:, Faction.SHARE] = 0.2, 0.8  # the mean is not by strength
    follows(given, 0.6, -1.6)


def test_trust_is_weighed_by_strength_and_a_hardliner_behind_ones_back_counts_twice():
    """2 × (.6 × .2 − .4 × .1) = .16 and −.9 × (.6 × 1/3 + .4 × 2/3 × 2) = −.66."""
    given = even(2)
    given.param[Param.SIT_BYPASSED] = 0.9
    given.faction[:, Faction.SHARE] = 0.6, 0.4
    given.faction[1, Faction.HARDLINER] = 1.0

    def change(state):
        state.band[:, Band.TRUSTED] += (0.2, -0.1)
        state.band[:, Band.ENGAGED] = 1.0, 2.0

    follows(given, -0.5, -0.5, change=change)


def test_the_mean_is_over_those_who_may_sit():
    """The third would raise it from 1 to 4: it is kept from the table, or has no strength."""
    for keep_away in ("excluded", "weak"):
        given = even(3)
        given.param[Param.SIT_WILLING] = 2.0
        given.faction[:, Faction.WILLING] = 0.9, 0.1, 5.0
        if keep_away == "excluded":
            given.faction[2, Faction.EXCLUDED] = 1.0
        else:
            given.faction[:, Faction.SHARE] = 0.5, 0.5, 0.0
        follows(given, 0.8, -0.8, 2 * NEVER)


@READINGS
def test_there_is_no_second_coin(reading):
    """The government sits whenever a faction does, and never alone."""
    seen = set()
    for draw in range(60):
        *factions, government = sits(even(reading=reading), draw=draw)
        assert government == float(any(factions))
        seen.add(government)
    assert seen == {0.0, 1.0}


@pytest.mark.parametrize("reading", [Hypothesis.TWO, Hypothesis.MANY])
def test_factions_decide_apart_where_the_movement_is_not_one(reading):
    found = [sits(even(reading=reading), draw=draw)[:3] for draw in range(60)]
    assert found == [[float(own_luck(f, draw) < 0.5) for f in range(3)] for draw in range(60)]
    assert any(len(set(row)) == 2 for row in found)


def one(*willing: float):
    """Return a movement that is one, of two factions with shares .7 and .3."""
    given = even(2, Hypothesis.ONE)
    given.param[Param.SIT_WILLING] = 2.0
    given.faction[:, Faction.SHARE] = 0.7, 0.3
    given.faction[:, Faction.WILLING] = willing
    return given


def whole(given, odds: float, change=None) -> None:
    """Assert that the movement sits as one, exactly where its luck is below L(odds)."""
    seen = set()
    for draw in range(300):
        state = start(given, draw)
        if change:
            change(state)
        sat = float(lucky(Purpose.SIT, draw=draw) < logistic(odds))
        assert sits(given, state, draw=draw) == [sat] * 3
        seen.add(sat)
    assert seen == {0.0, 1.0}


def test_a_movement_that_is_one_decides_once_at_the_records_chance():
    whole(one(0.9, 0.1), 0.0)


def test_a_movement_that_is_one_moves_by_the_mean_by_strength():
    """Contact with the first grows by 2: .7 × .6 × 2/3 = .28; no refusal."""
    given = one(0.9, 0.1)
    given.param[Param.SIT_CONTACT] = 0.6

    def change(state):
        state.band[0, Band.ENGAGED] = 2.0

    whole(given, 0.28, change)


def picked_apart(state):
    state.band[:, Band.ENGAGED] = 3.0, 0.0


def test_a_movement_that_is_one_refuses_when_picked_apart():
    """Half in open contact: the spread is .5, so that the odds fall by 1.2 × 4 × .5 = 2.4.

    The contact itself raises them by .5 × .8: .4 − 2.4 = −2. Contact with all of it is no reason
    to refuse: .8.
    """
    given = one(0.5, 0.5)
    given.faction[:, Faction.SHARE] = 0.5
    given.param[[Param.SIT_REFUSE, Param.SIT_CONTACT]] = 1.2, 0.8
    whole(given, -2.0, picked_apart)

    def with_all(state):
        state.band[:, Band.ENGAGED] = 3.0

    whole(given, 0.8, with_all)


def test_a_movement_picked_apart_from_the_first_day_has_the_records_chance():
    given = one(0.5, 0.5)
    given.param[Param.SIT_REFUSE] = 1.2
    given.faction[:, Faction.CONTACT] = 3.0, 0.0
    whole(given, 0.0)


@pytest.mark.parametrize("reading", [Hypothesis.TWO, Hypothesis.MANY])
def test_others_do_not_refuse(reading):
    given = even(2, reading)
    given.param[Param.SIT_REFUSE] = 2 * SURE
    follows(given, 0.0, 0.0, change=picked_apart, draws=60)


def test_a_splinter_of_a_movement_that_is_one_decides_apart_and_leaves_the_mean():
    """On the first day the mean is 2 × (.7 × .9 + .3 × .1) = 1.32.

    The rest is at 2 × .1 − 1.32 = −1.12, the splinter at 2 × .9 − 1.32 = .48.
    """
    given = one(0.9, 0.1)
    for draw in range(80):
        state = start(given, draw)
        state.band[0, Band.SPLINTER] = 1.0
        expected = [
            float(own_luck(0, draw) < logistic(0.48)),
            float(lucky(Purpose.SIT, draw=draw) < logistic(-1.12)),
        ]
        assert sits(given, state, draw=draw)[:2] == expected


@READINGS
def test_who_is_bound_or_has_no_strength_does_not_sit(reading):
    given = even(reading=reading)
    given.param[Param.SIT_BASE] = SURE
    given.faction[:, Faction.SHARE] = 0.6, 0.4, 0.0
    assert sits(given) == [1.0, 1.0, 0.0, 1.0]
    state = start(given)
    state.band[0, Band.BOUND] = 1.0
    assert sits(given, state) == [0.0, 1.0, 0.0, 1.0]
    state = start(given)
    state.band[:, Band.BOUND] = 1.0
    assert sits(given, state) == [0.0, 0.0, 0.0, 0.0]


@READINGS
def test_who_met_at_an_announced_round_sits(reading):
    """Whatever the chance; but not who is bound, has no strength or is kept from the table."""
    given = even(4, reading)
    given.param[Param.SIT_BASE] = NEVER
    assert sits(given, met=[1]) == [0.0, 1.0, 0.0, 0.0, 1.0]
    assert sits(given) == [0.0] * 5
    given.faction[:, Faction.SHARE] = 0.5, 0.5, 0.0, 0.0
    given.faction[0, Faction.EXCLUDED] = 1.0
    state = start(given)
    state.band[1, Band.BOUND] = 1.0
    assert sits(given, state, met=[0, 1, 2]) == [0.0] * 5


def test_who_met_takes_nobodys_luck():
    given = even()
    for draw in range(40):
        alone = sits(given, draw=draw)
        assert sits(given, draw=draw, met=[0]) == [1.0, *alone[1:3], 1.0]


def test_who_is_bound_this_month_sat_as_the_month_began():
    given = even()
    given.param[Param.SIT_BASE] = SURE
    state = start(given)
    before = was(state)
    state.band[:, Band.BOUND] = 1.0
    hold_talks(given, before, state, np.zeros(3), 1, 0, 1)
    assert state.band[:, Band.SAT].all()


@pytest.mark.parametrize(
    ("level", "raised"), [(0.0, False), (1.0, False), (2.0, True), (3.0, True)]
)
def test_a_hold_out_that_comes_to_meet_the_movement_draws_both_sides(level, raised):
    given = even(1)
    given.param[[Param.SIT_BASE, Param.SIT_HOLDOUT]] = NEVER, 2 * SURE
    given.policy[Policy.HOLDOUT] = 1.0
    state = start(given)
    state.guest[1, Guest.CONTACT] = level
    assert sits(given, state) == [float(raised)] * 2
    # If it met the movement from the first day, the record's rate holds that already.
    given.power[1, Power.CONTACT] = level
    assert sits(given) == [0.0] * 2


@pytest.mark.parametrize(
    ("posture", "odds"),
    [(Posture.NEUTRAL, 0.0), (Posture.COERCION, -0.5), (Posture.DIVIDE, -0.5)],
)
def test_force_makes_the_government_the_less_ready_from_the_first_month(posture, odds):
    given = even(1)
    given.policy[Policy.POSTURE] = posture
    follows(given, odds, draws=200)


def test_appeals_count_in_the_same_month():
    def change(state):
        state.war[War.APPEAL] = 0.7

    follows(even(2), 0.7, 0.7, change=change)


def test_options_alike_on_the_first_day_have_one_centre():
    """Neither posture nor pressure nor rounds nor what is aimed at moves the mean."""
    given, other = pushed(), pushed()
    other.policy[[Policy.POSTURE, Policy.PRESS, Policy.PRESSED]] = Posture.COERCION, 1.0, 1.0
    other.policy[[Policy.FIRST_ROUND, Policy.AS_NOW, Policy.TARGET]] = 1.0, 0.0, 3.0
    other.policy[[Policy.APPEAL, Policy.ASK_MOVEMENT]] = 1.0
    other.target[:] = 1.0
    centres = [start(one_).war[War.SIT_CENTRE] for one_ in (given, other)]
    # .5 × .4 + 2 × .9 + .6/3 + 2 × .5 − .9/3
    assert centres == pytest.approx([2.9, 2.9])


def test_who_sat_tends_to_sit_again():
    given = even(1)
    given.param[Param.SIT_BASE] = -2.0

    def sat(state):
        state.band[0, Band.SAT] = state.war[War.GOVERNMENT_SAT] = 1.0

    follows(given, 1.0, change=sat)  # −2 + 3


def test_luck_is_fresh_each_month():
    given = even(1)

    def step(world_, before, state, month, draw, seed):
        before.band[:, Band.SAT] = 0.0  # who sat does not matter here
        hold_talks(world_, before, state, np.zeros(1), month, draw, seed)

    for draw in range(20):
        path = [s.band[0, Band.SAT] for s in months(step, given, 24, draw)][1:]
        luck = [own_luck(0, draw, month) for month in range(1, 25)]
        assert path == [float(each < 0.5) for each in luck]
        assert 0 < sum(path) < 24


def test_luck_goes_with_the_factions_id_not_its_place():
    given = even()
    given.param[Param.SIT_WILLING] = 2.0
    given.faction[:, Faction.WILLING] = 0.9, 0.4, 0.1
    moved = copied(given)
    moved.faction[:] = given.faction[::-1]
    for draw in range(20):
        assert sits(given, draw=draw)[:3][::-1] == sits(moved, draw=draw)[:3]


def test_what_is_read_is_the_months_start():
    given = even()
    given.param[[Param.SIT_CONTACT, Param.SIT_STALEMATE]] = 2 * SURE, 2 * SURE
    given.param[Param.SIT_BASE] = NEVER
    state = start(given)
    before = was(state)
    state.band[:, Band.ENGAGED] = 3.0  # by this month's steps
    state.war[War.STALEMATE] = 1.0
    state.guest[:, Guest.CONTACT] = 3.0
    hold_talks(given, before, state, np.zeros(3), 1, 0, 1)
    assert not state.band[:, Band.SAT].any()


def test_a_movement_without_factions_never_sits():
    given = even(0)
    assert sits(given) == [0.0]
    assert np.isfinite(start(given).war[War.SIT_CENTRE])


def test_nothing_but_the_seats_is_written():
    given = even()
    given.param[Param.SIT_BASE] = SURE
    state = seated(given)
    before = kept(state)
    hold_talks(given, was(state), state, np.ones(3), 1, 0, 1)
    state.band[:, Band.SAT] = before.band[:, Band.SAT]
    state.war[War.GOVERNMENT_SAT] = before.war[War.GOVERNMENT_SAT]
    for one_, other in zip(state, before, strict=True):
        assert np.array_equal(one_, other, equal_nan=True)
