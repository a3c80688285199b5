"""Crises with errors: the two-stage game by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.noncooperative.crisis import crisis_array


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


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: crisis_array(np.zeros(2), np.zeros(3), 1.0), ShapeError),
        (lambda: crisis_array(np.zeros((2, 3)), np.zeros((4, 3)), 1.0), ShapeError),
        (lambda: crisis_array(np.zeros(3), np.zeros(3), -1.0), DomainError),
    ],
    ids=["two outcomes", "draws", "precision"],
)
def test_what_does_not_fit_is_refused(call, error):
    with pytest.raises(error):
        call()
