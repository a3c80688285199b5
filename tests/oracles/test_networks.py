"""Networks: the same measures by networkx and SciPy, on random networks."""

import networkx as nx
import numpy as np
import pytest
from scipy import sparse, stats

from detente.models.brokerage.betweenness import betweenness_array
from detente.models.brokerage.constraint import constraint_array
from detente.models.brokerage.gould_fernandez import gould_fernandez_array
from detente.models.brokerage.pagerank import pagerank_array
from detente.models.brokerage.status_deficit import rank_array, status_deficit_array
from detente.numerics.networks import lists

seeds = pytest.mark.parametrize("seed", range(25))


def random_network(seed, *, weighted=False, directed=True):
    """Return a network of 1 to 15 nodes, from almost no ties to more than half of all."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 16))
    network = (rng.random((n, n)) < rng.uniform(0.03, 0.6)).astype(float)
    if weighted:
        network *= rng.exponential(2.0, (n, n))
    np.fill_diagonal(network, 0.0)
    return network if directed else np.maximum(network, network.T)


def graph(network, kind=nx.DiGraph):
    return nx.from_numpy_array(network, create_using=kind)


def by_node(values):
    return np.array([values[node] for node in sorted(values)])


@seeds
@pytest.mark.parametrize("normalised", [False, True])
@pytest.mark.parametrize(("directed", "kind"), [(True, nx.DiGraph), (False, nx.Graph)])
def test_betweenness(seed, directed, kind, normalised):
    network = random_network(seed, directed=directed)
    expected = nx.betweenness_centrality(graph(network, kind), normalized=normalised)
    found = betweenness_array(network, directed=directed, normalised=normalised)
    np.testing.assert_allclose(found, by_node(expected), rtol=1e-12, atol=1e-12)


@seeds
@pytest.mark.parametrize("damping", [0.0, 0.5, 0.85, 0.95])
def test_pagerank(seed, damping):
    """Networks include nodes without ties out, which pass on to all alike in both."""
    network = random_network(seed, weighted=True)
    expected = nx.pagerank(graph(network), alpha=damping, tol=1e-15, max_iter=5_000)
    found = pagerank_array(network, damping)
    np.testing.assert_allclose(found.score, by_node(expected), atol=1e-12)
    rank = stats.rankdata(-np.round(found.score, 12), method="min")
    np.testing.assert_array_equal(found.rank, rank)


# networkx divides 0 by 0 for a node without contacts before it sets it to NaN.
@pytest.mark.filterwarnings("ignore:invalid value encountered:RuntimeWarning")
@seeds
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("directed", [False, True])
def test_constraint(seed, weighted, directed):
    network = random_network(seed, weighted=weighted, directed=directed)
    if not network.any():
        assert np.isnan(constraint_array(network)).all()
        return
    weight = "weight" if weighted else None
    expected = by_node(nx.constraint(graph(network), weight=weight))
    np.testing.assert_allclose(constraint_array(network), expected, rtol=1e-12)


def test_constraint_of_a_node_that_only_receives_ties():
    """Both directions are contacts. networkx agrees for all nodes at once, not node by node."""
    network = np.array([[0, 1, 0], [0, 0, 0], [0, 1, 0]], dtype=float)
    found = constraint_array(network)
    assert found.tolist() == [1.0, 0.5, 1.0]
    assert by_node(nx.constraint(graph(network))).tolist() == found.tolist()
    assert np.isnan(nx.constraint(graph(network), nodes=[1])[1])


@seeds
def test_brokered_pairs_by_the_triadic_census(seed):
    """Each kind of triad holds a fixed number of pairs with a broker and no direct tie."""
    network = random_network(seed)
    n = len(network)
    found = np.sum(gould_fernandez_array(network, np.zeros(n)))
    census = nx.triadic_census(graph(network)) if n >= 3 else {}
    pairs = 0
    for kind, count in census.items():
        triad = nx.to_numpy_array(nx.triad_graph(kind))
        pairs += count * ((triad @ triad) * (1 - triad) * (1 - np.eye(3))).sum()
    assert found == pairs


@seeds
def test_adjacency_lists(seed):
    network = random_network(seed, weighted=True)
    start, other = lists(network)
    expected = sparse.csr_array(network)
    np.testing.assert_array_equal(start, expected.indptr)
    np.testing.assert_array_equal(other, expected.indices)


def ranks(value, group):
    """Rank within groups, 1 the highest, equals the better rank; NaN takes no part."""
    expected = np.full(len(value), np.nan)
    for name in np.unique(group):
        at = np.flatnonzero((group == name) & ~np.isnan(value))
        expected[at] = stats.rankdata(-value[at], method="min")
    return expected


@seeds
def test_ranks_and_the_status_deficit(seed):
    rng = np.random.default_rng(seed)
    status, capability = rng.integers(0, 6, (2, 12)).astype(float)
    status[rng.random(12) < 0.2] = np.nan
    capability[rng.random(12) < 0.2] = np.nan
    group = rng.integers(0, 3, 12)
    np.testing.assert_array_equal(rank_array(status, group), ranks(status, group))
    both = ~np.isnan(status + capability)
    expected = ranks(np.where(both, status, np.nan), group)
    expected -= ranks(np.where(both, capability, np.nan), group)
    np.testing.assert_array_equal(status_deficit_array(status, capability, group), expected)
