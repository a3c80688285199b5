"""Intervals and shares."""

import numpy as np
import pytest

from detente.assess.measures import interval, level_shares, share


def test_interval_by_hand():
    assert interval(np.arange(101.0)) == {"p10": 10.0, "p50": 50.0, "p90": 90.0}
    assert interval(np.array([7.0])) == {"p10": 7.0, "p50": 7.0, "p90": 7.0}


def test_interval_leaves_out_what_is_undefined():
    assert interval(np.array([np.nan, 3.0, np.nan])) == interval(np.array([3.0]))
    assert interval(np.array([np.nan])) is None
    assert interval(np.array([])) is None


def test_interval_is_in_order_and_does_not_mind_the_order_of_draws():
    values = np.random.Generator(np.random.PCG64(1)).normal(size=500)
    found = interval(values)
    assert found["p10"] < found["p50"] < found["p90"]
    assert interval(values[::-1]) == found
    assert found["p10"] == pytest.approx(np.quantile(values, 0.1), abs=5e-7)


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
