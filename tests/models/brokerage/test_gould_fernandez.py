"""Brokerage roles against counting by hand's rule and by matrices, and what holds for any."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.models.brokerage.networks import grouped, moved

from detente.errors import DomainError, ShapeError
from detente.models.brokerage import gould_fernandez
from detente.models.brokerage.gould_fernandez import Roles, gould_fernandez_array


def by_matrices(network, group):
    """Return the counts as sums of products of matrices."""
    same = (group[:, None] == group[None, :]).astype(float)
    other = 1.0 - same
    apart = (1.0 - network) * (1.0 - np.eye(group.size))
    masks = [
        (same, same, same),
        (other, other, same),
        (same, other, other),
        (other, same, other),
        (other, other, other),
    ]
    return [
        np.einsum("av,vb,ab->v", network * one, network * two, apart * three)
        for one, two, three in masks
    ]


@given(grouped())
def test_counts_are_sums_of_products_of_matrices(drawn):
    found = gould_fernandez_array(*drawn)
    np.testing.assert_allclose(np.array(found), np.array(by_matrices(*drawn)), atol=1e-12)


@given(grouped())
def test_roles_of_a_node_sum_to_the_pairs_it_brokers_whatever_the_groups(drawn):
    network, group = drawn
    alone = gould_fernandez_array(network, np.zeros(group.size))
    np.testing.assert_array_equal(np.sum(gould_fernandez_array(network, group), axis=0), alone[0])


@given(grouped())
def test_partial_scores_of_all_sum_to_the_pairs_with_a_broker(drawn):
    network, group = drawn
    found = gould_fernandez_array(network, group, score="partial")
    between = (network @ network > 0) & (network == 0) & ~np.eye(group.size, dtype=bool)
    assert np.sum(found) == pytest.approx(between.sum(), abs=1e-9)
    counts = gould_fernandez_array(network, group)
    assert (np.array(found) <= np.array(counts) + 1e-12).all()


@given(grouped())
def test_reversing_ties_swaps_representative_and_gatekeeper(drawn):
    network, group = drawn
    there = gould_fernandez_array(network, group)
    back = gould_fernandez_array(network.T, group)
    swapped = Roles(there[0], there[1], there.gatekeeper, there.representative, there[4])
    np.testing.assert_array_equal(np.array(back), np.array(swapped))


@given(grouped(), st.integers(0, 99))
def test_order_of_nodes_and_names_of_groups_do_not_matter(drawn, seed):
    network, group = drawn
    order, turned = moved(network, seed)
    names = np.array(["d", "c", "b", "a"])[group]
    found = gould_fernandez_array(turned, names[order], score="partial")
    before = gould_fernandez_array(network, group, score="partial")
    np.testing.assert_allclose(np.array(found), np.array(before)[:, order], atol=1e-12)


def test_two_brokers_of_one_pair_share_it():
    network = np.zeros((4, 4))
    network[0, 1] = network[0, 2] = network[1, 3] = network[2, 3] = 1
    found = gould_fernandez_array(network, np.zeros(4), score="partial")
    assert found.coordinator.tolist() == [0, 0.5, 0.5, 0]


def test_a_direct_tie_needs_no_broker():
    line = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]])
    assert gould_fernandez_array(line, np.arange(3)).liaison[1] == 1
    line[0, 2] = 1
    assert gould_fernandez_array(line, np.arange(3)).liaison[1] == 0
    # Nor does a node talk to itself through another.
    assert np.sum(gould_fernandez_array(1 - np.eye(2), np.arange(2))) == 0


def test_leading_dimensions_broadcast_and_the_unknown_stays_with_its_draw():
    network = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]], dtype=float)
    unknown = network.copy()
    unknown[2, 0] = np.nan
    group = np.array([[0, 0, 0], [0, 1, 2]])
    found = gould_fernandez_array(np.stack([network, unknown])[:, None], group)
    assert found.liaison.shape == (2, 2, 3)
    assert found.liaison[0].tolist() == [[0, 0, 0], [0, 1, 0]]
    assert np.isnan(np.array(found)[:, 1]).all()
    assert gould_fernandez_array(np.zeros((0, 3, 3)), group[0]).liaison.shape == (0, 3)


def test_what_does_not_fit_is_refused():
    with pytest.raises(ShapeError, match=r"network \(3, 3\), group \(2,\) have different number"):
        gould_fernandez_array(np.zeros((3, 3)), np.zeros(2))
    with pytest.raises(DomainError, match=r"score is 'whole'; allowed: count, partial"):
        gould_fernandez_array(np.zeros((3, 3)), np.zeros(3), score="whole")


def test_the_compiled_kernel_equals_its_plain_form():
    rng = np.random.default_rng(3)
    network = (rng.uniform(size=(8, 8)) < 0.4) * (1.0 - np.eye(8))
    group = rng.integers(0, 3, 8)
    kernel = gould_fernandez.gould_fernandez_kernel
    one, two = np.empty((5, 8)), np.empty((5, 8))
    kernel(network, group, True, one)
    getattr(kernel, "py_func", kernel)(network, group, True, two)
    np.testing.assert_array_equal(one, two)
