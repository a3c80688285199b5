"""Support, balance, deaths, stalemate and victories: vectors of the page, and each rule."""

import numpy as np
import pytest
from tests.engagement.course.worlds import (
    HEAD_KEYS,
    NEIGHBOUR,
    PATRON,
    at_odds,
    first,
    inside,
    logistic,
    lucky,
    quiet,
)

from detente.engagement.course.input_rows import Head, Policy, Purpose
from detente.engagement.course.mechanisms.balance import (
    GOVERNMENT_WINS,
    REBELS_WIN,
    first_balance,
    stalemate,
    step_balance,
    step_ends,
)
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import HeadState, War
from detente.models.ripeness.stalemate import stalemate_array
from detente.numerics.philox import normal_shock


def after(world, change=None, month: int = 1, draw: int = 0):
    """Return the state after the step of a month; ``change`` prepares the first day."""
    state = first(world)
    if change is not None:
        change(state)
    step_balance(world, state, month, draw, 1)
    return state


def running(state):
    state.head[PATRON, [HeadState.RUNNING, HeadState.SUPPORT]] = 1.0, 1.0


def test_vectors_of_a_patron_that_runs_down():
    """W 1.2, s .92, φ .1: m -.0096, and Δ with ψ .08 and n_l 24."""
    state = after(quiet(), running)
    assert state.head[PATRON, HeadState.SUPPORT] == pytest.approx(0.92)
    assert state.war[War.CAUSES] == pytest.approx(-0.0096, abs=5e-10)
    assert state.war[War.SHIFT] == pytest.approx(-0.935238334, abs=5e-10)
    assert state.war[War.BALANCE] == pytest.approx(0.3 - 0.0096)


def test_the_balance_of_the_first_day():
    assert first_balance(at_odds(quiet(), -1.3).param) == pytest.approx(-1.3)
    assert first(at_odds(quiet(), -1.3)).war[War.BALANCE] == pytest.approx(-1.3)


def test_leaders_expect_withdrawals_that_have_not_begun():
    """24 months of .006 and .003 for the patron and for the neighbour, whose weight is .5."""
    world = quiet()
    world.head[:, Head.WITHDRAWAL] = [0.0, 0.006, 0.003]
    expected = 1.2 * (np.exp(-0.144) - 1.0) - 0.5 * (np.exp(-0.072) - 1.0)
    state = after(world)
    assert state.war[War.SHIFT] == pytest.approx(expected * (1.0 - np.exp(-2.4)))
    assert state.war[War.CAUSES] == 0.0


def test_causes_push_the_balance_by_a_share_a_month():
    world = quiet()
    world.param[[Param.FORCE, Param.ARMS]] = 0.5, 0.4
    world.policy[[Policy.COERCE, Policy.ARMS]] = 1.0, 0.5

    def causes(state):
        state.war[[War.EVENTS, War.MEANS, War.CAUSES]] = 0.3, 0.1, 0.05

    state = after(world, causes)
    pushed = 0.3 + 0.5 - 0.4 * 0.5 - 0.1
    assert state.war[War.CAUSES] == pytest.approx(0.05 + 0.1 * (pushed - 0.05))


def test_support_of_the_movement_pushes_the_other_way():
    def more(state):
        state.head[NEIGHBOUR, HeadState.SUPPORT] = 1.6

    assert after(quiet(), more).war[War.CAUSES] == pytest.approx(0.1 * -0.5 * 0.6)


def test_the_balance_walks():
    world = quiet()
    world.param[Param.WALK] = 0.2
    state, drift = first(world), 0.0
    for month in range(1, 6):
        step_balance(world, state, month, 3, 1)
        drift += 0.2 * normal_shock(1, 0, 0, int(Purpose.WALK), month, 3)
        assert state.war[War.DRIFT] == pytest.approx(drift)
        assert state.war[War.BALANCE] == pytest.approx(0.3 + drift)


