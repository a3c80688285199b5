"""Simple rules on a run's metric: as it is today, at other wars' rates, as often as on record."""

import math
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.engagement.attendance.rounds import FIRST_DAY, rounds_case
from tests.ensemble.planted import example, table

from detente.assess.scores.of_record import rates_of_record
from detente.assess.scores.today import rules_of_run
from detente.case.schema.world import Relation

MET = rounds_case({"capital": "came", "front": "came"}, {"capital": "came", "front": "declined"})


@pytest.mark.parametrize(
    ("metric", "threshold", "today"),
    [
        ("settlement", None, 0.0),
        ("splits", 1.0, 0.0),
        ("splits", 0.0, 1.0),
        ("spillover", 1.0, 1.0),
        ("drugs", 1.1, 0.0),
        ("table_max", 3.0, 1.0),
        ("table_max", 4.0, 0.0),
        ("consensus", 0.1, 0.0),
    ],
)
def test_nothing_changes(metric, threshold, today):
    found = rules_of_run(example(), metric, threshold, 24)
    assert found["constant"] == 0.5
    assert found["last_time"] == today


def test_deals_have_the_rates_of_other_wars():
    rules = rules_of_run(example(), "settlement", None, 24)
    assert rates_of_record(example(), "deal", 24).items() <= rules.items()
    full = rules_of_run(example(), "settlement_full", None, 24)
    assert full["base_rate"] == rates_of_record(example(), "full", 24)["base_rate"]
    assert set(rules_of_run(example(), "held", None, 24)) == {"constant", "last_time"}


def test_the_hold_out_has_the_share_of_other_powers_in_open_contact():
    tie = {"id": "x", "from": "eastland", "to": "front", "type": "contact", "level": "open"}
    case = replace(example(), relations=table([Relation.model_validate(tie)]))
    found = rules_of_run(case, "holdout_contact", None, 24)
    assert (found["last_time"], found["base_rate"]) == (0.0, 0.5)


def test_talks_go_on_as_often_as_on_record():
    found = rules_of_run(MET, "talks", None, 12)
    years = (MET.as_of - FIRST_DAY) / timedelta(days=365.25)
    assert found["last_time"] == 0.0  # the movement declined the last round
    assert found["running_smoothed"] == pytest.approx(1 - math.exp(-1.5 / (years + 1)))
    again = rounds_case({"capital": "came", "hill-wing": "came"})
    assert rules_of_run(again, "talks", None, 12)["last_time"] == 1.0
    never = replace(example(), rounds=table([]))
    assert rules_of_run(never, "talks", None, 12)["running_smoothed"] == pytest.approx(
        1 - math.exp(-0.5)
    )
