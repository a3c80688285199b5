import pytest
from tests.case.breakage import Breakage, answers_well, cells, slips

P = "precedents.csv"


def precedent(**values: str):
    usual = {
        "precedent": "p",
        "title": "Earlier talks",
        "reading": "They worked",
        "outcome": "success",
        "claims": "C3",
        "set": "movement",
        "hypothesis": "one",
        "times_likelier": "3",
        "similarity": "0.5",
    }
    return cells(P, "x", **(usual | values))


def wrong(name, change, code, field, word) -> Breakage:
    return Breakage(name, change, code, P, 2, field, word)


BREAKAGES = [
    wrong("no member", precedent(hypothesis=""), "precedent-incomplete", "hypothesis", "all four"),
    wrong("no weight", precedent(similarity=""), "precedent-incomplete", "similarity", "all four"),
    wrong("no such set", precedent(set="movment"), "item-unknown", "set", "'movement'"),
    wrong("no such member", precedent(hypothesis="few"), "item-unknown", "hypothesis", "two"),
    wrong(
        "never likelier",
        precedent(times_likelier="0"),
        "value-range",
        "times_likelier",
        "above 0 and at most 1000",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_precedent_that_says_nothing_sure_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_a_precedent_may_be_evidence_or_not(case_folder):
    precedent()(case_folder)
    bare = dict.fromkeys(("set", "hypothesis", "times_likelier", "similarity"), "")
    cells(
        P,
        "y",
        precedent="p",
        title="The same",
        reading="They failed",
        outcome="failure",
        claims="C3",
        **bare,
    )(case_folder)
    assert slips(case_folder) == []
