"""Headline numbers where a proposition is true, and where it is false."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.asked.cases import asks_of_force
from tests.assess.runs import finished
from tests.ensemble.planted import example

from detente.assess.evidence.alleged import Headline, headlines, with_and_without
from detente.assess.options.metrics import metric_values
from detente.assess.options.ranking import values_of

ROWS = finished()[1]


def half(count: int = 400) -> tuple[np.ndarray, np.ndarray]:
    """Return a number that is .75 in draws where it is true, and .25 elsewhere."""
    true = np.arange(count) % 2 == 0
    cycle = np.arange(count) // 2 % 4
    return np.where(true, cycle < 3, cycle < 1).astype(np.float64), true


def test_the_two_means_have_the_error_of_their_difference():
    values, true = half()
    (one,) = with_and_without([Headline("deal", "a", None, values)], true)
    assert (one.number, one.option, one.against) == ("deal", "a", None)
    assert (one.with_, one.without) == (0.75, 0.25)
    assert one.error == pytest.approx(np.sqrt(2 * 0.75 * 0.25 / 200), abs=1e-6)


def test_fewer_than_100_draws_on_a_side_tell_nothing():
    values, true = half()
    few = np.zeros_like(true)
    few[:99] = True
    one = Headline("deal", "a", None, values)
    assert with_and_without([one], few) == with_and_without([one], ~few) == []
    few[99] = True
    assert len(with_and_without([one], few)) == 1


def test_a_deal_is_that_of_the_reference_and_a_lead_is_over_it():
    deal, lead = headlines(example(), ROWS, 1)
    np.testing.assert_array_equal(
        deal.values, metric_values(example(), ROWS, deal.option, "settlement")
    )
    assert (deal.number, deal.option) == ("deal", "continue")
    assert (lead.number, lead.against) == ("lead", "continue")
    values = values_of(example(), ROWS, 1).value
    own, other = (ROWS.strategies.index(one) for one in (lead.option, "continue"))
    np.testing.assert_allclose(lead.values, values[:, own] - values[:, other])


def test_the_option_in_question_leads_before_the_first_by_value():
    asks = asks_of_force("hit", "calm").settings.asks
    for option in ("none", "divide"):
        settings = example().settings.model_copy(
            update={"asks": asks.model_copy(update={"option": option})}
        )
        found = headlines(replace(example(), settings=settings), ROWS, 1)
        assert [one.option for one in found] == ["continue", option]


def test_without_objectives_a_deal_is_all_there_is():
    settings = example().settings.model_copy(update={"objectives": []})
    found = headlines(replace(example(), settings=settings), ROWS, 1)
    assert [one.number for one in found] == ["deal"]
