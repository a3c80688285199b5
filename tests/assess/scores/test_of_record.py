"""Questions on the fate of the war: the record's chance, its plain rates, and why there is none."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assess.camp_cases import with_settings
from tests.assess.scores.asked import question
from tests.ensemble.planted import example

from detente.assess.record.answer import wars_like_this
from detente.assess.scores.of_record import guess_of_record, rates_of_record
from detente.case.schema.conflict import Conflict
from detente.estimates.record import latest_cut, shipped
from detente.estimates.war import average, recent
from detente.models.record.facts import EVENTS, FATES

CUT = latest_cut(shipped("movement"), 2019)


@pytest.mark.parametrize("event", [*EVENTS, *FATES])
def test_the_chance_is_that_of_wars_like_this(event):
    found = guess_of_record(example(), [question("q", event)])["q"]
    assert found.chance == wars_like_this(example(), 24).chances[event].chance
    assert found.rules == {
        "constant": 0.5,
        "last_time": float(event == "continues"),
        "base_rate": average(CUT, event, 24),
        "running_recent": recent(CUT, event, 24),
    }


def test_the_months_are_those_to_the_close_date():
    early, late = question("a", "deal", close_date="2021-06-30"), question("b", "deal")
    found = guess_of_record(example(), [early, late])
    assert found["a"].chance < found["b"].chance


@pytest.mark.parametrize(
    ("changes", "as_of", "close", "why"),
    [
        ({"conflict": None}, None, "2022-06-30", "does not state its war"),
        ({}, None, "2026-06-30", "60 months"),
        ({}, date(1999, 6, 1), "2000-06-30", "does not begin before"),
    ],
)
def test_without_a_record_the_reason_is_given(changes, as_of, close, why):
    case = with_settings(example(), **changes)
    case = replace(case, as_of=as_of or case.as_of)
    asked = question("q", "deal", close_date=close)
    assert why in guess_of_record(case, [asked])["q"]


def test_a_quiet_war_knows_deals_and_fighting_only():
    stated = example().settings.conflict.model_dump() | {"quiet_since": "2018-05-01"}
    known = {key: value for key, value in stated.items() if value is not None}
    case = with_settings(example(), conflict=Conflict.model_validate(known))
    found = guess_of_record(case, [question("a", "deal"), question("b", "rebel_victory")])
    assert set(found["a"].rules) == {"constant", "last_time"}
    assert "quiet" in found["b"]
    assert rates_of_record(case, "deal", 24) == {}
