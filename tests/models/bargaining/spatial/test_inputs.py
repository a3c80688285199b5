"""What the spatial model is given: shapes, absence, sums of saliences, rates of accommodation."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.spatial.inputs import checked_inputs

NAN = np.nan
SCALE = (0.0, 100.0)


def crowd(lead=(), actors=3, dims=2):
    rng = np.random.default_rng(1)
    return (
        rng.uniform(0, 100, (*lead, actors, dims)),
        rng.uniform(0, 5, (*lead, actors)),
        rng.uniform(0, 1 / dims, (*lead, actors, dims)),
    )


def test_everything_is_spread_over_the_draws_and_ideals_follow_their_own_position():
    position, capability, salience = crowd(lead=(4, 2))
    found = checked_inputs(position, capability[0, 0], salience[0, 0], SCALE, None)
    assert found.position.shape == found.salience.shape == (4, 2, 3, 2)
    assert found.capability.shape == (4, 2, 3)
    assert found.accommodation.shape == (4, 2, 3, 3)
    np.testing.assert_array_equal(found.position, position)
    np.testing.assert_array_equal(found.capability[3, 1], capability[0, 0])
    np.testing.assert_array_equal(found.salience[3, 1], salience[0, 0])
    np.testing.assert_array_equal(found.accommodation[3, 1], np.eye(3))
    assert found.ends.tolist() == [[0.0, 100.0]] * 2


def test_who_lacks_a_position_on_one_dimension_is_absent_on_all_and_may_be_unknown():
    position, capability, salience = crowd()
    position[1, 0], capability[1], salience[1] = NAN, NAN, [7.0, NAN]
    kept = position.copy()
    found = checked_inputs(position, capability, salience, SCALE, None)
    assert np.isnan(found.position[1]).all()
    assert found.capability[1] == 0.0
    assert found.salience[1].tolist() == [0.0, 0.0]
    np.testing.assert_array_equal(found.position[[0, 2]], kept[[0, 2]])
    np.testing.assert_array_equal(position, kept)


def test_saliences_may_add_up_to_one_but_not_to_more():
    position, capability, _ = crowd(lead=(2,))
    salience = np.full((2, 3, 2), 0.5)
    assert checked_inputs(position, capability, salience, SCALE, None).salience.sum() == 6.0
    salience[1, 2] = [0.5, 0.625]
    words = r"salience\[1, 2\] is \[0.5, 0.625\], with sum 1.125; .* must sum to at most 1"
    with pytest.raises(DomainError, match=words):
        checked_inputs(position, capability, salience, SCALE, None)


def test_rates_of_accommodation_hold_for_every_draw_and_rows_may_leave_a_rest():
    rates = np.array([[0.0, 0.3, 0.0], [0.2, 0.2, 0.6], [0.0, 0.0, 0.0]])
    found = checked_inputs(*crowd(lead=(5,)), SCALE, rates)
    assert found.accommodation.shape == (5, 3, 3)
    np.testing.assert_array_equal(found.accommodation[4], rates)


@pytest.mark.parametrize(
    ("rates", "error", "words"),
    [
        (np.eye(2), ShapeError, r"accommodation has shape \(2, 2\); it must be \(3, 3\)"),
        (0.4 * np.ones((3, 3)), DomainError, "least rate 0.4 and a greatest row sum 1.2"),
        (np.eye(3) - 0.1, DomainError, "least rate -0.1 .* rates must be >= 0"),
        (NAN * np.eye(3), DomainError, "least rate nan"),
    ],
)
def test_odd_rates_are_refused(rates, error, words):
    with pytest.raises(error, match=words):
        checked_inputs(*crowd(), SCALE, rates)


@pytest.mark.parametrize(
    ("shapes", "words"),
    [
        (((3,), (3,), (3, 2)), r"shapes \(3,\), \(3,\) and \(3, 2\); they must broadcast to"),
        (((3, 2), (), (3, 2)), r"\(3, 2\), \(\) and \(3, 2\)"),
        (((3, 2), (2,), (3, 2)), r"\(3, 2\), \(2,\) and \(3, 2\)"),
        (((3, 2), (3,), (3, 3)), r"\(3, 2\), \(3,\) and \(3, 3\)"),
    ],
)
def test_shapes_that_do_not_fit_are_shown(shapes, words):
    with pytest.raises(ShapeError, match=words):
        checked_inputs(*(np.zeros(shape) for shape in shapes), SCALE, None)


@pytest.mark.parametrize(
    ("part", "at", "value", "words"),
    [
        (0, (2, 1), 101.0, r"position\[2, 1\] is 101; it must be in \[0, 100\]"),
        (1, (2,), np.inf, r"capability\[2\] is inf; it must be finite and >= 0"),
        (1, (0,), NAN, r"capability\[0\] is nan"),
        (2, (1, 1), -0.5, r"salience\[1, 1\] is -0.5; it must be in \[0, 1\]"),
        (2, (1, 0), NAN, r"salience\[1, 0\] is nan"),
    ],
)
def test_numbers_out_of_range_are_shown_with_their_place(part, at, value, words):
    given = crowd()
    given[part][at] = value
    with pytest.raises(DomainError, match=words):
        checked_inputs(*given, SCALE, None)
