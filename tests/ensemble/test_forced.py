"""Forced inputs: given values in place of those drawn, else the very array that was drawn."""

import numpy as np
import pytest

from detente.ensemble.forced import drawn_or_forced

DRAWN = np.array([0.1, 0.7, 0.4])


def test_what_is_not_forced_is_the_array_as_drawn():
    assert drawn_or_forced("cohesion", DRAWN, {}) is DRAWN
    assert drawn_or_forced("cohesion", DRAWN, {"tie|a|contact": 1.0}) is DRAWN


@pytest.mark.parametrize("values", [0.5, np.array([0.3, 0.2, 0.1])])
def test_one_number_for_all_draws_or_one_a_draw(values):
    forced = drawn_or_forced("cohesion", DRAWN, {"cohesion": values})
    np.testing.assert_array_equal(forced, np.broadcast_to(values, 3))
    assert DRAWN[0] == 0.1  # the original is as it was


@pytest.mark.parametrize(("drawn", "value"), [(DRAWN > 0.3, 0.0), (np.array([0, 1, 2]), 1.0)])
def test_forced_values_take_the_type_of_the_column(drawn, value):
    forced = drawn_or_forced("hypothesis|movement", drawn, {"hypothesis|movement": value})
    assert forced.dtype == drawn.dtype
    assert (forced == value).all()


def test_values_of_other_draws_are_refused():
    with pytest.raises(ValueError, match="broadcast"):
        drawn_or_forced("cohesion", DRAWN, {"cohesion": np.array([0.1, 0.2])})
