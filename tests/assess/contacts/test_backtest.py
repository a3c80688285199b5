"""Windows of contact: who is in them, what came about, and the simple rules by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import planted, tie

from detente.assess.contacts.backtest import backtest_contact
from detente.errors import DomainError

DAY = date(2020, 6, 30)  # of the example, which has three powers


def contact(name: str, who: str, start: date, end: date | None = None):
    ends = {"from": who, "to": "front"}
    return tie(name, **ends, level="unofficial", date_from=start, date_to=end)


def case_of(*rows, start=date(2008, 6, 30)):
    return with_settings(planted(relations=rows), contact_record_from=start)


def test_windows_go_back_while_as_long_a_record_lies_before():
    found = backtest_contact(case_of())
    assert found.cuts == ["2011-06-30", "2014-06-30", "2017-06-30"]
    assert (found.n, found.openings) == (9, 0)
    assert found.baselines["last_time"].brier == 0.0
    assert found.best == "last_time"
    assert found.label == "no skill shown"


def test_who_is_in_contact_is_not_in_the_window_and_openings_are_counted():
    rows = (
        contact("a", "southland", date(2012, 1, 1), date(2013, 1, 1)),
        contact("b", "eastland", date(2016, 1, 1)),
    )
    found = backtest_contact(case_of(*rows))
    assert found.n == 8  # eastland is in contact when the last window begins
    assert found.openings == 2
    assert found.baselines["constant"].brier == 0.25
    assert found.baselines["last_time"].brier == pytest.approx(2 / 8)


def test_rates_of_the_simple_rules_by_hand():
    """One window of six years: before it 18 quiet power-years but one, and one opening."""
    case = case_of(contact("a", "southland", date(2010, 6, 30), date(2011, 6, 30)))
    found = backtest_contact(case, years=6)
    assert found.cuts == ["2014-06-30"]
    pooled = 1 - np.exp(-6 * 1.5 / (17 + 1))
    own = [1 - np.exp(-6 * 1.5 / (5 + 1)), *2 * [1 - np.exp(-6 * 0.5 / (6 + 1))]]
    assert found.baselines["base_rate"].brier == pytest.approx(pooled**2, abs=1e-3)
    assert found.baselines["running_smoothed"].brier == pytest.approx(
        np.square(own).mean(), abs=1e-3
    )
    assert found.skill is None


def test_what_comes_after_a_window_began_moves_no_forecast_of_it():
    early = backtest_contact(replace(case_of(), as_of=date(2014, 6, 30)))
    late = case_of(contact("a", "southland", date(2015, 1, 1)))
    again = backtest_contact(replace(late, as_of=date(2014, 6, 30)))
    assert early == again


def test_a_record_too_short_is_refused():
    with pytest.raises(DomainError, match=r"nothing to score: .* from 2016-01-01"):
        backtest_contact(case_of(start=date(2016, 1, 1)))


def test_it_is_the_same_each_time():
    case = case_of(contact("a", "southland", date(2012, 1, 1)))
    assert backtest_contact(case) == backtest_contact(case)
