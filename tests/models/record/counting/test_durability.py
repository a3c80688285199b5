"""The product-limit curve."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.record.counting.durability import durability_array


def test_a_worked_curve():
    time = np.array([1.0, 2.0, 2.0, 3.0, 4.0])
    ended = np.array([True, True, False, False, True])
    found = durability_array(time, ended, np.array([0.5, 1, 2, 3.9, 4]))
    assert found.holds == pytest.approx([1, 0.8, 0.6, 0.6, 0])
    variance = 0.6**2 * (1 / (5 * 4) + 1 / (4 * 3))
    assert found.error[2] == pytest.approx(np.sqrt(variance))
    assert (found.followed, found.ended, found.months) == (5, 3, pytest.approx(144.0))
    assert found.hazard == pytest.approx(3 / 144)


def test_without_censoring_it_is_the_share_left():
    time = np.arange(1.0, 11.0)
    found = durability_array(time, np.ones(10, bool), time)
    assert found.holds == pytest.approx(1 - np.arange(1, 11) / 10)


def test_only_the_first_five_years_make_the_mean_hazard():
    found = durability_array(np.array([6.0, 7.0]), np.array([True, False]), np.array([5.0]))
    assert (found.ended, found.months) == (0, 120.0)


def test_nothing_observed():
    found = durability_array(np.array([]), np.array([], bool), np.array([1.0]))
    assert found.holds == pytest.approx([1.0])
    assert np.isnan(found.hazard)


def test_what_does_not_fit_is_refused():
    with pytest.raises(ShapeError):
        durability_array(np.ones(2), np.ones(3, bool), np.ones(1))
    with pytest.raises(DomainError):
        durability_array(np.array([-1.0]), np.ones(1, bool), np.ones(1))
