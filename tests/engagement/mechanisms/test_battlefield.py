"""Deaths, balance and the hurting stalemate, in worlds written by hand."""

import numpy as np
import pytest
from tests.engagement.worlds import SURE, kept, logistic, lucky, months, start, was, world

from detente.engagement.layout import Param, Policy, Posture, Purpose, War
from detente.engagement.mechanisms.battlefield import step_battlefield, usual_log_deaths
from detente.numerics.philox import normal_shock

MEDIAN = 1.0 - np.exp(-1.0)  # pain where deaths are at their usual level, so that mu = 0


def war(pain: float = MEDIAN, balance: float = 0.5, posture: Posture = Posture.NEUTRAL):
    given = world()
    given.param[[Param.PAIN, Param.BALANCE, Param.DEATHS_KEPT]] = pain, balance, 0.8
    given.param[[Param.FORCE_DEATHS, Param.FORCE_DRIFT]] = 0.2, 0.01
    given.policy[Policy.POSTURE] = posture
    return given


def after(given, month: int = 1, draw: int = 0, **rows: float):
    """Return the state a month later, the war having begun the month with these rows."""
    state = start(given, draw)
    for name, value in rows.items():
        state.war[War[name.upper()]] = value
    step_battlefield(given, was(state), state, month, draw, 1)
    return state.war


def path(given, row: War, count: int = 60, draw: int = 0):
    return np.array([s.war[row] for s in months(step_battlefield, given, count, draw)])


@pytest.mark.parametrize(("pain", "mu"), [(MEDIAN, 0.0), (0.5, 0.366513), (0.3, 1.030930)])
def test_the_usual_level_follows_from_pain(pain, mu):
    """−log(−log(.5)) = −log(.693147) = .366513; −log(−log(.7)) = −log(.356675) = 1.030930."""
    assert usual_log_deaths(pain) == pytest.approx(mu, abs=1e-6)


def test_the_stalemate_of_the_first_day_is_pain_times_balance():
    """Three months of deaths 1 over 3 e^mu give back the pain: .4 × (1 − |2 × .6 − 1|) = .32."""
    assert start(war(0.4, 0.6)).war[War.STALEMATE] == pytest.approx(0.32)
    state = start(war(0.4, 0.6))
    assert state.war[[War.DEATHS, War.DEATHS_1, War.DEATHS_2]].tolist() == [1.0, 1.0, 1.0]
    assert state.war[[War.TOLL, War.LOG_DEATHS, War.VIOLENCE]].tolist() == [0.0, 0.0, 0.0]


def test_a_month_by_hand():
    """No shocks; pain .5, so mu = .366513 and e^mu = 1.442695.

    log D = .366513 + .8(.5 − .366513) = .473303, D = 1.605287
    D* = 1.605287 × (1 − .85 × .4) × (1 + .2) × (1 + .3) × 1
       = 1.605287 × .66 × 1.2 × 1.3 = 1.652804
    toll: 7 + 1.652804
    stalemate: deaths 1.652804 + 1.1 + .9 = 3.652804 over 3 × 1.442695 = 4.328085: .843977;
      1 − e^−.843977 = .570003; × (1 − |2 × .7 − 1|) = × .6: .342002
    """
    found = after(
        war(0.5, 0.7),
        log_deaths=0.5,
        deaths=1.1,
        deaths_1=0.9,
        deaths_2=55.0,
        bound=0.4,
        violence=0.2,
        surge=0.3,
        toll=7.0,
    )
    assert found[War.DEATHS] == pytest.approx(1.652804, abs=1e-6)
    assert found[[War.DEATHS_1, War.DEATHS_2]].tolist() == [1.1, 0.9]
    assert found[War.TOLL] == pytest.approx(8.652804, abs=1e-6)
    assert found[War.BALANCE] == pytest.approx(0.7)
    assert found[War.STALEMATE] == pytest.approx(0.342002, abs=1e-6)


@pytest.mark.parametrize(
    ("posture", "deaths", "drift"),
    [(Posture.NEUTRAL, 1.0, 0.0), (Posture.COERCION, 1.2, 0.04), (Posture.DIVIDE, 1.1, 0.04)],
)
def test_force_kills_and_moves_the_balance(posture, deaths, drift):
    """`force_deaths` .2 under coercion, half of it under divide; drift 4 × .01 under both."""
    found = after(war(posture=posture))
    assert found[War.DEATHS] == pytest.approx(deaths)
    assert np.log(found[War.BALANCE] / (1 - found[War.BALANCE])) == pytest.approx(drift)


def test_the_stalemate_is_of_this_months_balance():
    """A drift of 4 × .5 = 2 from even odds: p = L(2) = .880797, pain 1 − e^−(3.2/3) = .655846.

    .655846 × (1 − .761594) = .156358.
    """
    given = war(posture=Posture.COERCION)
    given.param[Param.FORCE_DRIFT] = 0.5
    assert after(given)[War.STALEMATE] == pytest.approx(0.156358, abs=1e-5)


