"""Findings and the exceptions that carry them."""

import pickle

import pytest

from detente.errors import (
    CaseError,
    DetenteError,
    DomainError,
    Finding,
    LedgerError,
    RunFolderError,
    ShapeError,
    UnknownNameError,
)


def finding(**fields) -> Finding:
    known = {"code": "share-range", "severity": "error", "file": "actors.csv", "message": "is 1.4"}
    return Finding(**{**known, **fields})


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (CaseError, ValueError),
        (ShapeError, ValueError),
        (DomainError, ValueError),
        (UnknownNameError, KeyError),
        (RunFolderError, OSError),
        (LedgerError, OSError),
    ],
)
def test_each_error_is_ours_and_the_one_a_caller_expects(error, builtin):
    assert issubclass(error, DetenteError)
    assert issubclass(error, builtin)
    assert issubclass(error, Exception)


def test_an_unknown_name_with_an_invisible_character_says_so_once():
    error = UnknownNameError("option none\u200f is not in the case")
    hint = "; delete the invisible character in it (U+200F, RIGHT-TO-LEFT MARK)"
    assert str(error) == f"option none\u200f is not in the case{hint}"
    assert str(UnknownNameError(str(error))) == str(error)
    assert str(UnknownNameError("option none is not in the case")).endswith("the case")


def test_a_finding_says_where_what_and_what_to_do():
    found = finding(line=14, allowed="0 to 1", hint="did you mean 0.14?")
    assert str(found) == "actors.csv:14: is 1.4; allowed: 0 to 1; did you mean 0.14?"
    assert str(finding()) == "actors.csv: is 1.4"


def test_a_finding_is_json_ready_with_stable_keys():
    assert list(finding(line=2).as_dict()) == [
        "code",
        "severity",
        "file",
        "line",
        "field",
        "value",
        "message",
        "allowed",
        "hint",
    ]


def test_a_case_error_carries_all_findings_and_shows_the_errors():
    warning = finding(severity="warning", message="odd")
    error = CaseError([warning, finding()])
    assert error.findings == (warning, finding())
    assert str(error) == "1 error(s) in the case:\nactors.csv: is 1.4"


def test_a_case_error_shows_twenty_and_counts_the_rest():
    text = str(CaseError([finding(line=n) for n in range(1, 24)]))
    assert text.startswith("23 error(s) in the case:")
    assert "actors.csv:20:" in text
    assert "actors.csv:21:" not in text
    assert text.endswith("… and 3 more")


def test_an_unknown_name_is_printed_without_quotes():
    assert str(UnknownNameError("strategy x is not known")) == "strategy x is not known"
    assert str(UnknownNameError()) == ""


@pytest.mark.parametrize(
    "error",
    [
        DomainError("m"),
        UnknownNameError("m"),
        RunFolderError("m"),
        CaseError([finding()]),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_travel_between_processes(error):
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
