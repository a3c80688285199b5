"""Runners of offers by turns: shares of the way by hand, and what is missing."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.agreement.runners.inputs import given

from detente.assess.agreement.runners.given import Offering, Options
from detente.assess.agreement.runners.offers import run_baron_ferejohn, run_rubinstein

NONE = Options()


def offering(*order: int, discount: tuple[float, ...] = (0.9, 0.8, 0.9), quota: float = 0.5):
    return Offering(order=order, discount=np.array([discount]), quota=quota)


def on(offers: Offering | None):
    return replace(
        given(position={"power": (10.0, 90.0, 40.0)}, power=(1.0, 1.0, 1.0)), offering=offers
    )


def test_two_divide_the_way_by_their_patience():
    """Discounts .9 and .8: the first gets (1 - .8)/(1 - .72) = 5/7 of the way from 90 to 10."""
    found = run_rubinstein(on(offering(0, 1)), NONE)
    assert found.outcome[0, 0] == pytest.approx(10.0 * 5 / 7 + 90.0 * 2 / 7)
    assert found.why_not == {}


def test_three_alike_expect_a_third_each():
    found = run_baron_ferejohn(on(offering(0, 1, 2, discount=(0.9, 0.9, 0.9))), NONE)
    assert found.outcome[0, 0] == pytest.approx(140.0 / 3)


@pytest.mark.parametrize("quota", [0.5, 1.0])
def test_a_quota_counts_those_in_the_order(quota):
    found = run_baron_ferejohn(on(offering(0, 1, 2, quota=quota)), NONE)
    assert 10.0 < found.outcome[0, 0] < 90.0


@pytest.mark.parametrize(
    ("run", "offers", "why"),
    [
        (run_rubinstein, offering(0, 1, 2), "needs 2 parties that make offers; 3 do here"),
        (run_rubinstein, offering(0, 1, discount=(0.9, np.nan, 0.9)), "is not on record"),
        (run_rubinstein, None, "who offers first"),
        (run_baron_ferejohn, offering(0), "chance to propose"),
        (run_baron_ferejohn, None, "chance to propose"),
    ],
)
def test_what_is_missing_is_said(run, offers, why):
    found = run(on(offers), NONE)
    assert why in found.why_not["power"]
    assert np.isnan(found.outcome).all()
