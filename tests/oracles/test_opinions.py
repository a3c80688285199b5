"""Opinions: limits by NumPy's eigenvectors and solver, which limits exist by networkx."""

import networkx as nx
import numpy as np
import pytest
from scipy import linalg

from detente.models.diffusion.degroot import degroot_array
from detente.models.diffusion.friedkin_johnsen import friedkin_johnsen_array

seeds = pytest.mark.parametrize("seed", range(40))


def random_weights(seed, *, share):
    """Return weights of 2 to 8 nodes; each row has the given share of ties, at least one."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 9))
    weights = rng.exponential(1.0, (n, n)) * (rng.random((n, n)) < share)
    weights[np.arange(n), rng.integers(0, n, n)] += 0.3
    return weights / weights.sum(axis=1, keepdims=True), rng.normal(0.0, 10.0, n)


@seeds
def test_influence_is_the_left_eigenvector_of_one(seed):
    weights, opinion = random_weights(seed, share=1.0)
    values, vectors = np.linalg.eig(weights.T)
    vector = vectors[:, np.argmin(np.abs(values - 1.0))].real
    influence = vector / vector.sum()
    found = degroot_array(weights, opinion)
    np.testing.assert_allclose(found.influence, influence, atol=1e-10)
    np.testing.assert_allclose(found.limit, influence @ opinion, atol=1e-9)


@seeds
def test_limits_with_few_ties_exist_where_no_closed_group_goes_round(seed):
    """The limit of W^t projects on the eigenvectors of 1 if no other eigenvalue has size 1."""
    weights, opinion = random_weights(seed, share=0.15)
    graph = nx.from_numpy_array(weights, create_using=nx.DiGraph)
    closed = [graph.subgraph(group) for group in nx.attracting_components(graph)]
    rests = all(nx.is_aperiodic(group) for group in closed)
    found = degroot_array(weights, opinion)
    assert np.isnan(found.influence).any() == (len(closed) > 1 or not rests)
    assert np.isnan(found.limit).any() == (not rests)
    if rests:
        right = linalg.null_space(weights - np.eye(len(weights)), rcond=1e-10)
        left = linalg.null_space(weights.T - np.eye(len(weights)), rcond=1e-10)
        assert right.shape[1] == len(closed)
        projection = right @ np.linalg.solve(left.T @ right, left.T)
        np.testing.assert_allclose(found.limit, projection @ opinion, atol=1e-8)
        if len(closed) == 1:
            np.testing.assert_allclose(found.influence, projection[0], atol=1e-9)


@seeds
@pytest.mark.parametrize("share", [1.0, 0.15])
def test_held_opinions_solve_a_linear_system(seed, share):
    weights, opinion = random_weights(seed, share=share)
    susceptibility = np.random.default_rng([seed, 1]).uniform(0.0, 0.99, len(opinion))
    moved = np.eye(len(opinion)) - susceptibility[:, None] * weights
    expected = np.linalg.solve(moved, (1.0 - susceptibility) * opinion)
    found = friedkin_johnsen_array(weights, opinion, susceptibility)
    np.testing.assert_allclose(found, expected, atol=1e-9)
