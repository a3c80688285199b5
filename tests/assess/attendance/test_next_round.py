from dataclasses import replace

import numpy as np
import pytest
from tests.engagement.attendance.rounds import rounds_case
from tests.ensemble.planted import table

from detente.assess.attendance.next_round import forecast_next, seats_of


def test_the_next_round_learns_from_those_on_record():
    bare, once = (forecast_next(rounds_case(*[{"southland": "came"}] * n), 2) for n in (0, 1))
    assert (bare.series, bare.rounds) == (None, 0)
    assert (once.series, once.rounds, once.host) == ("talks", 1, "northland")
    assert "northland" not in once.guests
    assert once.guests["southland"].offer > bare.guests["southland"].offer
    assert sum(once.guests["southland"].roles.values()) == pytest.approx(1.0, abs=1e-5)
    assert once.guests["southland"].rounds == 1
    assert bare.guests["southland"].rounds == 0


def test_seats_count_the_host():
    found = seats_of(np.array([0.05, 0.15, 0.4, 0.4]))
    assert (found.p10, found.p50, found.p90) == (2.0, 3.0, 4.0)


def test_a_faction_that_forms_later_is_not_asked_now():
    case = rounds_case({"southland": "came", "hill-wing": "came"})
    assert "hill-wing" in forecast_next(case, 2).guests
    rows = [
        a.model_copy(update={"forms_hazard": 0.02}) if a.id == "hill-wing" else a
        for a in case.actors
    ]
    later = forecast_next(replace(case, actors=table(rows)), 2)
    assert "hill-wing" not in later.guests
    assert "river-wing" in later.guests
