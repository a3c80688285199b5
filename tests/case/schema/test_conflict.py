"""The block `conflict`: what is stated, what is refused, and what dates say."""

from datetime import date

import pytest
from pydantic import ValidationError
from tests.case.test_war_facts import DAY, FULL, conflict

from detente.case.schema.conflict import STATED, Conflict, ConflictClaims


def test_every_stated_fact_may_cite_claims():
    assert set(ConflictClaims.model_fields) == set(STATED)
    assert set(STATED) <= set(Conflict.model_fields)
    cited = conflict(claims={"groups": ["C1"]})
    assert cited.claims.groups == ["C1"]


def test_only_the_unit_is_required():
    assert Conflict.model_validate({"unit": "war"}).region is None
    with pytest.raises(ValidationError, match="unit"):
        Conflict.model_validate({"region": "asia"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": "dyad"},
        {"region": "oceania"},
        {"issue": "both"},
        {"intensity": "2"},
        {"groups": 0},
        {"ucdp": {"conflict": 0}},
        {"claims": {"ucdp": ["C1"]}},
        {"mediated": True},
        {"started": "2016-13-01"},
    ],
)
def test_what_the_record_does_not_know_is_refused(wrong):
    with pytest.raises(ValidationError):
        Conflict.model_validate(FULL | wrong)


def test_dates_say_how_fresh_a_text_is_and_how_long_it_has_been_quiet():
    fresh = conflict(last_text="2017-03-01", text_last_3=None)
    assert fresh.recent_text(DAY)
    assert fresh.fresh_text(DAY)
    assert not fresh.fresh_text(date(2018, 4, 1))
    assert not conflict().fresh_text(DAY)
    assert conflict().quiet_years(DAY) is None
    assert conflict(quiet_since="2016-01-15").quiet_years(DAY) == pytest.approx(2, abs=0.01)
