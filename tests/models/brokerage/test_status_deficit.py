"""Ranks and status deficits, and what holds for any."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.brokerage import status_deficit
from detente.models.brokerage.status_deficit import rank_array, status_deficit_array

PEERS = st.lists(
    st.tuples(st.integers(-5, 5), st.integers(0, 9), st.integers(0, 2)), min_size=1, max_size=8
).map(lambda rows: tuple(np.array(column, dtype=float) for column in zip(*rows, strict=True)))


@given(PEERS)
def test_a_rank_is_one_more_than_the_number_above(peers):
    value, _, group = peers
    above = (value[None, :] > value[:, None]) & (group[None, :] == group[:, None])
    assert rank_array(value, group).tolist() == (1 + above.sum(axis=1)).tolist()


@given(PEERS)
def test_deficits_turn_with_status_and_capability(peers):
    status, capability, group = peers
    found = status_deficit_array(status, capability, group)
    swapped = status_deficit_array(capability, status, group)
    assert found.tolist() == (-swapped).tolist()
    assert (status_deficit_array(status, 3 * status + 1, group) == 0).all()


@given(PEERS)
def test_only_the_order_of_values_counts(peers):
    status, capability, group = peers
    found = status_deficit_array(status, capability, group)
    assert found.tolist() == status_deficit_array(np.exp(status), capability**3, group).tolist()


def test_peers_are_compared_among_themselves():
    status, capability = np.array([9.0, 1.0, 5.0, 6.0]), np.array([1.0, 9.0, 8.0, 7.0])
    assert status_deficit_array(status, capability).tolist() == [-3, 3, 1, -1]
    found = status_deficit_array(status, capability, np.array(["a", "a", "b", "b"]))
    assert found.tolist() == [-1, 1, 1, -1]


def test_who_lacks_one_of_the_two_is_ranked_in_neither():
    found = status_deficit_array(np.array([3.0, np.nan, 1.0]), np.array([1.0, 9.0, 2.0]))
    assert np.array_equal(found, [-1, np.nan, 1], equal_nan=True)
    assert np.isnan(rank_array(np.array([1.0, np.nan]))[1])


def test_leading_dimensions_broadcast():
    status = np.arange(12.0).reshape(4, 1, 3)
    assert status_deficit_array(status, np.zeros((2, 3))).shape == (4, 2, 3)
    assert rank_array(status, np.zeros((2, 3))).shape == (4, 2, 3)


def test_what_does_not_fit_is_refused():
    with pytest.raises(DomainError, match=r"value\[1\] is inf; it must be finite"):
        rank_array(np.array([0.0, np.inf]))
    with pytest.raises(ShapeError, match=r"status \(2,\), capability \(3,\), group \(2,\) have"):
        status_deficit_array(np.zeros(2), np.zeros(3))
    with pytest.raises(ShapeError, match=r"too few dimensions .* give one entry per node"):
        rank_array(np.float64(3.0))


def test_the_compiled_kernel_equals_its_plain_form():
    status, capability = np.array([3.0, 1.0, np.nan, 2.0]), np.array([1.0, 5.0, 2.0, 2.0])
    group = np.array([0, 0, 0, 1])
    kernel = status_deficit._status_deficit_kernel
    one, two = np.empty(4), np.empty(4)
    kernel(status, capability, group, one)
    getattr(kernel, "py_func", kernel)(status, capability, group, two)
    np.testing.assert_array_equal(one, two)
