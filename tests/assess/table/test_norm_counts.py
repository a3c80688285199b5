"""In which draws powers label, are in contact and criticise, counted by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.assess.table.norm_cases import DRAWS, blame, contact, label, rows
from tests.ensemble.planted import example, table

from detente.assess.table.norm_counts import (
    NormTies,
    Period,
    as_of_day,
    counted,
    held,
    held_in_year,
    level_number,
    number_of_powers,
    numbers_on_record,
    ties_behind,
    year_of,
)
from detente.assess.table.norms_record import RECORDED


def test_label_and_contact_at_the_horizon_need_both_in_the_same_draw():
    given = rows(**{"tie|label-southland|label|": [1, 1, 0, 0]})
    given.outputs["contact.southland"] = np.array([3.0, 0.0, 3.0, 0.0])
    given.outputs["opened.southland"] = np.array([5.0, 2.0, 1.0, -1.0])
    case = replace(example(), relations=table([label("southland")]))
    found = number_of_powers(case, given, "none")
    assert found["label_open"].tolist() == [1, 0, 0, 0]
    assert found["label_ever_open"].tolist() == [1, 1, 0, 0]
    assert found["contact"].tolist() == [1, 0, 1, 0]
    assert number_of_powers(case, given, None)["contact"].tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("measure", "kinds"),
    [
        ("label", {"label"}),
        ("critics", {"criticism"}),
        ("denied", {"contact"}),
        ("label_contact", {"label", "contact"}),
        ("critics_in_contact", {"criticism", "contact"}),
    ],
)
def test_a_measure_is_counted_from_its_own_ties(measure, kinds):
    ties = label("northland"), contact("northland"), blame("southland", "northland")
    case = replace(example(), relations=table(ties))
    assert {t.type for t in ties_behind(case, rows(), measure)} == kinds


def test_a_period_covers_what_is_in_force_on_any_day():
    period = Period(date(2019, 1, 1), date(2019, 12, 31), uttered_from=date(2019, 1, 1))
    early = contact("northland", date_from=date(2010, 1, 1), date_to=date(2018, 12, 31))
    late = contact("northland", date_from=date(2020, 1, 1))
    overlapping = contact("northland", date_from=date(2010, 1, 1), date_to=date(2019, 1, 1))
    assert [period.covers(t) for t in (early, late, overlapping)] == [False, False, True]
    assert [period.has_begun(t) for t in (early, late)] == [True, False]
    assert [period.has_utterance(t) for t in (early, late)] == [False, False]
    assert period.has_utterance(contact("northland"))  # without a day: one of the last day


def test_on_the_as_of_date_all_criticism_before_counts():
    day = as_of_day(example())
    assert (day.first, day.last) == (example().as_of, example().as_of)
    assert day.has_utterance(blame("southland", "northland", date_from=date(1990, 1, 1)))


def test_draws_follow_ties_and_the_record_does_not():
    given = rows(**{"tie|label-northland|label|": [1, 1, 0, 0]})
    case = replace(example(), relations=table([label("northland")]))
    ties = NormTies(case, given)
    column = ties.powers.index("northland")
    drawn = held(ties, as_of_day(case), drawn=True)
    on_record = held(ties, as_of_day(case), drawn=False)
    assert set(drawn) == set(RECORDED)
    assert drawn["label"][:, column].tolist() == [True, True, False, False]
    assert on_record["label"][:, column].tolist() == [True]
    assert numbers_on_record(case, given)["label"].tolist() == [1.0, 1.0, 0.0, 0.0]


def test_ties_without_a_day_are_in_no_year():
    dated = label("northland", date_from=date(2019, 5, 1))
    case = replace(example(), relations=table([dated, contact("northland")]))
    year = held_in_year(case, rows(), 2019, drawn=True)
    assert year["label"].sum() == DRAWS
    assert not year["contact"].any()
    assert not held_in_year(case, rows(), 2018, drawn=False)["label"].any()


def test_powers_are_counted_in_each_draw():
    assert counted(np.array([[True, False], [True, True]])).tolist() == [1.0, 2.0]


def test_levels_and_years_of_a_tie():
    assert level_number(contact("northland", level="open")) == 3
    assert level_number(contact("northland", level=None)) == 2  # unofficial
    assert year_of(contact("northland", date_from=date(2016, 5, 1))) == 2016
    assert year_of(contact("northland")) is None
