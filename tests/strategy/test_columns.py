"""Columns of a chunk: every metric that is modelled, months of the first draws, inputs."""

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.strategy.columns import TERMS
from detente.strategy.loop import SERIES
from detente.strategy.task import KEPT, EngagementTask

TASK = EngagementTask(example(), 1)
MANY = len(example().settings.strategies)
MONTHS = example().settings.horizon_months


def test_rows_are_draw_by_strategy():
    found = TASK(5, 3).outputs
    assert found["draw"].tolist() == np.repeat([5, 6, 7], MANY).tolist()
    assert found["strategy"].tolist() == list(range(MANY)) * 3
    assert {len(column) for column in found.values()} == {3 * MANY}


def test_a_deal_signed_is_a_settlement_and_a_full_one_both():
    found = TASK(0, 200).outputs
    assert ((found["signed"] > 0) == (found["settlement"] == 1.0)).all()
    assert ((found["signed_full"] > 0) == (found["settlement_full"] == 1.0)).all()
    assert (found["settlement_full"] <= found["settlement"]).all()
    assert (found["held"] <= found["settlement"]).all()


def test_terms_stand_on_the_scale_of_the_issues_where_there_was_an_offer():
    found = TASK(0, 200).outputs
    offered = found["offers"] > 0
    assert offered.any()
    for model in TERMS:
        terms = found[f"terms.{model}.power"]
        assert (np.isnan(terms) == ~offered).all()
        assert terms[offered].min() >= 0.0
        assert terms[offered].max() <= 100.0
        assert terms[offered].max() > 1.0  # points, not shares


def test_a_case_without_issues_has_no_settlement():
    found = EngagementTask(with_settings(example(), issues=[]), 1)(0, 2).outputs
    assert "settlement" not in found
    assert not found["offers"].any()


def test_a_case_without_hold_out_has_no_such_column():
    found = EngagementTask(with_settings(example(), holdout=None), 1)(0, 2).outputs
    assert "holdout_contact" not in found


@pytest.mark.parametrize(("first", "count", "kept"), [(0, 4, 4), (KEPT - 1, 3, 1), (KEPT, 2, 0)])
def test_months_are_kept_of_the_first_draws_only(first, count, kept):
    found = TASK(first, count).months
    assert set(found) == {"draw", "strategy", "month", *SERIES}
    assert len(found["month"]) == kept * MANY * MONTHS
    assert sorted(set(found["draw"].tolist())) == list(range(first, first + kept))


def test_the_last_month_is_the_horizon():
    chunk = TASK(0, 3)
    last = chunk.months["month"] == MONTHS
    assert (chunk.months["cohesion"][last] == chunk.outputs["cohesion"]).all()
    assert (chunk.months["splits"][last] == chunk.outputs["splits"]).all()
    tolls = chunk.months["deaths"].reshape(3, MANY, MONTHS).sum(axis=-1).ravel()
    assert tolls == pytest.approx(chunk.outputs["toll"])


def test_inputs_hold_perceived_and_true_classes():
    found = TASK(0, 4).inputs
    for wing in ("river-wing", "hill-wing"):
        assert set(found[f"class|{wing}"].tolist()) <= {0, 1, 2}
        assert set(found[f"true_class|{wing}"].tolist()) <= {0, 1, 2}
        assert f"strength|{wing}" in found
