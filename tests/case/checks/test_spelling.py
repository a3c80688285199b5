import pytest
from tests.case.breakage import Breakage, answers_well, swap

A, C, Y = "actors.csv", "claims.csv", "case.yaml"

BREAKAGES = [
    Breakage(
        "actor",
        swap(A, ("eastland,Eastland", "Southland,Eastland")),
        "name-variant",
        A,
        4,
        "id",
        "in one way",
        "Southland",
        others=("ref-unknown", "rounds-silent"),
    ),
    Breakage(
        "name",
        swap(A, ("eastland,Eastland", "eastland,SOUTHLAND\u00a0")),
        "name-variant",
        A,
        4,
        "name",
        "in one way",
    ),
    Breakage(
        "the same name",
        swap(A, ("hill-wing,Hill wing", "hill-wing,River wing")),
        "actor-name-twice",
        A,
        8,
        "name",
        "a name of its own",
        "hill-wing",
    ),
    Breakage(
        "strategy",
        swap(Y, ("id: selective", "id: Continue")),
        "name-variant",
        Y,
        64,
        "strategies.2",
        "in one way",
        "Continue",
    ),
    Breakage(
        "code",
        swap(Y, ("codes:", "codes:\n  c-talk: the same")),
        "name-variant",
        Y,
        18,
        "codes.C-TALK",
        "in one way",
        others=("code-without-row",),
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_name_in_two_spellings_gets_a_finding(broken, tmp_path):
    answers_well(broken, tmp_path)
