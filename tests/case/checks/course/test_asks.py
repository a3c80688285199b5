"""What the case asks of one option."""

import pytest
from tests.case.breakage import Breakage, answers_well, slips, swap

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
