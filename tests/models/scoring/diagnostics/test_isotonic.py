"""Isotonic fits: pooled by hand, equal to SciPy's, filled where a replicate has no events."""

import numpy as np
import pytest
from scipy.optimize import isotonic_regression

from detente.models.scoring.diagnostics.isotonic import fill_fits, fill_isotonic, fill_refits


def fitted(total, hit, kernel=fill_isotonic):
    total, hit = np.array(total, dtype=float), np.array(hit, dtype=float)
    fit = np.empty(len(total))
    kernel(total, hit, fit)
    return fit


@pytest.mark.parametrize("plain", [False, True])
def test_violators_are_pooled_by_hand(plain):
    kernel = getattr(fill_isotonic, "py_func", fill_isotonic) if plain else fill_isotonic
    assert fitted([1, 1, 1, 1], [0, 1, 0, 1], kernel).tolist() == [0, 0.5, 0.5, 1]
    assert fitted([2, 1, 1], [2, 1, 0], kernel).tolist() == [0.75] * 3
    assert fitted([4, 4], [1, 3], kernel).tolist() == [0.25, 0.75]


def test_groups_without_events_are_left_out():
    found = fitted([0, 1, 0, 1, 0], [0, 1, 0, 0, 0])
    assert np.isnan(found).tolist() == [True, False, True, False, True]
    assert found[[1, 3]].tolist() == [0.5, 0.5]
    assert np.isnan(fitted([0, 0], [0, 0])).all()


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_fit_of_scipy(seed):
    rng = np.random.default_rng(seed)
    total = rng.integers(1, 6, 40).astype(float)
    hit = rng.binomial(total.astype(int), np.linspace(0.2, 0.7, 40)).astype(float)
    expected = isotonic_regression(hit / total, weights=total).x
    np.testing.assert_allclose(fitted(total, hit), expected, atol=1e-12)


def test_rows_are_fitted_one_by_one():
    total, hit = np.ones((2, 3)), np.array([[0.0, 1, 0], [1, 0, 0]])
    fit = np.empty((2, 3))
    fill_fits(total, hit, fit)
    assert fit[0].tolist() == [0, 0.5, 0.5]
    assert fit[1] == pytest.approx(np.full(3, 1 / 3))


def test_a_replicate_is_interpolated_at_forecasts_that_it_lacks():
    value, group = np.array([0.0, 0.1, 0.3, 0.5, 0.9]), np.arange(5)
    weight = np.array([[0.0, 1, 0, 2, 0], [1, 1, 1, 1, 1]])
    hit = np.array([[0.0, 0, 0, 1, 0], [0, 0, 0, 1, 1]])
    fit = np.empty((2, 5))
    fill_refits(value, group, weight, hit, fit)
    assert fit[0] == pytest.approx([0, 0, 0.25, 0.5, 0.5])
    assert fit[0] == pytest.approx(np.interp(value, value[[1, 3]], [0, 0.5]))
    assert fit[1].tolist() == [0, 0, 0, 1, 1]


def test_events_of_one_group_are_pooled_in_a_replicate():
    value, group = np.array([0.2, 0.8]), np.array([1, 0, 1])
    fit = np.empty((1, 2))
    fill_refits(value, group, np.array([[2.0, 1, 2]]), np.array([[2.0, 0, 0]]), fit)
    assert fit.tolist() == [[0.0, 0.5]]
