"""From which day contacts were looked for, and where the conflict is."""

import pytest
from tests.case.breakage import edit, swap

from detente.case.reading.read import check_case

_STATED = ("contact_record_from: 2011-03-01   # day from which contacts in", "# contacts in")


def codes(folder) -> dict[str, str]:
    found = check_case(folder)
    return {f.code: f.severity for f in found if f.code.startswith(("contact-record", "place"))}


def test_a_case_that_states_the_day_gets_no_finding(case_folder):
    assert codes(case_folder) == {}


def test_a_case_that_does_not_is_warned_and_told_the_first_contact(case_folder):
    swap("case.yaml", _STATED)(case_folder)
    assert codes(case_folder) == {"contact-record-from": "warning"}
    found = [f for f in check_case(case_folder) if f.code == "contact-record-from"]
    assert found[0].value == "2019-11-01"


@pytest.mark.parametrize("day", ["2020-06-30", "2021-01-01"])
def test_a_record_without_length_is_named(case_folder, day):
    swap("case.yaml", ("contact_record_from: 2011-03-01", f"contact_record_from: {day}"))(
        case_folder
    )
    assert codes(case_folder) == {"contact-record-late": "warning"}


def test_without_contacts_there_is_nothing_to_state(case_folder):
    swap("case.yaml", _STATED)(case_folder)
    edit("relations.csv", lambda text: text.replace(b",contact,", b",rivalry,"))(case_folder)
    assert "contact-record-from" not in codes(case_folder)


def test_a_government_without_a_country_is_named_where_others_have_one(case_folder):
    def with_country(text: bytes) -> bytes:
        head, first, *rest = text.decode().splitlines()
        return "\n".join([f"{head},iso3", f"{first},PAK", *(f"{r}," for r in rest), ""]).encode()

    edit("actors.csv", with_country)(case_folder)
    assert codes(case_folder) == {"place-unknown": "info"}
