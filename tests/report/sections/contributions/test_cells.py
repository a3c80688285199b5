"""Cells of the tables of contributions."""

from tests.assess.contributions.test_again import again
from tests.assess.runs import finished

from detente.assess.contributions.again import changed
from detente.report.sections.contributions.cells import (
    headline,
    hundredths,
    is_change,
    option_title,
    shows,
)
from detente.runs.result import Change


def test_a_change_is_in_hundredths_with_two_errors():
    assert hundredths(Change(delta=0.0123, error=0.002)).endswith("1.2 ± 0.4")
    assert hundredths(Change(delta=0.0, error=0.0)) == "0"
    assert hundredths(None) == "–"


def test_the_headline_is_the_value_and_without_objectives_a_deal():
    found = changed(again(), again().rows)
    option = again().rows.strategies[0]
    assert headline(found, option) == found.value[option]
    bare = found.model_copy(update={"value": None})
    assert headline(bare, option) == found.metrics[option]["settlement"]


def test_an_option_has_its_title_and_none_a_dash():
    summary = finished()[0]
    plan = summary.strategy_list[0]
    assert plan.title in option_title(summary, plan.id)
    assert option_title(summary, None) == "–"


def test_a_change_is_larger_than_two_errors_and_shows_in_hundredths():
    assert is_change(Change(delta=0.003, error=0.001))
    assert not is_change(Change(delta=0.002, error=0.001))
    assert shows(Change(delta=0.003, error=0.001))
    assert not shows(Change(delta=0.0003, error=0.0))
