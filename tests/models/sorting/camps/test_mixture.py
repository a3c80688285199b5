"""Likelihoods of camps: densities that are Student's t, or sum to one; memberships; draws."""

import itertools
import math

import numpy as np
import pytest
from scipy import stats

from detente.models.sorting.camps.mixture import Prior, count_camps, first_members, log_weights

PRIOR = Prior(
    centre=0.5, spread_ratio=0.35, shape=3.0, scale=0.06, concentration=1.0, diagonal=False
)


def generator(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def log_density(value, weight=None, camps=1, runs=1, steps=1, prior=PRIOR):
    """Return log weights of values, shape ([draw,] leader, criterion)."""
    bank = np.asarray(value, dtype=float)
    bank = bank[None] if bank.ndim == 2 else bank
    weights = np.ones(bank.shape[1]) if weight is None else np.array(weight, dtype=float)
    table = count_camps(weights, bank.shape[2], prior)
    return log_weights(generator(), bank, table, camps, runs, steps)


def alone(x: float, weight: float = 1.0) -> float:
    """Return the log density of one leader's number: Student's t, cut to the scale."""
    spread = np.sqrt(PRIOR.scale / PRIOR.shape * (1 / weight + 1 / PRIOR.spread_ratio))
    t = stats.t(2 * PRIOR.shape, PRIOR.centre, spread)
    return t.logpdf(x) - np.log(t.cdf(1.0) - t.cdf(0.0))


@pytest.mark.parametrize("x", [0.0, 0.37, 1.0])
@pytest.mark.parametrize("weight", [1.0, 0.25])
def test_one_number_is_students_t_cut_to_the_scale(x, weight):
    assert log_density([[x]], [weight])[0] == pytest.approx(alone(x, weight), abs=1e-6)


@pytest.mark.parametrize(
    ("leaders", "criteria", "weight", "diagonal"),
    [
        (2, 1, [1.0, 0.5], False),
        (2, 1, [2.0, 2.0], True),
        (1, 2, [1.0], False),
        (1, 2, [0.5], True),
    ],
)
def test_densities_of_one_camp_sum_to_one_over_the_scale(leaders, criteria, weight, diagonal):
    node, share = np.polynomial.legendre.leggauss(16)
    node, share = (node + 1) / 2, share / 2
    prior = PRIOR._replace(diagonal=diagonal)
    whole = 0.0
    for i in range(16):
        for j in range(16):
            pair = np.reshape([node[i], node[j]], (leaders, criteria))
            found = log_density(pair, weight, prior=prior)[0]
            whole += share[i] * share[j] * np.exp(found)
    assert whole == pytest.approx(1.0, abs=1e-4)


def test_with_one_variance_a_far_number_makes_another_less_surprising():
    pair, apart = log_density([[0.98, 0.02]])[0], 2 * log_density([[0.98]])[0]
    assert pair > apart
    own = log_density([[0.98, 0.02]], prior=PRIOR._replace(diagonal=True))[0]
    assert own == pytest.approx(apart, abs=1e-9)


@pytest.mark.parametrize("steps", [1, 7])
def test_as_many_camps_as_leaders_are_each_leader_alone(steps):
    found = log_density([[0.2], [0.9]], [1.0, 0.5], camps=2, runs=5, steps=steps)
    assert found == pytest.approx(np.full(5, alone(0.2) + alone(0.9, 0.5)), abs=1e-6)


@pytest.mark.parametrize("steps", [1, 12])
def test_draws_of_a_number_are_averaged_over(steps):
    draws = [0.0, 0.1, 0.5]
    found = np.exp(log_density(np.reshape(draws, (3, 1, 1)), runs=4000, steps=steps))
    expected = np.mean(np.exp([alone(x) for x in draws]))
    error = found.std() / np.sqrt(found.size)
    assert 0.0 < error < 0.02
    assert found.mean() == pytest.approx(expected, abs=4 * error)


def test_annealing_averages_over_memberships_of_no_empty_camp():
    value, exact = np.array([[0.1], [0.25], [0.8], [0.6]]), 0.0
    for labels in itertools.product([False, True], repeat=4):
        first = np.array(labels)
        if 0 < first.sum() < 4:
            # Sizes of 1, 2 and 3 are as likely, and so is every choice of members.
            chance = 1 / 3 / math.comb(4, first.sum())
            exact += chance * np.exp(log_density(value[first])[0] + log_density(value[~first])[0])
    found = np.exp(log_density(value, camps=2, runs=20_000, steps=8))
    error = found.std() / np.sqrt(found.size)
    assert 0.0 < error < 0.02 * exact
    assert found.mean() == pytest.approx(exact, abs=4 * error)


def test_sizes_of_camps_grow_more_even_with_the_concentration():
    # Gamma(s + 2) Gamma(6 - s) / (s! (4 - s)!) is 8, 9 and 8 for s of 1, 2 and 3.
    sizes = (first_members(generator(), 20_000, 4, 2, 2.0) == 0).sum(axis=1)
    shares = np.bincount(sizes, minlength=5) / 20_000
    np.testing.assert_allclose(shares, [0, 8 / 25, 9 / 25, 8 / 25, 0], atol=0.014)


def test_keys_count_members_by_tier():
    table = count_camps(np.array([1.0, 0.5, 1.0]), 3, PRIOR)
    everybody = table.step.sum()
    assert len(set(table.step)) == 2
    assert len(table.weight) == 2 * 3
    assert table.weight[everybody] == 2.5
    assert table.weight[table.step[1]] == 0.5
    assert table.shape[everybody] == PRIOR.shape + 3 * 3 / 2
    own = count_camps(np.array([1.0, 0.5, 1.0]), 3, PRIOR._replace(diagonal=True))
    assert own.shape[everybody] == PRIOR.shape + 3 / 2
