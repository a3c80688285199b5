"""Betweenness against listing every shortest path, and what holds for any network."""

from collections import deque

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.models.brokerage.networks import moved, networks

from detente.errors import DomainError, ShapeError
from detente.models.brokerage import betweenness
from detente.models.brokerage.betweenness import betweenness_array


def shortest(network, source: int, target: int):
    """Return every shortest path from source to target, by extending paths in step."""
    paths = deque([(source,)])
    found = []
    while paths:
        path = paths.popleft()
        if found and len(path) > len(found[0]):
            break
        if path[-1] == target:
            found.append(path)
            continue
        paths.extend(
            (*path, int(k)) for k in np.flatnonzero(network[path[-1]]) if int(k) not in path
        )
    return found


def listed(network):
    n = len(network)
    score = np.zeros(n)
    for s in range(n):
        for t in range(n):
            if s != t:
                paths = shortest(network, s, t)
                for path in paths:
                    score[list(path[1:-1])] += 1 / len(paths)
    return score


@given(networks(6))
def test_scores_are_those_of_all_shortest_paths(network):
    np.testing.assert_allclose(betweenness_array(network), listed(network), atol=1e-9)


@given(networks())
def test_an_undirected_network_counts_each_pair_once(network):
    both = np.maximum(network, network.T)
    once = betweenness_array(both, directed=False)
    np.testing.assert_allclose(2 * once, betweenness_array(both), atol=1e-9)
    np.testing.assert_allclose(
        betweenness_array(both, directed=False, normalised=True),
        betweenness_array(both, normalised=True),
        atol=1e-12,
    )


@given(networks(), st.integers(0, 99))
def test_order_does_not_matter_nor_direction_of_all_ties(network, seed):
    order, turned = moved(network, seed)
    found = betweenness_array(network)
    np.testing.assert_allclose(betweenness_array(turned), found[order], atol=1e-9)
    np.testing.assert_allclose(betweenness_array(network.T), found, atol=1e-9)


@given(networks())
def test_normalised_scores_are_shares(network):
    found = betweenness_array(network, normalised=True)
    assert ((found >= 0) & (found <= 1 + 1e-12)).all()


def test_the_middle_of_a_star_has_all():
    star = np.zeros((6, 6))
    star[0, 1:] = star[1:, 0] = 1
    assert betweenness_array(star, normalised=True).tolist() == [1, 0, 0, 0, 0, 0]
    assert betweenness_array(star, directed=False)[0] == 10


def test_one_or_two_have_nobody_between():
    assert betweenness_array(np.zeros((1, 1)), normalised=True).tolist() == [0]
    assert betweenness_array(1 - np.eye(2), normalised=True).tolist() == [0, 0]


def test_leading_dimensions_and_unknown_ties():
    line = np.eye(3, k=1)
    unknown = line.copy()
    unknown[0, 2] = np.nan
    found = betweenness_array(np.stack([line, unknown])[None])
    assert found.shape == (1, 2, 3)
    assert found[0, 0].tolist() == [0, 1, 0]
    assert np.isnan(found[0, 1]).all()


def test_what_does_not_fit_is_refused():
    with pytest.raises(
        DomainError, match=r"network\[0, 1\] is 1; the reverse tie differs: make the"
    ):
        betweenness_array(np.eye(3, k=1), directed=False)
    with pytest.raises(ShapeError, match=r"network has shape \(2, 3\)"):
        betweenness_array(np.zeros((2, 3)))


def test_the_compiled_kernel_equals_its_plain_form():
    network = (np.random.default_rng(3).uniform(size=(9, 9)) < 0.3) * (1.0 - np.eye(9))
    kernel = betweenness._betweenness_kernel
    one, two = np.empty(9), np.empty(9)
    kernel(network, one)
    getattr(kernel, "py_func", kernel)(network, two)
    np.testing.assert_array_equal(one, two)
