import pytest
from tests.case.breakage import Breakage, answers_well, edit, put, slips, swap

from detente.case.reading import csv as parse_csv
from detente.case.reading.csv import parse_table
from detente.case.schema.tables import TABLES

A, AS = "actors.csv", "assessments.csv"
SOUTH = "southland,Southland,state,,,,,,,"


def cell(text: str):
    return swap(A, ("Southland", text))


def formula(name: str, text: str) -> Breakage:
    return Breakage(
        name, cell(text), "cell-formula", A, 3, "name", "paste the value", text.strip('"')
    )


def odd(name: str, character: str) -> Breakage:
    text = f"South{character}land"
    return Breakage(name, cell(text), "cell-control", A, 3, "name", "delete the character")


BREAKAGES = [
    Breakage("open quote", cell('"Southland'), "csv-syntax", A, 3, word="quote"),
    Breakage(
        "text after quote",
        cell('"South"land'),
        "csv-syntax",
        A,
        3,
        word="quote inside a cell twice",
    ),
    Breakage("huge cell", cell("S" * 1_000_001), "csv-syntax", A, 3),
    Breakage(
        "short row", swap(A, (SOUTH, "southland,Southland,state")), "row-ragged", A, 3, word="comma"
    ),
    Breakage("long row", cell("South,land"), "row-ragged", A, 3, word="comma"),
    Breakage(
        "row over lines",
        swap(A, ("Southland,state", '"Southland,state'), ("Hill wing,", 'Hill wing",')),
        "rows-in-cell",
        A,
        3,
        word="close the double quote",
    ),
    Breakage(
        "ragged row over lines",
        swap(A, ("Southland,state", '"Southland,state'), ("Eastland,state", 'Eastland,state"')),
        "row-ragged",
        A,
        3,
        word="runs to line 4",
    ),
    Breakage(
        "commas at every end",
        edit(A, lambda b: b.replace(b"\n", b",\n").replace(b"note,\n", b"note\n", 1)),
        "row-ragged",
        A,
        2,
        word="comma",
    ),
    formula("sum", "=SUM(A1:A2)"),
    formula("call", "=cmd|'/c calc'!A1"),
    formula("plus", "+SUM(A1)"),
    formula("at", "@SUM(A1)"),
    formula("minus", "-2+3+cmd|' /c'!A0"),
    formula("quoted", '" =1+1"'),
    Breakage(
        "formula for a number",
        swap(AS, ("2,10,25", "=A1,10,25")),
        "cell-formula",
        AS,
        2,
        "low",
        "value",
    ),
    odd("bell", "\x07"),
    odd("escape", "\x1b"),
    odd("turned text", "\u202e"),
    odd("unseen space", "\u200b"),
    odd("damaged letter", "\ufffd"),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_broken_table_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


FINE = {
    "mark": edit(A, lambda b: b"\xef\xbb\xbf" + b),
    "CRLF": edit(A, lambda b: b.replace(b"\n", b"\r\n")),
    "CR only": edit(A, lambda b: b.replace(b"\n", b"\r")),
    "mixed ends": edit(A, lambda b: b.replace(b"\n", b"\r\n", 3)),
    "no last end": edit(A, lambda b: b.rstrip(b"\n")),
    "empty rows": edit(A, lambda b: b + b"\n,,,,,,,,,\n\n"),
    "quoted header": swap(A, ("id,name", '"id","name"')),
    "spaces in header": swap(A, ("id,name", " id , name ")),
    "other scripts": cell("ولسوالی\u200c丘"),
    "two lines": cell('"South\nland"'),
    "a handle": cell("@southland"),
    "a bullet": cell("- the south (of the valley)"),
    "numbers": swap(AS, ("2,10,25", "+2.,.1e2,25.0")),
}


@pytest.mark.parametrize("name", FINE)
def test_what_is_unusual_but_legal_gets_none(name, case_folder):
    FINE[name](case_folder)
    assert slips(case_folder) == []


def test_too_many_rows_are_refused(case_folder, monkeypatch):
    monkeypatch.setattr(parse_csv, "LIMIT_ROWS", 3)
    cells, findings = parse_table(case_folder, TABLES["actors"])
    assert [f.code for f in findings] == ["too-many-rows"]
    assert findings[0].line == 5
    assert not cells.whole


def test_ragged_rows_count_against_the_limit(case_folder, monkeypatch):
    monkeypatch.setattr(parse_csv, "LIMIT_ROWS", 3)
    put(A, "id,name,kind\n" + "a\n" * 9)(case_folder)
    cells, findings = parse_table(case_folder, TABLES["actors"])
    assert [f.code for f in findings] == ["row-ragged"] * 3 + ["too-many-rows"]
    assert not cells.whole


def test_reading_stops_where_findings_are_too_many(case_folder, monkeypatch):
    monkeypatch.setattr(parse_csv, "LIMIT_FINDINGS", 3)
    put(A, "id,name,kind\n" + "a\n" * 9)(case_folder)
    _, findings = parse_table(case_folder, TABLES["actors"])
    assert [f.code for f in findings] == ["row-ragged"] * 4 + ["too-many-findings"]


def test_the_line_of_a_row_counts_lines_inside_cells(case_folder):
    swap(A, ("Northland", '"North\nland"'), ("hill-wing,", "hill wing,"))(case_folder)
    assert [f.line for f in slips(case_folder) if f.code == "value-form"] == [9]
