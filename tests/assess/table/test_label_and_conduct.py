"""Labels, contacts, what is said of them and criticism: counted apart, each by its own ties."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assess.runs import finished
from tests.assess.table.norm_cases import blame, contact, label, rows
from tests.ensemble.planted import example, table, tie

from detente.assess.table.label_and_conduct import norms
from detente.assess.table.norm_counts import number_of_powers
from detente.assess.table.norms_record import FORECAST, RECORDED
from detente.runs.draws import Rows
from detente.runs.result import Interval


def told(*ties, given: Rows | None = None):
    return norms(replace(example(), relations=table(ties)), given or rows())


def count(found, measure):
    return found.record[measure].count


def test_a_label_alone_is_no_contact_and_contact_alone_no_label():
    found = told(label("northland"), contact("southland"))
    assert found.record["label"].who == ["northland"]
    assert found.record["contact"].who == ["southland"]
    assert count(found, "label_contact") == 0
    assert found.record["label"].share == pytest.approx(1 / 3, abs=1e-6)


def test_the_same_power_with_both_counts_as_both():
    found = told(label("northland"), contact("northland", level="unofficial"))
    assert found.record["label_contact"].who == ["northland"]
    assert count(found, "label_open") == count(found, "label_shown") == 0
    opened = told(label("northland"), contact("northland", level="open"))
    assert count(opened, "label_open") == count(opened, "label_shown") == 1


def test_a_label_on_a_part_or_a_sanction_is_no_label_on_the_movement():
    part = label("northland", to="hill-wing")
    sanction = tie("s", **{"from": "southland", "type": "sanction", "level": None})
    assert count(told(part, sanction), "label") == 0


def test_contact_with_a_part_is_contact_and_with_others_is_not():
    assert count(told(contact("northland", to="hill-wing")), "contact") == 1
    assert count(told(contact("northland", to="capital")), "contact") == 0


def test_denied_is_not_absent():
    found = told(contact("northland", level="clandestine", acknowledged="denied"))
    assert count(found, "contact") == count(found, "denied") == 1
    assert count(found, "admitted") == count(found, "shown") == count(found, "unsaid") == 0


def test_admitted_shows_what_is_not_open():
    found = told(contact("northland", level="unofficial", acknowledged="admitted"))
    assert count(found, "open") == 0
    assert count(found, "shown") == count(found, "admitted") == 1


def test_a_power_may_admit_one_contact_and_deny_another():
    found = told(
        contact("northland", acknowledged="admitted"),
        contact("northland", name="other", level="clandestine", acknowledged="denied"),
        contact("southland", acknowledged="no-comment"),
    )
    assert found.record["admitted"].who == found.record["denied"].who == ["northland"]
    assert found.record["unsaid"].who == ["southland"]


def test_only_criticism_of_contact_counts():
    assert count(told(blame("southland", "northland")), "critics") == 1
    assert count(told(blame("southland", "northland", third="hill-wing")), "critics") == 1
    assert count(told(blame("southland", "northland", third=None)), "critics") == 0
    assert count(told(blame("southland", "northland", third="capital")), "critics") == 0
    assert count(told(blame("capital", "northland")), "critics") == 0  # no power


def test_critics_who_keep_or_kept_contact_are_told_apart():
    over = contact("southland", date_from=date(2010, 1, 1), date_to=date(2012, 1, 1))
    found = told(blame("southland", "northland", date_from=date(2019, 1, 1)), over)
    assert count(found, "critics_in_contact") == 0
    assert found.record["critics_ever_in_contact"].who == ["southland"]
    now = told(blame("southland", "northland"), contact("southland"))
    assert now.record["critics_in_contact"].who == ["southland"]
    neither = told(blame("southland", "northland"), contact("northland"))
    assert count(neither, "critics_ever_in_contact") == 0


def test_criticism_is_an_act_of_its_year_and_contact_a_state_of_its_years():
    found = told(
        contact("southland", date_from=date(2016, 5, 1), date_to=date(2018, 2, 1)),
        label("southland", date_from=date(2017, 7, 1)),
        blame("southland", "northland", date_from=date(2017, 3, 1)),
    )
    years = {y.year: y for y in found.years}
    assert list(years) == [2016, 2017, 2018, 2019, 2020]
    assert [y.contact for y in found.years] == [1, 1, 1, 0, 0]
    assert [y.label_contact for y in found.years] == [0, 1, 1, 0, 0]
    assert [y.critics for y in found.years] == [0, 1, 0, 0, 0]
    assert years[2018].who == ["southland"]
    assert count(found, "label_contact") == 0  # on the as-of date the contact is over
    assert count(found, "critics") == 1  # but it did criticise


def test_ties_without_a_day_are_in_no_year_but_hold_now():
    found = told(label("northland"), contact("northland"))
    assert found.undated == 2
    assert found.years == []
    assert count(found, "label_contact") == 1


def test_counts_over_draws_follow_the_draws_in_which_ties_exist():
    ties = label("northland"), contact("northland")
    given = rows(
        **{
            "tie|label-northland|label|": [1, 1, 1, 0],
            "tie|contact-northland|contact|": [1, 0, 0, 1],
        }
    )
    found = told(*ties, given=given)
    assert count(found, "label_contact") == 1
    assert found.record["label_contact"].drawn == Interval(p10=0.0, p50=0.0, p90=0.7)
    dated = [t.model_copy(update={"date_from": date(2020, 1, 1)}) for t in ties]
    assert told(*dated, given=given).years[-1].drawn == 0.25


def test_the_table_tells_each_side_of_criticism():
    found = told(label("southland"), blame("southland", "northland", date_from=date(2019, 1, 1)))
    by_power = {row.power: row for row in found.table}
    assert set(by_power) == {"northland", "southland"}
    assert by_power["southland"].criticises == ["northland"]
    assert by_power["northland"].criticised_by == ["southland"]
    assert by_power["northland"].criticism_in == [2019]
    assert by_power["southland"].label
    assert by_power["southland"].level is None


def test_without_any_tie_there_is_nothing_to_tell():
    found = told()
    assert found.table == found.years == []
    assert not any(count(found, m) for m in RECORDED)


# The run.


def test_open_or_admitted_contact_at_the_horizon_is_the_consensus():
    summary, given, _ = finished()
    forecast = summary.norms.forecast
    assert forecast.powers == 2
    for strategy in given.strategies:
        shown = number_of_powers(example(), given, strategy)["shown"] / 2
        assert shown == pytest.approx(given.output(strategy, "consensus"))
        mean = forecast.strategies[strategy]["shown"].share
        assert mean == pytest.approx(shown.mean(), abs=1e-6)


def test_differences_are_paired_with_the_reference():
    summary, given, _ = finished()
    found = summary.norms.forecast.strategies
    assert all(f.against_reference.mean == 0.0 for f in found["continue"].values())
    own, now = (number_of_powers(example(), given, s)["contact"] for s in ("none", "continue"))
    assert found["none"]["contact"].against_reference.mean == pytest.approx(
        (own - now).mean(), abs=1e-6
    )


def test_the_convenor_is_told_apart():
    found = finished()[0].norms.forecast.convenor
    assert found["unconditional"] > 0.5  # it may leave for good
    assert found["none"] == 0.0


def test_measures_have_the_names_that_are_published():
    found = finished()[0].norms
    assert set(found.record) == set(RECORDED)
    assert all(set(f) == set(FORECAST) for f in found.forecast.strategies.values())


def test_without_the_reference_option_there_is_no_difference():
    given = rows()
    found = norms(example(), replace(given, strategies=("alone",)))
    assert found.forecast.strategies["alone"]["label"].against_reference is None
