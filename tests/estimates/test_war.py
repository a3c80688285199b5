"""The shipped record for one war: the design's vectors, ranges, averages, and the anchor."""

import numpy as np
import pytest

from detente.errors import DomainError
from detente.estimates.record import latest_cut, shipped
from detente.estimates.war import (
    anchor,
    average,
    few_facts,
    outlook,
    outlook_facts,
    parts_of,
    recent,
    skill_of,
)
from detente.models.record.facts import EVENTS, FACTS, FATES
from detente.models.record.predict import War

AFRICA = 4
MINOR = {
    "log_age": np.log(9.0),
    "log_episode_age": np.log(4.0),
    "government": 1.0,
    "log_dyads": np.log(2.0),
    "recurrence": 1.0,
    "decade": 1.0,
}


def war(region=AFRICA, **facts) -> War:
    stated = dict.fromkeys(FACTS, 0.0) | MINOR | facts
    return War(np.array([stated[fact] for fact in FACTS]), region)


@pytest.fixture(scope="module")
def cut():
    return latest_cut(shipped("movement"), 2019)


def test_the_fates_of_the_design_s_example_follow_from_the_last_cut(cut):
    """Vector T8, fitted without a cut on the same landmarks; penalties were chosen alike."""
    point, _ = outlook(cut, outlook_facts(cut, war()), draws=10).at(3.0)
    printed = (0.066946, 0.047296, 0.022935, 0.014066, 0.440349)
    assert point.fate[1:] == pytest.approx(printed, abs=0.02)


def test_a_text_and_a_deal_before_raise_the_chance_of_a_deal(cut):
    def deal(**facts):
        return float(outlook(cut, outlook_facts(cut, war(**facts)), draws=10).at(3.0)[0].deal)

    assert deal(text_last_3=1.0, deal_before=1.0) > 3 * deal()


def test_a_fact_outside_the_wars_on_record_is_moved_to_their_range(cut):
    found = outlook_facts(cut, war(log_age=np.log(300.0), log_dyads=np.log(40.0), decade=5.0))
    assert found.clamped == ("log_age", "log_dyads")  # that years pass is no finding
    assert found.war.facts[FACTS.index("log_age")] < np.log(300.0)
    assert outlook_facts(cut, found.war).clamped == ()


def test_what_is_missing_is_listed_and_half_of_an_event_s_facts_must_be_known(cut):
    found = outlook_facts(cut, war(region=0, text_last_3=np.nan, deal_before=np.nan))
    assert found.missing == ("deal_before", "text_last_3", "region")
    assert few_facts(found.missing, "movement") == ("text", "deal", "full")
    assert few_facts(("text_last_3",), "movement") == ()
    every = ("region", *FACTS)
    assert few_facts(every, "war") == ("fate", *EVENTS)


@pytest.mark.parametrize("unit", ["movement", "war"])
def test_averages_lie_between_the_horizons_and_fates_sum_to_one(unit):
    cut = latest_cut(shipped(unit), 2014)
    for months in (1, 12, 30, 48, 60):
        assert sum(average(cut, fate, months) for fate in FATES) == pytest.approx(1, abs=1e-5)
    assert average(cut, "deal", 36) == cut.base["deal"]["36"]
    assert average(cut, "deal", 12) < average(cut, "deal", 18) < average(cut, "deal", 24)
    with pytest.raises(DomainError, match="1 to 60"):
        average(cut, "deal", 61)


def test_recent_rates_are_those_of_the_last_eight_years():
    cut = latest_cut(shipped("movement"), 2017)
    assert cut.until == 2014
    assert recent(cut, "deal", 36) == cut.recent["deal"]["36"] == 0.0574074
    assert recent(cut, "deal", 36) < average(cut, "deal", 36)  # deals have become rarer
    assert recent(cut, "continues", 6) == pytest.approx((1 + cut.recent["continues"]["12"]) / 2)
    with pytest.raises(DomainError, match="1 to 60"):
        recent(cut, "deal", 0)


def test_between_two_scored_horizons_the_lesser_skill_holds():
    record = shipped("movement")
    gate = {"12": "weak", "24": "yes", "36": "none", "60": "yes"}
    planted = record.model_copy(update={"gate": {"deal": gate}})
    found = [skill_of(planted, "deal", months) for months in (3, 12, 20, 24, 30, 48, 60)]
    assert found == ["weak", "weak", "weak", "yes", "none", "none", "yes"]


def test_parts_behind_an_event():
    assert parts_of("full") == ("text", "deal|text", "full|deal")
    assert parts_of("rebel_victory") == ("fate",)


def test_the_anchor_reads_the_record_s_posterior(cut):
    seen = outlook(cut, outlook_facts(cut, war()), draws=500)
    found = anchor(cut, seen, 36)
    assert np.array_equal(found.deal, seen.at(3.0)[1].deal)
    assert all(field.shape == (500,) and (field > 0).all() for field in found)
    some = cut.by_signatories["some"]
    assert found.fails_some.mean() == pytest.approx((some.ended + 0.5) / some.months, rel=0.05)
    joins = cut.joining_years
    assert found.joins.mean() == pytest.approx((joins.events + 0.5) / joins.n, rel=0.1)
    # A monthly hazard held for a year gives the annual one again.
    annual = seen.draws["fate"].mean(axis=-2)[:, FATES.index("low_activity") - 1]
    assert 1 - np.exp(-12 * found.low_activity) == pytest.approx(annual)
    assert np.array_equal(anchor(cut, seen, 36).joins, found.joins)
