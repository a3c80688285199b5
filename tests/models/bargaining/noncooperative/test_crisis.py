"""Crises with errors: the two-stage game by hand, the two-by-two one at its known points."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.noncooperative.crisis import crisis_array, response_array


def logistic(z: float) -> float:
    return 1.0 / (1.0 + math.exp(-z))


def test_two_stages_by_hand():
    """The defender resists with L(1 x (-.5 + 1)) = .622459; war -2, capitulation 3, status quo 0.

    Expected of a challenge: .622459 x -2 + .377541 x 3 = -.112297; L of it is .471955.
    """
    found = crisis_array(np.array([0.0, 3.0, -2.0]), np.array([0.0, -1.0, -0.5]), 1.0)
    resists = logistic(0.5)
    challenges = logistic(-2.0 * resists + 3.0 * (1.0 - resists))
    assert challenges == pytest.approx(0.471955, abs=1e-6)
    assert float(found.status_quo) == pytest.approx(1 - challenges)
    assert float(found.war) == pytest.approx(challenges * resists)


def test_without_precision_all_is_chance_and_with_much_it_is_the_perfect_answer():
    u = np.array([0.0, 1.0, -1.0])
    blind = crisis_array(u, u, 0.0)
    assert (float(blind.status_quo), float(blind.war)) == (0.5, 0.25)
    gives_way = crisis_array(u, np.array([0.0, -1.0, -2.0]), 500.0)
    assert float(gives_way.capitulation) == pytest.approx(1.0)
    resists = crisis_array(u, np.array([0.0, -2.0, -1.0]), 500.0)
    assert float(resists.status_quo) == pytest.approx(1.0)


utilities = st.lists(st.floats(-5, 5), min_size=3, max_size=3)


@given(utilities, utilities, st.floats(0, 20))
def test_chances_sum_to_one_and_do_not_mind_a_shift(one, two, sharp):
    a, b = np.array(one), np.array(two)
    found = np.array(crisis_array(a, b, sharp))
    assert found.sum() == pytest.approx(1.0)
    assert (found >= 0).all()
    moved = np.array(crisis_array(a + 3.0, b - 2.0, sharp))
    assert moved == pytest.approx(found, abs=1e-9)


def test_draws_lead():
    found = crisis_array(np.zeros((4, 3)), np.zeros(3), np.ones(4))
    assert found.war.shape == (4,)


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


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: crisis_array(np.zeros(2), np.zeros(3), 1.0), ShapeError),
        (lambda: crisis_array(np.zeros((2, 3)), np.zeros((4, 3)), 1.0), ShapeError),
        (lambda: crisis_array(np.zeros(3), np.zeros(3), -1.0), DomainError),
        (lambda: response_array(np.zeros((2, 3)), np.zeros((2, 2)), 1.0), ShapeError),
        (lambda: response_array(np.zeros((3, 2, 2)), np.zeros((2, 2, 2)), 1.0), ShapeError),
        (lambda: response_array(np.zeros((2, 2)), np.zeros((2, 2)), -0.1), DomainError),
    ],
    ids=["two outcomes", "draws", "precision", "two by three", "games", "below nought"],
)
def test_what_does_not_fit_is_refused(call, error):
    with pytest.raises(error):
        call()
