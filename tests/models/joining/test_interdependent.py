"""Interdependent attendance beside its printed values."""

import numpy as np
import pytest

from detente.errors import ShapeError
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
    low, high = interdependent_array(utility, 1.5, weights, reference=0.3)
    assert (low <= high + 1e-12).all()
    assert (rising[-1] <= low + 1e-9).all()
    assert (falling[-1] >= high - 1e-9).all()


@pytest.mark.parametrize("seed", range(5))
def test_what_is_returned_is_at_rest(seed):
    utility, weights = group(6, seed)
    for p in interdependent_array(utility, 2.0, weights, reference=0.5):
        again = 1 / (1 + np.exp(-(utility + 4.0 * (weights @ p - 0.5))))
        assert p == pytest.approx(again, abs=1e-11)


def test_weak_pull_has_one_equilibrium():
    utility, weights = group(6, 3)
    low, high = interdependent_array(utility, 0.4, weights)
    assert low == pytest.approx(high, abs=1e-10)


def test_without_pull_each_decides_alone():
    utility, weights = group(6, 2)
    found = interdependent_array(utility, 0.0, weights)
    assert found[0] == pytest.approx(1 / (1 + np.exp(-utility)), abs=1e-15)
    assert (found[0] == found[1]).all()


def test_one_who_stays_away_if_the_other_comes():
    # The first ignores the second; the second is repelled by the first.
    weights = np.array([[0.0, 0.0], [-1.0, 0.0]])
    found = interdependent_array(np.array([2.0, 1.0]), 1.5, weights)[0]
    first = 1 / (1 + np.exp(-2.0))
    assert found == pytest.approx([first, 1 / (1 + np.exp(-(1.0 - 3 * first)))], abs=1e-11)


def test_no_rest_is_undefined_not_a_number():
    """A group strongly repelled by itself swings for ever."""
    found = interdependent_array(np.array([10.0]), 10.0, np.array([[-1.0]]))
    assert np.isnan(found).all()


def test_permuting_actors_permutes_the_result():
    utility, weights = group(5, 9)
    order = np.array([3, 1, 4, 0, 2])
    found = interdependent_array(utility, 1.5, weights, reference=0.3)
    moved = interdependent_array(
        utility[order], 1.5, np.ascontiguousarray(weights[order][:, order]), reference=0.3
    )
    assert moved == pytest.approx(found[:, order], abs=1e-12)


def test_weights_of_other_actors_are_refused():
    with pytest.raises(ShapeError, match=r"weights have shape \(2, 2\); 3 utilities need \(3, 3\)"):
        interdependent_array(np.zeros(3), 1.0, np.ones((2, 2)))
