"""PageRank against iterating its equation, and what holds for any network."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.models.brokerage.networks import moved, weighted

from detente.errors import DomainError, ShapeError
from detente.models.brokerage import pagerank
from detente.models.brokerage.pagerank import pagerank_array


def iterated(network, damping, steps=2_000):
    n = len(network)
    out = network.sum(axis=1)
    score = np.full(n, 1 / n)
    for _ in range(steps):
        passed = np.where(out > 0, score / np.where(out > 0, out, 1), 0.0)
        idle = score[out == 0].sum()
        score = (1 - damping) / n + damping * (network.T @ passed + idle / n)
    return score


@given(weighted(), st.floats(0, 0.95))
def test_scores_solve_the_equation(network, damping):
    found = pagerank_array(network, damping).score
    np.testing.assert_allclose(found, iterated(network, damping), atol=1e-10)
    assert found.sum() == pytest.approx(1)
    assert (found >= (1 - damping) / len(network) - 1e-12).all()


@given(weighted(), st.integers(0, 99))
def test_order_and_units_of_ties_do_not_matter(network, seed):
    order, turned = moved(network, seed)
    found = pagerank_array(network)
    again = pagerank_array(1e3 * turned)
    np.testing.assert_allclose(again.score, found.score[order], atol=1e-12)
    np.testing.assert_array_equal(again.rank, found.rank[order])


@given(weighted())
def test_ranks_follow_scores_and_equals_share_one(network):
    score, rank = pagerank_array(network)
    for i, j in np.ndindex(network.shape):
        assert (rank[i] < rank[j]) == (score[i] > score[j] + 1e-12)
    assert rank.min() == 1


def test_nodes_alike_in_all_share_the_first_rank():
    ring = np.roll(np.eye(7), 1, axis=1)
    found = pagerank_array(ring)
    np.testing.assert_allclose(found.score, 1 / 7)
    assert (found.rank == 1).all()


def test_without_ties_all_are_equal():
    assert pagerank_array(np.zeros((4, 4))).score.tolist() == pytest.approx([0.25] * 4)
    assert pagerank_array(np.zeros((1, 1))).score.tolist() == [1.0]


def test_without_damping_ties_do_not_count():
    found = pagerank_array(np.eye(4, k=1), np.array([0.0, 0.5]))
    assert found.score.shape == (2, 4)
    assert found.score[0].tolist() == [0.25] * 4
    assert found.rank[1].tolist() == [4, 3, 2, 1]


def test_unknown_ties_or_damping_are_unknown_scores():
    network = np.array([[0, np.nan], [0, 0]])
    assert np.isnan(np.array(pagerank_array(network))).all()
    assert np.isnan(np.array(pagerank_array(np.zeros((2, 2)), np.nan))).all()


@pytest.mark.parametrize(
    ("damping", "message"),
    [(1.0, "damping is 1; it must be < 1"), (-0.1, r"damping is -0\.1; it must be in")],
)
def test_damping_out_of_range_is_refused(damping, message):
    with pytest.raises(DomainError, match=message):
        pagerank_array(np.zeros((2, 2)), damping)


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(ShapeError, match=r"network \(3, 2, 2\), damping \(2,\) do not broadcast"):
        pagerank_array(np.zeros((3, 2, 2)), np.full(2, 0.5))


def test_the_compiled_kernel_equals_its_plain_form():
    network = np.random.default_rng(3).uniform(size=(6, 6)) * (1.0 - np.eye(6))
    kernel = pagerank._pagerank_kernel
    one, two = np.empty(6), np.empty(6)
    kernel(network, 0.85, one)
    getattr(kernel, "py_func", kernel)(network, 0.85, two)
    np.testing.assert_allclose(one, two, rtol=1e-13)
