"""Headlines that move without withheld rows, and all of them where that cannot be said."""

import pytest
from tests.report.redaction.marked import marked
from tests.report.redaction.runs import fresh

from detente.report.redaction import partly
from detente.report.redaction.partly import headlines_in_part
from detente.report.redaction.record import HEADLINES
from detente.report.redaction.withheld import withheld
from detente.runs.finished import FinishedRun


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> FinishedRun:
    return FinishedRun.at(fresh(tmp_path_factory.mktemp("partly")))


def test_without_withheld_rows_no_headline_is_marked(run):
    assert headlines_in_part(run, withheld(marked(), "secret")) == ()


def test_headlines_that_move_are_marked_in_a_fixed_order(run):
    found = headlines_in_part(run, withheld(marked(), "public"))
    assert found
    assert list(found) == [name for name in HEADLINES if name in found]


def test_every_headline_is_marked_if_the_draws_cannot_be_run_again(run, monkeypatch):
    def broken(_):
        raise ValueError("no")

    monkeypatch.setattr(partly, "visible_case", broken)
    assert headlines_in_part(run, withheld(marked(), "public")) == HEADLINES
