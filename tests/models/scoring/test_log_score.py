"""Logarithmic score: printed value, what was ruled out, the binary form."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.scoring.log_score import binary_log_score_array, log_score_array

CHANCE, HAPPENED = np.array([0.9, 0.7, 0.2, 0.4]), np.array([1, 1, 0, 1])


def test_four_forecasts_by_hand():
    assert binary_log_score_array(CHANCE, HAPPENED).mean() == pytest.approx(0.400367, abs=5e-7)


def test_both_forms_agree():
    both = np.stack([1 - CHANCE, CHANCE], axis=-1)
    np.testing.assert_array_equal(
        log_score_array(both, HAPPENED), binary_log_score_array(CHANCE, HAPPENED)
    )


def test_what_was_ruled_out_costs_infinitely_much_and_certainty_nothing():
    assert log_score_array(np.eye(3), np.array([0, 2, 2])).tolist() == [0.0, np.inf, 0.0]
    assert binary_log_score_array(np.array([0.0, 1.0, 1.0]), np.array([1, 0, 1])).tolist() == [
        np.inf,
        np.inf,
        0.0,
    ]
    assert not np.signbit(binary_log_score_array(1.0, 1))


def test_the_chances_of_other_categories_do_not_matter():
    forecast = np.array([[0.2, 0.5, 0.3], [0.2, 0.8, 0.0]])
    assert log_score_array(forecast, 0) == pytest.approx(np.full(2, np.log(5)), abs=1e-12)


def test_an_unknown_entry_stays_unknown():
    found = binary_log_score_array(np.array([0.5, np.nan, 0.5]), np.array([1, 1, np.nan]))
    assert np.isnan(found).tolist() == [False, True, True]
    forecast = np.array([[0.5, 0.5], [0.5, np.nan], [0.5, 0.5]])
    assert np.isnan(log_score_array(forecast, np.array([0, 0, np.nan]))).tolist() == [
        False,
        True,
        True,
    ]


def test_leading_dimensions_broadcast():
    forecast = np.random.default_rng(1).dirichlet(np.ones(3), (4, 1))
    found = log_score_array(forecast, np.array([0, 2]))
    assert found.shape == (4, 2)
    assert found[1, 1] == -np.log(forecast[1, 0, 2])


def test_what_cannot_be_scored_is_refused():
    with pytest.raises(DomainError, match=r"outcome\[0\] is 2; it must be 0 or 1"):
        binary_log_score_array(0.5, np.array([2]))
    with pytest.raises(DomainError, match=r"forecast is 1.5; it must be in \[0, 1\]"):
        binary_log_score_array(1.5, 1)
    with pytest.raises(ShapeError, match=r"forecast has shape \(\); it must be"):
        log_score_array(0.5, 1)
