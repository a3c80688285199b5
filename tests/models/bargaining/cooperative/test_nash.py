"""The Nash solution beside its worked problems: an optimum, against a search of another kind."""

import numpy as np
import pytest
from scipy import optimize
from tests.models.bargaining.cooperative.deals import gains, problem

from detente.models.bargaining.cooperative import nash
from detente.models.bargaining.cooperative.nash import nash_array

LOSSES = ("quadratic", "linear")


@pytest.mark.parametrize("seed", range(8))
def test_the_slope_vanishes_at_the_optimum(seed):
    table, rest = problem(seed)
    position, capability, salience = table
    found = nash_array(*table, **rest)
    assert found.status == 1
    pull = capability / found.gain * salience / salience.sum(axis=0)
    mean = (pull * position).sum(axis=1) / pull.sum(axis=1)
    assert found.outcome == pytest.approx(mean, abs=1e-7)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("seed", range(6))
def test_no_other_search_finds_better(seed, loss):
    table, rest = problem(seed, issues=2, actors=3)
    found = nash_array(*table, **rest, loss=loss)
    assert found.status == 1

    def height(terms):
        gain = gains(terms, table, rest, loss)
        if not (gain > 0).all():
            return 1e9
        return -float((table[1] * np.log(gain)).sum())

    best = optimize.differential_evolution(height, [(0, 100)] * 2, seed=1, tol=1e-12, maxiter=400)
    assert height(found.outcome) <= best.fun + 1e-7


def test_a_gain_for_each_is_what_the_terms_give():
    table, rest = problem(3)
    found = nash_array(*table, **rest)
    assert found.gain == pytest.approx(gains(found.outcome, table, rest, "quadratic"), abs=1e-12)


def test_a_worse_disagreement_makes_it_the_weighted_mean():
    """With all gains close to equal, the compromise model is what is left."""
    (position, capability, salience), rest = problem(1)
    rest["cost"] = np.full(4, 1e6)
    found = nash_array(position, capability, salience, **rest)
    weight = capability * salience / salience.sum(axis=0)
    mean = (weight * position).sum(axis=1) / weight.sum(axis=1)
    assert found.outcome == pytest.approx(mean, abs=1e-3)


def test_a_better_disagreement_is_worth_more():
    table, rest = problem(2)
    before = nash_array(*table, **rest)
    rest["cost"] = rest["cost"] - np.array([0.02, 0, 0, 0])
    after = nash_array(*table, **rest)
    assert after.utility[0] > before.utility[0]


def test_power_pulls():
    table, rest = problem(2)
    before = nash_array(*table, **rest)
    stronger = nash_array(table[0], table[1] * np.array([3.0, 1, 1, 1]), table[2], **rest)
    assert stronger.utility[0] > before.utility[0]


def test_one_party_alone_takes_its_ideal():
    found = nash_array(
        np.array([[20.0], [70.0]]), np.ones(1), np.ones((2, 1)), reversion=np.array([50.0, 50.0])
    )
    assert found.outcome == pytest.approx([20.0, 70.0], abs=1e-5)


@pytest.mark.parametrize("loss", ["quadratic", "linear"])
def test_the_compiled_kernel_equals_its_plain_form(loss):
    (position, capability, salience), rest = problem(5)
    given = (position / 100, salience, capability, rest["reversion"] / 100, rest["cost"])
    linear = loss == "linear"
    plain = getattr(nash._nash_kernel, "py_func", nash._nash_kernel)
    one, two = np.empty(3), np.empty(3)
    assert nash._nash_kernel(*given, linear, one) == plain(*given, linear, two) == 1
    assert one == pytest.approx(two, abs=1e-12)
