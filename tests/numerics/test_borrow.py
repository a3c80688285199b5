"""Borrowed arrays: the same numbers and memory, without an owner."""

import numpy as np
import pytest

from detente.numerics.borrow import borrow
from detente.numerics.compile import njit


@njit
def _doubled(array):
    lent = borrow(array)
    lent[:] = 2.0 * lent
    return lent.sum()


@njit
def _shape(array):
    lent = borrow(array)
    return lent.shape[0], lent.shape[1], lent.size, lent[1, 2]


@njit
def _row(array):
    return borrow(array)[1].sum()


def test_what_is_written_to_it_is_written_to_its_owner():
    array = np.array([1.0, 2.0, 3.0])
    assert _doubled(array) == 12.0
    assert array.tolist() == [2.0, 4.0, 6.0]


def test_it_has_the_shape_and_the_rows_of_its_owner():
    array = np.arange(6.0).reshape(2, 3)
    assert _shape(array) == (2, 3, 6, 5.0)
    assert _row(array) == 12.0


@pytest.mark.parametrize("shape", [(0,), (3,)])
def test_it_may_be_empty(shape):
    assert _doubled(np.zeros(shape)) == 0.0


def test_it_counts_no_reference_and_its_owner_lives_on():
    array = np.ones(1000)
    for _ in range(100):
        _doubled(array[:10])
    assert array[10:].sum() == 990.0
    assert array[0] == 2.0**100
