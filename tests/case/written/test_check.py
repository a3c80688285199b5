"""Advice and dissent beside the rest of the case."""

import pytest
from tests.case.breakage import Breakage, answers_well, put, slips, swap
from tests.case.written.texts import advice, dissent

from detente.case.written.kinds import WrittenKinds as Kinds

A, D = "advice.md", "dissent.md"
LONG = "Talks. " * 26


def wrong(name: str, old: str, new: str, code: str, line: int, field=None, word="", **more):
    return Breakage(name, put(A, advice((old, new))), code, A, line, field, word, **more)


def false(name: str, old: str, new: str, code: str, line: int, field=None, word="", **more):
    return Breakage(name, put(D, dissent((old, new))), code, D, line, field, word, **more)


BREAKAGES = [
    wrong(
        "nobody objects",
        "    who_objects: nobody\n",
        "",
        *("advice-incomplete", 18, "recommendations.1", "add `who_objects: …`"),
    ),
    wrong(
        "no way back",
        "    how_to_undo: Withdraw the invitation.\n    when_to_stop: An attack on the talks by "
        "the wing.\n",
        "",
        *("advice-incomplete", 9, "recommendations.0", "`how_to_undo: …`, `when_to_stop: …`"),
    ),
    wrong("older", "2020-06-20", "2020-02-20", "advice-older", 2, "written_on", "newer claims"),
    wrong("later", "2020-06-20", "2020-07-01", "written-later", 2, "written_on", "later as-of"),
    wrong("many words", "The river", LONG + "The river", "words-many", 6, "what_is_new", "25"),
    wrong(
        "a long reason",
        "The next",
        LONG + "The next",
        "words-cut",
        7,
        "why_it_matters",
        "at most 25",
    ),
    wrong(
        "no such option",
        "option: selective",
        "option: selektive",
        *("item-unknown", 17, "recommendations.0.option", "'selective'"),
        value="selektive",
    ),
    false(
        "a long dissent",
        *(
            "The ministry denies it",
            "Talks. " * 45,
            "words-many",
            12,
            "dissents.1.text",
            "45 words",
        ),
    ),
    false(
        "a later dissent", "2020-06-21", "2021-01-01", "written-later", 2, "written_on", "correct"
    ),
    false(
        "no such claim",
        "C4]",
        "C-4]",
        *("ref-unknown", 10, "dissents.0.claims.1", "did you mean 'C4'"),
        value="C-4",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_slip_in_content_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_as_many_words_as_allowed_are_fine(case_folder):
    put(A, advice(("The river wing offers talks without conditions.", "Talks. " * 25)))(case_folder)
    put(D, dissent(("The ministry denies it, and nobody has seen one.", "No. " * 45)))(case_folder)
    assert slips(case_folder) == []


def test_severities():
    """What page one cannot print stops a run; what a reader misses does not."""
    assert Kinds.words_many.severity == "error"
    assert {Kinds.advice_incomplete.severity, Kinds.advice_older.severity} == {"warning"}
    assert Kinds.written_later.severity == "info"


def test_advice_that_is_not_read_is_not_called_old(case_folder):
    put(A, advice(("2020-06-20", "2020-07-20")))(case_folder)
    assert [f.code for f in slips(case_folder)] == ["written-later"]


def test_claims_after_the_as_of_date_make_no_advice_old(case_folder):
    put(A, advice(("2020-06-20", "2020-05-20")))(case_folder)
    swap("case.yaml", ("as_of: 2020-06-30", "as_of: 2020-05-31"))(case_folder)
    assert "advice-older" not in {f.code for f in slips(case_folder)}


def test_one_missing_option_list_causes_no_further_finding(case_folder):
    put(A, advice(("option: selective", "option: gone")))(case_folder)
    swap("case.yaml", ("engage: rule", "engage: rul"))(case_folder)
    assert "item-unknown" not in {f.code for f in slips(case_folder)}


def test_a_claim_whose_row_is_refused_is_not_called_unknown(case_folder):
    put(D, dissent())(case_folder)
    swap("claims.csv", ("+,3,wing-speaker", "+,9,wing-speaker"))(case_folder)
    assert "ref-unknown" not in {f.code for f in slips(case_folder)}


def test_a_claim_that_only_a_dissent_cites_is_in_use(case_folder):
    row = "C7,daily,claim,2020-02-01,,month,a reporter,,asserted,front,,It is calm.,,+,3,r,\n"
    with (case_folder / "claims.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    assert "claim-unused" in {f.code for f in slips(case_folder)}
    put(D, dissent(("C4]", "C7]")))(case_folder)
    assert slips(case_folder) == []
