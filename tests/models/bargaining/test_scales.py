"""Ends of scales and places on them: shapes, ranges, and where a refusal points."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.scales import check_inside, check_known, scale_ends

NAN, INF = np.nan, np.inf


def test_ends_given_once_hold_for_every_scale():
    assert scale_ends((-1.0, 3.0), 3).tolist() == [[-1.0, 3.0]] * 3
    each = np.array([[0.0, 1.0], [1900.0, 2000.0]])
    assert scale_ends(each, 2).tolist() == each.tolist()
    assert scale_ends((0.0, 1.0), 0).shape == (0, 2)


@pytest.mark.parametrize("shape", [(3,), (3, 2), (2, 1), (1, 2, 2)])
def test_ends_of_another_shape_are_refused(shape):
    with pytest.raises(ShapeError, match=r"scale has shape .*; it must be \(2,\) or \(2, 2\)"):
        scale_ends(np.zeros(shape), 2)


@pytest.mark.parametrize(
    "ends", [(1.0, 1.0), (2.0, 1.0), (0.0, INF), (NAN, 1.0), [[0.0, 1.0], [5.0, 4.0]]], ids=str
)
def test_an_empty_or_endless_scale_is_refused(ends):
    with pytest.raises(DomainError, match="ends must be finite, and the first below the second"):
        scale_ends(ends, 2)


def test_the_ends_themselves_are_inside_and_the_unknown_is_let_through():
    position = np.array([[0.0, 10.0, NAN], [-5.0, 5.0, 0.0]])
    low, high = np.array([[0.0], [-5.0]]), np.array([[10.0], [5.0]])
    check_inside(position, low, high)
    with pytest.raises(DomainError, match=r"position\[1, 0\] is -5; it must be in \[-4, 5\]"):
        check_inside(position, np.array([[0.0], [-4.0]]), high)


def test_the_first_place_outside_is_named_with_the_ends_of_its_own_scale():
    draws = np.zeros((2, 3, 2))
    draws[1, 2] = [0.5, 7.0]
    with pytest.raises(DomainError, match=r"position\[1, 2, 1\] is 7; it must be in \[0, 6.5\]"):
        check_inside(draws, np.zeros(2), np.array([1.0, 6.5]))


@pytest.mark.parametrize(
    ("value", "most", "words"),
    [
        (NAN, 1.0, r"salience\[1, 0\] is nan; it must be in \[0, 1\]: draw an unknown value, or"),
        (-0.25, 1.0, r"salience\[1, 0\] is -0.25; it must be in \[0, 1\]"),
        (1.25, 1.0, r"salience\[1, 0\] is 1.25; it must be in \[0, 1\]"),
        (INF, INF, r"salience\[1, 0\] is inf; it must be finite and >= 0"),
    ],
)
def test_an_odd_number_is_refused_only_where_somebody_stands(value, most, words):
    array = np.array([[0.0, 1.0], [value, 0.5]])
    check_known("salience", array, np.array([[False, False], [True, False]]), most)
    with pytest.raises(DomainError, match=words):
        check_known("salience", array, np.zeros((2, 2), dtype=bool), most)
