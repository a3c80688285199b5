"""Means with an event and without, by the formula of two separate samples."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.assess.expected.given import FEWEST, apart_by

VALUES = st.lists(st.floats(-10, 10), min_size=80, max_size=120).map(np.array)


@given(VALUES, st.integers(FEWEST, 50))
def test_the_difference_and_its_error_are_those_of_two_samples(values, count):
    happened = np.arange(values.size) < count
    number, error = apart_by(values, happened)
    inside, outside = list(values[:count]), list(values[count:])

    def spread(sample):
        mean = sum(sample) / len(sample)
        return sum((x - mean) ** 2 for x in sample) / (len(sample) - 1) / len(sample)

    assert number == pytest.approx(sum(inside) / count - sum(outside) / len(outside), abs=1e-9)
    assert error == pytest.approx(math.sqrt(spread(inside) + spread(outside)), abs=1e-9)


@given(VALUES, st.integers(0, 120))
def test_few_draws_of_either_kind_tell_nothing(values, count):
    happened = np.arange(values.size) < count
    few = min(happened.sum(), (~happened).sum()) < FEWEST
    assert (apart_by(values, happened) is None) == few


def test_draws_in_which_the_outcome_is_not_defined_are_left_out():
    values = np.repeat([0.0, 1.0, np.nan], [40, 40, 40])
    happened = np.repeat([False, True, True], [40, 40, 40])
    assert apart_by(values, happened) == (1.0, 0.0)
    assert apart_by(values, np.repeat([False, True, False], [70, 20, 30])) is None


def test_the_other_kind_has_the_difference_with_the_other_sign():
    values = np.sin(np.arange(100.0))
    happened = np.arange(100) % 3 == 0
    there, back = apart_by(values, happened), apart_by(values, ~happened)
    assert there.number == pytest.approx(-back.number)
    assert there.error == pytest.approx(back.error)
