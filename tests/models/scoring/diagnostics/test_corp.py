"""CORP: the curve and its parts, bands by clusters, what is undefined."""

import numpy as np
import pytest
from scipy.optimize import isotonic_regression

from detente.errors import DomainError, ShapeError
from detente.models.scoring.clusters import clusters_of, resampled
from detente.models.scoring.diagnostics.corp import corp_array, corp_band_array


def events(seed=1, count=60, digits=2):
    """Return calibrated forecasts, outcomes and clusters."""
    rng = np.random.default_rng(seed)
    forecast = rng.random(count).round(digits)
    return forecast, (rng.random(count) < forecast) * 1.0, rng.integers(0, 15, count)


def test_four_events_by_hand():
    found = corp_array(np.array([0.9, 0.1, 0.6, 0.4]), np.array([1, 0, 0, 1]))
    assert found.recalibrated.tolist() == [1.0, 0.0, 0.5, 0.5]
    assert found[:4] == pytest.approx((0.185, 0.06, 0.125, 0.25), abs=1e-12)


def test_equal_forecasts_are_pooled_first():
    found = corp_array(np.full(4, 0.3), np.array([1, 0, 0, 0]))
    assert found.recalibrated.tolist() == [0.25] * 4
    assert found[:4] == pytest.approx((0.19, 0.0025, 0.0, 0.1875), abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_the_parts_add_up_and_have_their_meaning(seed):
    forecast, outcome, _ = events(seed, digits=1)
    found = corp_array(forecast, outcome)
    again = ((found.recalibrated - outcome) ** 2).mean()
    assert found.score == pytest.approx(((forecast - outcome) ** 2).mean(), abs=1e-12)
    assert found.miscalibration == pytest.approx(found.score - again, abs=1e-12)
    assert found.discrimination == pytest.approx(found.uncertainty - again, abs=1e-12)
    parts = found.miscalibration - found.discrimination + found.uncertainty
    assert parts == pytest.approx(found.score, abs=1e-12)


def test_a_recalibrated_forecast_is_calibrated():
    forecast, outcome, _ = events()
    first = corp_array(forecast, outcome)
    second = corp_array(first.recalibrated, outcome)
    np.testing.assert_allclose(second.recalibrated, first.recalibrated, atol=1e-12)
    assert second.miscalibration == pytest.approx(0.0, abs=1e-12)
    assert second.discrimination == pytest.approx(first.discrimination, abs=1e-12)


def test_only_the_order_of_forecasts_shapes_the_curve():
    forecast, outcome, _ = events()
    bent = corp_array(forecast**2, outcome)
    np.testing.assert_array_equal(bent.recalibrated, corp_array(forecast, outcome).recalibrated)
    order = np.random.default_rng(2).permutation(len(forecast))
    moved = corp_array(forecast[order], outcome[order]).recalibrated
    np.testing.assert_array_equal(moved, corp_array(forecast, outcome).recalibrated[order])


def test_leading_entries_are_apart_and_an_unknown_one_stays_unknown():
    forecast, outcome, cluster = events()
    stack = np.stack([forecast, np.where(np.arange(60) == 3, np.nan, forecast), forecast**2])
    found = corp_array(stack, outcome)
    band = corp_band_array(stack, outcome, cluster, seed=1, replicates=20)
    assert found.recalibrated.shape == band.low.shape == (3, 60)
    for part in (*found, *band):
        assert np.isnan(part).reshape(3, -1).any(axis=1).tolist() == [False, True, False]
        assert np.isnan(part[1]).all()
    assert found.score[2] == corp_array(forecast**2, outcome).score


def test_a_confidence_band_is_the_plain_bootstrap_of_whole_clusters():
    forecast, outcome, cluster = events(digits=1)
    clusters = clusters_of(cluster, len(forecast))
    counts = np.concatenate(list(resampled(clusters, replicates=100, seed=5)))
    curves = []
    for row in counts.astype(int):
        taken = np.repeat(np.arange(len(forecast)), row[clusters.code])
        value, group = np.unique(forecast[taken], return_inverse=True)
        total = np.bincount(group).astype(float)
        rate = np.bincount(group, weights=outcome[taken]) / total
        fit = isotonic_regression(rate, weights=total).x
        curves.append(np.interp(forecast, value, fit))
    curves = np.sort(curves, axis=0)
    found = corp_band_array(forecast, outcome, cluster, seed=5, level=0.8, replicates=100)
    np.testing.assert_allclose(found.low, curves[9], atol=1e-12)  # 0.1 * 99 rounded down
    np.testing.assert_allclose(found.high, curves[90], atol=1e-12)


def test_a_confidence_band_is_around_the_curve():
    forecast, outcome, cluster = events(count=400)
    band = corp_band_array(forecast, outcome, cluster, seed=1)
    curve = corp_array(forecast, outcome).recalibrated
    assert ((band.low <= curve) & (curve <= band.high)).mean() > 0.95
    assert (np.diff(band.low[np.argsort(forecast)]) >= 0).all()


def test_a_consistency_band_is_around_the_diagonal_whatever_happened():
    forecast, outcome, _ = events(count=400)
    band = corp_band_array(forecast, outcome, seed=1, band="consistency")
    assert ((band.low <= forecast) & (forecast <= band.high)).mean() > 0.95
    turned = corp_band_array(forecast, 1 - outcome, seed=1, band="consistency")
    np.testing.assert_array_equal(turned.low, band.low)
    bold = corp_array(forecast, np.random.default_rng(3).random(400) < 0.5).recalibrated
    assert ((bold < band.low) | (bold > band.high)).mean() > 0.5


def test_clusters_widen_the_confidence_band():
    rng = np.random.default_rng(4)
    forecast = np.repeat(rng.random(20), 10)
    outcome = np.repeat(rng.random(20) < 0.5, 10)
    apart = corp_band_array(forecast, outcome, seed=1)
    whole = corp_band_array(forecast, outcome, np.repeat(np.arange(20), 10), seed=1)
    assert (whole.high - whole.low).mean() > 1.5 * (apart.high - apart.low).mean()


@pytest.mark.parametrize("band", ["confidence", "consistency"])
def test_the_same_seed_gives_the_same_band(band):
    forecast, outcome, cluster = events()
    options = {"band": band, "replicates": 50}
    first, second = (
        corp_band_array(forecast, outcome, cluster, seed=2, **options) for _ in range(2)
    )
    np.testing.assert_array_equal(first, second)
    other = corp_band_array(forecast, outcome, cluster, seed=3, **options)
    assert (other.low != first.low).any()


def test_one_cluster_has_no_band():
    forecast, outcome, _ = events()
    assert np.isnan(corp_band_array(forecast, outcome, np.zeros(60), seed=1)).all()


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"band": "wide"}, DomainError, "band is 'wide'; allowed: confidence, consistency"),
        ({"level": 1.5}, DomainError, r"level is 1.5; it must be in \(0, 1\)"),
        ({"replicates": 0}, DomainError, "replicates is 0; it must be a whole number >= 1"),
        ({"seed": -1}, DomainError, "seed is -1; it must be a whole number >= 0"),
        ({"cluster": np.zeros(3)}, ShapeError, r"cluster has shape \(3,\); it must be \(60,\)"),
    ],
)
def test_options_out_of_range_are_refused(options, error, message):
    forecast, outcome, _ = events()
    with pytest.raises(error, match=message):
        corp_band_array(forecast, outcome, **{"seed": 1, **options})


def test_what_cannot_be_scored_is_refused():
    with pytest.raises(DomainError, match=r"forecast\[0\] is -1; it must be in \[0, 1\]"):
        corp_array(np.array([-1.0]), np.array([0]))
    with pytest.raises(ShapeError, match=r"have shape \(\); it must be \(\.\.\., event\)"):
        corp_array(0.5, 1)
