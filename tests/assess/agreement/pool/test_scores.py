"""What ships is what the back-test computes, where its data is at hand, and what it must reach."""

import time

import pytest

from detente.assess.agreement.pool.backtest import backtest, levels_of
from detente.assess.agreement.pool.errors_elsewhere import STEPS
from detente.assess.agreement.pool.scores import (
    ERROR,
    ERROR_OF_MIDDLE,
    ERROR_OF_PLAIN_MEAN,
    ERRORS,
    HOLDS,
    ISSUES,
    POOL,
    TESTED,
)
from detente.position_tables.deu3 import read_deu3


@pytest.fixture(scope="module")
def disputes(request):
    return read_deu3(request.getfixturevalue("shared") / "data" / "deu3_dev.tsv")


@pytest.mark.usefixtures("shared")
class TestOnTheData:
    def test_what_ships_is_computed_again(self, disputes):
        assert len(disputes.known) == ISSUES
        assert pytest.approx(levels_of(disputes.known), abs=5e-4) == ERRORS
        found = backtest(disputes)
        assert found.pool.error == pytest.approx(ERROR, abs=0.005)
        assert found.baselines["middle"].error == pytest.approx(ERROR_OF_MIDDLE, abs=0.005)
        assert found.baselines["plain_mean"].error == pytest.approx(ERROR_OF_PLAIN_MEAN, abs=0.005)

    def test_intervals_hold_what_they_promise_and_no_member_errs_less(self, disputes):
        found = backtest(disputes)
        assert found.pool.learned == "other dossiers"
        assert 0.76 <= found.pool.coverage <= 0.84
        assert found.pool.error <= min(one.error for one in found.models.values())

    def test_it_is_fast_and_comes_out_the_same(self, disputes):
        first = backtest(disputes)
        start = time.process_time()
        assert backtest(disputes) == first
        assert time.process_time() - start < 5.0

    def test_the_file_as_downloaded_is_read(self, shared):
        found = read_deu3(shared / "methods" / "samples" / "deu3_head.tsv")
        assert found.means == "file"
        assert backtest(found).pool.learned == "shipped"


def test_they_name_what_they_are_made_of_and_every_tested_model():
    assert HOLDS == ("deu3",)
    assert POOL in TESTED
    assert len(ERRORS) == STEPS + 1
    assert list(ERRORS) == sorted(ERRORS)
