"""Constraint against its formula in plain sums, and what holds for any network."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.models.brokerage.networks import moved, weighted

from detente.errors import DomainError, ShapeError
from detente.models.brokerage import constraint
from detente.models.brokerage.constraint import constraint_array


def summed(network):
    n = len(network)
    both = network + network.T
    total = both.sum(axis=1)
    found = []
    for i in range(n):
        held = 0.0
        for j in range(n):
            if both[i, j] > 0:
                indirect = sum(
                    both[i, q] / total[i] * both[q, j] / total[q]
                    for q in range(n)
                    if q not in (i, j) and total[q] > 0
                )
                held += (both[i, j] / total[i] + indirect) ** 2
        found.append(held if total[i] > 0 else np.nan)
    return found


@given(weighted())
def test_scores_follow_the_formula(network):
    np.testing.assert_allclose(constraint_array(network), summed(network), atol=1e-12)


@given(weighted(), st.integers(0, 99))
def test_order_direction_and_units_do_not_matter(network, seed):
    order, turned = moved(network, seed)
    found = constraint_array(network)
    np.testing.assert_allclose(constraint_array(2 * turned), found[order], atol=1e-12)
    np.testing.assert_allclose(constraint_array(network.T), found, atol=1e-12)


@given(st.integers(2, 12))
def test_strangers_around_one_constrain_it_by_their_number(n):
    star = np.zeros((n, n))
    star[0, 1:] = 1
    found = constraint_array(star)
    assert found[0] == pytest.approx(1 / (n - 1))
    assert found[1:] == pytest.approx(np.ones(n - 1))


def test_a_tie_between_ones_contacts_constrains_more():
    star = np.zeros((4, 4))
    star[0, 1:] = 1
    closed = star.copy()
    closed[1, 2] = 1
    assert constraint_array(closed)[0] > constraint_array(star)[0]


def test_who_has_no_contacts_has_no_score():
    network = np.zeros((3, 3))
    network[0, 1] = 1
    assert np.isnan(constraint_array(network)).tolist() == [False, False, True]


def test_leading_dimensions_and_unknown_ties():
    line = np.eye(3, k=1)
    unknown = line.copy()
    unknown[0, 2] = np.nan
    found = constraint_array(np.stack([line, unknown])[:, None])
    assert found.shape == (2, 1, 3)
    assert np.isnan(found).tolist() == [[[False] * 3], [[True] * 3]]


def test_what_does_not_fit_is_refused():
    with pytest.raises(DomainError, match=r"network\[0, 1\] is -1"):
        constraint_array(np.array([[0, -1], [0, 0]]))
    with pytest.raises(ShapeError, match=r"network has shape \(3,\)"):
        constraint_array(np.zeros(3))


def test_the_compiled_kernel_equals_its_plain_form():
    network = np.random.default_rng(3).uniform(size=(6, 6)) * (1.0 - np.eye(6))
    kernel = constraint._constraint_kernel
    one, two = np.empty(6), np.empty(6)
    kernel(network, one)
    getattr(kernel, "py_func", kernel)(network, two)
    np.testing.assert_allclose(one, two, rtol=1e-13)
