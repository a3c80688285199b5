"""Discrimination and calibration by SciPy, and by scikit-learn where it is installed."""

import numpy as np
import pytest
from scipy import optimize, special, stats

from detente.models.scoring.diagnostics.auc import auc_array
from detente.models.scoring.diagnostics.calibration_slope import calibration_slope_array
from detente.models.scoring.diagnostics.corp import corp_array

seeds = pytest.mark.parametrize("seed", range(10))


def events(seed, digits):
    rng = np.random.default_rng(seed)
    forecast = special.expit(rng.normal(size=120)).round(digits)
    return forecast, (rng.random(120) < forecast**1.5).astype(float)


@seeds
def test_the_area_is_the_statistic_of_mann_and_whitney(seed):
    forecast, outcome = events(seed, 1)
    wins = stats.mannwhitneyu(forecast[outcome == 1], forecast[outcome == 0]).statistic
    expected = wins / (outcome.sum() * (1 - outcome).sum())
    assert auc_array(forecast, outcome) == pytest.approx(expected, abs=1e-12)


@seeds
def test_the_curve_is_the_isotonic_regression_of_pooled_forecasts(seed):
    forecast, outcome = events(seed, 1)
    value, group = np.unique(forecast, return_inverse=True)
    total = np.bincount(group).astype(float)
    fit = optimize.isotonic_regression(np.bincount(group, outcome) / total, weights=total).x
    found = corp_array(forecast, outcome).recalibrated
    np.testing.assert_allclose(found, fit[group], atol=1e-12)
    assert len(value) < 12


@seeds
def test_the_slope_has_the_greatest_likelihood(seed):
    forecast, outcome = events(seed, 3)
    z = special.logit(forecast)

    def loss(line):
        linear = line[0] + line[1] * z
        return np.logaddexp(0, linear).sum() - outcome @ linear

    expected = optimize.minimize(loss, [0.0, 1.0], method="BFGS", options={"gtol": 1e-6})
    found = calibration_slope_array(forecast, outcome)
    assert tuple(found) == pytest.approx(tuple(expected.x), abs=1e-4)


@seeds
def test_scikit_learn_agrees(seed):
    isotonic = pytest.importorskip("sklearn.isotonic")
    metrics = pytest.importorskip("sklearn.metrics")
    forecast, outcome = events(seed, 2)
    fit = isotonic.IsotonicRegression(y_min=0, y_max=1).fit_transform(forecast, outcome)
    found = corp_array(forecast, outcome)
    np.testing.assert_allclose(found.recalibrated, fit, atol=1e-12)
    assert found.score == pytest.approx(metrics.brier_score_loss(outcome, forecast), abs=1e-12)
    area = metrics.roc_auc_score(outcome, forecast)
    assert auc_array(forecast, outcome) == pytest.approx(area, abs=1e-12)
