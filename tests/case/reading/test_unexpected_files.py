import pytest
from tests.case.breakage import Breakage, answers_well, both, put

from detente.case.reading.unexpected_files import check_names
from detente.case.schema.tables import TABLES

NAMES = ["case.yaml", *(spec.file for spec in TABLES.values())]


def rename(old: str, new: str):
    return lambda folder: (folder / old).rename(folder / new) and None


BREAKAGES = [
    Breakage(
        "misspelt",
        rename("actors.csv", "actor.csv"),
        "file-renamed",
        "actors.csv",
        word="rename 'actor.csv'",
    ),
    Breakage(
        "capital", rename("actors.csv", "Actors.csv"), "file-renamed", "actors.csv", word="rename"
    ),
    Breakage(
        "tabs", rename("claims.csv", "claims.tsv"), "file-renamed", "claims.csv", word="CSV UTF-8"
    ),
    Breakage(
        "workbook",
        rename("claims.csv", "claims.xlsx"),
        "file-renamed",
        "claims.csv",
        word="CSV UTF-8",
    ),
    Breakage(
        "workbook beside",
        put("claims.xlsx", b"PK"),
        "file-unknown",
        "claims.xlsx",
        word="each sheet",
    ),
    Breakage(
        "stray table", put("weather.csv", "a,b\n"), "file-unknown", "weather.csv", word="rename"
    ),
    Breakage(
        "nothing of a case",
        lambda folder: [path.unlink() for path in folder.iterdir()] and None,
        "folder-empty",
        word="detente new",
    ),
]


@pytest.mark.parametrize(
    "name",
    [
        "hypotheses.csv ",
        " hypotheses.csv",
        "hyp\u043etheses.csv",
        "hypotheses.CSV",
        "My case - hypotheses.csv",
        "hypotheses (1).csv",
        "hypotheses - Copy.csv",
        "Copy of hypotheses.csv",
        "hypotheses\u200b.csv",
    ],
)
def test_a_name_that_looks_right_is_told(name):
    known = [n for n in NAMES if n != "hypotheses.csv"]
    findings, renamed = check_names([*known, name])
    assert [(f.code, f.file) for f in findings] == [("file-renamed", "hypotheses.csv")]
    assert renamed == {"hypotheses.csv"}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Advice.md", "advice.md"),
        ("advise.md", "advice.md"),
        ("advice.markdown", "advice.md"),
        ("advice.txt", "advice.md"),
        ("dissents.md", "dissent.md"),
        ("dissent.yaml", "dissent.md"),
    ],
)
def test_a_written_file_under_another_name_is_recognised(name, meant):
    (found,), renamed = check_names([*NAMES, name])
    assert (found.code, found.file) == ("file-renamed", meant)
    assert found.hint == f"rename '{name}' to '{meant}'"
    assert renamed == {meant}


@pytest.mark.parametrize("name", ["advice.md", "dissent.md", "actors.md", "notes.md"])
def test_no_other_text_is_taken_for_one(name):
    assert check_names([n for n in [*NAMES, name] if n != "actors.csv"]) == ([], set())


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_file_under_another_name_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_notes_and_folders_beside_a_case_are_nobodys_business(tmp_path):
    assert check_names(["README.md", "notes.txt", ".git", "sources", "report.html"])[0] == []


def test_two_names_for_one_file_are_an_error_and_a_warning(tmp_path):
    broken = Breakage(
        "both",
        both(rename("actors.csv", "actor.csv"), put("actorss.csv", "id\n")),
        "file-renamed",
        "actors.csv",
        others=("file-unknown",),
    )
    answers_well(broken, tmp_path)
