"""Number of camps by scikit-learn, where camps are plain to see.

Its two mixtures choose a number by other rules than ours (an information criterion; a variational
fit that may leave camps empty), so that only easy cases can be compared. scikit-learn comes with
``make oracles``.
"""

import numpy as np
import pytest

from detente.models.sorting.camps.calibration import true_values
from detente.models.sorting.camps.camp_count import CampPrior, camp_count_array

mixture = pytest.importorskip("sklearn.mixture")

MOST = 4
FLOOR = 0.05**2  # least variance: else a camp of two has almost none, and likelihoods explode


def by_information_criterion(value):
    fits = [
        mixture.GaussianMixture(
            count, covariance_type="spherical", n_init=3, reg_covar=FLOOR, random_state=0
        ).fit(value)
        for count in range(1, MOST + 1)
    ]
    return 1 + int(np.argmin([fit.bic(value) for fit in fits]))


def by_variational_bayes(value):
    """Count the camps that keep members, under our priors of centres and spread."""
    prior = CampPrior()
    freedom = 2 * prior.within_shape
    fit = mixture.BayesianGaussianMixture(
        n_components=MOST,
        covariance_type="spherical",
        n_init=3,
        weight_concentration_prior_type="dirichlet_distribution",
        weight_concentration_prior=1e-3,
        mean_prior=np.full(value.shape[1], prior.centre),
        mean_precision_prior=(prior.within_sd / prior.centre_sd) ** 2,
        degrees_of_freedom_prior=freedom,
        covariance_prior=freedom * prior.within_sd**2,
        max_iter=1000,
        random_state=0,
    ).fit(value)
    return len(np.unique(fit.predict(value)))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("camps", [1, 2, 3])
def test_camps_far_apart_are_counted_alike(camps, seed):
    rng = np.random.default_rng(seed)
    value = true_values(18, 4, rng, camps, separation=0.6, spread=0.06)
    found = camp_count_array(value, rng, annealing=(64, 120))
    assert found.verdict == camps
    assert by_information_criterion(value) == camps
    assert by_variational_bayes(value) == camps
