import pytest
from tests.case.breakage import Breakage, answers_well, swap

from detente.case.reading.read import check_case

PR = "presence.csv"

BREAKAGES = [
    Breakage(
        "presence order",
        swap(PR, ("0.05,0.2,0.4", "0.5,0.2,0.4")),
        "order-numbers",
        PR,
        2,
        "mode",
        "low <= mode <= high",
    ),
    Breakage(
        "presence reason",
        swap(PR, ("judgement,Invented", "placeholder,")),
        "reason-missing",
        PR,
        2,
        "note",
        "give in `note`",
    ),
    Breakage(
        "most likely shares",
        swap(PR, ("0.4,0.6,0.8", "0.4,0.9,0.95")),
        "presence-sum",
        PR,
        2,
        "mode",
        "more than 1",
        "1.1",
    ),
    Breakage(
        "lowest shares",
        swap(PR, ("0.4,0.6,0.8", "0.96,0.97,0.98")),
        "presence-impossible",
        PR,
        2,
        "low",
        "more than 1",
        "1.01",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_share_out_of_place_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_shares_under_rival_hypotheses_are_not_added(case_folder):
    other = "x,upper,hill-wing,0.4,0.6,0.8,one,2020-01-01,judgement,Invented"
    rows = swap(PR, ("0.4,0.6,0.8,", "0.4,0.6,0.8,two"), ("Invented", f"Invented\n{other}"))
    rows(case_folder)
    assert check_case(case_folder) == []


def test_a_share_under_a_hypothesis_replaces_the_one_without(case_folder):
    other = "x,upper,hill-wing,0.5,0.7,0.9,one,2020-01-01,judgement,Invented"
    swap(PR, ("Invented", f"Invented\n{other}"))(case_folder)
    assert check_case(case_folder) == []
