"""The Kalai-Smorodinsky solution beside its worked problems."""

import numpy as np
import pytest
from scipy import optimize
from tests.models.bargaining.cooperative.deals import gains, problem

from detente.models.bargaining.cooperative.kalai_smorodinsky import kalai_smorodinsky_array


def ideal_gains(table, rest, loss):
    """Search each party's largest gain among deals on a fine grid."""
    axis = np.linspace(0, 100, 401)
    grid = np.stack(np.meshgrid(axis, axis, indexing="ij"), axis=-1).reshape(-1, 2)
    gain = gains(grid, table, rest, loss)
    return gain[(gain >= 0).all(axis=1)].max(axis=0)


@pytest.mark.parametrize("loss", ["quadratic", "linear"])
@pytest.mark.parametrize("seed", range(4))
def test_the_least_share_of_the_ideal_gain_is_largest(seed, loss):
    table, rest = problem(seed, issues=2, actors=3)
    most = ideal_gains(table, rest, loss)
    found = kalai_smorodinsky_array(table[0], table[2], **rest, loss=loss)
    assert found.status == 1

    def least(terms):
        return -float((gains(terms, table, rest, loss) / most).min())

    best = optimize.differential_evolution(least, [(0, 100)] * 2, seed=1, tol=1e-10, maxiter=400)
    assert least(found.outcome) == pytest.approx(best.fun, abs=0.02)  # the grid's own error


@pytest.mark.parametrize("loss", ["quadratic", "linear"])
def test_two_parties_get_the_same_share(loss):
    table, rest = problem(7, issues=2, actors=2)
    most = ideal_gains(table, rest, loss)
    found = kalai_smorodinsky_array(table[0], table[2], **rest, loss=loss)
    first, second = found.gain / most
    assert first == pytest.approx(second, abs=0.02)


def test_who_loses_more_without_a_deal_concedes():
    ends, one = np.array([[0.0, 100.0]]), np.ones((1, 2))
    share = {"reversion": np.array([20.0]), "loss": "linear"}
    # Deals end at x = .2 + e1, so that the second can hope for .3 + e1.
    before = kalai_smorodinsky_array(ends, one, **share, cost=np.array([0.1, 0.3]))
    after = kalai_smorodinsky_array(ends, one, **share, cost=np.array([0.3, 0.3]))
    assert after.utility[1] > before.utility[1]
    assert after.utility[0] < before.utility[0]
