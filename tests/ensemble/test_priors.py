"""Priors of parameters by their quantile functions."""

import numpy as np
import pytest
from scipy import stats

from detente.ensemble.priors import prior_quantile
from detente.numerics.quantiles import pert_quantile
from detente.vocabulary.parameter import nil_normal, normal, pert, positive_normal

GRID = (np.arange(20_000) + 0.5) / 20_000


def test_normal_prior_by_its_moments():
    x = prior_quantile(normal(-5.2, 0.5), GRID)
    assert x.mean() == pytest.approx(-5.2, abs=1e-6)
    assert x.std() == pytest.approx(0.5, abs=1e-3)
    assert x == pytest.approx(stats.norm.ppf(GRID, -5.2, 0.5))


@pytest.mark.parametrize(("mean", "sd"), [(1.5, 1.0), (0.0, 1.0), (-0.5, 0.4), (0.8, 0.05)])
def test_positive_normal_is_the_normal_given_that_it_is_positive(mean, sd):
    x = prior_quantile(positive_normal(mean, sd), GRID)
    assert (x > 0).all()
    cut = stats.truncnorm(-mean / sd, np.inf, loc=mean, scale=sd)
    assert x == pytest.approx(cut.ppf(GRID), abs=1e-8)


def test_pert_prior():
    found = prior_quantile(pert(1.0, 4.0, 10.0), GRID)
    assert (found == pert_quantile(GRID, 1.0, 4.0, 10.0)).all()


def test_nil_normal_has_its_spread_and_leaves_its_mean_to_the_rate():
    x = prior_quantile(nil_normal(0.45), GRID)
    assert x == pytest.approx(stats.norm.ppf(GRID, 0.0, 0.45))
