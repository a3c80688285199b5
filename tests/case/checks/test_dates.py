import pytest
from tests.case.breakage import Breakage, answers_well, edit, slips, swap

A, C, RE = "actors.csv", "claims.csv", "relations.csv"
DAYS = "2020-01-20,2020-01-20,day"

BREAKAGES = [
    Breakage(
        "as-of date at the end of the calendar",
        swap("case.yaml", ("as_of: 2020-06-30", "as_of: 9999-12-31")),
        "as-of-far",
        "case.yaml",
        6,
        "as_of",
        "check the year",
    ),
    Breakage(
        "ends first",
        swap(C, (DAYS, "2020-01-20,2019-01-20,day")),
        "date-order",
        C,
        6,
        "date_to",
        "swap",
    ),
    Breakage(
        "actor",
        swap(
            A,
            ("role,", "active_from,"),
            ("tier,", "active_to,"),
            ("mid,public speaker", "2001-01-01,2002-01-01"),
        ),
        "date-order",
        A,
        9,
        "active_to",
        "swap",
    ),
    Breakage(
        "begins after known",
        swap(C, (DAYS, "2020-03-20,2020-03-21,day")),
        "date-after-known",
        C,
        6,
        "date_from",
        "known",
    ),
    Breakage(
        "ends after known",
        swap(C, (DAYS, "2020-01-20,2020-03-21,day")),
        "date-after-known",
        C,
        6,
        "date_to",
        "known",
    ),
    Breakage(
        "tie after known",
        swap(
            RE,
            ("claims,note", "claims,known"),
            ("2019-11-01,,month,C1;C2,", "2019-11-01,,month,C1;C2,2019-10-31"),
            ("year,,Invented", "year,,"),
        ),
        "date-after-known",
        RE,
        2,
        "date_from",
        "known",
    ),
    Breakage(
        "never known",
        swap("sources.csv", ("2020-05-10", "")),
        "known-missing",
        C,
        3,
        "known",
        "fill in `known`",
        others=("known-missing",),
    ),
    Breakage(
        "later",
        swap("sources.csv", ("2020-05-10", "2020-07-10")),
        "hidden-rows",
        C,
        None,
        None,
        "as-of date is later",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_dates_out_of_order_get_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_dates_are_as_exact_as_their_precision(case_folder):
    swap(C, (DAYS, "2020-03-15,,month"))(case_folder)  # some day of March; known on the second
    swap(
        "sources.csv",
        ("kind,alignment", "kind,precision"),
        ("official,northland", "official,month"),
    )(case_folder)
    swap(C, ("C2,ministry,event,2019-11-01,,month", "C2,ministry,event,2020-05-25,,day"))(
        case_folder
    )
    assert slips(case_folder) == []


def test_a_forecast_may_speak_of_what_is_to_come(case_folder):
    swap(
        C,
        (DAYS, "2021-01-20,,day"),
        (",reported,northland;eastland", ",believed,northland;eastland"),
    )(case_folder)
    assert slips(case_folder) == []


def test_an_undated_source_is_told_once(case_folder):
    edit("sources.csv", lambda b: b.replace(b"2020-03-02", b""))(case_folder)
    (found,) = slips(case_folder)
    assert "found 4 times" in found.message
