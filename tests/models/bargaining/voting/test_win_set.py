"""The win-set of the status quo, by hand, against a grid of votes, and its limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.voting.core import core_array
from detente.models.bargaining.voting.win_set import support_array, win_set_array

ONE = np.ones(3)


@pytest.mark.parametrize(
    ("x", "q", "quota", "expected"),
    [
        ([20.0, 60.0, 90.0], 40.0, 0.5, (40.0, 80.0)),  # the median's mirror image
        ([20.0, 60.0, 90.0], 60.0, 0.5, (60.0, 60.0)),  # at the median nothing wins
        ([20.0, 60.0, 90.0], 75.0, 0.5, (45.0, 75.0)),
        ([20.0, 60.0, 90.0], 10.0, 1.0, (10.0, 30.0)),  # all must gain: the nearest decides
        ([20.0, 60.0, 90.0], 40.0, 1.0, (40.0, 40.0)),  # a veto on either side
    ],
)
def test_by_hand(x, q, quota, expected):
    found = win_set_array(np.array(x), ONE, ONE, status_quo=q, quota=quota)
    assert (float(found.low), float(found.high)) == expected


def test_a_point_on_the_edge_does_not_win():
    """Weights 2, 1 and 1: the first, at 60, would be indifferent at 80; just below 80 it wins."""
    x, w = np.array([60.0, 90.0, 20.0]), np.array([2.0, 1.0, 1.0])
    found = win_set_array(x, w, ONE, status_quo=40.0)
    assert float(found.high) == 80.0
    assert (
        support_array(x[None], w, ONE[None], np.array([79.9]), status_quo=np.array([40.0])) == 0.75
    )
    assert (
        support_array(x[None], w, ONE[None], np.array([80.0]), status_quo=np.array([40.0])) == 0.25
    )


def test_absent_actors_and_no_salience_do_not_vote():
    x = np.array([20.0, 60.0, 90.0, np.nan, 0.0])
    s = np.array([1.0, 1.0, 1.0, 1.0, 0.0])
    found = win_set_array(x, np.ones(5), s, status_quo=40.0)
    assert (float(found.low), float(found.high)) == (40.0, 80.0)


def test_nobody_is_undefined_and_leading_dimensions_are_draws():
    found = win_set_array(np.zeros((2, 3)), ONE, np.array([ONE, 0 * ONE]), status_quo=np.ones(2))
    assert found.low[0] == -1.0
    assert np.isnan(found.low[1])
    assert found.width[0] == 2.0


rows = st.lists(st.tuples(st.floats(0, 100), st.floats(0.1, 5)), min_size=1, max_size=7)


@given(rows, st.floats(0, 100), st.sampled_from([0.5, 0.6, 0.75, 1.0]))
def test_it_is_where_the_votes_win(table, q, quota):
    x, w = (np.array(column) for column in zip(*table, strict=True))
    found = win_set_array(x, w, np.ones(len(x)), status_quo=q, quota=quota)
    for y in np.linspace(-50, 150, 81):
        if min(abs(y - found.low), abs(y - found.high)) < 1e-6 or abs(y - q) < 1e-6:
            continue
        nearer = w[np.abs(y - x) < np.abs(q - x)].sum()
        wins = nearer >= w.sum() - 1e-9 if quota == 1.0 else nearer > quota * w.sum() + 1e-9
        close = abs(nearer - quota * w.sum()) < 1e-6
        assert wins == (found.low < y < found.high) or close


@given(rows, st.floats(0, 100), st.sampled_from([0.5, 0.6, 1.0]))
def test_it_is_empty_exactly_in_the_core(table, q, quota):
    x, w = (np.array(column) for column in zip(*table, strict=True))
    one = np.ones(len(x))
    core = core_array(x, w, one, quota=quota)
    empty = float(win_set_array(x, w, one, status_quo=q, quota=quota).width) == 0.0
    assert empty == bool(core.low <= q <= core.high)


@pytest.mark.parametrize(
    ("args", "quota", "error"),
    [
        ((np.zeros(3), np.ones(2), ONE), 0.5, ShapeError),
        ((np.zeros(3), -ONE, ONE), 0.5, DomainError),
        ((np.zeros(3), ONE, ONE), 0.4, DomainError),
        ((np.zeros(3), ONE, ONE), 1.1, DomainError),
    ],
)
def test_what_is_not_allowed_is_refused(args, quota, error):
    with pytest.raises(error):
        win_set_array(*args, status_quo=1.0, quota=quota)


def test_support_on_several_issues_weighs_them_by_salience():
    x = np.array([[0.0, 100.0], [100.0, 0.0]])
    s = np.array([[1.0, 0.1], [0.1, 1.0]])
    here, there = np.array([50.0, 50.0]), np.array([20.0, 20.0])
    # Both care for the issue on which they stand at 0: both like (20, 20) better.
    assert support_array(x, np.ones(2), s, there, status_quo=here) == 1.0
    with pytest.raises(ShapeError):
        support_array(x, np.ones(2), s, np.zeros(3), status_quo=here)
