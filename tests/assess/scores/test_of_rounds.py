"""Questions on a part in the next round: the forecast of the back-test, and its rules."""

import pytest
from tests.assess.scores.asked import question
from tests.engagement.attendance.rounds import rounds_case

from detente.assess.attendance.next_round import forecast_next
from detente.assess.attendance.rules import rule_forecasts
from detente.assess.scores.of_rounds import guess_of_rounds
from detente.case.rounds import round_cells

CASE = rounds_case({"southland": "came", "front": "no"}, {"southland": "declined", "front": "came"})
NEXT = forecast_next(CASE, 4)


@pytest.mark.parametrize(
    ("metric", "field"),
    [("asked", "offer"), ("comes", "probability"), ("present", "present")],
)
def test_the_chance_and_the_rules_are_those_of_the_back_test(metric, field):
    asked = question("q", metric, subject="southland")
    found = guess_of_rounds(CASE, [asked], NEXT)["q"]
    cells = round_cells(CASE)
    rules = rule_forecasts(CASE, cells, "talks")
    at = cells.guests.index("southland")
    assert found.chance == getattr(NEXT.guests["southland"], field)
    assert found.rules == {name: getattr(rule, metric)[at] for name, rule in rules.items()}
    assert {"constant", "running", "running_smoothed", "last_time"} <= set(found.rules)


@pytest.mark.parametrize(
    ("subject", "why"),
    [
        ("northland", "the host itself"),
        ("nobody", "not yet on record"),
        ("black-band", "no guest"),
        (None, "names no guest"),
    ],
)
def test_who_cannot_be_a_guest_is_a_blind_spot(subject, why):
    asked = question("q", "present", subject=subject)
    assert why in guess_of_rounds(CASE, [asked], NEXT)["q"]


def test_nothing_asked_nothing_answered():
    assert guess_of_rounds(CASE, [], NEXT) == {}
