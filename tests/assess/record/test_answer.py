"""The record as a case reads it: states of a war, horizons, and the run beside it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.assess.record.answer import (
    beside,
    deal_by_month,
    reference_option,
    wars_like_this,
)
from detente.case.schema.conflict import Conflict
from detente.errors import DomainError
from detente.estimates.record import shipped
from detente.models.record.facts import EVENTS, FATES
from detente.runs.draws import Rows

DAY = date(2020, 6, 30)


def case(months=36, **facts):
    stated = example().settings.conflict
    changed = Conflict.model_validate(
        {k: v for k, v in (stated.model_dump() | facts).items() if v is not None}
    )
    return with_settings(example(), conflict=changed, horizon_months=months)


def test_a_war_that_is_fought_has_every_fate_and_signing():
    found = wars_like_this(case())
    assert set(found.chances) == {*FATES, *EVENTS}
    assert found.why_none is None
    assert (found.unit, found.until, found.months) == ("movement", 2019, 36)
    assert found.missing == []
    assert found.facts["troops_for_rebels"].value == "no"
    deal = found.chances["deal"]
    assert deal.low < deal.chance < deal.high
    assert deal.given == "forecast"
    assert deal.worth > 10
    won = found.chances["government_victory"]  # no skill anywhere: the average stands
    assert (won.given, won.low, won.skill) == ("average", None, "none")


def test_the_horizon_asked_for_is_the_one_answered():
    by_months = [wars_like_this(case(), months).chances for months in (12, 36, 60)]
    assert [c["deal"].chance for c in by_months] == sorted(c["deal"].chance for c in by_months)
    assert by_months[0]["continues"].chance > by_months[2]["continues"].chance
    assert wars_like_this(case(), 61).why_none == "too-long"
    assert wars_like_this(case(), 61).chances == {}


def test_a_case_without_the_block_has_no_record():
    found = wars_like_this(with_settings(example(), conflict=None))
    assert (found.why_none, found.unit, found.chances) == ("not-stated", None, {})


@pytest.mark.parametrize("text", [True, False])
def test_a_quiet_war_reads_plain_counts(text):
    quiet = wars_like_this(case(quiet_since="2018-05-01", text_last_3=text))
    assert quiet.quiet
    assert set(quiet.chances) == {"deal", "full", "fighting"}
    assert {one.given for one in quiet.chances.values()} == {"count"}
    high = quiet.chances["deal"].chance > 0.2
    assert high == text


def test_a_war_in_its_first_year_and_one_that_is_over_have_counts_only():
    first = wars_like_this(case(started="2020-02-01", episode_started=None, earlier_episode=None))
    assert first.why_none == "first-year"
    assert first.first_year["went_on"] > 100
    over = wars_like_this(case(quiet_since="2016-05-01", ended_by="rebel_victory"))
    assert over.why_none == "over"
    assert over.resumed["rebel_victory"].ends > 10


def test_only_facts_that_the_answer_hangs_on_are_read():
    assert len(wars_like_this(case()).facts) > 10
    assert set(wars_like_this(case(quiet_since="2018-05-01")).facts) == {"text_last_3"}
    first = case(started="2020-02-01", episode_started=None, earlier_episode=None)
    assert set(wars_like_this(first).facts) == {"started"}
    assert wars_like_this(case(), 61).facts == {}


def test_a_record_of_one_s_own_answers_for_a_date_before_the_first_cut():
    known = shipped("movement")
    early = replace(case(ucdp={"conflict": 7, "dyads": []}), as_of=date(1997, 6, 30))
    assert wars_like_this(early).why_none == "too-early"
    with pytest.raises(DomainError, match=r"not left out of it; build it .* --exclude 7"):
        wars_like_this(early, record=known)
    without = known.model_copy(update={"excluded": (7,), "scores": {}, "gate": {}})
    found = wars_like_this(early, record=without)
    assert found.until == 2019
    assert found.chances["deal"].given == "forecast"  # with the scores that are shipped
    nameless = replace(case(), as_of=date(1997, 6, 30))
    with pytest.raises(DomainError, match=r"state `ucdp: \{conflict: NUMBER\}`"):
        wars_like_this(nameless, record=without)


def test_a_record_of_one_s_own_is_cut_like_the_shipped_one():
    known = shipped("movement")
    assert wars_like_this(case(), record=known) == wars_like_this(case())
    with pytest.raises(DomainError, match="the record is of the unit `war`"):
        wars_like_this(case(), record=shipped("war"))


def test_the_record_never_knows_the_case_s_future():
    assert wars_like_this(example()).until < DAY.year
    known = {2014: date(2019, 12, 31), 2019: date(2020, 1, 1)}
    for until, day in known.items():
        early = replace(example(), as_of=day)
        assert wars_like_this(early).until == until


def test_a_fresh_text_is_marked():
    assert wars_like_this(case(last_text="2020-01-01", text_last_3=None)).fresh_text
    assert not wars_like_this(case()).fresh_text


def test_the_option_that_goes_on_as_now_is_compared():
    assert reference_option(example()).id == "continue"
    others = [s for s in example().settings.strategies if s.engage != "as-now"]
    assert reference_option(with_settings(example(), strategies=others)) is None


@pytest.mark.parametrize(("share", "outside"), [(0.0, False), (0.9, True)])
def test_the_run_stands_beside_the_same_event(share, outside):
    strategies = tuple(s.id for s in example().settings.strategies)
    hits = np.arange(400) < share * 400
    columns = {"settlement": np.repeat(hits.astype(float), len(strategies))}
    rows = Rows(strategies=strategies, outputs=columns, inputs={"draw": np.arange(400)})
    found = beside(case(), rows)
    assert found.option == "continue"
    deal = found.model["deal"]
    assert deal.share == pytest.approx(share)
    assert deal.error > 0
    far = (share * 400 + 2.0) / 404.0
    usual = found.chances["deal"].chance
    apart = np.log(far / (1 - far)) - np.log(usual / (1 - usual))
    assert deal.apart == pytest.approx(apart, abs=1e-6)
    least, most = (1 / (1 + np.exp(-(np.log(usual / (1 - usual)) + way))) for way in (-1, 1))
    assert deal.printed == pytest.approx(np.clip(share, least, most), abs=1e-6)
    if share:
        assert deal.outside == outside
    assert set(found.model) == {"deal"}


def test_each_fate_of_the_run_stands_beside_that_of_the_record():
    strategies = tuple(s.id for s in example().settings.strategies)
    columns = {"fate": np.repeat(np.arange(600) % 6, len(strategies)).astype(float)}
    rows = Rows(strategies=strategies, outputs=columns, inputs={"draw": np.arange(600)})
    found = beside(case(), rows)
    assert set(found.model) == set(FATES)
    for fate, one in found.model.items():
        assert (one.metric, one.share) == (None, pytest.approx(1 / 6, abs=1e-6))
        assert (one.apart > 0) == (one.share > found.chances[fate].chance)
    quiet = beside(case(quiet_since="2018-05-01"), rows)
    assert quiet.model == {}


def test_the_record_of_deals_is_read_by_month_as_far_as_it_reaches():
    found = deal_by_month(case(), [12, 36, 72])
    assert list(found) == [12, 36]
    assert found[36].chance == wars_like_this(case()).chances["deal"].chance
    assert found[12].chance < found[36].chance
    assert deal_by_month(with_settings(example(), conflict=None), [12]) == {}
