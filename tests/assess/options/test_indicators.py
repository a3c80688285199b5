"""Events by a date, and how chances move with them."""

from datetime import date

import numpy as np
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.assess.options.indicators import indicators, months_later
from detente.runs.draws import Rows


def rows(talked: np.ndarray, settled: np.ndarray) -> Rows:
    draws = talked.size
    never = np.full(draws, -1.0)
    outputs = {
        "first_talk": talked.astype(np.float64),
        "settlement": settled.astype(np.float64),
        "holdout_contact": np.zeros(draws),
        **{f"opened.{g}": never for g in ("southland", "eastland", "capital", "northland")},
    }
    return Rows(("selective",), outputs, {"draw": np.arange(draws)})


def found(talked, settled):
    return indicators(example(), rows(np.asarray(talked), np.asarray(settled)), "selective")


def test_a_telling_event_by_hand():
    # 200 draws talk by month 8 of 24, 100 of them settle; 200 do not, 20 of them settle
    talked = np.repeat([3, 0], 200)
    settled = np.concatenate([np.repeat([1, 0], 100), np.repeat([1, 0], [20, 180])])
    answer = found(talked, settled)
    assert (answer.by, answer.months) == ("2021-02-01", 8)
    (event,) = answer.events
    assert (event.before, event.if_so, event.if_not) == (0.3, 0.5, 0.1)
    assert event.error == round((0.25 / 200 + 0.09 / 200) ** 0.5, 6)
    assert event.happens == 0.5


def test_an_event_after_the_date_does_not_count():
    settled = np.concatenate([np.repeat([1, 0], 100), np.repeat([1, 0], [20, 180])])
    assert found(np.repeat([9, 0], 200), settled).events == []


def test_too_few_draws_or_too_small_a_shift_say_nothing():
    few = np.repeat([3, 0], [99, 301])
    assert found(few, few > 0).events == []
    even = np.repeat([3, 0], 200)
    assert found(even, np.tile([1, 0], 200)).events == []


def test_months_are_carried_over_years():
    assert months_later(date(2019, 12, 31), 1) == date(2020, 1, 1)
    assert months_later(date(2019, 3, 5), 24) == date(2021, 3, 1)


def test_a_short_horizon_has_an_event_month_all_the_same():
    case = with_settings(example(), horizon_months=2)
    assert indicators(case, rows(np.zeros(4), np.zeros(4)), "selective").months == 1