def test_without_causes_the_balance_rests():
    """I11."""
    world = quiet()
    world.head[:, [Head.BACKS_GOVERNMENT, Head.BACKS_MOVEMENT]] = 0.0
    world.head[:, Head.WITHDRAWAL] = 0.5
    state = first(world)
    for month in range(1, 20):
        step_balance(world, state, month, 0, 1)
        assert state.war[War.BALANCE] == first_balance(world.param)
        assert state.war[War.SHIFT] == 0.0


@pytest.mark.parametrize("h", [PATRON, NEIGHBOUR])
@pytest.mark.parametrize("press", [0.0, 1.0])
def test_patrons_start_to_run_down_by_their_hazard(h, press):
    """Pressure raises that of a patron of the movement by half."""
    world = quiet()
    world.policy[Policy.PRESS_HOLDOUT] = press
    for draw in range(8):
        u = lucky(Purpose.RUNDOWN, HEAD_KEYS[h], 1, draw)
        times = 1.5 if h == NEIGHBOUR and press else 1.0
        for side, runs in ((1.0 + 1e-9, 1.0), (1.0 - 1e-9, 0.0)):
            world.head[h, Head.WITHDRAWAL] = u / times * side
            row = after(world, draw=draw).head[h]
            assert row[HeadState.RUNNING] == runs
            assert row[HeadState.SUPPORT] == pytest.approx(1.0 - 0.08 * runs)


def test_who_backs_nobody_does_not_run_down():
    world = quiet()
    world.head[0, Head.WITHDRAWAL] = 1.0
    assert after(world).head[0, HeadState.SUPPORT] == 1.0


def test_support_below_half_is_dated():
    world = quiet()
    state = first(world)
    running(state)
    dates = []
    for month in range(1, 12):
        step_balance(world, state, month, 0, 1)
        dates.append(state.head[PATRON, HeadState.HALVED])
    below = next(n for n in range(1, 12) if 0.92**n < 0.5)
    assert dates == [-1.0] * (below - 1) + [float(below)] * (12 - below)


@pytest.mark.parametrize(("ramp", "support"), [(0.4, 2.0), (-0.5, 0.0)])
def test_support_stays_between_nothing_and_double(ramp, support):
    def entry(state):
        state.head[PATRON, [HeadState.SUPPORT, HeadState.RAMP]] = 1.9 if ramp > 0 else 0.3, ramp
        state.head[PATRON, HeadState.RAMP_LEFT] = 1.0

    row = after(quiet(), entry).head[PATRON]
    assert row[[HeadState.SUPPORT, HeadState.RAMP_LEFT]].tolist() == [support, 0.0]


@pytest.mark.parametrize(
    ("changes", "factor"),
    [
        ({}, 1.0),
        ({War.BOUND: 0.6}, 1.0 - 0.85 * 0.6),
        ({War.VIOLENCE: 0.5}, 1.5),
        ({War.CEASEFIRE: 1.0}, 0.3),
        ({War.LOW: 1.0}, 0.1),
        ({War.CEASEFIRE: 1.0, War.LOW: 1.0}, 0.3),
    ],
)
def test_what_moves_deaths(changes, factor):
    def quieter(state):
        for row, value in changes.items():
            state.war[row] = value

    assert after(quiet(), quieter).war[War.DEATHS] == pytest.approx(factor)


@pytest.mark.parametrize(("force", "factor"), [(0.3, 1.15), (-0.3, 0.85), (-5.0, 0.0)])
def test_force_moves_deaths_with_either_sign_but_not_below_none(force, factor):
    world = quiet()
    world.param[Param.FORCE_DEATHS], world.policy[Policy.COERCE] = force, 0.5
    assert after(world).war[War.DEATHS] == pytest.approx(factor)


