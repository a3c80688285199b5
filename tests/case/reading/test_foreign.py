import pytest
from tests.case.breakage import Breakage, answers_well, put

from detente.case.reading.foreign import foreign_bytes, foreign_text

A = "actors.csv"
BREAKAGES = [
    Breakage(
        "web page", put("actors.csv", "<!DOCTYPE html><html>"), "foreign-format", "actors.csv", 1
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_file_of_another_program_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        (b"%PDF-1.4", "PDF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"PAR1\x15", "Parquet"),
        (b"<stata_dta><header>", "Stata"),
        (b"$FL2@(#)", "SPSS"),
        (b"SQLite format 3\0", "SQLite"),
        (b"RDX3\n", "R data"),
    ],
)
def test_bytes(raw, part):
    assert part in foreign_bytes(raw).name


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("\n<!doctype HTML>", "web page"),
        ('<?xml version="1.0"?>\n<Scenario><name>Pump</name></Scenario>', "KTAB"),
        ('<?xml version="1.0"?>\n<root/>', "XML"),
        ('{"actor": 1}', "JSON"),
        ('[\n {"actor": 1}]', "JSON"),
        ("version https://git-lfs.github.com/spec/v1", "Git LFS"),
    ],
)
def test_texts(text, part):
    assert part in foreign_text(text).name


@pytest.mark.parametrize(
    "text", ["", "actor,position\n", "<0.1,x", "[a],b", "{a},b", "<A> party,1"]
)
def test_tables_are_not_foreign(text):
    assert foreign_text(text) is None
    assert foreign_bytes(text.encode()) is None
