"""What the case asks of one option."""

import pytest
from tests.case.breakage import Breakage, answers_well, slips, swap

from detente.case.reading.read import check_case

Y = "case.yaml"


def asks(text: str):
    return swap(Y, ("strategies:  ", f"asks: {text}\nstrategies:  "))


BREAKAGES = [
    Breakage(
        "no such option",
        asks("{option: selektive}"),
        *("asks-unknown", Y, 57, "asks.option", "selective"),
    ),
    Breakage(
        "beside no such option",
        asks("{option: selective, against: [none, nothing]}"),
        *("asks-unknown", Y, 57, "asks.against.1", "write one of"),
    ),
    Breakage(
        "beside itself",
        asks("{option: selective, against: [selective]}"),
        *("asks-itself", Y, 57, "asks.against.0", "remove it"),
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_what_is_asked_of_no_option_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_a_good_question_is_accepted(case_folder):
    asks("{option: selective, against: [none], clause: picking pays}")(case_folder)
    assert slips(case_folder) == []


def test_without_objectives_it_is_said_to_have_no_effect(case_folder):
    asks("{option: selective}")(case_folder)
    text = (case_folder / Y).read_text(encoding="utf-8")
    first = text.index("objectives:\n") if "objectives:\n" in text else text.index("objectives:")
    end = text.index("\n\n", first)
    (case_folder / Y).write_text(text[:first] + text[end:], encoding="utf-8")
    assert "asks-unused" in {found.code for found in check_case(case_folder)}