def test_deaths_drift_back():
    world = quiet()
    world.param[Param.DEATHS_SD] = 0.4

    def before(state):
        state.war[War.LOG_DEATHS] = 0.5

    state = after(world, before)
    log = 0.8 * 0.5 + 0.4 * normal_shock(1, 0, 0, int(Purpose.DEATHS), 1, 0)
    assert state.war[[War.LOG_DEATHS, War.DEATHS]] == pytest.approx([log, np.exp(log)])


@pytest.mark.parametrize(("deaths", "x"), [(1.0, 0.3), (2.0, -1.0), (0.1, 4.0), (0.0, 0.0)])
def test_a_stalemate_hurts_and_nobody_is_near_victory(deaths, x):
    param = quiet().param
    near = 1.0 - abs(2.0 * logistic(x) - 1.0)
    assert stalemate(param, deaths, x) == pytest.approx((1.0 - 0.4**deaths) * near)


def test_the_stalemate_is_that_of_the_published_model():
    """Pain of 1 - exp(-1/D) is the pain of one usual month; deaths are in usual months."""
    rng = np.random.default_rng(5)
    param = quiet().param.copy()
    for pain, deaths, x in rng.uniform([0.05, 0.0, -4.0], [0.95, 5.0, 4.0], (100, 3)):
        param[Param.PAIN] = pain
        usual = -1.0 / np.log(1.0 - pain)
        model = stalemate_array(deaths, logistic(x), usual=usual)
        assert stalemate(param, deaths, x) == pytest.approx(float(model.stalemate), rel=1e-12)


def test_the_stalemate_of_a_month_reads_its_own_balance_and_deaths():
    def violent(state):
        state.war[War.VIOLENCE] = 1.0

    world = at_odds(quiet(), -0.8)
    state = after(world, violent)
    assert state.war[War.STALEMATE] == pytest.approx(stalemate(world.param, 2.0, -0.8))


@pytest.mark.parametrize(
    ("changes", "q"),
    [
        ({}, 1.0),
        ({War.BOUND_BEFORE: 0.5}, 0.6),
        ({War.CEASEFIRE: 1.0}, 0.25),
        ({War.LOW: 1.0}, 0.25),
        ({War.CEASEFIRE: 1.0, War.LOW: 1.0}, 0.25),
        ({War.DEAL: 2.0, War.BOUND_BEFORE: 1.0}, 0.2 * 0.05),
        ({War.DEAL: 1.0, War.BOUND_BEFORE: 0.5, War.LOW: 1.0}, 0.6 * 0.25),
    ],
)
def test_what_holds_victories_back(changes, q):
    world = quiet()
    state = first(world)
    for row, value in changes.items():
        state.war[row] = value
    assert inside(step_ends, world, state, 1, 0, 1)["holds"] == pytest.approx(q)


def test_a_side_wins_where_its_hazard_lies_above_the_months_uniform():
    world = at_odds(quiet(), 0.0)
    seen = set()
    for draw in range(40):
        u = lucky(Purpose.END, 0, 5, draw)
        low, high = min(u, 0.5), min(1.0 - u, 0.5)
        scale = np.exp(-1.0 / 8.0)
        for name, luck, code in (
            (Param.WIN_GOVERNMENT, low, GOVERNMENT_WINS),
            (Param.WIN_REBELS, high, REBELS_WIN),
        ):
            for side in (1.0 + 1e-9, 1.0 - 1e-9):
                world.param[[Param.WIN_GOVERNMENT, Param.WIN_REBELS]] = 0.0
                world.param[name] = luck / scale * side
                state = first(world)
                step_ends(world, state, 5, draw, 1)
                wins = luck < 0.5 and side > 1.0
                assert state.war[War.ENDED] == (code if wins else 0.0)
                assert state.war[War.END_MONTH] == (5.0 if wins else 0.0)
                seen.add(state.war[War.ENDED])
    assert seen == {0.0, 6.0, 7.0} == {0.0, GOVERNMENT_WINS, REBELS_WIN}
