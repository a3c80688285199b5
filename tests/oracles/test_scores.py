"""Scores by scoringrules, which comes with ``make oracles``. It takes the outcome first."""

import numpy as np
import pytest

from detente.models.scoring.brier import brier_array
from detente.models.scoring.crps import crps_array
from detente.models.scoring.interval_score import interval_score_array
from detente.models.scoring.log_score import binary_log_score_array, log_score_array
from detente.models.scoring.rps import rps_array

rules = pytest.importorskip("scoringrules")

seeds = pytest.mark.parametrize("seed", range(5))


def binary(seed):
    rng = np.random.default_rng(seed)
    return rng.random((20, 30)), rng.integers(0, 2, (20, 30)).astype(float)


def ordered(seed, categories=5):
    rng = np.random.default_rng(seed)
    return rng.dirichlet(np.ones(categories), 200), rng.integers(0, categories, 200)


@seeds
def test_brier(seed):
    forecast, outcome = binary(seed)
    np.testing.assert_allclose(
        brier_array(forecast, outcome), rules.brier_score(outcome, forecast), atol=1e-12
    )


@seeds
def test_logarithm(seed):
    forecast, outcome = binary(seed)
    found = binary_log_score_array(forecast, outcome)
    np.testing.assert_allclose(found, rules.log_score(outcome, forecast), rtol=1e-12)
    both = log_score_array(np.stack([1 - forecast, forecast], axis=-1), outcome)
    np.testing.assert_allclose(both, found, rtol=1e-12)


@seeds
def test_ranked_categories(seed):
    """Theirs counts categories from 1 and does not divide by their number less one."""
    forecast, outcome = ordered(seed)
    expected = rules.rps_score(outcome + 1, forecast) / (forecast.shape[-1] - 1)
    np.testing.assert_allclose(rps_array(forecast, outcome), expected, atol=1e-12)


@seeds
@pytest.mark.parametrize("ties", [False, True])
def test_draws(seed, ties):
    rng = np.random.default_rng(seed)
    draws, outcome = rng.normal(size=(50, 20)), rng.normal(size=50)
    if ties:
        draws, outcome = draws.round(), outcome.round()
    for fair, estimator in ((False, "nrg"), (True, "fair")):
        expected = rules.crps_ensemble(outcome, draws, estimator=estimator)
        np.testing.assert_allclose(crps_array(draws, outcome, fair=fair), expected, atol=1e-12)


@seeds
def test_normal_distribution(seed):
    from scipy.special import ndtri

    outcome = np.random.default_rng(seed).normal(size=5)
    draws = ndtri((np.arange(100_000) + 0.5) / 100_000)
    expected = rules.crps_normal(outcome, 0.0, 1.0)
    np.testing.assert_allclose(crps_array(draws, outcome), expected, atol=1e-5)


@seeds
@pytest.mark.parametrize("level", [0.5, 0.9])
def test_intervals(seed, level):
    rng = np.random.default_rng(seed)
    low, high = np.sort(rng.normal(size=(2, 100)), axis=0)
    outcome = 2 * rng.normal(size=100)
    expected = rules.interval_score(outcome, low, high, 1.0 - level)
    found = interval_score_array(low, high, outcome, level=level).score
    np.testing.assert_allclose(found, expected, rtol=1e-12)
