"""The weighted median: by hand, ties, what is undefined or refused, that it beats all others."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.voting.median import median_array

ONES = np.ones(4)


def median(position, weight, salience=None) -> float:
    position, weight = (np.array(one, dtype=np.float64) for one in (position, weight))
    salience = np.ones(position.size) if salience is None else np.array(salience)
    return float(median_array(position, weight, salience))


def test_emission_standards_by_hand():
    """The table of 1994 (ten members, as in tests/reference/test_compromise.py).

    At 4: .08 × .8 + .03 × .2 + .16 × .8 + .05 × 1 = .064 + .006 + .128 + .05 = .248
    At 7: .08 × .4 + .05 × .1 + .08 × .7 = .032 + .005 + .056 = .093, together .341
    At 10: .16 × (.6 + .6 + .9) = .336; half of .677 is .3385, which 7 reaches.
    """
    capability = [0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08]
    salience = [0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7]
    position = [4.0, 7, 4, 4, 10, 10, 10, 7, 4, 7]
    assert median(position, capability, salience) == 7.0
    salience[1] = 0.2  # Belgium: .325 of .661 is less than half, .3305
    assert median(position, capability, salience) == 10.0


def test_salience_and_capability_weigh_alike():
    assert median([0, 40, 100], [2, 2, 5], [1, 1, 0.6]) == 40.0  # 2, 2, 3
    assert median([0, 40, 100], [2, 2, 5], [1, 1, 1]) == 100.0  # 2, 2, 5


@pytest.mark.parametrize(
    ("position", "weight", "expected"),
    [
        ([10, 40], [1, 1], 25.0),
        ([0, 10, 40, 100], [1, 1, 1, 1], 25.0),
        ([0, 10, 40, 100], [2, 1, 1, 2], 25.0),
        ([0, 10, 40, 100], [3, 1, 1, 1], 5.0),
        ([0, 10, 40, 100], [3, 0, 0, 3], 50.0),  # nobody of weight stands between
        ([0, 10, 10, 100], [1, 1, 1, 1], 10.0),
        ([0, 0, 100], [1, 1, 2], 50.0),
    ],
)
def test_ties_take_the_middle_of_the_two_positions(position, weight, expected):
    assert median(position, weight) == expected


def test_a_tie_on_paper_is_a_tie_whatever_the_rounding():
    """.1 + .2 + .3 is .6000000000000001 in binary, .3 + .3 is .6."""
    assert median([0, 0, 0, 100, 100], [0.1, 0.2, 0.3, 0.3, 0.3]) == 50.0
    assert median([0, 0, 100, 100, 100], [0.3, 0.3, 0.1, 0.2, 0.3]) == 50.0
    # .1 + .1 + .1 is .30000000000000004, a trace more than half of .6.
    assert median([0, 0, 0, 100, 100], [0.1, 0.1, 0.1, 0.2, 0.1]) == 50.0


def test_a_little_more_than_half_decides():
    assert median([0, 100], [1.0 + 1e-9, 1.0]) == 0.0
    assert median([0, 100], [1.0, 1.0 + 1e-9]) == 100.0


def test_an_actor_without_a_position_takes_no_part():
    assert median([10.0, np.nan, 30.0], [1.0, 100.0, 3.0]) == 30.0


@pytest.mark.parametrize(
    ("position", "weight", "salience"),
    [
        ([10.0, 20.0], [0.0, 0.0], [1.0, 1.0]),
        ([10.0, 20.0], [1.0, 1.0], [0.0, 0.0]),
        ([np.nan, np.nan], [1.0, 1.0], [1.0, 1.0]),
        ([np.nan, 20.0], [1.0, 0.0], [1.0, 1.0]),
        ([10.0, 20.0], [np.nan, 1.0], [1.0, 1.0]),
    ],
    ids=["no-means", "no-interest", "no-positions", "position-without-means", "unknown-means"],
)
def test_undefined_where_nobody_has_influence(position, weight, salience):
    assert np.isnan(median(position, weight, salience))


def test_one_bad_draw_does_not_touch_its_neighbours():
    position = np.array([[10.0, 20.0, 30.0], [np.nan] * 3, [5.0, 60.0, 70.0]])
    found = median_array(position, np.ones(3), np.ones(3))
    assert found[[0, 2]].tolist() == [20.0, 60.0]
    assert np.isnan(found[1])


def test_one_actor_decides():
    assert median([73.0], [0.2]) == 73.0


def test_shapes_that_do_not_fit_are_shown():
    with pytest.raises(
        ShapeError, match=r"position \(4,\), capability \(2,\) and salience \(4,\) do not broadcast"
    ):
        median_array(ONES, np.ones(2), ONES)


@pytest.mark.parametrize("place", [1, 2])
def test_numbers_below_zero_are_refused(place):
    given = [ONES, ONES, ONES]
    given[place] = np.array([1.0, -0.5, 1.0, 1.0])
    with pytest.raises(
        DomainError, match=r"capability and salience must be >= 0; the least values are"
    ):
        median_array(*given)


def tables(count: int = 200, actors: int = 6):
    generator = np.random.Generator(np.random.PCG64(3))
    position = generator.integers(0, 8, size=(count, actors)) * 10.0
    return position, generator.integers(0, 5, size=(count, actors)) + 0.0


def test_no_other_position_beats_it():
    """In a vote weighted by influence nobody's rival proposal finds more than half behind it."""
    for position, weight in zip(*tables(), strict=True):
        if weight.any():
            found = median(position, weight)
            for rival in np.arange(0.0, 71.0, 5.0):
                closer = abs(position - rival) < abs(position - found)
                assert weight[closer].sum() <= weight.sum() / 2


def test_order_scale_shift_and_mirror():
    position, weight = tables()
    found = median_array(position, weight, np.ones(6))
    order = [3, 1, 5, 0, 2, 4]
    turned = median_array(position[:, order], weight[:, order], np.ones(6))
    assert np.array_equal(found, turned, equal_nan=True)
    for scale, shift in ((2.0, 8.0), (-1.0, 100.0)):
        moved = median_array(scale * position + shift, weight, np.ones(6))
        assert np.array_equal(moved, scale * found + shift, equal_nan=True)
    assert np.array_equal(found, median_array(position, 8.0 * weight, np.ones(6)), equal_nan=True)


def test_inside_the_positions_that_carry_influence():
    position, weight = tables()
    found = median_array(position, weight, np.ones(6))
    for one, x, w in zip(found, position, weight, strict=True):
        if w.any():
            assert x[w > 0].min() <= one <= x[w > 0].max()


def test_leading_dimensions_broadcast_with_the_same_bits():
    generator = np.random.Generator(np.random.PCG64(1))
    position, capability, salience = generator.uniform(size=(3, 5, 4, 6))
    whole = median_array(position, capability, salience[0, 0])
    assert whole.shape == (5, 4)
    for i in range(5):
        for k in range(4):
            assert whole[i, k] == median_array(position[i, k], capability[i, k], salience[0, 0])
