"""Chances of events: averages where facts do not help, and the skill that is printed."""

import numpy as np
import pytest

from detente.assess.record.chances import forecast_chances, quiet_chances
from detente.estimates.record import latest_cut, shipped
from detente.estimates.war import average, outlook_facts
from detente.models.record.facts import EVENTS, FACTS, FATES
from detente.models.record.predict import War

RECORD = shipped("movement")
CUT = latest_cut(RECORD, 2019)


def stated(*, region=3, **facts):
    known = dict.fromkeys(FACTS, 0.0) | {"log_age": 2.0, "log_episode_age": 1.0} | facts
    return outlook_facts(CUT, War(np.array([known[fact] for fact in FACTS]), region))


def chances(months=36, fresh=False, **facts):
    return forecast_chances(RECORD, CUT, stated(**facts), "movement", months, fresh=fresh)


def test_where_the_gate_is_shut_the_average_stands():
    for event, one in chances().items():
        shut = RECORD.gate[event]["36"] == "none"
        assert (one.given == "average") == shut
        if shut:
            assert one.chance == pytest.approx(average(CUT, event, 36), abs=1e-6)


def test_with_most_facts_missing_the_average_stands_for_that_event():
    found = chances(region=0, text_last_3=np.nan, deal_before=np.nan)
    assert found["deal"].given == "average"
    assert found["deal"].skill == "none"
    assert found["continues"].given == "forecast"  # its other facts are stated


@pytest.mark.parametrize("fresh", [True, False])
def test_scores_without_fresh_texts_are_printed_for_a_case_without_one(fresh):
    scores = RECORD.scores if fresh else RECORD.scores_without_fresh_texts
    found = chances(fresh=fresh)["deal"]
    assert found.across == scores["deal"]["36"].skill
    assert found.later == scores["deal"]["36"].skill_recent


@pytest.mark.parametrize(("months", "at"), [(3, 12), (30, 24), (31, 36), (60, 60)])
def test_the_nearest_scored_horizon_is_named(months, at):
    assert {one.scored_at for one in chances(months).values()} == {at}


def test_signings_stay_nested_and_every_event_is_there():
    found = chances(text_last_3=1.0)
    assert tuple(found) == (*FATES, *EVENTS)
    assert found["full"].chance <= found["deal"].chance <= found["text"].chance


def test_quiet_wars_read_the_cell_of_their_texts():
    with_text, without = (quiet_chances(RECORD, CUT, text=t, months=36) for t in (True, False))
    cell = CUT.quiet["text"]
    assert with_text["deal"].chance == pytest.approx(cell.deal / cell.n, abs=0.02)
    assert with_text["deal"].chance > 3 * without["deal"].chance
    assert with_text["deal"].across == RECORD.quiet_skill["deal"]
