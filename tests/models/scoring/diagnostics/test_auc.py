"""Area under the ROC curve: all pairs, ties, one class missing."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.scoring.diagnostics.auc import auc_array


def by_pairs(forecast, outcome):
    ahead = forecast[outcome == 1][:, None] - forecast[outcome == 0]
    return ((ahead > 0) + 0.5 * (ahead == 0)).mean()


def test_perfect_reversed_and_equal_forecasts():
    outcome = np.array([0, 0, 1, 1])
    forecast = np.array([[0.1, 0.2, 0.3, 0.4], [0.4, 0.3, 0.2, 0.1], [0.5, 0.5, 0.5, 0.5]])
    assert auc_array(forecast, outcome).tolist() == [1.0, 0.0, 0.5]


@pytest.mark.parametrize("seed", range(10))
def test_it_counts_pairs_and_halves_ties(seed):
    rng = np.random.default_rng(seed)
    p, o = rng.integers(0, 6, (3, 25)) / 5, rng.integers(0, 2, (3, 25))
    expected = [by_pairs(*row) for row in zip(p, o, strict=True)]
    assert auc_array(p, o) == pytest.approx(expected, abs=1e-12)


def test_only_the_order_counts_and_the_other_side_has_the_rest():
    rng = np.random.default_rng(1)
    p, o = rng.random(30), rng.integers(0, 2, 30)
    assert auc_array(p**3, o) == auc_array(p, o)
    assert auc_array(p, 1 - o) == pytest.approx(1 - auc_array(p, o), abs=1e-12)


def test_it_is_undefined_where_one_class_is_missing_or_a_number_unknown():
    p = np.array([0.2, 0.8])
    outcome = np.array([[0, 0], [1, 1], [0, np.nan], [0, 1]])
    assert np.isnan(auc_array(p, outcome)).tolist() == [True, True, True, False]


def test_what_cannot_be_scored_is_refused():
    with pytest.raises(DomainError, match=r"forecast\[0\] is 2; it must be in \[0, 1\]"):
        auc_array(np.array([2.0, 0.5]), np.array([0, 1]))
    with pytest.raises(ShapeError, match="do not broadcast"):
        auc_array(np.ones(2), np.ones(3))
