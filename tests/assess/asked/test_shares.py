"""Shares of draws in which an option is expected to be better."""

import numpy as np
import pytest
from tests.assess.asked.made import question

from detente.assess.asked.shares import shares_of

ALL = np.ones(10, dtype=bool)


def test_differences_within_the_margin_count_for_neither():
    gap = np.array([0.5] * 5 + [0.02] * 3 + [-0.1] * 2)
    found = shares_of(question({"none": gap}), ALL)["none"]
    assert (found.above, found.within, found.below) == pytest.approx((0.5, 0.3, 0.2))
    assert not found.costs


def test_some_draws_alone_may_be_asked():
    gap = np.array([0.5] * 5 + [-0.5] * 5)
    some = np.arange(10) < 5
    assert shares_of(question({"none": gap}), some)["none"].above == 1.0


def test_a_metric_left_out_leaves_the_margin_as_well():
    gap = np.stack([np.full(10, 0.5), np.full(10, -0.015)], axis=1)
    one = question({"none": gap}, margin=0.04, metrics=("settlement", "table_max"))
    assert shares_of(one, ALL)["none"].above == 1.0
    assert shares_of(one, ALL, frozenset({"settlement"}))["none"].within == 1.0
    assert one.margin(frozenset({"settlement"})) == pytest.approx(np.full(10, 0.02))


@pytest.mark.parametrize(("low", "costs"), [(1.0, True), (-1.0, False)])
def test_harm_is_clearly_higher_if_nine_draws_in_ten_say_so(low, costs):
    more = np.array([low, low, *[5.0] * 8])
    one = question({"none": np.zeros(10)}, harm={"none": more})
    assert one.harm("none") == pytest.approx(more)
    assert shares_of(one, ALL)["none"].costs == costs


@pytest.mark.parametrize(("tolerated", "costs"), [(4.9, True), (5.0, False)])
def test_harm_within_its_margin_is_not_higher(tolerated, costs):
    one = question({"none": np.zeros(10)}, harm={"none": np.full(10, 5.0)}, tolerated=tolerated)
    assert shares_of(one, ALL)["none"].costs == costs
