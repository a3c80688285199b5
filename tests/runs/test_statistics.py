"""Intervals, shares and paired differences."""

import numpy as np
import pytest

from detente.runs.result import Difference, Interval
from detente.runs.statistics import (
    difference,
    interval,
    level_shares,
    mean,
    rounded,
    share,
    share_error,
)


def test_interval_by_hand():
    assert interval(np.arange(101.0)) == Interval(p10=10.0, p50=50.0, p90=90.0)
    assert interval(np.array([7.0])) == Interval(p10=7.0, p50=7.0, p90=7.0)


def test_interval_leaves_out_what_is_undefined():
    assert interval(np.array([np.nan, 3.0, np.nan])) == interval(np.array([3.0]))
    assert interval(np.array([np.nan])) is None
    assert interval(np.array([])) is None


def test_interval_is_in_order_and_does_not_mind_the_order_of_draws():
    values = np.random.Generator(np.random.PCG64(1)).normal(size=500)
    found = interval(values)
    assert found.p10 < found.p50 < found.p90
    assert interval(values[::-1]) == found
    assert found.p10 == pytest.approx(np.quantile(values, 0.1), abs=5e-7)


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ([True, False, False, False], 0.25),
        ([1.0, 0.0], 0.5),
        ([0.0], 0.0),
        ([], 0.0),
        ([3, 2], 1.0),
    ],
)
def test_share(flags, expected):
    assert share(np.array(flags)) == expected


def test_shares_of_levels_sum_to_one():
    levels = np.array([0.0, 2.0, 2.0, 1.0, 0.0])
    found = level_shares(levels, ("none", "some", "all"))
    assert found == {"none": 0.4, "some": 0.2, "all": 0.4}
    assert sum(found.values()) == pytest.approx(1.0)


def test_numbers_are_printed_with_six_digits():
    assert rounded(1 / 3) == 0.333333
    assert rounded(2 / 3) == 0.666667
    assert type(rounded(np.float64(1.0))) is float
    assert rounded(-4e-7) == 0.0


def test_a_paired_difference_by_hand():
    # 3, -1, 0, 2, undefined: mean 1, deviations 2 -2 -1 1, sd sqrt(10/4), error sd / sqrt(4)
    found = difference(np.array([3.0, -1.0, 0.0, 2.0, np.nan]))
    assert found.model_dump() == {
        "mean": 1.0,
        "error": pytest.approx((10 / 4) ** 0.5 / 2, abs=1e-6),
        "higher": 0.5,
        "lower": 0.25,
        "same": 0.25,
    }


def test_a_difference_the_other_way_round_changes_sides():
    values = np.random.Generator(np.random.PCG64(2)).integers(-2, 3, size=101).astype(np.float64)
    one, other = difference(values), difference(-values)
    assert one.mean == -other.mean
    assert one.error == other.error
    assert (one.higher, one.lower) == (other.lower, other.higher)
    assert one.higher + one.lower + one.same == pytest.approx(1.0, abs=2e-6)


@pytest.mark.parametrize("values", [[], [np.nan]])
def test_no_pair_no_difference(values):
    nothing = Difference(mean=0.0, error=0.0, higher=0.0, lower=0.0, same=0.0)
    assert difference(np.array(values)) == nothing


def test_a_mean_is_that_of_the_draws_with_a_number():
    assert mean(np.array([np.nan, 1.0, 2.0])) == 1.5
    assert mean(np.array([np.nan])) is None
    assert mean(np.array([])) is None


def test_the_error_of_a_share_is_never_none():
    assert share_error(0.0, 100) > 0.0
    assert share_error(0.5, 10_000) == pytest.approx(0.005, rel=0.01)
