"""CSV and the workbook: text stays text, numbers stay numbers, the same bytes."""

import csv
import io
import re
import zipfile
from xml.etree import ElementTree as ET

from tests.report.forms.sample import HOSTILE, facts, page

from detente.report.forms.runs import clean
from detente.report.forms.sheets import to_csv, to_workbook
from detente.report.forms.tables import NamedTable, Number, named_tables

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def tables():
    return named_tables(page(), facts())


def sheets(raw: bytes) -> dict[str, list[list[tuple[str, str]]]]:
    """Return the cells of a workbook by sheet: their type, and their text."""
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        names = [
            s.get("name") for s in ET.fromstring(file.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
        ]
        shared = ET.fromstring(file.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")
        strings = ["".join(t.text or "" for t in one.iter(f"{MAIN}t")) for one in shared]
        found = {}
        for number, name in enumerate(names, start=1):
            root = ET.fromstring(file.read(f"xl/worksheets/sheet{number}.xml"))
            assert not list(root.iter(f"{MAIN}f")), "a formula"
            assert not list(root.iter(f"{MAIN}hyperlink"))
            found[name] = [
                [_cell(cell, strings) for cell in row.iter(f"{MAIN}c")]
                for row in root.iter(f"{MAIN}row")
            ]
    return found


def _cell(cell, strings) -> tuple[str, str]:
    value = cell.findtext(f"{MAIN}v") or ""
    kind = cell.get("t", "n")
    return kind, strings[int(value)] if kind == "s" else value


def test_numbers_are_numbers_and_formulas_are_text():
    found = sheets(to_workbook(tables(), facts()))
    low, high = found["Options compared"][1][1:]
    assert low == ("n", "-2301")
    assert high == ("n", "0.05")
    assert ("s", "=Does picking pay?") in found["about"][2]
    cells = {cell for rows in found.values() for row in rows for cell in row}
    for text in HOSTILE.values():
        assert ("s", " ".join(clean(text).split())) in cells


def test_numbers_show_the_digits_of_the_report():
    raw = to_workbook(tables(), facts())
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        styles = file.read("xl/styles.xml").decode()
    assert set(re.findall(r'formatCode="([^"]*)"', styles)) == {"#,##0", "0.000"}


def test_a_cell_longer_than_a_workbook_takes_is_cut():
    long = NamedTable("long", ("a",), (("x" * 40_000,),))
    (_, (cell,)) = sheets(to_workbook([long], facts()))["long"]
    assert cell == ("s", "x" * 32_766 + "…")


def test_a_workbook_is_the_same_in_bytes_and_bears_no_clock():
    raw = to_workbook(tables(), facts())
    assert raw == to_workbook(tables(), facts())
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        assert {member.date_time[0] for member in file.infolist()} == {1980}
        core = file.read("docProps/core.xml").decode()
    assert set(re.findall(r">(\d{4})-", core)) == {"1980"}
    assert "détente report" in core


def rows(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))


def test_csv_writes_text_that_looks_like_a_formula_with_an_apostrophe():
    files = to_csv(tables())
    assert ["question", "'=Does picking pay?"] in rows(files["about.csv"])
    options = rows(files["01-options-compared.csv"])
    assert options[0] == ["option", "deal – low", "deal – high"]
    assert options[1] == ["None; no rounds", "-2301", "0.050"]
    cells = {cell for raw in files.values() for row in rows(raw) for cell in row}
    for name, text in HOSTILE.items():
        wanted = " ".join(clean(text).split())
        assert ("'" * (name in {"formula", "plus", "minus", "at"}) + wanted) in cells


def test_no_cell_of_a_csv_file_starts_a_formula():
    for raw in to_csv(tables()).values():
        for row in rows(raw):
            for cell in row:
                assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell
                assert not cell.startswith("-") or float(cell) < 0


def test_numbers_keep_their_digits_in_csv():
    table = NamedTable("t", ("a",), ((Number("1.00"),),))
    assert rows(to_csv([table])["t.csv"]) == [["a"], ["1.00"]]
