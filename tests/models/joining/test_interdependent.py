"""Interdependent attendance beside its printed values."""

import numpy as np
import pytest
from scipy import optimize

from detente.errors import DomainError, ShapeError
from detente.models.joining.interdependent import interdependent_array


def group(n: int, seed: int):
    generator = np.random.Generator(np.random.PCG64(seed))
    weights = generator.uniform(size=(n, n))
    np.fill_diagonal(weights, 0.0)
    return generator.normal(size=n), weights / weights.sum(axis=1, keepdims=True)


def path(utility, interaction, weights, start: float, reference: float, steps: int = 60):
    """Iterate the published map in plain NumPy."""
    p = np.full(utility.size, start)
    seen = [p]
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(utility + 2 * interaction * (weights @ p - reference))))
        seen.append(p)
    return np.array(seen)


@pytest.mark.parametrize("seed", range(5))
def test_convergence_is_monotone_and_brackets_every_equilibrium(seed):
    """With J, w ≥ 0 the map is increasing: from 0 the path rises, from 1 it falls."""
    utility, weights = group(5, seed)
    rising = path(utility, 1.5, weights, 0.0, 0.3)
    falling = path(utility, 1.5, weights, 1.0, 0.3)
    assert (np.diff(rising, axis=0) >= -1e-15).all()
    assert (np.diff(falling, axis=0) <= 1e-15).all()
    low, high = interdependent_array(utility, 1.5, weights, reference=0.3).probability
    assert (low <= high + 1e-12).all()
    assert (rising[-1] <= low + 1e-9).all()
    assert (falling[-1] >= high - 1e-9).all()


@pytest.mark.parametrize("seed", range(5))
def test_what_is_returned_is_at_rest(seed):
    utility, weights = group(6, seed)
    for p in interdependent_array(utility, 2.0, weights, reference=0.5).probability:
        again = 1 / (1 + np.exp(-(utility + 4.0 * (weights @ p - 0.5))))
        assert p == pytest.approx(again, abs=1e-11)


def test_weak_pull_has_one_equilibrium():
    utility, weights = group(6, 3)
    low, high = interdependent_array(utility, 0.4, weights).probability
    assert low == pytest.approx(high, abs=1e-10)


def test_without_pull_each_decides_alone():
    utility, weights = group(6, 2)
    found = interdependent_array(utility, 0.0, weights).probability
    assert found[0] == pytest.approx(1 / (1 + np.exp(-utility)), abs=1e-15)
    assert (found[0] == found[1]).all()


def test_one_who_stays_away_if_the_other_comes():
    # The first ignores the second; the second is repelled by the first.
    weights = np.array([[0.0, 0.0], [-1.0, 0.0]])
    found = interdependent_array(np.array([2.0, 1.0]), 1.5, weights).probability[0]
    first = 1 / (1 + np.exp(-2.0))
    assert found == pytest.approx([first, 1 / (1 + np.exp(-(1.0 - 3 * first)))], abs=1e-11)


def rests(p, utility, interaction, weights, reference=0.0):
    again = 1 / (1 + np.exp(-(utility + 2 * interaction * (weights @ p - reference))))
    return np.allclose(p, again, atol=1e-10, rtol=0)


RIVALS = np.array([[0.0, -1.0], [-1.0, 0.0]])


def test_a_group_repelled_by_itself_rests_although_iterations_swing():
    table = np.array([10.0]), 10.0, np.array([[-1.0]])
    found = interdependent_array(*table)
    assert found.probability == pytest.approx(0.5)
    assert rests(found.probability[0], *table)


@pytest.mark.parametrize("pull", [1.0, 1.9, 2.0, 2.5, 3.0, 4.0, 20.0])
def test_equal_rivals_rest_at_one_half_and_the_fork_is_named(pull):
    """L(J - 2 J / 2) = 1/2 for any J; above J = 2 two unequal equilibria exist as well."""
    found = interdependent_array(np.full(2, pull), pull, RIVALS)
    assert found.probability == pytest.approx(0.5, abs=1e-9)
    assert found.unique == (pull < 2.0)
    assert found.fork == (pull >= 2.0)


@pytest.mark.parametrize("lead", [1e-3, 1e-6, 1e-9])
def test_the_least_lead_decides_between_rivals(lead):
    table = np.array([4.0 + lead, 4.0]), 4.0, RIVALS
    found = interdependent_array(*table)
    assert found.probability[0, 0] > 0.97
    assert not found.fork
    assert not found.unique
    assert rests(found.probability[0], *table)


@pytest.mark.parametrize(("pull", "fork"), [(0.5, False), (1.0, False), (1.5, False), (8.0, True)])
def test_three_rivals(pull, fork):
    weights = -(1 - np.eye(3)) / 2
    found = interdependent_array(np.zeros(3), 2 * pull, weights)
    p = optimize.brentq(lambda p: 1 / (1 + np.exp(4 * pull * p)) - p, 0, 1, xtol=1e-14)
    assert found.probability == pytest.approx(p, abs=1e-9)
    assert found.fork == fork


def test_any_mixture_of_attraction_and_repulsion_comes_to_rest():
    rng = np.random.default_rng(7)
    for _ in range(150):
        n = int(rng.integers(1, 8))
        table = 2 * rng.normal(size=n), 2 * rng.exponential(), rng.normal(size=(n, n))
        found = interdependent_array(*table, reference=0.3)
        assert all(rests(p, *table, reference=0.3) for p in found.probability)


def test_what_is_proven_unique_is_found_from_both_ends():
    utility, weights = group(6, 3)
    found = interdependent_array(utility, 0.4, weights)
    assert found.unique
    assert found.probability[0] == pytest.approx(found.probability[1], abs=1e-9)


def test_an_unknown_number_leaves_the_result_undefined():
    found = interdependent_array(np.array([np.nan, 0.0]), 1.0, RIVALS)
    assert np.isnan(found.probability).all()


def test_infinite_numbers_are_refused():
    with pytest.raises(DomainError, match="must be finite"):
        interdependent_array(np.array([np.inf, 0.0]), 1.0, RIVALS)


def test_permuting_actors_permutes_the_result():
    utility, weights = group(5, 9)
    order = np.array([3, 1, 4, 0, 2])
    found = interdependent_array(utility, 1.5, weights, reference=0.3).probability
    moved = interdependent_array(
        utility[order], 1.5, np.ascontiguousarray(weights[order][:, order]), reference=0.3
    ).probability
    assert moved == pytest.approx(found[:, order], abs=1e-12)


def test_weights_of_other_actors_are_refused():
    with pytest.raises(ShapeError, match=r"weights have shape \(2, 2\); 3 utilities need \(3, 3\)"):
        interdependent_array(np.zeros(3), 1.0, np.ones((2, 2)))
