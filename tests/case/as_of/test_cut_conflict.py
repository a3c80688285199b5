"""What may have come later is no longer known on an earlier date."""

from datetime import date

import pytest
from tests.case.test_war_facts import DAY, conflict

from detente.case.as_of.cut_conflict import cut_conflict

EARLY = date(2016, 1, 1)


def test_on_the_case_s_own_date_only_hidden_claims_go():
    stated = conflict(claims={"intensity": ["C1", "C2"], "groups": ["C2"]})
    found = cut_conflict(stated, DAY, DAY, {"C1"})
    assert found.claims.intensity == ["C1"]
    assert found.claims.groups == []
    assert found.model_copy(update={"claims": stated.claims}) == stated


def test_before_it_facts_that_may_have_come_later_are_missing():
    found = cut_conflict(conflict(deal_before=True, deal_failed=False), DAY, EARLY, ())
    gone = (
        "troops_for_government", "troops_for_rebels", "intensity", "groups", "deal_elsewhere_5",
        "deal_before", "text_last_3",
    )  # fmt: skip
    assert all(getattr(found, name) is None for name in gone)
    assert found.deal_failed is False  # what has not come by the later date had not come before
    assert found.earlier_episode is True  # the present episode had begun
    assert (found.region, found.issue, found.unit) == ("asia", "government", "movement")


@pytest.mark.parametrize("late", ["started", "episode_started"])
def test_a_war_that_had_not_begun_has_no_facts(late):
    begun = {"started": "2008-01-15", "episode_started": "2017-01-01"} | {late: "2017-05-01"}
    assert cut_conflict(conflict(**begun), DAY, EARLY, ()) is None
    assert cut_conflict(None, DAY, EARLY, ()) is None


@pytest.mark.parametrize(("day", "kept"), [("2015-06-01", True), ("2017-06-01", False)])
def test_dated_facts_are_kept_if_they_had_come(day, kept):
    stated = conflict(last_text=day, text_last_3=None, quiet_since=day, ended_by="agreement")
    found = cut_conflict(stated, DAY, EARLY, ())
    assert (found.last_text is not None) == kept
    assert (found.recent_text(EARLY) is not None) == kept
    assert (found.quiet_since is not None) == kept
    assert (found.ended_by is not None) == kept