def test_drift_goes_on_month_by_month():
    """From even odds, 24 months of .04: L(.96) = .723122."""
    found = path(war(posture=Posture.COERCION), War.BALANCE, 24)
    assert found[-1] == pytest.approx(0.723122, abs=1e-6)


def test_deaths_return_to_the_usual_level():
    """From log D = 0 a share .8 of the distance to mu is left each month."""
    given = war(0.3)
    mu = usual_log_deaths(0.3)
    found = path(given, War.LOG_DEATHS, 6)
    assert found == pytest.approx([mu * (1 - 0.8**t) for t in range(7)])


def test_shocks_are_the_drawn_ones():
    given = war(0.4)
    given.param[[Param.DEATHS_SPREAD, Param.BALANCE_SPREAD]] = 0.35, 0.1
    mu = usual_log_deaths(0.4)
    for draw in range(20):
        log_deaths, odds = 0.0, 0.0
        paths = [path(given, row, 8, draw) for row in (War.LOG_DEATHS, War.BALANCE)]
        for month in range(1, 9):
            shocks = [
                normal_shock(1, 0, 0, int(p), month, draw)
                for p in (Purpose.DEATHS, Purpose.BALANCE)
            ]
            log_deaths = mu + 0.8 * (log_deaths - mu) + 0.35 * shocks[0]
            odds += 0.1 * shocks[1]
            assert paths[0][month] == pytest.approx(log_deaths)
            assert paths[1][month] == pytest.approx(logistic(odds))


def test_the_toll_is_the_sum_of_deaths():
    given = war(0.4, posture=Posture.DIVIDE)
    given.param[Param.DEATHS_SPREAD] = 0.35
    deaths, toll = (path(given, row, 12) for row in (War.DEATHS, War.TOLL))
    assert toll == pytest.approx([deaths[1 : t + 1].sum() for t in range(13)])


@pytest.mark.parametrize(
    ("row", "sign"),
    [("bound", -1), ("violence", 1), ("surge", 1), ("log_deaths", 1)],
)
def test_what_raises_deaths(row, sign):
    less, more = (after(war(), **{row: value})[War.DEATHS] for value in (0.1, 0.3))
    assert np.sign(more - less) == sign


def test_a_settlement_ends_most_deaths_not_all():
    found = after(war(), bound=1.0)
    assert found[War.DEATHS] == pytest.approx(0.15)


@pytest.mark.parametrize("balance", [0.001, 0.999])
def test_no_stalemate_where_one_side_is_about_to_win(balance):
    found = after(war(0.999, balance), deaths=9.0)
    assert found[War.STALEMATE] < 0.003


def test_the_stalemate_rises_with_deaths_and_with_evenness():
    calm, bloody = (after(war(), deaths=d)[War.STALEMATE] for d in (0.5, 2.0))
    assert calm < bloody
    even, uneven = (after(war(balance=b))[War.STALEMATE] for b in (0.5, 0.3))
    assert uneven < even
    assert after(war(balance=0.7))[War.STALEMATE] == pytest.approx(uneven)


@pytest.mark.parametrize("draw", range(10))
def test_bounds(draw):
    given = war([0.001, 0.5, 0.999][draw % 3], 0.95, Posture.COERCION)
    given.param[[Param.DEATHS_SPREAD, Param.BALANCE_SPREAD]] = 0.6, 0.5
    for row, low, high in ((War.STALEMATE, 0, 1), (War.BALANCE, 0, 1), (War.DEATHS, 0, np.inf)):
        found = path(given, row, 60, draw)
        assert found.min() >= low
        assert found.max() <= high
        assert np.isfinite(found).all()


def test_no_shock_but_its_own_is_drawn():
    """One seed, one draw: deaths and balance have luck of their own."""
    given = war()
    given.param[[Param.DEATHS_SPREAD, Param.BALANCE_SPREAD]] = 0.3, 0.3
    found = [after(given, draw=n) for n in range(2000)]
    deaths, balance = (np.array([one[row] for one in found]) for row in (War.DEATHS, War.BALANCE))
    assert abs(np.corrcoef(np.log(deaths), balance)[0, 1]) < 4 / np.sqrt(2000)
    assert np.log(deaths).std() == pytest.approx(0.3, rel=0.06)
    assert lucky(Purpose.DEATHS) != lucky(Purpose.BALANCE)


def test_nothing_but_the_war_is_written():
    given = war(posture=Posture.COERCION)
    given.param[Param.BALANCE_SPREAD] = SURE / 100
    first = start(given)
    last = kept(list(months(step_battlefield, given, 5))[-1])
    for name in ("guest", "band", "terms"):
        assert np.array_equal(getattr(first, name), getattr(last, name), equal_nan=True)
