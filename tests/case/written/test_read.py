"""Form of advice and dissent: every slip gets one finding, at its line."""

from datetime import date

import pytest
from tests.case.breakage import Breakage, answers_well, both, put, slips
from tests.case.written.texts import ADVICE, DISSENT, advice, dissent

from detente.case.findings.catalogue import KINDS
from detente.case.reading.read import check_case, read_case
from detente.case.written.read import read_written
from detente.errors import CaseError

A, D = "advice.md", "dissent.md"
CODES = {kind.code for kind in KINDS.all()}


def wrong(name: str, old: str, new: str, code: str, line: int, field=None, word="", **more):
    return Breakage(name, put(A, advice((old, new))), code, A, line, field, word, **more)


def false(name: str, old: str, new: str, code: str, line: int, field=None, word="", **more):
    return Breakage(name, put(D, dissent((old, new))), code, D, line, field, word, **more)


ITEM = "  - do: Say in public"
NONE = ADVICE.partition("\n  - do")[0] + " []\n"
FIELD = "recommendations.0.option"
BREAKAGES = [
    Breakage("empty", put(A, ""), "head-missing", A, 1, word="begin the file"),
    Breakage("no head", put(A, ADVICE[4:]), "head-missing", A, 1, word="written_on"),
    Breakage("head only", put(A, ADVICE[:90]), "head-missing", A, 1, word="second line"),
    Breakage("no text", put(D, DISSENT[:50]), "yaml-not-mapping", D, 5, word="key: value"),
    Breakage("office", put(A, b"PK\x03\x04 a"), "written-not-text", A, 1, word="plain text"),
    Breakage("document", put(A, b"%PDF-1.7"), "written-not-text", A, 1, word="plain text"),
    Breakage("old encoding", put(A, b"---\nby: \xe9t\xe9\n"), "encoding", A, 2, word="UTF-8"),
    Breakage("binary", put(A, b"---\nby: \0\n"), "nul-byte", A, 2, word="text editor"),
    Breakage("huge", put(A, b"a" * 1_000_001), "file-too-large", A),
    Breakage(
        "another name",
        put("Advice.md", ADVICE),
        "file-renamed",
        A,
        word="rename 'Advice.md' to 'advice.md'",
    ),
    wrong("day", "2020-06-20", "20/6/20", "value-type", 2, "written_on", "YYYY-MM-DD"),
    wrong("no day", "written_on: 2020-06-20\n", "", "value-required", 1, "written_on", "add `wri"),
    wrong("no role", "analyst   ", "   ", "value-required", 3, "by", "fill it in"),
    wrong("key of the head", "handling:", "handlng:", "key-unknown", 4, "handlng", "'handling'"),
    wrong("key", "with:", "with_:", "key-unknown", 10, "recommendations.0.with_", "'with'"),
    wrong(
        "key below",
        "handling: internal\n---\n",
        "---\nhandling: internal\n",
        *("key-unknown", 5, "handling", "above the second line"),
    ),
    wrong(
        "key above", "---\nwhat", "why_it_matters: x\n---\nwhat", "key-unknown", 5, "why_it_matters"
    ),
    wrong("key twice", "    with:", "    do: x\n    with:", "yaml-key-twice", 10, "do", "keep one"),
    wrong("tab", "    with:", "\twith:", "yaml-syntax", 10, word="spaces"),
    wrong("colon", "offers talks", "offers: talks", "yaml-syntax", 6, word="in quotes"),
    wrong("alias", "talks without", "talks\nlever: *x\nx: without", "yaml-alias", 7),
    wrong("third mark", ITEM, "---\n" + ITEM, "yaml-syntax", 18, word="---"),
    wrong("number", "a seat at the table", "5", "value-type", 11, "recommendations.0.lever"),
    wrong("id", "option: selective", "option: the one", "value-form", 17, FIELD, "the-one"),
    wrong(
        "four",
        ITEM,
        "  - do: x\n  - do: y\n" + ITEM,
        *("value-length", 8, "recommendations", "at most 3 entries"),
        others=("advice-incomplete", "advice-incomplete"),
    ),
    Breakage(
        "none",
        put(
            A,
            advice()[: advice().index("  - do")].replace(
                "recommendations:\n", "recommendations: []\n"
            ),
        ),
        *("value-length", A, 8, "recommendations", "at least 1 entries"),
    ),
    false(
        "no list",
        *("dissents:", "dissent:", "key-unknown", 5, "dissent", "'dissents'"),
        others=("value-required",),
    ),
    false("claims", "[C3, C4]", "C3", "value-type", 10, "dissents.0.claims", "a list"),
    false(
        "no title",
        "title: No meeting took place.\n    ",
        "",
        *("value-required", 11, "dissents.1.title", "add `title"),
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_slip_in_form_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_good_files_are_read_whole(case_folder):
    both(put(A, ADVICE), put(D, "\ufeff" + DISSENT.replace("\n", "\r\n")))(case_folder)
    assert slips(case_folder) == []
    case = read_case(case_folder)
    assert case.advice is not None
    assert (case.advice.written_on, case.advice.by) == (date(2020, 6, 20), "analyst")
    assert case.advice.handling == "internal"
    first, second = case.advice.recommendations
    assert (first.with_, first.option) == ("the river wing's office", "selective")
    assert second.option is None
    assert [one.claims for one in case.dissents] == [["C3", "C4"], []]
    assert {one.by for one in case.dissents} == {"second analyst"}
    assert case.dissents[0].text.startswith("Both wings have one purse. An offer")


def test_a_case_without_the_files_has_neither(case_folder):
    case = read_case(case_folder)
    assert case.advice is None
    assert case.dissents == ()
    assert '"advice"' not in case.snapshot


def test_all_slips_of_both_files_and_of_the_case_are_found_at_once(case_folder):
    both(
        put(A, advice(("2020-06-20", "x"), ("with:", "with_:"), ("option: sel", "option: sol"))),
        put(D, dissent(("C4]", "C44]"), ("by:", "from:"))),
    )(case_folder)
    found = [(f.code, f.file, f.line) for f in slips(case_folder)]
    assert found == [
        ("value-type", A, 2),
        ("key-unknown", A, 10),
        ("value-required", D, 1),
        ("key-unknown", D, 3),
        ("ref-unknown", D, 10),
    ]
    with pytest.raises(CaseError, match="5 error"):
        read_case(case_folder)


def test_what_is_valid_is_kept_for_the_checks(case_folder):
    put(A, advice(("with:", "with_:"), ("by: analyst", "by:")))(case_folder)
    written = read_written(case_folder)
    assert written.advice is None
    assert [number for number, _ in written.advised.items] == [1]
    assert written.advised.at("recommendations", 1, "do") == (A, 18, "recommendations.1.do")
    assert written.advised.at("written_on") == (A, 2, "written_on")


@pytest.mark.parametrize("name", [A, D])
@pytest.mark.parametrize("make", ["folder", "link"])
def test_what_is_no_plain_file_is_refused(name, make, case_folder):
    path = case_folder / name
    if make == "folder":
        path.mkdir()
    else:
        path.symlink_to(case_folder / "case.yaml")
    (found,) = slips(case_folder)
    assert (found.code, found.file) == ("file-not-regular", name)
    assert all(f.code in CODES for f in check_case(case_folder))
