"""Rankings compared: near-ties are ties, and tau-b is that of scipy."""

import numpy as np
import pytest
from scipy import stats

from detente.assess.audits.ranked import order_of, signs, stays_first, tau


def sure(*means: float):
    """Return values that are the same in every draw."""
    return np.tile(means, (10, 1))


def test_the_order_is_by_mean_and_then_by_column():
    assert order_of(sure(0.2, 0.5, 0.5), ["a", "b", "c"]) == ["b", "c", "a"]


def test_options_within_two_errors_are_ties():
    luck = np.random.Generator(np.random.PCG64(1)).normal(size=400)
    noisy = np.column_stack([np.zeros(400), luck - luck.mean() + 0.09, np.ones(400)])
    assert signs(noisy).tolist() == [[0, 0, -1], [0, 0, -1], [1, 1, 0]]
    assert signs(noisy + np.array([0.0, 0.02, 0.0]))[1, 0] == 1.0


@pytest.mark.parametrize("seed", range(8))
def test_tau_is_that_of_scipy_where_ties_are_of_equal_means(seed):
    rng = np.random.Generator(np.random.PCG64(seed))
    one, other = rng.integers(0, 4, 6).astype(float), rng.integers(0, 4, 6).astype(float)
    own = tau(signs(sure(*one)), signs(sure(*other)))
    assert own == pytest.approx(stats.kendalltau(one, other).statistic, abs=1e-12)


def test_tau_is_unknown_where_nothing_is_told_apart():
    assert tau(signs(sure(1.0, 1.0)), signs(sure(1.0, 2.0))) is None


def test_the_first_stays_if_nobody_is_told_to_be_ahead():
    assert stays_first(0, sure(1.0, 0.5))
    assert stays_first(0, sure(1.0, 1.0))
    assert not stays_first(0, sure(0.5, 1.0))
