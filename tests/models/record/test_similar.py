"""Rates among similar wars."""

import numpy as np
import pytest

from detente.errors import DomainError
from detente.models.record.similar import distance, similar_rates


def test_distances_count_a_region_as_two():
    found = distance(
        np.array([[0.0, 1.0]]), np.array([1]), np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([1, 2])
    )
    assert found == pytest.approx(np.array([[0.5, 1.0]]))


def test_near_wars_decide_and_the_overall_rate_counts_as_three():
    square = np.array([[0.0, 0.0, 1e9]])
    outcome = np.array([[1.0], [1.0], [0.0]])
    found = similar_rates(square, np.zeros((1, 3), bool), outcome, np.array([1, 2, 3]), 0.5)
    assert found.rate == pytest.approx(np.array([[(2 + 3 * 2 / 3) / 5]]))
    assert found.conflicts == pytest.approx([2.0])


def test_landmarks_of_one_conflict_are_one():
    square = np.zeros((1, 4))
    found = similar_rates(
        square, np.zeros((1, 4), bool), np.ones((4, 1)), np.array([1, 1, 1, 1]), 0.5
    )
    assert found.conflicts == pytest.approx([1.0])


def test_the_same_conflict_is_left_out():
    square = np.zeros((1, 2))
    found = similar_rates(
        square, np.array([[True, False]]), np.array([[1.0], [0.0]]), np.array([1, 2]), 0.5
    )
    assert found.rate == pytest.approx(np.array([[0.0]]))


def test_wide_enough_all_wars_are_similar():
    rng = np.random.default_rng(4)
    outcome = (rng.random((50, 1)) < 0.3).astype(float)
    found = similar_rates(rng.random((1, 50)), np.zeros((1, 50), bool), outcome, np.arange(50), 1e6)
    assert found.rate == pytest.approx(np.array([[outcome.mean()]]))


def test_a_bandwidth_must_be_positive():
    with pytest.raises(DomainError):
        similar_rates(np.zeros((1, 1)), np.zeros((1, 1), bool), np.ones((1, 1)), np.array([1]), 0)
