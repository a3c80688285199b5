"""Issue cooperation, presence, drugs and the risk to neighbours, in worlds written by hand."""

import numpy as np
import pytest
from tests.engagement.worlds import FACTION_KEY, lucky, months, start, was, world

from detente.engagement.layout import (
    Band,
    Faction,
    Guest,
    Param,
    Policy,
    Purpose,
    Sequence,
    War,
)
from detente.engagement.mechanisms.cooperation import step_cooperation


def valley(**rows: float):
    """Return three regions in a row, the rival in the first; guest 1 borders the last two.

    Faction 0 holds .6, .5 and .1 of them, opposes the rival by .8 and drugs by .5, and is in open
    contact; faction 1 is in none.
    """
    given = world(factions=2, regions=3)
    given.place[:] = [[0.5, 0.6, 0.1], [0.2, 0.5, 0.2], [0.0, 0.1, 0.3]]
    given.near[[0, 1, 1, 2], [1, 0, 2, 1]] = 1.0
    given.near[3 + 1, [1, 2]] = 1.0
    given.faction[:, Faction.SHARE] = 0.7, 0.3
    given.faction[:, Faction.CONTACT] = 3.0, 0.0
    given.faction[:, Faction.AGAINST_RIVAL] = 0.8, 1.0
    given.faction[:, Faction.AGAINST_DRUGS] = 0.5, 1.0
    given.param[[Param.PRESENCE_CUT, Param.PRESENCE_GROWTH]] = 0.05, 0.01
    given.param[[Param.PRESENCE_SPREAD, Param.DRUG_CUT]] = 0.1, 0.4
    given.param[[Param.SPILL_SCALE, Param.INTELLIGENCE_GAIN]] = 0.02, 0.5
    for name, value in rows.items():
        given.param[Param[name.upper()]] = value
    return given


def month(given, draw: int):
    state = start(given, draw)
    step_cooperation(given, was(state), state, 1, draw, 1)
    return state


def draw_in_which(given, cooperates: bool) -> int:
    """Return a draw in which faction 0 cooperates in month 1, or does not."""
    chance = 0.5 * given.faction[0, Faction.AGAINST_RIVAL]
    lucky_draws = (
        d for d in range(99) if (lucky(Purpose.COOPERATE, FACTION_KEY, 1, d) < chance) == cooperates
    )
    return next(lucky_draws)


def test_a_month_of_cooperation_by_hand():
    """Region 0: .5 exp(.01 x .5 - .05 x .6 x .8) + .1 (.2 - .5) = .5 e^-.019 - .03 = .460590.

    Region 1: .2 exp(.01 x .8 - .05 x .5 x .8) + .1 (.25 - .2) = .2 e^-.012 + .005 = .202614.
    Region 2: nobody there, but .1 of its neighbour's .2 comes over: .02.
    """
    given = valley()
    state = month(given, draw_in_which(given, cooperates=True))
    assert state.presence == pytest.approx([0.460590, 0.202614, 0.02], abs=1e-6)
    assert state.band[:, Band.COOPERATED].tolist() == [1.0, 0.0]
    assert state.band[:, Band.SUCCESSES].tolist() == [1.0, 0.0]


def test_without_cooperation_presence_grows_and_spreads():
    given = valley()
    state = month(given, draw_in_which(given, cooperates=False))
    expected = [0.5 * np.exp(0.005) - 0.03, 0.2 * np.exp(0.008) + 0.005, 0.02]
    assert state.presence == pytest.approx(expected)


def test_the_risk_to_a_neighbour_is_that_of_its_border_regions():
    given = valley()
    state = month(given, draw_in_which(given, cooperates=True))
    _, one, two = state.presence
    risk = 1 - (1 - 0.02 * one) * (1 - 0.02 * two)
    assert state.guest[1, Guest.SPILL] == pytest.approx(risk)
    assert state.guest[[0, 2, 3], Guest.SPILL].tolist() == [0.0, 0.0, 0.0]


def test_the_risk_adds_up_over_months():
    path = list(months(step_cooperation, valley(), 6))
    risks = [state.guest[1, Guest.SPILL] for state in path]
    assert risks[0] == 0.0
    assert (np.diff(risks) > 0).all()


@pytest.mark.parametrize(("as_now", "true", "gain"), [(0, 0, 1.25), (1, 0, 1.0), (1, 1, 1.25)])
def test_shared_intelligence_cuts_deeper_and_alleged_only_where_it_is_true(as_now, true, gain):
    """Half a level of a gain of .5 raises the cut by a quarter."""
    given = valley(intelligence_true=float(true))
    given.policy[[Policy.INTELLIGENCE, Policy.AS_NOW]] = 0.5, float(as_now)
    state = month(given, draw_in_which(given, cooperates=True))
    expected = 0.5 * np.exp(0.005 - 0.024 * gain) - 0.03
    assert state.presence[0] == pytest.approx(expected)


def test_the_chance_of_cooperation_rises_with_contact_and_stance():
    for contact, stance in ((3.0, 0.8), (1.0, 0.8), (3.0, 0.3), (0.0, 1.0)):
        given = valley()
        given.faction[0, [Faction.CONTACT, Faction.AGAINST_RIVAL]] = contact, stance
        for draw in range(30):
            tried = lucky(Purpose.COOPERATE, FACTION_KEY, 1, draw) < 0.5 * stance * contact / 3.0
            assert month(given, draw).band[0, Band.COOPERATED] == float(tried)


def test_drugs_close_a_tenth_of_the_gap_a_month_and_need_more_than_hidden_contact():
    """Faction 0 alone, .7 of strength, opposes by .5: the level is 1 - .4 x .35 = .86."""
    given = valley()
    path = [state.war[War.DRUGS] for state in months(step_cooperation, given, 3)]
    assert path == pytest.approx([1.0, 0.986, 0.9734, 0.96206])
    given.faction[0, Faction.CONTACT] = 1.0
    assert month(given, 0).war[War.DRUGS] == 1.0


def test_a_faction_without_strength_does_nothing():
    given = valley()
    given.faction[0, Faction.SHARE] = 0.0
    for draw in range(20):
        assert month(given, draw).band[0, Band.SUCCESSES] == 0.0


def test_talks_first_bars_it_until_both_sides_have_sat():
    given = valley()
    given.policy[Policy.SEQUENCE] = Sequence.TALKS_FIRST
    draw = draw_in_which(given, cooperates=True)
    state = month(given, draw)
    assert state.band[0, Band.COOPERATED] == 0.0
    assert state.war[War.DRUGS] == 1.0
    state = start(given, draw)
    state.war[War.FIRST_TALK] = 1.0
    step_cooperation(given, was(state), state, 1, draw, 1)
    assert state.band[0, Band.COOPERATED] == 1.0
    assert state.war[War.DRUGS] < 1.0


def test_presence_stays_between_nobody_and_everybody():
    for growth in (-5.0, 5.0):
        for state in months(step_cooperation, valley(presence_growth=growth), 24):
            assert ((state.presence >= 0.0) & (state.presence <= 1.0)).all()


def test_without_a_rival_there_is_no_region_and_drugs_move_all_the_same():
    given = valley()._replace(place=np.zeros((0, 3)), near=np.zeros((4, 0)))
    state = month(given, 0)
    assert state.presence.shape == (0,)
    assert state.war[War.DRUGS] == pytest.approx(0.986)
    assert not state.guest[:, Guest.SPILL].any()
