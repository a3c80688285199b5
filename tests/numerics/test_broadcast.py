"""Rows for kernels: broadcasting, ranges and what is refused."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.numerics.broadcast import numbers, rows, within


def test_rows_share_one_shape_and_lie_close():
    found, shape = rows(a=np.array([[1.0], [2.0]]), b=np.array([3.0, 4.0, 5.0]), c=6.0)
    assert shape == (2, 3)
    assert found.tolist() == [[1, 1, 1, 2, 2, 2], [3, 4, 5, 3, 4, 5], [6] * 6]
    assert found.flags.c_contiguous


def test_numbers_alone_make_one_column():
    found, shape = rows(a=1, b=2.0)
    assert shape == ()
    assert found.tolist() == [[1.0], [2.0]]


def test_shapes_that_do_not_fit_are_shown():
    with pytest.raises(ShapeError, match=r"a \(2,\), b \(3,\) do not broadcast"):
        rows(a=np.zeros(2), b=np.zeros(3), c=1.0)


@pytest.mark.parametrize("given", ["high", [1.0, "low"], None, [[1.0], [1.0, 2.0]], 1j])
def test_what_is_no_number_is_refused_by_name(given):
    if given is None:  # NumPy reads None as NaN
        assert np.isnan(numbers("trust", given))
        return
    with pytest.raises(DomainError, match=r"trust is .*; give a number"):
        numbers("trust", given)


@pytest.mark.parametrize(
    ("given", "low", "high", "message"),
    [
        (1.5, 0.0, 1.0, r"^trust is 1.5; it must be in \[0, 1\]$"),
        ([0.5, -2.0], 0.0, 1.0, r"^trust\[1\] is -2; it must be in"),
        ([[0.5], [-2.0]], 0.0, np.inf, r"^trust\[1, 0\] is -2; it must be finite, >= 0$"),
        (np.inf, 0.0, np.inf, r"^trust is inf; it must be finite, >= 0$"),
        (-np.inf, -np.inf, np.inf, r"^trust is -inf; it must be finite$"),
    ],
)
def test_numbers_out_of_range_are_named(given, low, high, message):
    with pytest.raises(DomainError, match=message):
        within("trust", given, low, high)


def test_ends_and_nan_pass():
    assert within("trust", [0.0, 1.0, np.nan], 0.0, 1.0)[:2].tolist() == [0.0, 1.0]
