"""Forecasts of rounds lead to the rows known on the day before, and to the estimates."""

from dataclasses import replace

from tests.assess.table.traced import context, ids, patterns, place, trace

from detente.assess.attendance.trace import TRACES


def test_every_field_has_one_trace():
    assert sorted(TRACES) == sorted(patterns("rounds"))


def test_a_forecast_of_a_past_round_rests_on_the_estimates_and_its_own_row():
    pointer = "/rounds/rounds/first/invitees/eastland/probability"
    assert {"first: eastland", pointer[1:]} <= ids(pointer)
    came = ids("/rounds/rounds/first/invitees/eastland/came")
    assert "first: eastland" in came
    assert "first: southland" not in came


def test_the_next_round_rests_on_the_rows_of_the_guest():
    pointer = "/rounds/upcoming/guests/eastland/offer"
    assert {"first: eastland", pointer[1:]} <= ids(pointer)
    assert len(ids("/rounds/upcoming/seats")) > 4


def test_a_baseline_without_an_earlier_round_says_so():
    (*_, last) = trace("/rounds/rounds/first/brier/last_round")
    assert "no earlier round of this series" in last.text
    (*_, near) = trace("/rounds/rounds/first/brier/nearest_neighbour")
    assert "nobody assessed a distance" in near.text


def test_a_guest_not_on_the_record_leads_to_the_round():
    where = replace(place("/rounds/rounds/first/invitees/eastland/came"), keys=("first", "nobody"))
    assert len(TRACES[where.pattern](context(), where)) > 1


def test_why_there_is_a_forecast_is_said():
    traced = trace("/rounds/rounds/first/why_not")
    assert "on record on the day before" in traced[-1].text
