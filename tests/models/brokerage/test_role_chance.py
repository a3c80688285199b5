"""Roles by chance: exact moments against all networks and against sampling; permuted labels."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.models.brokerage.networks import grouped

from detente.errors import DomainError, ShapeError
from detente.models.brokerage import role_chance
from detente.models.brokerage.gould_fernandez import gould_fernandez_array
from detente.models.brokerage.role_chance import (
    expected_roles_array,
    permuted_roles_array,
    standard_roles_array,
)

LINE = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]])


@pytest.mark.parametrize("group", [[0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 1], [0, 0, 1, 2]])
@pytest.mark.parametrize("density", [0.3, 0.8])
def test_moments_are_those_of_all_networks_of_four(group, density):
    arcs = np.argwhere(~np.eye(4, dtype=bool))
    there = np.array(list(product([0.0, 1.0], repeat=len(arcs))))
    networks = np.zeros((len(there), 4, 4))
    networks[:, arcs[:, 0], arcs[:, 1]] = there
    chance = np.prod(np.where(there > 0, density, 1 - density), axis=1)
    counts = np.array(gould_fernandez_array(networks, np.array(group)))
    mean = np.einsum("r,krv->kv", chance, counts)
    variance = np.einsum("r,krv->kv", chance, counts**2) - mean**2
    found = expected_roles_array(np.array(group), density)
    np.testing.assert_allclose(np.array(found.mean), mean, atol=1e-12)
    np.testing.assert_allclose(np.array(found.variance), variance, atol=1e-12)


def test_moments_beside_sampling():
    """Ten nodes in groups of 4, 3 and 3, each tie with chance .3: within four standard errors."""
    group = np.repeat([0, 1, 2], [4, 3, 3])
    draws = 20_000
    rng = np.random.Generator(np.random.PCG64(20))
    networks = (rng.uniform(size=(draws, 10, 10)) < 0.3) * (1.0 - np.eye(10))
    counts = np.array(gould_fernandez_array(networks, group))
    found = expected_roles_array(group, 0.3)
    error = np.sqrt(np.array(found.variance) / draws)
    assert (np.abs(counts.mean(axis=1) - np.array(found.mean)) < 4 * error).all()
    np.testing.assert_allclose(counts.var(axis=1), np.array(found.variance), rtol=0.08)


@given(grouped(), st.floats(0, 1))
def test_expected_roles_sum_to_all_pairs(drawn, density):
    _, group = drawn
    n = group.size
    found = expected_roles_array(group, density)
    whole = density**2 * (1 - density) * max(0, (n - 1) * (n - 2))
    assert np.sum(found.mean, axis=0) == pytest.approx(np.full(n, whole), abs=1e-9)
    assert (np.array(found.variance) >= 0).all()


def test_standard_scores_are_counts_in_their_own_units():
    group = np.array([0, 1, 1, 2, 2, 3])
    rng = np.random.default_rng(5)
    network = (rng.uniform(size=(6, 6)) < 0.4) * (1.0 - np.eye(6))
    found = standard_roles_array(network, group)
    counts = gould_fernandez_array(network, group)
    chance = expected_roles_array(group, network.sum() / 30)
    z = (counts.liaison - chance.mean.liaison) / np.sqrt(chance.variance.liaison)
    np.testing.assert_allclose(found.liaison, z)
    assert np.isnan(found.coordinator).all()  # no group of three


def test_nothing_varies_without_ties_with_all_or_alone():
    for network in (np.zeros((3, 3)), 1 - np.eye(3), np.zeros((1, 1))):
        found = standard_roles_array(network, np.zeros(len(network)))
        assert np.isnan(np.array(found)).all()


def test_p_values_are_those_of_all_permutations():
    """A line of four: the shares over all 24 orders, within four standard errors."""
    line = np.eye(4, k=1)
    group = np.array([0, 0, 1, 2])
    counts = np.array(gould_fernandez_array(line, group))
    every = np.array(
        [gould_fernandez_array(line, group[list(order)]) for order in permutations(range(4))]
    )
    rng = np.random.default_rng(8)
    found = permuted_roles_array(line, group, rng=rng, permutations=4_000)
    for got, exact in (
        (found.mean, every.mean(axis=0)),
        (found.at_least, (every >= counts).mean(axis=0)),
        (found.at_most, (every <= counts).mean(axis=0)),
    ):
        np.testing.assert_allclose(np.array(got), exact, atol=4 * 0.5 / np.sqrt(4_000))


@given(grouped(5))
def test_p_values_hold_the_labels_as_they_are(drawn):
    network, group = drawn
    rng = np.random.default_rng(0)
    found = permuted_roles_array(network, group, rng=rng, permutations=19)
    least, most = np.array(found.at_least), np.array(found.at_most)
    assert (least >= 1 / 20 - 1e-12).all()
    assert (most >= 1 / 20 - 1e-12).all()
    assert (least <= 1).all()
    assert (least + most >= 1).all()
    pairs = np.sum(gould_fernandez_array(network, group), axis=0)
    np.testing.assert_allclose(np.sum(found.mean, axis=0), pairs, atol=1e-9)


def test_the_same_seed_gives_the_same_and_draws_do_not_mind_each_other():
    networks = np.stack([LINE, LINE.T])
    group = np.array([0, 0, 1])
    both = permuted_roles_array(networks, group, rng=np.random.default_rng(4), permutations=50)
    second = permuted_roles_array(LINE.T, group, rng=np.random.default_rng(4), permutations=50)
    np.testing.assert_array_equal(np.array(both)[:, :, 1], np.array(second))


def test_the_unknown_stays_unknown():
    network = LINE.astype(float)
    network[0, 2] = np.nan
    rng = np.random.default_rng(1)
    found = permuted_roles_array(network, np.arange(3), rng=rng, permutations=3)
    assert np.isnan(np.array(found)).all()
    assert np.isnan(np.array(standard_roles_array(network, np.arange(3)))).all()
    assert np.isnan(np.array(expected_roles_array(np.arange(3), np.nan))).all()


def test_leading_dimensions_broadcast():
    found = expected_roles_array(np.zeros((2, 1, 4)), np.array([0.2, 0.5, 0.9]))
    assert found.mean.coordinator.shape == (2, 3, 4)


def test_what_does_not_fit_is_refused():
    rng = np.random.default_rng(1)
    with pytest.raises(DomainError, match=r"density is 1\.2; it must be in \[0, 1\]"):
        expected_roles_array(np.arange(3), 1.2)
    with pytest.raises(ShapeError, match=r"group \(2, 3\), density \(4,\) do not broadcast"):
        expected_roles_array(np.zeros((2, 3)), np.full(4, 0.1))
    for wrong in (0, 2.5, True):
        with pytest.raises(
            DomainError, match=r"permutations is .*; it must be a whole number >= 1"
        ):
            permuted_roles_array(LINE, np.arange(3), rng=rng, permutations=wrong)


def test_the_compiled_kernels_equal_their_plain_form():
    group = np.array([0, 0, 1, 2])
    kernel = role_chance._chance_kernel
    one, two = np.empty((2, 5, 4)), np.empty((2, 5, 4))
    kernel(group, 0.3, one[0], one[1])
    getattr(kernel, "py_func", kernel)(group, 0.3, two[0], two[1])
    np.testing.assert_allclose(one, two, rtol=1e-14)
    order = np.array([[1, 0, 2, 3], [3, 2, 1, 0]])
    kernel = role_chance._permuted_kernel
    one, two = np.empty((3, 5, 4)), np.empty((3, 5, 4))
    kernel(np.eye(4, k=1), group, order, one[0], one[1], one[2])
    getattr(kernel, "py_func", kernel)(np.eye(4, k=1), group, order, two[0], two[1], two[2])
    np.testing.assert_array_equal(one, two)
