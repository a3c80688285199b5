"""The status quo and what pulls at it."""

import numpy as np
import pytest

from detente.errors import ShapeError
from detente.models.bargaining.voting.status_quo import status_quo_array

TABLE = np.array([0.0, 40.0, 100.0]), np.array([3.0, 2.0, 1.0]), np.array([1.0, 0.5, 1.0])


def test_by_hand():
    # Influence 3, 1, 1 of 5.
    found = status_quo_array(*TABLE, status_quo=40.0)
    assert tuple(found) == (40.0, pytest.approx(0.6), pytest.approx(0.2))


def test_one_status_quo_a_draw():
    found = status_quo_array(*TABLE, status_quo=np.array([-1.0, 50.0, 101.0]))
    assert found.outcome.tolist() == [-1.0, 50.0, 101.0]
    assert found.down == pytest.approx([0.0, 0.8, 1.0])
    assert found.up == pytest.approx([1.0, 0.2, 0.0])


def test_who_is_absent_does_not_pull():
    position = np.array([np.nan, 40.0, 100.0])
    found = status_quo_array(position, *TABLE[1:], status_quo=50.0)
    assert (found.down, found.up) == (0.5, 0.5)


def test_nobody_pulls_and_unknown_status_quo():
    nobody = status_quo_array(TABLE[0], np.zeros(3), TABLE[2], status_quo=50.0)
    assert nobody.outcome == 50.0
    assert np.isnan([nobody.down, nobody.up]).all()
    unknown = status_quo_array(*TABLE, status_quo=np.nan)
    assert np.isnan(unknown).all()


def test_shapes_that_do_not_fit_are_shown():
    with pytest.raises(
        ShapeError, match=r"status_quo has shape \(2,\); it must broadcast .* \(3,\)"
    ):
        status_quo_array(np.zeros((3, 3)), *TABLE[1:], status_quo=np.zeros(2))
