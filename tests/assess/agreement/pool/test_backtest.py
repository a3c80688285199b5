"""Errors of models and intervals of the pool on issues with known outcomes, by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.agreement.pool.disputes import disputes, issue

from detente.assess.agreement.pool.backtest import backtest, errors, levels_of
from detente.assess.agreement.pool.errors_elsewhere import error_levels
from detente.assess.agreement.pool.scores import POOL, TESTED

SPREAD = np.sqrt((3600 + 400 + 2 * 1600) / 4)  # of 0, 40, 100 about 60


def test_errors_are_outcome_of_the_model_less_outcome():
    known = [issue("a", 50.0), issue("b", 80.0)]
    assert errors(known, "bargaining.compromise").tolist() == [10.0, -20.0]
    assert errors(known, "bargaining.median").tolist() == [20.0, -10.0]


def test_scores_by_hand():
    found = backtest(disputes(issue("a", 50.0), issue("b", 80.0, "q")))
    assert tuple(found.models) == TESTED
    mean = found.models["bargaining.compromise"]
    assert (mean.error, mean.squared, mean.n, mean.pool_skill) == (15.0, 250.0, 2, None)
    median = found.models["bargaining.median"]
    assert (median.error, median.squared) == (15.0, 250.0)
    assert median.pool_skill[1] == 0.0
    assert found.baselines["middle"].error == 15.0
    assert found.baselines["plain_mean"].error == pytest.approx(100 / 6 + 10, abs=10)
    assert (found.dossiers, found.without_outcome, found.without_actors) == (2, 3, 1)
    assert (found.pool.model, found.pool.n, found.pool.error) == (POOL, 2, 15.0)
    assert found.pool.learned == "shipped"


def test_each_dossier_is_forecast_with_the_errors_of_the_others():
    """Thirty errors of 4 elsewhere: the interval is 56 to 64, and holds no outcome of 90."""
    calm = [issue(f"a{n}", 64.0 if n % 2 else 56.0, f"p{n}") for n in range(30)]
    found = backtest(disputes(*calm, issue("wild", 90.0, "q")))
    assert found.pool.learned == "other dossiers"
    assert found.pool.coverage == pytest.approx(30 / 31, abs=1e-4)
    assert found.pool.width == pytest.approx(8.0, abs=1e-4)
    assert found.pool.interval_score == pytest.approx((31 * 8 + 10 * 26) / 31, abs=1e-4)


def test_a_file_of_one_dossier_is_forecast_with_the_errors_that_ship():
    found = backtest(disputes(*(issue(f"a{n}", 60.0) for n in range(40))))
    assert (found.pool.learned, found.pool.coverage, found.pool.error) == ("shipped", 1.0, 0.0)
    assert found.models["bargaining.median"].pool_skill is None  # of one dossier no interval


def test_who_has_no_salience_at_all_leaves_the_pool_without_a_forecast():
    silent = issue("silent", 60.0, "q", salience=(0.0, 0.0, 0.0))
    found = backtest(disputes(issue("a", 50.0), silent))
    assert found.pool.n == found.models[POOL].n == 1
    assert found.baselines["middle"].n == 2
    alone = backtest(disputes(silent)).pool
    assert (alone.n, alone.coverage, alone.error, alone.width) == (0, None, None, None)


def test_progress_is_told_to_the_end():
    told = []
    backtest(disputes(issue("a", 50.0)), lambda done, total: told.append((done, total)))
    assert told == [(n, len(TESTED)) for n in range(len(TESTED) + 1)]


def test_the_levels_that_ship_are_those_of_all_issues():
    known = [issue("a", 50.0), issue("b", 80.0)]
    expected = error_levels(np.array([10.0, 20.0]), np.array([SPREAD, SPREAD]))
    assert levels_of(known) == pytest.approx(expected)


outcomes = st.lists(st.floats(0, 100), min_size=2, max_size=12)


@given(outcomes)
def test_the_pool_errs_as_its_model_does_and_order_does_not_matter(values):
    known = [issue(f"i{n}", value, f"p{n % 3}") for n, value in enumerate(values)]
    found = backtest(disputes(*known))
    assert found.pool.error == pytest.approx(found.models[POOL].error, abs=1e-3)
    turned = backtest(disputes(*known[::-1]))
    assert turned.pool.coverage == found.pool.coverage
    assert turned.models[POOL].error == pytest.approx(found.models[POOL].error, abs=1e-3)
