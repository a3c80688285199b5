"""The strongest group: by hand, ties, and what is undefined."""

import numpy as np
import pytest

from detente.errors import ShapeError
from detente.models.bargaining.voting.plurality import plurality_array

ONES = np.ones(4)


def test_a_group_is_stronger_than_the_strongest_actor():
    found = plurality_array(np.array([0.0, 40, 40, 90]), np.array([3.0, 2, 2, 1]), ONES)
    assert tuple(found) == (40.0, 40.0, 1, 0.5)
    assert not found.tied


def test_ties_are_counted():
    found = plurality_array(np.array([80.0, 40, 40, 10]), np.array([2.0, 1, 1, 1.5]), ONES)
    assert tuple(found) == (40.0, 80.0, 2, pytest.approx(2 / 5.5))
    assert found.tied


def test_near_is_not_equal():
    """Why it is a baseline only: a split majority loses to a lone minority."""
    found = plurality_array(np.array([50.0, 51, 52, 0]), np.array([1.0, 1, 1, 1.5]), ONES)
    assert found.low == 0.0


def test_undefined_for_its_draw_alone():
    position = np.array([[1.0, 2, 2, 4], [np.nan] * 4])
    found = plurality_array(position, ONES, ONES)
    assert found.low[0] == 2.0
    assert found.winners.tolist() == [1, 0]
    assert np.isnan([found.low[1], found.high[1], found.share[1]]).all()


def test_shapes_that_do_not_fit_are_shown():
    with pytest.raises(ShapeError, match="do not broadcast"):
        plurality_array(ONES, np.ones(2), ONES)
