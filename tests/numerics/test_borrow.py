"""Arrays lent to kernels: the same memory, not owned, in any number of loans."""

import sys

import numpy as np

from detente.numerics.arrays import Floats
from detente.numerics.borrow import borrow
from detente.numerics.compile import njit


@njit
def _double(array: Floats) -> float:
    lent = borrow(array)
    lent[:] *= 2.0
    return float(lent.sum())


@njit
def _row_sums(array: Floats, out: Floats) -> None:
    lent = borrow(array)
    for n in range(lent.shape[0]):
        row = lent[n]
        out[n] = row.sum()


def test_a_borrowed_array_is_the_array_itself():
    given = np.arange(6.0)
    assert _double(given) == 30.0
    assert given.tolist() == [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]


def test_rows_of_a_borrowed_array_are_its_rows():
    given, out = np.arange(12.0).reshape(3, 4), np.zeros(3)
    _row_sums(given, out)
    assert out.tolist() == given.sum(axis=1).tolist()


def test_an_empty_array_may_be_borrowed():
    assert _double(np.zeros(0)) == 0.0


def test_nobody_else_owns_the_array_after_a_loan():
    given, out = np.ones((50, 3)), np.zeros(50)
    before = sys.getrefcount(given)
    for _ in range(200):
        _row_sums(given, out)
    assert sys.getrefcount(given) == before
    assert (given == 1.0).all()
