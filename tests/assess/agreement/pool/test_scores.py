"""The scores that ship are those that the back-test computes, where its data is at hand."""

from detente.assess.agreement.pool.backtest import POOLED, backtest
from detente.assess.agreement.pool.scores import HOLDS, ISSUES, SCORES
from detente.position_tables.deu3 import read_deu3


def test_they_come_out_again(shared):
    data = shared / "data"
    known = read_deu3(data / "deu3_dev.tsv", data / "deu3_capability.csv")
    assert len(known) == ISSUES
    assert backtest(known) == SCORES


def test_they_name_what_they_are_made_of_and_every_pooled_model():
    assert HOLDS == ("deu3",)
    assert tuple(SCORES) == POOLED
