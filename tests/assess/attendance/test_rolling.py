from dataclasses import replace
from datetime import timedelta

import numpy as np
from tests.engagement.attendance.rounds import FIRST_DAY, rounds_case
from tests.ensemble.planted import table

from detente.assess.attendance.rolling import PastForecast, forecast_past, with_silence_unknown
from detente.case.rounds import round_cells

RECORDS = ({"southland": "came", "capital": "no"}, {"southland": "came", "capital": "declined"})


def past(case, number):
    return forecast_past(case, round_cells(case), number, 2)


def test_a_round_is_forecast_from_the_day_before():
    found = past(rounds_case(*RECORDS), 0)
    assert isinstance(found, PastForecast)
    assert found.eve == FIRST_DAY - timedelta(days=1)
    assert found.known.as_of == found.eve
    assert len(found.known.rounds) == 0


def test_what_came_about_later_changes_no_earlier_forecast():
    one, more = rounds_case(RECORDS[0]), rounds_case(*RECORDS)
    assert np.array_equal(past(one, 0).forecast.asked, past(more, 0).forecast.asked)


def test_a_round_that_was_announced_is_forecast_with_who_agreed():
    case = rounds_case(*RECORDS)
    public = FIRST_DAY + timedelta(days=30)
    rows = [
        row.model_copy(update={"announced": public, "known": public}) if row.round == "r1" else row
        for row in case.rounds
    ]
    found, usual = past(replace(case, rounds=table(rows)), 1), past(case, 1)
    at = list(found.forecast.guests).index("southland")
    assert found.forecast.asked[at] == 1.0
    assert found.forecast.comes[at] >= 0.95
    assert usual.forecast.asked[at] < 1.0
    kept = list(found.forecast.guests).index("capital")  # it declined before it was announced
    assert found.forecast.asked[kept] == usual.forecast.asked[kept]


def test_what_came_about_is_read_for_each_guest():
    found = past(rounds_case(*RECORDS), 1)
    at = {guest: j for j, guest in enumerate(found.forecast.guests)}
    assert found.seen.came[at["capital"]] == 0.0
    assert found.seen.present[at["hill-wing"]] == 0.0  # no row: not asked
    assert found.seen.before[at["southland"]]
    assert not found.seen.before[at["capital"]]
    assert found.seen.kind[at["front"]] == "movement"


def test_silence_may_be_read_as_unknown():
    found = past(with_silence_unknown(rounds_case(*RECORDS)), 1)
    at = {guest: j for j, guest in enumerate(found.forecast.guests)}
    assert np.isnan(found.seen.present[at["hill-wing"]])


def test_a_round_that_was_not_held_has_no_forecast():
    case = rounds_case({"capital": "came"})
    rows = [row.model_copy(update={"role": "absent"}) for row in case.rounds]
    assert past(replace(case, rounds=table(rows)), 0) == "not_held"
