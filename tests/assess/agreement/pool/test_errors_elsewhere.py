"""Errors of the pool's model: spread, levels and samples, by hand and as properties."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.assess.agreement.pool.errors_elsewhere import (
    STEPS,
    error_levels,
    spread_of,
    with_errors,
)


def test_spread_by_hand():
    """At 0 and 100 with influence 3 and 1 about 25: (3 x 625 + 5625) / 4 = 43.3 squared."""
    found = spread_of(np.array([0.0, 100.0]), np.array([3.0, 1.0]), np.array(25.0))
    assert found == pytest.approx(np.sqrt(1875.0))


def test_actors_who_agree_are_taken_to_be_ten_points_apart():
    assert spread_of(np.array([40.0, 40.0]), np.ones(2), np.array(40.0)) == 10.0


def test_an_absent_actor_and_an_undefined_centre():
    position, influence = np.array([[0.0, 100.0, np.nan]]), np.array([[1.0, 1.0, 9.0]])
    assert spread_of(position, influence, np.array([50.0])).tolist() == [50.0]
    assert np.isnan(spread_of(position, influence * 0.0, np.array([np.nan]))).all()


def test_levels_rise_from_nothing_to_the_largest_error():
    found = error_levels(np.array([5.0, -30.0, 10.0]), np.full(3, 10.0))
    assert len(found) == STEPS + 1
    assert (found[0], found[10], found[-1]) == (0.0, 1.0, 3.0)
    assert (np.diff(found) >= 0.0).all()


def test_the_ends_of_one_forecast_are_the_errors_that_four_in_five_stay_below():
    missed = np.arange(1.0, 102.0)
    levels = error_levels(missed, np.full(101, 100.0))
    sample = with_errors(np.array(50.0), np.array(50.0), levels)
    low, middle, high = np.quantile(sample, (0.1, 0.5, 0.9))
    eighth = np.quantile(missed, 0.8) / 100.0
    assert (low, middle, high) == pytest.approx((50 - 50 * eighth, 50.0, 50 + 50 * eighth))


sizes = st.lists(st.floats(0, 3), min_size=1, max_size=30)


@given(st.floats(0, 100), st.floats(10, 50), sizes)
def test_a_sample_is_in_order_on_the_scale_and_turns_with_it(centre, spread, size):
    levels = error_levels(np.array(size), np.ones(len(size)))
    sample = with_errors(np.array(centre), np.array(spread), levels)
    assert (np.diff(sample) >= 0.0).all()
    assert sample.min() >= 0.0
    assert sample.max() <= 100.0
    assert sample[STEPS] == pytest.approx(centre)
    turned = with_errors(np.array(100.0 - centre), np.array(spread), levels)
    assert turned[::-1] == pytest.approx(100.0 - sample, abs=1e-9)
