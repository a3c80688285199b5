"""Medians, quantiles and chances: the same by scipy.stats, on random inputs."""

import numpy as np
import pytest
from scipy import special, stats

from detente.models.bargaining.voting.median import median_array
from detente.models.decision.prim import inside_array, quasi_p_array
from detente.numerics.quantiles import correlate, pert_ends, pert_quantile

seeds = pytest.mark.parametrize("seed", range(20))


@seeds
@pytest.mark.parametrize("whole", [True, False], ids=["counts", "shares"])
def test_the_weighted_median(seed, whole):
    """Counts often leave half of the weight on either side: then it is the middle of the two."""
    rng = np.random.default_rng(seed)
    position = rng.integers(0, 11, (50, 7)).astype(float)
    if whole:
        capability, salience = rng.integers(0, 4, (2, 50, 7)).astype(float)
    else:
        capability, salience = rng.exponential(1.0, (2, 50, 7))
    found = median_array(position, capability, salience)
    weight = capability * salience
    some = weight.any(axis=1)
    expected = stats.quantile(
        position[some], 0.5, method="averaged_inverted_cdf", weights=weight[some], axis=-1
    )
    np.testing.assert_array_equal(found[some], expected)
    assert np.isnan(found[~some]).all()


@seeds
def test_actors_without_a_position_are_left_out_of_the_median(seed):
    rng = np.random.default_rng(seed)
    position, weight = rng.integers(0, 11, 9).astype(float), rng.integers(1, 4, 9).astype(float)
    position[rng.choice(9, 3, replace=False)] = np.nan
    here = ~np.isnan(position)
    repeated = np.repeat(position[here], weight[here].astype(int))
    assert median_array(position, weight, np.ones(9)) == np.median(repeated)


def random_interval(seed):
    """Return low, mode and high; now and then the mode is at an end."""
    rng = np.random.default_rng(seed)
    low, mode, high = np.sort(rng.normal(0.0, 10.0 ** rng.integers(-2, 3), 3))
    return float(low), float([mode, low, high][int(rng.integers(0, 6)) % 3]), float(high)


def pert(low, mode, high):
    """Return the PERT as a beta distribution of scipy.stats."""
    width = high - low
    return stats.beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, low, width)


@seeds
def test_pert_quantiles(seed):
    interval = random_interval(seed)
    uniform = np.random.default_rng([seed, 1]).uniform(1e-6, 1 - 1e-6, 200)
    found = pert_quantile(uniform, *interval)
    size = max(map(abs, interval))
    np.testing.assert_allclose(found, pert(*interval).ppf(uniform), rtol=1e-9, atol=1e-9 * size)
    np.testing.assert_allclose(pert(*interval).cdf(found), uniform, atol=1e-9)
    assert pert(*interval).mean() == pytest.approx(np.dot(interval, [1, 4, 1]) / 6)


@seeds
@pytest.mark.parametrize("confidence", [0.5, 0.8, 0.95])
def test_the_widened_pert_holds_the_interval_with_its_confidence(seed, confidence):
    low, mode, high = random_interval(seed)
    least, most = pert_ends(low, mode, high, confidence)
    chance = pert(least, mode, most).cdf([low, high])
    assert chance[1] - chance[0] == pytest.approx(confidence, abs=1e-9)
    shape = pert(low, mode, high).args[:2]
    assert pert(least, mode, most).args[:2] == pytest.approx(shape, rel=1e-9)


@pytest.mark.parametrize("rank", [0.1, 0.3, 0.6, 0.9])
def test_the_copula_has_the_stated_rank_correlation(rank):
    """Spearman's rho is 12 times the integral of the copula, less 3."""
    mixed = correlate(np.array([0.5]), special.ndtr(np.array([1.0])), rank)
    latent = float(special.ndtri(mixed[0])) ** 2  # of two members, by their weight on the shared
    nodes, weights = np.polynomial.legendre.leggauss(60)
    at, weights = special.ndtri((nodes + 1) / 2), weights / 2
    points = np.stack(np.meshgrid(at, at), axis=-1)
    copula = stats.multivariate_normal(cov=[[1, latent], [latent, 1]]).cdf(points)
    assert 12 * (weights @ copula @ weights) - 3 == pytest.approx(rank, abs=2e-5)


@seeds
def test_quasi_p_values_are_those_of_one_sided_binomial_tests(seed):
    rng = np.random.default_rng(seed)
    drawn = rng.random((300, 2))
    outcome = rng.random(300) < np.where(drawn[:, 0] < 0.4, 0.6, 0.2)
    low, high = np.array([-np.inf, rng.uniform(0, 0.4)]), np.array([rng.uniform(0.3, 0.9), np.inf])
    kept = np.ones((2, 1), dtype=bool)
    found = quasi_p_array(outcome, drawn, low, high, kept)
    inside = inside_array(drawn, low, high, kept)
    for column, side, without in ((0, 1, drawn[:, 1] >= low[1]), (1, 0, drawn[:, 0] <= high[0])):
        test = stats.binomtest(
            int(outcome[inside].sum()),
            int(inside.sum()),
            float(outcome[without].mean()),
            alternative="greater",
        )
        assert found[column, side] == pytest.approx(test.pvalue, rel=1e-9)
    assert np.isnan(found).sum() == 4
