"""The core on a line and the test on two issues, by hand and against brute force."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.voting.core import core_array, in_core_array
from detente.models.bargaining.voting.median import median_array


@pytest.mark.parametrize(
    ("x", "w", "quota", "expected"),
    [
        ([0.0, 40.0, 100.0], [1, 1, 1], 0.5, (40.0, 40.0)),
        ([0.0, 40.0, 60.0, 100.0], [1, 1, 1, 1], 0.5, (40.0, 60.0)),
        ([0.0, 40.0, 100.0], [1, 1, 3], 0.5, (100.0, 100.0)),
        ([0.0, 40.0, 100.0], [1, 1, 1], 0.7, (0.0, 100.0)),
        ([0.0, 40.0, 100.0], [1, 1, 1], 1.0, (0.0, 100.0)),
        ([0.0, np.nan, 100.0], [1, 9, 3], 0.5, (100.0, 100.0)),
    ],
)
def test_on_a_line_by_hand(x, w, quota, expected):
    found = core_array(np.array(x), np.array(w, dtype=float), np.ones(len(x)), quota=quota)
    assert (float(found.low), float(found.high)) == expected


def test_nobody_is_undefined():
    assert np.isnan(core_array(np.zeros(2), np.zeros(2), np.ones(2)).low)


@given(st.lists(st.tuples(st.floats(0, 100), st.integers(1, 5)), min_size=1, max_size=7))
def test_the_weighted_median_is_in_the_core(table):
    x, w = (np.array(column, dtype=float) for column in zip(*table, strict=True))
    found = core_array(x, w, np.ones(len(x)))
    middle = float(median_array(x, w, np.ones(len(x))))
    assert found.low - 1e-9 <= middle <= found.high + 1e-9


SQUARE = np.array([[0.0, 100.0, 100.0, 0.0], [0.0, 0.0, 100.0, 100.0]])
TRIANGLE = np.array([[0.0, 100.0, 50.0], [0.0, 0.0, 90.0]])


def test_the_crossing_of_a_square_is_the_core_and_nothing_else():
    """Plott: opposite pairs balance at the crossing of the diagonals."""
    middle = in_core_array(SQUARE, np.ones(4), np.array([50.0, 50.0]))
    assert middle.holds
    assert middle.against == 0.5
    beside = in_core_array(SQUARE, np.ones(4), np.array([50.0, 60.0]))
    assert not beside.holds
    assert beside.against == 0.75


def test_a_triangle_has_no_core_by_majority_and_all_of_itself_by_unanimity():
    for point in ([50.0, 30.0], [0.0, 0.0], [50.0, 0.0]):
        assert not in_core_array(TRIANGLE, np.ones(3), np.array(point)).holds
        assert in_core_array(TRIANGLE, np.ones(3), np.array(point), quota=1.0).holds
    assert not in_core_array(TRIANGLE, np.ones(3), np.array([50.0, -1.0]), quota=1.0).holds


def test_a_majority_at_one_point_is_the_core():
    found = in_core_array(TRIANGLE, np.array([3.0, 1.0, 1.0]), np.array([0.0, 0.0]))
    assert found.holds
    assert found.against == pytest.approx(0.4)


points = st.lists(st.tuples(*[st.integers(0, 20)] * 2, st.integers(1, 4)), min_size=1, max_size=6)


@given(points, st.tuples(st.integers(0, 20), st.integers(0, 20)))
def test_the_weight_against_is_that_of_the_worst_direction(rows, point):
    x = np.array([[float(r[0]) for r in rows], [float(r[1]) for r in rows]])
    w = np.array([float(r[2]) for r in rows])
    p = np.array(point, dtype=float)
    angles = np.linspace(0.0, 2.0 * np.pi, 1441)
    ahead = (np.stack([np.cos(angles), np.sin(angles)], 1) @ (x - p[:, None])) > 1e-9
    brute = float((ahead * w).sum(axis=1).max()) / w.sum()
    found = float(in_core_array(x, w, p).against)
    assert brute - 1e-12 <= found
    finer = np.linspace(0.0, 2.0 * np.pi, 20001)
    ahead = (np.stack([np.cos(finer), np.sin(finer)], 1) @ (x - p[:, None])) > 1e-9
    assert found == pytest.approx(float((ahead * w).sum(axis=1).max()) / w.sum())


def test_leading_dimensions_and_nobody():
    found = in_core_array(SQUARE, np.array([np.ones(4), np.zeros(4)]), np.array([50.0, 50.0]))
    assert found.holds.tolist() == [True, False]
    assert np.isnan(found.against[1])


@pytest.mark.parametrize(
    ("position", "capability", "point", "error"),
    [
        (np.zeros((3, 4)), np.ones(4), np.zeros(2), ShapeError),
        (SQUARE, np.ones(4), np.zeros(3), ShapeError),
        (SQUARE, np.ones(3), np.zeros(2), ShapeError),
        (SQUARE, -np.ones(4), np.zeros(2), DomainError),
    ],
)
def test_what_does_not_fit_is_refused(position, capability, point, error):
    with pytest.raises(error):
        in_core_array(position, capability, point)
