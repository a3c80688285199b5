"""What is said of wars like this one follows the record of the summary."""

import pytest
from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.assess.record.record import Beside, RecordChance
from detente.report.sections.record import words

DEAL = RecordChance(
    chance=0.08, low=0.04, high=0.13, worth=38.2, given="forecast", skill="yes",
    across=(0.1, 0.2, 0.3), later=(0.12, 0.18, 0.26), scored_at=36,
)  # fmt: skip
AVERAGE = RecordChance(
    chance=0.03, low=None, high=None, worth=None, given="average", skill="none",
    across=None, later=None, scored_at=36,
)  # fmt: skip
RUN = Beside(metric="settlement", share=0.11, error=0.01, outside=False, apart=-0.2, printed=0.11)


def summary(**record):
    usual = {"chances": {"deal": DEAL, "government_victory": AVERAGE}, "model": {"deal": RUN}}
    found = finished()[0]
    changed = found.record.model_copy(update=usual | record)
    return altered(found, {"record": changed.model_dump(mode="json")})


def test_a_deal_stands_beside_the_same_event_for_the_same_unit_and_horizon():
    text = words.record_sentence(summary(months=36))
    assert "within 36 months in 8 % (4 to 13 %); worth about 38 wars" in text
    assert "This run says 11 % under the present course. The record sets its level" in text
    assert text.endswith("the case’s evidence moves it; its number is unscored, not calibrated.")
    assert "outside" not in text
    assert "cut to 1" not in text


def test_a_run_far_from_the_record_is_cut():
    far = RUN.model_copy(update={"share": 0.4, "printed": 0.19, "apart": 2.0})
    text = words.record_sentence(summary(model={"deal": far}))
    assert "This run says 19 % under the present course. It is cut to 1" in text


def test_a_run_outside_the_range_says_so():
    far = RUN.model_copy(update={"share": 0.4, "printed": 0.4, "outside": True})
    assert "course, outside that range" in words.record_sentence(summary(model={"deal": far}))


def test_without_a_forecast_the_reason_is_said():
    for why in ("not-stated", "too-early", "too-long", "first-year", "over"):
        text = words.record_sentence(summary(why_none=why, chances={}))
        assert text == words.why_no_record(summary(why_none=why).record)


def test_rows_name_averages_and_what_other_wars_tell():
    deal, won = words.record_rows(summary().record)
    assert (deal.key, deal.run) == ("deal", "11 % ± 2 points, unscored")
    assert deal.skill.startswith("yes")
    assert won.wars == "3 %, the average of all wars"
    assert won.run == "–"
    fate = RUN.model_copy(update={"metric": None, "share": 0.02})
    _, won = words.record_rows(summary(model={"government_victory": fate}).record)
    assert won.run == "2 % ± 2 points, unscored"
    assert "do not tell" in won.skill


def test_an_end_of_fighting_carries_how_often_fighting_came_again():
    found = summary(chances={"low_activity": DEAL})
    lull = found.record.resumed["low_activity"]
    (row,) = words.record_rows(found.record)
    assert f"({lull.within_5} of {lull.ends_5} resumed)" in row.event
    lines = words.record_lines(found.record, "2020-06-30")
    assert "Resumed: fighting came again within five years." in lines


def test_where_no_row_says_how_often_fighting_came_again_the_word_is_not_explained():
    lines = words.record_lines(summary(chances={"deal": DEAL}).record, "2020-06-30")
    assert not any(line.startswith("Resumed:") for line in lines)


def test_a_first_year_and_a_war_that_is_over_come_with_their_counts():
    first = summary(why_none="first-year", chances={}, first_year={"went_on": 30, "ceasefire": 10})
    lines = words.record_lines(first.record, "2020-06-30")
    assert (
        "Of 40 first calendar years of fighting: the fighting went on into the next year 30 (75 %) "
        "and a ceasefire 10 (25 %)."
    ) in lines
    over = summary(why_none="over", chances={})
    again = over.record.resumed["ceasefire"]
    (line,) = [one for one in words.record_lines(over.record, "2020-06-30") if "resumed w" in one]
    assert f"{again.within_5} of {again.ends_5} that ended by a ceasefire" in line


def test_a_text_of_the_last_year_is_warned_of_where_a_forecast_stands():
    fresh = summary(fresh_text=True).record
    assert any("went on afterwards" in line for line in words.record_lines(fresh, "2020-06-30"))
    quiet = summary(fresh_text=True, quiet=True).record
    assert not any("afterwards" in line for line in words.record_lines(quiet, "2020-06-30"))


@pytest.mark.parametrize(("until", "said"), [(2014, True), (2016, True), (2017, False)])
def test_an_old_estimate_is_read_with_deals_having_become_rarer(until, said):
    lines = words.record_view(summary(until=until))["record_lines"]
    assert any("rarer" in line for line in lines) == said


def test_the_page_prints_without_what_its_heads_and_notes_say():
    deal, won = words.record_rows(summary().record)
    assert (deal.chance, deal.beside, deal.tells) == ("8 (4 to 13)", "11 ± 2", "yes")
    assert (won.chance, won.beside, won.tells) == ("3", "–", "no")
    count = DEAL.model_copy(update={"given": "count"})
    (row,) = words.record_rows(summary(chances={"deal": count}).record)
    assert row.chance == "8 (4 to 13), plain count"


def test_agreements_that_held_and_fighting_that_came_again_are_sentences():
    record = summary(chances={"deal": DEAL}).record
    held, again = words.past_lines(record)
    for kind, one in record.held.items():
        assert f"of {one.agreements} {kind}" in held
    for one in record.resumed.values():
        assert f"{one.within_5} of {one.ends_5} by" in again
    row = record.model_copy(update={"chances": record.chances | {"low_activity": DEAL}})
    assert "low activity" in again
    assert "low activity" not in words.past_lines(row)[1]
    assert words.past_lines(record.model_copy(update={"held": {}})) == []


def test_a_reason_for_no_record_is_said_once():
    found = words.record_view(summary(why_none="too-long", chances={}))
    assert found["record"] not in found["record_lines"]


def test_claims_of_the_facts_stand_once():
    claims = {"deal": DEAL.model_copy(update={"claims": ["C1", "C2"]}),
              "truce": DEAL.model_copy(update={"claims": ["C2", "C3"]})}  # fmt: skip
    found = words.record_view(summary(chances=claims))
    assert found["record_claims"] == ["C1", "C2", "C3"]
