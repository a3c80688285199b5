"""Spoiling, in worlds written by hand."""

import numpy as np
import pytest
from tests.engagement.worlds import FACTION_KEY, copied, lucky, seated, world

from detente.engagement.layout import Band, Faction, Param, Purpose, Stance, War
from detente.engagement.mechanisms.spoiling import step_spoiling, trust_in_those_who_sit, window


def talks(**rows: float):
    """Return a world in which faction 0 sits with the government and faction 1, a hardliner, not.

    The government would keep .8 of what it wants by the terms and has .5 by war; S is .1.
    """
    given = world(factions=2)
    given.faction[:, Faction.HARDLINER] = 0.0, 1.0
    given.faction[:, Faction.SHARE] = 0.7, 0.3
    given.faction[:, Faction.TRUSTED] = 0.62, 0.9
    given.param[[Param.EXPLOITED, Param.ATTACK_COST, Param.ATTACK_RISE]] = 0.1, 0.2, 0.15
    given.param[[Param.ATTEMPT_RATE, Param.MODERATES]] = 0.08, 0.0
    given.stance[Stance.IDEAL, :2] = 1.0
    given.stance[Stance.IDEAL, 2] = 0.0
    given.stance[Stance.SALIENCE] = 1.0
    for name, value in rows.items():
        given.param[Param[name.upper()]] = value
    state = seated(given, 0)
    state.terms[:] = 0.2
    state.war[War.OFFER] = 1.0
    return given, state


def struck(given, state, draws: int = 4000) -> np.ndarray:
    """Return the rise of violence in each of many draws."""
    found = np.zeros(draws)
    before = state.war.copy()
    for draw in range(draws):
        state.war[:] = before
        step_spoiling(given, state, 1, draw, 1)
        found[draw] = state.war[War.VIOLENCE]
        assert state.war[War.ATTACKED] == float(found[draw] > 0)
    state.war[:] = before
    return found


def test_the_window_by_hand():
    """War .5 of what the government wants, terms .8, S .1: t* = 4/7; t_hi = 4*.8/(4*.8 + 3*.7)."""
    given, state = talks()
    least, most = window(given, state)
    assert least == pytest.approx(4 / 7)
    assert most == pytest.approx(3.2 / 5.3)


def test_the_published_vector():
    """t* = .5, pi_U = .8: strong moderates t_hi = .8, weak ones .5333 (methods, b2)."""
    for held, expected in ((0.2, 0.8), (0.7, 0.4 / 0.75)):
        given, state = talks(exploited=-0.1, spoiled_trustworthy=held)
        # War is worth .35 and the terms .8: half-way between S = -.1 and .8.
        given.param[Param.BALANCE] = state.war[War.BALANCE] = 0.35
        least, most = window(given, state)
        assert least == pytest.approx(0.5)
        assert most == pytest.approx(expected)


@pytest.mark.parametrize(
    ("balance", "why"), [(0.9, "war beats any deal"), (0.05, "any deal beats war")]
)
def test_no_window_where_trust_decides_nothing(balance, why):
    given, state = talks()
    state.war[War.BALANCE] = balance
    least, most = window(given, state)
    assert least >= most, why


@pytest.mark.parametrize(("trust", "rate"), [(0.55, 0.08), (0.58, 0.6), (0.60, 0.6), (0.61, 0.08)])
def test_attempts_are_frequent_inside_the_window_only(trust, rate):
    given, state = talks()
    state.band[0, Band.TRUSTED] = trust
    through = 0.7  # pi_T, as trust exceeds a half; 4 x .3 is cut at 1
    rises = struck(given, state)
    assert (rises > 0).mean() == pytest.approx(rate * through, abs=0.03)
    assert set(np.round(rises, 9)) == {0.0, 0.25}


def test_a_costly_attack_is_tried_at_the_usual_rate():
    given, state = talks(attack_cost=0.75)  # getting through: .58 x .7 + .42 x .8 = .742
    state.band[0, Band.TRUSTED] = 0.58
    assert (struck(given, state) > 0).mean() == pytest.approx(0.08 * 0.7, abs=0.02)


