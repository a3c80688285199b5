import pytest
from tests.case.breakage import Breakage, answers_well, both, slips, swap
from tests.case.checks.course.test_precedents import precedent

Y, H, P, C = "case.yaml", "hypotheses.csv", "precedents.csv", "claims.csv"
ONE = "prior: 0.4}\n      - {id: two"


def prior(*claims: str):
    """Let the prior of the first member rest on claims."""
    return swap(Y, (ONE, ONE.replace("0.4}", f"0.4, claims: [{', '.join(claims)}]}}", 1)))


def likely(claim: str):
    """Give the likelihoods of the example to a claim that sorts no faction."""
    return swap(H, *[(",C3,", f",{claim},")] * 3)


def twice(name, change, file, line, field, value) -> Breakage:
    word = "take it out of one of them"
    return Breakage(name, change, "counted-twice", file, line, field, word, value)


MEMBER = "hypotheses.0.members.0.claims"
BREAKAGES = [
    twice("prior", both(prior("C6", "C5"), likely("C5")), Y, 113, f"{MEMBER}.1", "C5"),
    twice(
        "two reports of one origin",
        both(
            both(prior("C5"), likely("C6")),
            swap(C, (",1,hosts,M-JOIN", ",1,court,M-JOIN")),
        ),
        Y,
        113,
        f"{MEMBER}.0",
        "C5",
    ),
    twice("precedent", both(precedent(claims="C5"), likely("C5")), P, 2, "claims", "C5"),
    twice("both", both(precedent(claims="C5"), prior("C5")), Y, 113, f"{MEMBER}.0", "C5"),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_claim_that_counts_twice_is_named_once(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_both_ways_are_said(case_folder):
    both(prior("C5"), likely("C5"))(case_folder)
    (found,) = slips(case_folder)
    assert found.message == (
        "claim 'C5' counts twice in set 'movement': the prior of 'one' rests on 'C5', and "
        "hypotheses.csv has a likelihood of 'C5'"
    )


@pytest.mark.parametrize(
    "change",
    [
        prior("C5"),
        likely("C5"),
        both(prior("C5"), likely("C6")),
        prior("C3"),  # its likelihood is not read: it sorts factions
        precedent(claims="C5"),
        both(precedent(claims="C5", set="", hypothesis="", times_likelier=""), prior("C5")),
    ],
    ids=["prior", "likelihood", "two claims", "not read", "precedent", "precedent of no set"],
)
def test_a_claim_that_counts_once_is_no_slip(change, case_folder):
    change(case_folder)
    assert "counted-twice" not in {f.code for f in slips(case_folder)}
