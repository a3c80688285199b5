"""Rounds after the as-of date: forecast from what was known on it, beside what happened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.engagement.attendance.rounds import FIRST_DAY, rounds_case

from detente.assess.attendance.rolling import forecast_past
from detente.assess.scores.later import later_rounds
from detente.case.rounds import round_cells

RECORDS = ({"southland": "came", "capital": "came"}, {"southland": "came"})
FREEZE = FIRST_DAY + timedelta(days=30)  # between the two rounds


def later(*records, freeze=FREEZE):
    return later_rounds(rounds_case(*records), freeze, 2)


def test_only_rounds_after_the_date_are_forecast():
    assert list(later(*RECORDS)) == ["r1"]
    assert list(later(*RECORDS, freeze=FIRST_DAY)) == ["r1"]
    assert later(*RECORDS, freeze=date(2030, 1, 1)) == {}
    assert later() == {}


def test_what_happened_later_never_moves_the_forecast():
    """Only the round's host, series and day are read."""
    first, other = (
        later(RECORDS[0], record)["r1"]
        for record in ({"southland": "came"}, {"eastland": "came", "southland": "declined"})
    )
    assert [g.forecast for g in first.guests.values()] == [
        g.forecast for g in other.guests.values()
    ]
    assert first.seats == other.seats
    assert [g.came for g in first.guests.values()] != [g.came for g in other.guests.values()]


def test_it_is_the_rolling_forecast_where_nothing_happened_in_between():
    case = rounds_case(*RECORDS)
    whole = replace(case, as_of=date(2030, 1, 1))
    eve = forecast_past(whole, round_cells(whole), 1, 2)
    assert not isinstance(eve, str)
    same = later(*RECORDS)["r1"]
    told = dict(zip(eve.forecast.guests, eve.forecast.present, strict=True))
    assert all(told[g] == pytest.approx(one.forecast, abs=1e-6) for g, one in same.guests.items())


def test_scores_and_misses_by_hand():
    found = later(*RECORDS)["r1"]
    scored = {g: one for g, one in found.guests.items() if one.came is not None}
    assert found.n == len(scored)
    assert found.brier == pytest.approx(
        sum((one.forecast - one.came) ** 2 for one in scored.values()) / len(scored), abs=1e-5
    )
    wrong = [g for g, one in scored.items() if (one.forecast >= 0.5) != bool(one.came)]
    assert sorted(found.misses) == sorted(wrong)
    assert "northland" not in found.guests
    assert found.seats_came == 2
    assert (found.host, found.series) == ("northland", "talks")
    assert {"constant", "running", "last_time"} <= set(found.baselines)


def test_a_round_that_was_not_held_is_left_out():
    assert list(later(RECORDS[0], {"southland": "declined"})) == ["r1"]  # its host was there
    case = rounds_case(*RECORDS)
    none = [p.model_copy(update={"role": "absent"}) if p.round == "r1" else p for p in case.rounds]
    assert (
        later_rounds(
            replace(case, rounds=type(case.rounds)(tuple(none), case.rounds.lines)), FREEZE, 2
        )
        == {}
    )
