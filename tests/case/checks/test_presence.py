import pytest
from tests.case.breakage import Breakage, answers_well, both, edit, slips, swap

PR = "presence.csv"


def add(*rows: str):
    return edit(PR, lambda b: b + "".join(f"{row}\n" for row in rows).encode())


def wrong(name, change, code, line, field, word) -> Breakage:
    return Breakage(name, change, code, PR, line, field, word)


BREAKAGES = [
    wrong(
        "order",
        swap(PR, ("0.05,0.2,0.4", "0.5,0.2,0.4")),
        "order-numbers",
        2,
        "mode",
        "low <= mode <= high",
    ),
    wrong(
        "reason",
        swap(PR, ("judgement,Invented", "placeholder,")),
        "reason-missing",
        2,
        "note",
        "give in `note`",
    ),
    wrong("sum", swap(PR, ("0.4,0.6,0.8", "0.7,0.85,0.9")), "presence-sum", 2, "mode", "at most 1"),
    wrong(
        "sum under a reading",
        add("b-upper-two,upper,black-band,0.3,0.5,0.7,two,2020-01-01,judgement,Invented"),
        "presence-sum",
        2,
        "mode",
        "at most 1",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_weight_out_of_place_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_the_finding_names_region_sum_and_reading(case_folder):
    BREAKAGES[-1].change(case_folder)
    (found,) = slips(case_folder)
    assert "region 'upper' sum to 1.10 under reading 'two'" in found.message


@pytest.mark.parametrize(
    "change",
    [
        swap(PR, ("0.4,0.6,0.8", "0.4,0.8,0.8")),  # exactly 1
        swap(PR, ("0.05,0.2,0.4", "0.05,0.2,0.9")),  # only high ends exceed 1: a contest
        both(  # a reading replaces the common row of the same actor, it does not add to it
            swap(PR, ("0.05,0.2,0.4", "0.05,0.35,0.4")),
            add("b-upper-two,upper,black-band,0.3,0.4,0.7,two,2020-01-01,judgement,Invented"),
        ),
    ],
    ids=["exactly one", "high ends", "a reading"],
)
def test_shares_of_at_most_one_pass(change, case_folder):
    change(case_folder)
    assert slips(case_folder) == []
