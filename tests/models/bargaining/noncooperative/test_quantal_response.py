"""Quantal response in two-by-two games: known points, brackets, the branch and its forks."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.noncooperative.quantal_response import response_array


def logistic(z: float) -> float:
    return 0.5 * (1.0 + math.tanh(0.5 * z))


PRISONERS = np.array([[3.0, 0.0], [5.0, 1.0]])  # first action: hold back


def test_a_dominant_action_is_taken_with_its_logistic_chance():
    """Holding back costs 2 or 1: at p = q the chance solves p = L(-(1 + p))."""
    found = response_array(PRISONERS, PRISONERS.T, 1.0)
    p = float(found.row)
    assert p == pytest.approx(float(found.column))
    assert p == pytest.approx(logistic(-(1.0 + p)), abs=1e-9)


def test_the_main_branch_of_a_stag_hunt_ends_in_the_less_risky_equilibrium():
    """Stag 4 together, 0 alone; hare 3 always: hare is risk-dominant."""
    stag = np.array([[4.0, 0.0], [3.0, 3.0]])
    assert float(response_array(stag, stag.T, 0.0).row) == pytest.approx(0.5)
    assert float(response_array(stag, stag.T, 20.0).row) < 1e-3


games = st.lists(st.floats(-2, 2), min_size=8, max_size=8)


@given(games, st.floats(0, 1.5))
def test_it_is_a_fixed_point(numbers, sharp):
    a, b = np.array(numbers[:4]).reshape(2, 2), np.array(numbers[4:]).reshape(2, 2)
    found = response_array(a, b, sharp)
    p, q = float(found.row), float(found.column)
    gain = q * (a[0, 0] - a[1, 0]) + (1 - q) * (a[0, 1] - a[1, 1])
    assert p == pytest.approx(logistic(sharp * gain), abs=1e-8)
    gain = p * (b[0, 0] - b[0, 1]) + (1 - p) * (b[1, 0] - b[1, 1])
    assert q == pytest.approx(logistic(sharp * gain), abs=1e-8)


GAMES = {
    "matching pennies, 320": ([[320.0, 40], [40, 80]], [[40.0, 80], [80, 40]]),
    "matching pennies, 9": ([[9.0, 0], [0, 1]], [[0.0, 1], [1, 0]]),
    "matching pennies, 4": ([[4.0, 0], [0, 1]], [[0.0, 1], [1, 0]]),
    "prisoners": ([[3.0, 0], [5, 1]], [[3.0, 5], [0, 1]]),
    "chicken": ([[6.0, 2], [7, 0]], [[6.0, 7], [2, 0]]),
    "stag hunt": ([[9.0, 0], [8, 7]], [[9.0, 8], [0, 7]]),
    "battle of the sexes": ([[3.0, 0], [0, 2]], [[2.0, 0], [0, 3]]),
}


def roots(a, b, sharp):
    """Return the log-odds of every equilibrium of row and column, by a root finder of SciPy."""

    def excess(x):
        p = logistic(x)
        q = logistic(sharp * (p * (b[0, 0] - b[0, 1]) + (1 - p) * (b[1, 0] - b[1, 1])))
        return sharp * (q * (a[0, 0] - a[1, 0]) + (1 - q) * (a[0, 1] - a[1, 1])) - x

    ends = sharp * (a[0] - a[1])
    marks = np.unique(
        np.concatenate(
            [np.linspace(min(ends) - 1, max(ends) + 1, 4001), np.linspace(-40, 40, 4001)]
        )
    )
    marks = marks[(marks >= min(ends) - 1) & (marks <= max(ends) + 1)]
    signs = np.array([excess(x) > 0 for x in marks])
    return [
        optimize.brentq(excess, marks[k], marks[k + 1], xtol=1e-13)
        for k in np.flatnonzero(signs[1:] != signs[:-1])
    ]


@pytest.mark.parametrize("sharp", [0.01, 0.1, 0.5, 1, 2, 5, 10, 50, 200])
@pytest.mark.parametrize("name", GAMES)
def test_it_is_one_of_the_bracketed_equilibria(name, sharp):
    a, b = (np.array(game) for game in GAMES[name])
    found, expected = response_array(a, b, sharp), [logistic(x) for x in roots(a, b, sharp)]
    assert int(found.equilibria) == len(expected)
    assert min(abs(float(found.row) - p) for p in expected) < 1e-9


@pytest.mark.parametrize("sharp", [0.2, 0.8, 0.9, 1.6, 1.7, 2.7, 5.0, 20.0])
def test_a_symmetric_game_stays_on_the_middle_branch_and_names_the_fork(sharp):
    """At precision 0.828 the path of the battle of the sexes divides in three."""
    a, b = (np.array(game) for game in GAMES["battle of the sexes"])
    found = response_array(a, b, sharp)
    assert bool(found.fork) == (sharp > 0.83)
    assert float(found.row) == pytest.approx(1 - float(found.column))
    assert float(found.row) < 0.6


@pytest.mark.parametrize("more", [1e-3, 1e-6, 1e-9])
def test_the_least_difference_decides_between_two_branches(more):
    a, b = (np.array(game) for game in GAMES["battle of the sexes"])
    lead = np.array([[more, 0], [0, 0]])
    up = response_array(a + lead, b, np.array([0.9, 2.0, 10.0]))
    down = response_array(a - lead, b, np.array([0.9, 2.0, 10.0]))
    assert (up.row > 0.8).all()
    assert (down.row < 0.3).all()
    assert not (up.fork | down.fork).any()


def test_the_path_does_not_jump():
    rng = np.random.default_rng(1)
    games = rng.normal(size=(2, 60, 2, 2))
    sharp = np.exp(np.linspace(-3, 3.5, 400))
    found = response_array(games[0][:, None], games[1][:, None], sharp)
    assert not np.isnan(found.row).any()
    assert np.abs(np.diff(found.row, axis=1)).max() < 0.2


def test_the_order_of_actions_and_players_means_nothing():
    rng = np.random.default_rng(2)
    a, b = rng.normal(size=(2, 200, 2, 2))
    found = response_array(a, b, 4.0)
    turned = response_array(a[:, ::-1, ::-1], b[:, ::-1, ::-1], 4.0)
    swapped = response_array(b.swapaxes(-1, -2), a.swapaxes(-1, -2), 4.0)
    np.testing.assert_allclose(found.row, 1 - turned.row, atol=1e-9)
    np.testing.assert_allclose(found.row, swapped.column, atol=1e-9)


def test_an_unknown_utility_leaves_the_result_undefined():
    found = response_array(np.full((2, 2), np.nan), np.zeros((2, 2)), 1.0)
    assert np.isnan(found.row)
    assert int(found.equilibria) == 0


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: response_array(np.zeros((2, 3)), np.zeros((2, 2)), 1.0), ShapeError),
        (lambda: response_array(np.zeros((3, 2, 2)), np.zeros((2, 2, 2)), 1.0), ShapeError),
        (lambda: response_array(np.zeros((2, 2)), np.zeros((2, 2)), -0.1), DomainError),
        (lambda: response_array(np.zeros((2, 2)), np.full((2, 2), np.inf), 0.1), DomainError),
    ],
    ids=["two by three", "games", "negative precision", "infinite utility"],
)
def test_what_does_not_fit_is_refused(call, error):
    with pytest.raises(error):
        call()
