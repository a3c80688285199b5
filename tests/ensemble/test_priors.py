"""Priors of parameters by their quantile functions."""

import numpy as np
import pytest
from scipy import stats

from detente.ensemble.priors import parameter_quantile, prior_quantile
from detente.models.spec import Parameter
from detente.numerics.quantiles import pert_quantile
from detente.vocabulary.parameter import normal, pert, positive_normal

GRID = (np.arange(20_000) + 0.5) / 20_000


def parameter(prior, *values) -> Parameter:
    return Parameter(name="rho", prior=prior, values=values, meaning="planted")


def test_normal_prior_by_its_moments():
    x = parameter_quantile(parameter("normal", -5.2, 0.5), GRID)
    assert x.mean() == pytest.approx(-5.2, abs=1e-6)
    assert x.std() == pytest.approx(0.5, abs=1e-3)


@pytest.mark.parametrize(("mean", "sd"), [(1.5, 1.0), (0.0, 1.0), (-0.5, 0.4), (0.8, 0.05)])
def test_positive_normal_is_the_normal_given_that_it_is_positive(mean, sd):
    x = parameter_quantile(parameter("positive-normal", mean, sd), GRID)
    assert (x > 0).all()
    cut = stats.truncnorm(-mean / sd, np.inf, loc=mean, scale=sd)
    assert x == pytest.approx(cut.ppf(GRID), abs=1e-8)


def test_pert_prior():
    found = parameter_quantile(parameter("pert", 1.0, 4.0, 10.0), GRID)
    assert (found == pert_quantile(GRID, 1.0, 4.0, 10.0)).all()


def test_priors_of_the_table_by_their_quantiles():
    assert prior_quantile(pert(0.0, 0.04, 0.1), GRID) == pytest.approx(
        pert_quantile(GRID, 0.0, 0.04, 0.1)
    )
    assert prior_quantile(normal(0.8, 0.8), GRID) == pytest.approx(stats.norm.ppf(GRID, 0.8, 0.8))
    cut = stats.truncnorm(-2.0, np.inf, loc=1.2, scale=0.6)
    assert prior_quantile(positive_normal(1.2, 0.6), GRID) == pytest.approx(cut.ppf(GRID))
