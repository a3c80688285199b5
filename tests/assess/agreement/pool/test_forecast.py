"""The pool: the weighted mean with its errors elsewhere, and its own case refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ensemble.planted import example

from detente.assess.agreement.answer import forecasts
from detente.assess.agreement.pool.forecast import pooled
from detente.assess.agreement.pool.scores import ERRORS, POOL
from detente.errors import DomainError

FOUR_IN_FIVE = ERRORS[16]


def pool(centre, position=((0.0, 100.0),), case: str = "here"):
    draws = len(centre)
    stands = np.broadcast_to(np.array(position, dtype=float), (draws, 2))
    return pooled(np.array(centre, dtype=float), stands, np.ones((draws, 2)), case)


def test_one_draw_by_hand():
    found = pool([50.0])
    assert found.model == POOL
    assert found.outcome.p50 == 50.0
    assert found.outcome.p90 == pytest.approx(50.0 + 50.0 * FOUR_IN_FIVE)
    assert found.outcome.p10 == pytest.approx(50.0 - 50.0 * FOUR_IN_FIVE)
    assert found.errors == 1.0


def test_actors_close_together_leave_less_room_for_error():
    near = pool([50.0], ((40.0, 60.0),)).outcome
    assert near.p90 - near.p10 == pytest.approx(2 * 10.0 * FOUR_IN_FIVE)


def test_what_is_unsure_about_the_case_widens_the_pool():
    wide, narrow = pool([10.0, 90.0] * 20), pool([50.0] * 40)
    assert wide.errors < narrow.errors == 1.0
    assert wide.outcome.p90 - wide.outcome.p10 > narrow.outcome.p90 - narrow.outcome.p10


def test_undefined_draws_take_no_part():
    assert pool([50.0, np.nan]) == pool([50.0])
    assert pool([np.nan]) is None


def test_many_draws_cost_no_more_than_some():
    assert pool([10.0, 90.0] * 4096) == pool([10.0, 90.0] * 20_000)


def test_the_back_tests_own_case_is_refused():
    with pytest.raises(DomainError, match="part of the back-test"):
        pool([50.0], case="deu3")


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30))
def test_the_pool_stays_on_the_scale(centre):
    found = pool(centre)
    levels = [found.outcome.p10, found.outcome.p50, found.outcome.p90]
    assert levels == sorted(levels)
    assert levels[0] >= 0.0
    assert levels[-1] <= 100.0
    assert 0.0 <= found.errors <= 1.0


def test_every_issue_of_a_case_has_its_pool_about_the_weighted_mean():
    for issue in forecasts(example(), 1, 64).issues.values():
        mean = issue.models[POOL].outcome
        assert issue.pooled.outcome.p10 <= mean.p10
        assert issue.pooled.outcome.p90 >= mean.p90
        assert issue.pooled.outcome.p50 == pytest.approx(mean.p50, abs=3.0)


def test_without_its_model_there_is_no_pool():
    one = forecasts(example(), 1, 16, ["bargaining.median"])
    assert all(issue.pooled is None for issue in one.issues.values())
