"""Quantile functions, rescaling and the copula."""

import numpy as np
import pytest
from scipy import stats

from detente.numerics.quantiles import (
    correlate,
    pert_quantile,
    rescale_interval,
)

GRID = (np.arange(20_000) + 0.5) / 20_000


def test_pert_stays_inside_and_rises():
    x = pert_quantile(GRID, 1.0, 4.0, 10.0)
    assert x.min() >= 1.0
    assert x.max() <= 10.0
    assert (np.diff(x) > 0).all()


def test_pert_of_a_point_is_the_point():
    assert (pert_quantile(GRID, 3.0, 3.0, 3.0) == 3.0).all()


def test_pert_broadcasts_over_ends():
    low = np.array([0.0, 1.0])
    found = pert_quantile(np.array([0.5, 0.5]), low, np.array([2.0, 2.0]), 4.0)
    assert found[0] == pytest.approx(2.0)
    assert found[1] == pert_quantile(np.array([0.5]), 1.0, 2.0, 4.0)[0]


def test_rescaling_there_and_back():
    low, high = rescale_interval(10, 20, 40, 0.6, 0.8)
    assert rescale_interval(low, 20, high, 0.8, 0.6) == pytest.approx((10, 40))


@pytest.mark.parametrize("rank", [0.0, 0.3, 0.6, 0.9])
def test_copula_gives_the_stated_rank_correlation_and_keeps_the_margins(rank):
    generator = np.random.Generator(np.random.PCG64(8))
    shared, one, two = generator.uniform(size=(3, 50_000))
    a, b = correlate(one, shared, rank), correlate(two, shared, rank)
    assert stats.spearmanr(a, b).statistic == pytest.approx(rank, abs=4 / np.sqrt(50_000))
    for values in (a, b):
        assert ((values > 0) & (values < 1)).all()
        assert stats.kstest(values, "uniform").pvalue > 0.001
