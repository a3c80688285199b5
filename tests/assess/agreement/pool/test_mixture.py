"""The pool of models: weights by hand, a mixture that keeps disagreement, its own case refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ensemble.planted import example

from detente.assess.agreement.answer import forecasts
from detente.assess.agreement.pool.mixture import pooled, weights
from detente.assess.agreement.pool.scores import SCORES, Score
from detente.errors import DomainError
from detente.runs.result import Interval

TESTED = {"a": Score(10.0, 100.0, 5, 0.0, 0.0), "b": Score(20.0, 300.0, 5, 10.0, 2.0)}


def mixture(drawn: dict, case: str = "here"):
    return pooled({key: np.array(v, dtype=float) for key, v in drawn.items()}, case, TESTED)


def test_weights_are_the_inverse_of_squared_errors():
    assert weights(TESTED) == {"a": 0.75, "b": 0.25}


def test_a_mixture_by_hand():
    """Three quarters at 10, a quarter at 50: mean 20, all of the variance between."""
    found = mixture({"a": [10.0, 10.0], "b": [50.0]})
    assert found.outcome == Interval(p10=10.0, p50=10.0, p90=50.0)
    assert found.weights == {"a": 0.75, "b": 0.25}
    assert found.between == 1.0


def test_the_share_between_models_by_hand():
    """a: 0 and 20, variance 100, mean 10; b: 30. Between .1875 x 400 = 75, within 75."""
    assert mixture({"a": [0.0, 20.0], "b": [30.0]}).between == pytest.approx(0.5)


def test_models_that_agree_leave_nothing_between():
    assert mixture({"a": [1.0, 3.0], "b": [1.0, 3.0]}).between == 0.0
    assert mixture({"a": [2.0], "b": [2.0]}).between == 0.0


def test_untested_models_take_no_part_and_are_named():
    found = mixture({"a": [10.0], "b": [50.0], "c": [99.0]})
    assert found.left_out == ["c"]
    assert "c" not in found.weights


@pytest.mark.parametrize(
    "drawn", [{}, {"a": [1.0]}, {"a": [1.0], "c": [2.0]}, {"a": [1.0], "b": [np.nan]}]
)
def test_one_tested_model_is_no_pool(drawn):
    assert mixture(drawn) is None


def test_undefined_draws_take_no_part():
    assert mixture({"a": [10.0, np.nan], "b": [50.0]}) == mixture({"a": [10.0], "b": [50.0]})


def test_the_back_tests_own_case_is_refused():
    with pytest.raises(DomainError, match="part of the back-test"):
        mixture({"a": [1.0], "b": [2.0]}, "deu3")


draws = st.lists(st.floats(0, 100), min_size=1, max_size=30)


@given(draws, draws)
def test_the_pool_lies_in_the_hull_of_its_models(one, two):
    found = mixture({"a": one, "b": two})
    levels = [found.outcome.p10, found.outcome.p50, found.outcome.p90]
    assert levels == sorted(levels)
    assert min(one + two) - 1e-6 <= levels[0]
    assert levels[-1] <= max(one + two) + 1e-6
    assert 0.0 <= found.between <= 1.0


def test_every_issue_of_a_case_has_its_pool():
    for issue in forecasts(example(), 1, 64).issues.values():
        found = issue.pooled
        assert set(found.weights) <= set(SCORES)
        assert sum(found.weights.values()) == pytest.approx(1.0, abs=1e-5)
        assert "bargaining.nash" in found.left_out


def test_the_scores_that_ship_put_the_weighted_mean_first():
    assert min(SCORES, key=lambda key: SCORES[key].absolute) == "bargaining.compromise"
    assert all(one.worse >= 0.0 for one in SCORES.values())
