"""Contacts on record as spells, and the day from which the record is read."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import planted, tie

from detente.case.case import Case
from detente.case.contacts import contact_ties, record_start, years_of


def contact(name: str, who: str = "southland", side: str = "front", **fields):
    return tie(name, **{"from": who, "to": side}, **fields)


def case_of(*rows) -> Case:
    """Return a case that does not say since when contacts were looked for."""
    return with_settings(planted(relations=rows), contact_record_from=None)


def spells(case: Case) -> dict[str, list[str]]:
    """Return the names of the ties read, by power."""
    return {power: [one.tie.id for one in ties] for power, ties in contact_ties(case).items()}


NOBODY = {"northland": [], "southland": [], "eastland": []}


def test_a_contact_is_a_spell_at_its_level_in_years():
    case = case_of(contact("c", level="open", date_from=date(2014, 7, 1), date_to=date(2017, 7, 1)))
    (found,) = contact_ties(case)["southland"]
    assert found.spell.level == 3
    assert found.spell.end - found.spell.start == pytest.approx(1096 / 365.25)
    assert found.spell.start == years_of(date(2014, 7, 1))


def test_without_a_level_it_is_unofficial_and_without_an_end_it_lasts():
    case = case_of(contact("c", level=None, date_from=date(2014, 7, 1)))
    (found,) = contact_ties(case)["southland"]
    assert found.spell.level == 2
    assert found.spell.end == years_of(case.as_of)


def test_contacts_with_any_part_of_the_movement_count_in_file_order_from_either_side():
    day = date(2014, 7, 1)
    case = case_of(
        contact("b", side="hill-wing", date_from=day),
        contact("a", side="river-speaker", date_from=day),
        contact("c", who="front", side="eastland", date_from=day),
    )
    assert spells(case) == {**NOBODY, "southland": ["b", "a"], "eastland": ["c"]}


@pytest.mark.parametrize(
    "row",
    [
        contact("undated"),
        contact("label", type="label", level=None, date_from=date(2014, 7, 1)),
        contact("government", side="capital", date_from=date(2014, 7, 1)),
        contact("within", who="front", side="hill-wing", date_from=date(2014, 7, 1)),
        contact("own", who="capital", date_from=date(2014, 7, 1)),
    ],
    ids=lambda row: row.id,
)
def test_what_is_no_dated_contact_of_a_power_with_the_movement_is_not_read(row):
    case = case_of(row)
    assert spells(case) == NOBODY
    assert record_start(case) == case.as_of


def test_the_record_starts_with_the_first_contact_of_any_power():
    case = case_of(
        contact("late", date_from=date(2018, 1, 1)),
        contact("first", who="eastland", date_from=date(2015, 3, 1)),
        contact("undated", who="northland"),
        contact("label", type="label", level=None, date_from=date(2001, 1, 1)),
    )
    assert record_start(case) == date(2015, 3, 1)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (date(2010, 1, 1), date(2010, 1, 1)),
        (date(2019, 1, 1), date(2019, 1, 1)),
        (date(2031, 1, 1), date(2020, 6, 30)),  # never after the as-of date
    ],
)
def test_a_case_may_say_from_when_it_looked(said, read):
    case = case_of(contact("c", date_from=date(2015, 3, 1)))
    assert record_start(with_settings(case, contact_record_from=said)) == read


def test_a_record_without_contacts_has_no_length():
    case = replace(case_of(), relations=planted().relations)
    assert record_start(case) == case.as_of
    assert spells(case) == NOBODY


def test_differences_of_years_are_lengths_of_time():
    assert years_of(date(2020, 6, 30)) - years_of(date(2016, 6, 30)) == pytest.approx(4.0)
