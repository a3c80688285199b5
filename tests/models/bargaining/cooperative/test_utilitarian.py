"""The utilitarian solution beside its worked problems."""

import numpy as np
import pytest
from scipy import optimize
from tests.models.bargaining.cooperative.deals import gains, problem

from detente.models.bargaining.cooperative.utilitarian import utilitarian_array
from detente.models.bargaining.voting.compromise import compromise_array


@pytest.mark.parametrize("loss", ["quadratic", "linear"])
@pytest.mark.parametrize("seed", range(6))
def test_no_other_search_finds_a_larger_sum(seed, loss):
    table, rest = problem(seed, issues=2, actors=3, cost=0.15)
    found = utilitarian_array(*table, **rest, loss=loss)

    def short(terms):
        gain = gains(terms, table, rest, loss)
        return -float((table[1] * gain).sum()) + 1e3 * float(np.maximum(-gain, 0).sum())

    best = optimize.differential_evolution(short, [(0, 100)] * 2, seed=1, tol=1e-12, maxiter=400)
    if found.status == 1:
        assert short(found.outcome) <= best.fun + 1e-5
    else:
        assert gains(best.x, table, rest, loss).min() < 2e-6


def test_where_nobody_is_hurt_it_is_the_compromise():
    (position, capability, _), rest = problem(1)
    even = np.ones_like(position)
    rest["cost"] = np.ones(4)
    found = utilitarian_array(position, capability, even, **rest)
    mean = compromise_array(position, capability, even)
    assert found.outcome == pytest.approx(mean, abs=1e-9)


def test_a_tie_of_linear_losses_ends_in_the_middle():
    found = utilitarian_array(
        np.array([[20.0, 60.0]]),
        np.ones(2),
        np.ones((1, 2)),
        reversion=np.array([0.0]),
        loss="linear",
    )
    assert found.outcome == pytest.approx([40.0])


def test_a_weak_party_is_held_harmless():
    ends, one = np.array([[0.0, 100.0]]), np.ones((1, 2))
    found = utilitarian_array(
        ends, np.array([9.0, 1.0]), one, reversion=np.array([60.0]), cost=0.1, loss="linear"
    )
    assert found.outcome == pytest.approx([50.0], abs=1e-4)
    assert found.gain == pytest.approx([0.2, 0.0], abs=1e-6)
