"""The compromise model beside its printed values: what is undefined, refused and invariant."""

import numpy as np
import pytest

from detente.errors import ShapeError
from detente.models.bargaining.voting.compromise import compromise_array

ONES = np.ones(3)


def test_by_hand():
    # (3·1·0 + 1·.5·100) / (3 + .5)
    found = compromise_array(np.array([0.0, 100.0]), np.array([3.0, 1.0]), np.array([1.0, 0.5]))
    assert found == pytest.approx(50 / 3.5, abs=1e-12)


def test_an_actor_without_a_position_takes_no_part():
    found = compromise_array(np.array([10.0, np.nan, 30.0]), np.array([1.0, 100.0, 3.0]), ONES)
    assert found == pytest.approx(25.0)


@pytest.mark.parametrize(
    ("position", "capability", "salience"),
    [
        ([10.0, 20.0], [0.0, 0.0], [1.0, 1.0]),
        ([10.0, 20.0], [1.0, 1.0], [0.0, 0.0]),
        ([np.nan, np.nan], [1.0, 1.0], [1.0, 1.0]),
        ([np.nan, 20.0], [1.0, 0.0], [1.0, 1.0]),
        ([10.0, 20.0], [np.nan, 1.0], [1.0, 1.0]),
    ],
    ids=["no-means", "no-interest", "no-positions", "position-without-means", "unknown-means"],
)
def test_undefined_where_nobody_has_influence(position, capability, salience):
    arrays = (np.array(position), np.array(capability), np.array(salience))
    assert np.isnan(compromise_array(*arrays))


def test_one_bad_draw_does_not_touch_its_neighbours():
    position = np.array([[10.0, 20.0], [np.nan, np.nan], [30.0, 50.0]])
    found = compromise_array(position, np.ones(2), np.ones(2))
    assert found[[0, 2]] == pytest.approx([15.0, 40.0])
    assert np.isnan(found[1])


def test_shapes_that_do_not_fit_are_shown():
    with pytest.raises(
        ShapeError, match=r"position \(3,\), capability \(2,\) and salience \(3,\) do not broadcast"
    ):
        compromise_array(ONES, np.ones(2), ONES)


def test_leading_dimensions_broadcast_with_the_same_bits():
    generator = np.random.Generator(np.random.PCG64(1))
    position, capability, salience = generator.uniform(size=(3, 5, 4, 6))
    whole = compromise_array(position, capability, salience[0, 0])
    assert whole.shape == (5, 4)
    for i in range(5):
        for k in range(4):
            one = compromise_array(position[i, k], capability[i, k], salience[0, 0])
            assert whole[i, k] == one
