"""Scores of the back-test as records."""

import pytest
from pydantic import ValidationError
from tests.assess.agreement.pool.disputes import disputes, issue

from detente.assess.agreement.pool.backtest import backtest
from detente.assess.agreement.pool.record import Backtest, PoolScore


def test_scores_go_to_json_and_back():
    found = backtest(disputes(issue("a", 50.0), issue("b", 80.0, "q")))
    assert Backtest.model_validate_json(found.model_dump_json()) == found


def test_a_coverage_is_a_share():
    content = backtest(disputes(issue("a", 50.0))).pool.model_dump()
    with pytest.raises(ValidationError):
        PoolScore(**{**content, "coverage": 79.6})