def test_without_terms_there_is_nothing_to_wreck():
    given, state = talks()
    state.war[War.OFFER], state.band[0, Band.TRUSTED] = 0.0, 0.58
    assert (struck(given, state) > 0).mean() == pytest.approx(0.08 * 0.7, abs=0.02)


def test_distrusted_moderates_hold_nobody_back_and_the_weak_get_through_less():
    given, state = talks(attempt_rate=1.0)
    state.band[0, Band.TRUSTED] = 0.4
    assert (struck(given, state) > 0).mean() == pytest.approx(0.8, abs=0.03)
    state.band[1, Band.STRENGTH] = 0.1
    assert (struck(given, state) > 0).mean() == pytest.approx(0.8 * 0.4, abs=0.03)
    state.band[1, Band.STRENGTH] = 0.01
    assert (struck(given, state) > 0).mean() == pytest.approx(0.8 * 0.2, abs=0.03)


def test_the_shocks_are_those_of_the_faction():
    given, state = talks(attempt_rate=0.5, spoiled_trustworthy=0.5)
    state.war[War.OFFER] = 0.0
    for draw in range(50):
        state.war[[War.VIOLENCE, War.ATTACKS]] = 0.0
        step_spoiling(given, state, 3, draw, 1)
        tries = lucky(Purpose.SPOIL_ATTEMPT, FACTION_KEY + 1, 3, draw) < 0.5
        through = lucky(Purpose.SPOIL_SUCCESS, FACTION_KEY + 1, 3, draw) < 0.5
        assert state.war[War.ATTACKS] == float(tries and through)


def change(given, state, **rows: float):
    """Return copies with rows of faction 1 changed, in the world or in the state."""
    given = copied(given)
    for name, value in rows.items():
        if name.upper() in Band.__members__ and name != "trusted":
            state.band[1, Band[name.upper()]] = value
        else:
            given.faction[1, Faction[name.upper()]] = value
    return given, state


@pytest.mark.parametrize(
    "rows", [{"sat": 1.0}, {"bound": 1.0}, {"hardliner": 0.0}, {"strength": 0.0}], ids=str
)
def test_who_sits_is_bound_moderate_or_without_strength_spoils_nothing(rows):
    given, state = change(*talks(attempt_rate=1.0, attack_cost=0.0), **rows)
    assert not struck(given, state, 200).any()


def test_a_splinter_spoils_whatever_its_class():
    given, state = change(*talks(attempt_rate=1.0), hardliner=0.0, splinter=1.0)
    assert struck(given, state, 200).any()


def test_by_opportunity_whoever_is_left_out_tries_as_its_strength_allows():
    given, state = change(*talks(attempt_rate=1.0, opportunity=1.0), hardliner=0.0)
    state.war[War.OFFER] = 0.0
    assert (struck(given, state) > 0).mean() == pytest.approx(0.3 * 0.7, abs=0.03)


def test_nobody_attacks_where_nobody_talks_and_last_months_attack_is_over():
    given, state = talks(attempt_rate=1.0)
    state.war[[War.GOVERNMENT_SAT, War.ATTACKED]] = 0.0, 1.0
    step_spoiling(given, state, 1, 0, 1)
    assert state.war[[War.ATTACKED, War.VIOLENCE, War.ATTACKS]].tolist() == [0.0, 0.0, 0.0]


def test_trust_is_that_in_those_who_sit_by_strength():
    given = world(factions=3)
    given.faction[:, Faction.SHARE] = 0.5, 0.3, 0.2
    given.faction[:, Faction.TRUSTED] = 0.8, 0.1, 0.3
    state = seated(given, 0, 2)
    assert trust_in_those_who_sit(given, state) == pytest.approx((0.4 + 0.06) / 0.7)


def test_violence_halves_each_month():
    given, state = talks(attempt_rate=0.0)
    state.war[[War.VIOLENCE, War.GOVERNMENT_SAT]] = 0.4, 0.0
    step_spoiling(given, state, 1, 0, 1)
    assert state.war[War.VIOLENCE] == 0.2
