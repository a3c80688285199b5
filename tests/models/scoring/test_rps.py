"""Ranked probability score: printed values, distance, two categories, counts."""

import numpy as np
import pytest

from detente.errors import DomainError
from detente.models.scoring.brier import brier_array
from detente.models.scoring.crps import crps_array
from detente.models.scoring.rps import rps_array

THREE = np.array([0.2, 0.5, 0.3])


def test_three_categories_by_hand():
    assert rps_array(THREE, 2) == pytest.approx(0.265, abs=1e-12)


def test_seats_of_three_guests():
    """Chances .9, .8 and .5; three came. Undivided, it is the CRPS of the count."""
    seats = np.array([0.01, 0.14, 0.49, 0.36])
    assert 3 * rps_array(seats, 3) == pytest.approx(0.4322, abs=1e-12)
    draws = np.repeat(np.arange(4.0), [1, 14, 49, 36])
    assert crps_array(draws, 3.0) == pytest.approx(0.4322, abs=1e-12)


def test_always_participant_on_the_afghan_roles():
    """Two non-officials, two observers, 48 participants; printed without dividing by K - 1."""
    score = rps_array(np.array([0.0, 0.0, 1.0]), np.repeat([0, 1, 2], [2, 2, 48])).mean()
    assert 2 * score == pytest.approx(0.115, abs=5e-4)


def test_it_runs_from_0_to_1_and_a_near_miss_costs_less():
    found = rps_array(np.eye(4)[0], np.arange(4))
    assert found == pytest.approx([0, 1 / 3, 2 / 3, 1], abs=1e-12)


def test_two_categories_are_the_brier_score():
    rng = np.random.default_rng(1)
    p, o = rng.random(50), rng.integers(0, 2, 50)
    found = rps_array(np.stack([1 - p, p], axis=-1), o)
    assert found == pytest.approx(brier_array(p, o), abs=1e-12)


def test_the_order_may_be_turned():
    turned = rps_array(THREE[::-1], 2 - np.arange(3))
    assert turned == pytest.approx(rps_array(THREE, np.arange(3)), abs=1e-12)


def test_an_unknown_entry_stays_unknown():
    forecast = np.array([THREE, [0.5, 0.5, np.nan], THREE])
    found = rps_array(forecast, np.array([0, 0, np.nan]))
    assert np.isnan(found).tolist() == [False, True, True]


def test_probabilities_that_do_not_sum_to_1_are_refused():
    with pytest.raises(DomainError, match=r"the sum of forecast is 0.9; it must be 1: divide"):
        rps_array(np.array([0.2, 0.4, 0.3]), 0)
