"""The block `conflict` as columns of the record, and which part of it is read."""

from datetime import date

import numpy as np
import pytest

from detente.case.schema.conflict import STATED, Conflict
from detente.case.war_facts import COLUMN, state_of, war_of
from detente.models.record.facts import FACTS

DAY = date(2018, 1, 15)
FULL = {
    "unit": "movement",
    "region": "asia",
    "started": "2008-01-15",
    "episode_started": "2015-01-15",
    "issue": "government",
    "troops_for_government": True,
    "troops_for_rebels": False,
    "intensity": "war",
    "groups": 3,
    "earlier_episode": True,
    "deal_before": False,
    "text_last_3": True,
    "deal_elsewhere_5": False,
    "deal_failed": False,
}


def conflict(**facts) -> Conflict:
    return Conflict.model_validate({k: v for k, v in (FULL | facts).items() if v is not None})


def test_every_fact_has_a_column_and_every_column_a_key():
    assert set(COLUMN) == {*FACTS, "region"} - {"decade"}
    assert set(COLUMN.values()) == set(STATED)


def test_facts_in_the_units_of_the_record():
    found = war_of(conflict(), DAY)
    assert found.region == 3
    by_name = dict(zip(FACTS, found.facts, strict=True))
    assert by_name.pop("log_age") == pytest.approx(np.log(11), abs=1e-3)
    assert by_name.pop("log_episode_age") == pytest.approx(np.log(4), abs=1e-3)
    assert by_name.pop("log_dyads") == pytest.approx(np.log(3))
    assert by_name.pop("decade") == pytest.approx(1.3)
    flags = {name for name, value in by_name.items() if value}
    assert flags == {
        "government", "troops_for_government", "war_intensity", "recurrence", "text_last_3"
    }  # fmt: skip


@pytest.mark.parametrize("key", [key for key in STATED if key != "region"])
def test_a_fact_that_is_not_stated_is_nan(key):
    found = war_of(conflict(**{key: None}), DAY).facts
    column = next(name for name, stated in COLUMN.items() if stated == key)
    missing = {FACTS[at] for at in np.flatnonzero(np.isnan(found))}
    assert missing == {column}


def test_a_region_that_is_not_stated_is_0():
    assert war_of(conflict(region=None), DAY).region == 0


def test_a_whole_war_has_no_other_movement():
    found = war_of(conflict(unit="war", deal_elsewhere_5=None), DAY).facts
    assert found[FACTS.index("deal_elsewhere_5")] == 0.0


@pytest.mark.parametrize(
    ("last", "recent"), [("2017-12-01", 1.0), ("2015-02-01", 1.0), ("2014-12-31", 0.0)]
)
def test_the_date_of_the_last_text_says_whether_it_is_recent(last, recent):
    found = war_of(conflict(last_text=last, text_last_3=None), DAY).facts
    assert found[FACTS.index("text_last_3")] == recent


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, "fighting"),
        ({"started": "2018-01-02", "episode_started": None}, "first_year"),
        ({"episode_started": "2018-01-02"}, "first_year"),
        ({"quiet_since": "2016-06-01"}, "quiet"),
        ({"quiet_since": "2017-12-01", "ended_by": "ceasefire"}, "quiet"),
        ({"quiet_since": "2016-06-01", "ended_by": "rebel_victory"}, "over"),
        ({"quiet_since": "2011-01-01"}, "over"),
    ],
)
def test_which_part_of_the_record_is_read(facts, state):
    assert state_of(conflict(**facts), DAY) == state
