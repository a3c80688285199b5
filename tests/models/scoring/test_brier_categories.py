"""Brier score of categories: values by hand, range, order of categories."""

import numpy as np
import pytest

from detente.errors import DomainError
from detente.models.scoring.brier_categories import brier_categories_array

THREE = np.array([0.2, 0.5, 0.3])


def test_three_categories_by_hand():
    found = brier_categories_array(THREE, np.arange(3))
    assert found == pytest.approx([0.98, 0.38, 0.78], abs=1e-12)


def test_it_runs_from_0_to_2():
    sure = np.eye(3)
    assert (brier_categories_array(sure, np.arange(3)) == 0.0).all()
    assert (brier_categories_array(sure, np.array([1, 2, 0])) == 2.0).all()


def test_the_order_of_categories_does_not_matter():
    order = [2, 0, 1]
    found = brier_categories_array(THREE[order], np.arange(3))
    assert found == pytest.approx(brier_categories_array(THREE, order), abs=1e-12)


def test_the_honest_forecast_has_the_best_expected_score():
    rng = np.random.default_rng(1)
    other = rng.dirichlet(np.ones(3), 500)
    expected = sum(THREE[k] * brier_categories_array(other, k) for k in range(3))
    honest = sum(THREE[k] * brier_categories_array(THREE, k) for k in range(3))
    assert (expected >= honest).all()


def test_an_unknown_entry_stays_unknown():
    forecast = np.array([THREE, [0.5, np.nan, 0.5], THREE])
    found = brier_categories_array(forecast, np.array([0, 0, np.nan]))
    assert found.tolist() == pytest.approx([0.98, np.nan, np.nan], nan_ok=True)
    assert isinstance(brier_categories_array(THREE, 0), np.float64)


def test_a_label_that_is_no_category_is_refused():
    with pytest.raises(DomainError, match=r"outcome is 3; .* a whole number in \[0, 2\]"):
        brier_categories_array(THREE, 3)
