"""Calibration slope: by hand, the optimum, separation, the interval by clusters."""

import numpy as np
import pytest
from scipy.special import expit, logit

from detente.errors import DomainError, ShapeError
from detente.models.scoring.clusters import clusters_of, resampled
from detente.models.scoring.diagnostics.calibration_slope import (
    calibration_slope_array,
    calibration_slope_interval_array,
)


def events(slope=1.0, intercept=0.0, seed=1, count=300):
    rng = np.random.default_rng(seed)
    forecast = expit(rng.normal(size=count))
    chance = expit(intercept + slope * logit(forecast))
    return forecast, (rng.random(count) < chance) * 1.0, rng.integers(0, 30, count)


@pytest.mark.parametrize("forecast", [(0.2, 0.8), (0.05, 0.95), (0.6, 0.7)])
def test_two_forecasts_by_hand(forecast):
    """With two forecasts the line goes through both rates, one and four of five."""
    found = calibration_slope_array(np.repeat(forecast, 5), [1, 0, 0, 0, 0, 1, 1, 1, 1, 0])
    low, high = logit(np.array(forecast))
    assert found.slope == pytest.approx(2 * np.log(4) / (high - low), abs=1e-9)
    assert found.intercept + found.slope * low == pytest.approx(-np.log(4), abs=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_the_residuals_balance_at_the_optimum(seed):
    forecast, outcome, _ = events(seed=seed)
    found = calibration_slope_array(forecast, outcome)
    residual = outcome - expit(found.intercept + found.slope * logit(forecast))
    assert residual.sum() == pytest.approx(0.0, abs=1e-8)
    assert (residual * logit(forecast)).sum() == pytest.approx(0.0, abs=1e-8)


def test_bold_and_timid_forecasts():
    for slope, intercept in ((0.5, 0.0), (1.0, 1.0), (2.0, -0.5)):
        found = calibration_slope_array(*events(slope, intercept, count=40_000)[:2])
        assert found == pytest.approx((intercept, slope), abs=0.08)


def test_stretching_the_forecasts_divides_the_slope():
    forecast, outcome, _ = events()
    plain = calibration_slope_array(forecast, outcome)
    bold = calibration_slope_array(expit(4 * logit(forecast)), outcome)
    assert bold == pytest.approx((plain.intercept, plain.slope / 4), abs=1e-9)


def test_the_other_side_has_the_same_slope():
    forecast, outcome, _ = events()
    plain = calibration_slope_array(forecast, outcome)
    other = calibration_slope_array(1 - forecast, 1 - outcome)
    assert other == pytest.approx((-plain.intercept, plain.slope), abs=1e-9)


@pytest.mark.parametrize(
    ("forecast", "outcome", "slope"),
    [
        ([0.1, 0.2, 0.8], [0, 0, 1], np.inf),
        ([0.1, 0.2, 0.2, 0.8], [0, 0, 1, 1], np.inf),
        ([0.1, 0.2, 0.8], [1, 1, 0], -np.inf),
        ([0.5, 0.5, 0.5], [0, 1, 0], np.nan),
        ([0.1, 0.2, 0.8], [0, 0, 0], np.nan),
        ([0.1, 0.2, 0.8], [1, 1, 1], np.nan),
        ([0.1, np.nan, 0.8], [0, 1, 1], np.nan),
        ([0.1, 0.2, 0.8], [0, 1, np.nan], np.nan),
        ([0.3], [1], np.nan),
    ],
)
def test_separated_and_undefined(forecast, outcome, slope):
    found = calibration_slope_array(np.array(forecast), np.array(outcome))
    assert found.slope == pytest.approx(slope, nan_ok=True)
    assert np.isnan(found.intercept)


@pytest.mark.parametrize("edge", [1e-300, 1e-12, 0.4999])
def test_forecasts_of_any_size_are_fitted(edge):
    forecast = np.array([edge, edge, 0.5, 0.5, 0.5, 0.6, 0.6])
    outcome = np.array([1, 0, 0, 1, 0, 1, 0])
    found = calibration_slope_array(forecast, outcome)
    residual = outcome - expit(found.intercept + found.slope * logit(forecast))
    assert residual.sum() == pytest.approx(0.0, abs=1e-7)


def test_nearly_separated_events_are_fitted():
    forecast = np.concatenate([np.linspace(0.1, 0.5, 200), np.linspace(0.499, 0.9, 200)])
    found = calibration_slope_array(forecast, np.arange(400) >= 200)
    assert 100 < found.slope < np.inf


def test_leading_dimensions_are_fitted_one_by_one():
    forecast, outcome, _ = events()
    found = calibration_slope_array(np.stack([forecast, forecast**2])[:, None], outcome)
    assert found.slope.shape == (2, 1)
    alone = calibration_slope_array(forecast**2, outcome)
    assert (found.intercept[1, 0], found.slope[1, 0]) == pytest.approx(alone, abs=1e-9)


def test_the_interval_is_the_plain_bootstrap_of_whole_clusters():
    forecast, outcome, cluster = events()
    clusters = clusters_of(cluster, len(forecast))
    counts = np.concatenate(list(resampled(clusters, replicates=60, seed=4)))
    slopes = []
    for row in counts.astype(int):
        taken = np.repeat(np.arange(len(forecast)), row[clusters.code])
        slopes.append(calibration_slope_array(forecast[taken], outcome[taken]).slope)
    slopes.sort()
    found = calibration_slope_interval_array(
        forecast, outcome, cluster, seed=4, level=0.8, replicates=60
    )
    assert found.low == pytest.approx(slopes[5], abs=1e-8)  # 0.1 * 59 rounded down
    assert found.high == pytest.approx(slopes[54], abs=1e-8)
    assert found.point == calibration_slope_array(forecast, outcome).slope


def test_the_interval_of_several_entries():
    forecast, outcome, cluster = events()
    stack = np.stack([forecast, np.where(np.arange(300) == 1, np.nan, forecast)])
    found = calibration_slope_interval_array(stack, outcome, cluster, seed=4, replicates=40)
    assert found.low.shape == found.high.shape == (2,)
    assert np.isnan(np.stack(found)).tolist() == [[False, True]] * 3
    alone = calibration_slope_interval_array(forecast, outcome, cluster, seed=4, replicates=40)
    assert [end[0] for end in found] == pytest.approx(list(alone))


def test_few_events_leave_the_interval_open():
    forecast, outcome = np.array([0.2, 0.3, 0.6, 0.5]), np.array([0, 1, 1, 0])
    found = calibration_slope_interval_array(forecast, outcome, seed=1)
    assert (found.low, found.high) == (-np.inf, np.inf)
    assert np.isfinite(found.point)


def test_one_cluster_has_no_interval():
    forecast, outcome, _ = events()
    found = calibration_slope_interval_array(forecast, outcome, np.zeros(300), seed=1, replicates=5)
    assert np.isfinite(found.point)
    assert np.isnan([found.low, found.high]).all()


@pytest.mark.parametrize("certain", [0.0, 1.0])
def test_certain_forecasts_are_refused(certain):
    with pytest.raises(DomainError, match=rf"forecast\[1\] is {certain:g}; .* \(0, 1\): clip it"):
        calibration_slope_array(np.array([0.5, certain]), np.array([0, 1]))


def test_what_cannot_be_fitted_is_refused():
    with pytest.raises(DomainError, match=r"forecast\[0\] is 1.5; it must be in \[0, 1\]"):
        calibration_slope_array(np.array([1.5]), np.array([1]))
    with pytest.raises(ShapeError, match="do not broadcast"):
        calibration_slope_array(np.full(2, 0.5), np.ones(3))
    with pytest.raises(DomainError, match="seed is -1; it must be a whole number >= 0"):
        calibration_slope_interval_array(*events()[:2], seed=-1)
    with pytest.raises(DomainError, match="level is 2; it must be in"):
        calibration_slope_interval_array(*events()[:2], seed=1, level=2, replicates=3)
