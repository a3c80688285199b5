"""Tables of the report: names, numbers, and text that looks like a formula."""

import pytest
from tests.report.forms.sample import HOSTILE, facts, page

from detente.report.forms.blocks import Cell, Page, Row, Table, Text
from detente.report.forms.tables import (
    NamedTable,
    Number,
    file_names,
    is_formula,
    named_tables,
    sheet_names,
)


def of(text: str):
    table = Table((), (), (Row((Cell((Text(text),)),)),))
    whole = Page(title="", language="en", style="", defs="", front=(table,), inner=())
    return named_tables(whole, facts())[1].rows[0][0]


def test_every_table_has_a_name_from_caption_picture_or_heading():
    tables = named_tables(page(), facts())
    names = [table.name for table in tables]
    assert names[:3] == ["about", "Options compared", "Deaths a year"]
    assert names[-1] == "Claims"
    assert len(tables) == 4 + len(HOSTILE)


def test_about_states_the_run():
    about = dict(named_tables(page(), facts())[0].rows)
    assert about["case digest"] == "0123456789abcdef"
    assert about["draws"] == Number("128")
    assert about["use"] == "not for targeting"
    assert about["handling"] == "PUBLIC <all>"


def test_rows_are_filled_and_named():
    options = named_tables(page(), facts())[1]
    assert options.columns == ("option", "deal – low", "deal – high")
    assert options.rows == (
        ("None; no rounds", Number("-2301", grouped=True), Number("0.050")),
        ("Pick", "under 1 %", "2012 C1 B2 C2 C3"),
        ("Pick", "see the claims", ""),
    )


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("12", "12"),
        ("0", "0"),
        ("-3", "-3"),
        ("+3", "3"),
        ("\N{MINUS SIGN}0.05", "-0.05"),
        ("1,234,567.80", "1234567.80"),
        ("2012", "2012"),
    ],
)
def test_a_plain_number_is_a_number(text, digits):
    number = of(text)
    assert isinstance(number, Number)
    assert number.digits == digits
    assert number.value == float(digits)
    assert number.places == len(digits.partition(".")[2])


@pytest.mark.parametrize(
    "text",
    ["007", "1,23", "5 %", "1e5", "", "–", "3 (2 to 4)", "1234567890123456", "1.", ".5", "٣", "=1"],
)
def test_anything_more_is_text(text):
    assert of(text) == text


@pytest.mark.parametrize("text", ["=1", "+1 day", "-x", "@a", "\tx", "\rx", "\uff1dx"])
def test_formulas_are_known(text):
    assert is_formula(text)
    assert not is_formula(f"a{text}")


def empty(*names: str) -> list[NamedTable]:
    return [NamedTable(name, (), ()) for name in names]


def test_names_of_sheets_are_short_and_differ():
    long = "What became of wars like this one, by end"
    names = sheet_names(
        empty("about", long, long.upper(), long, "a[b]:*?/\\c", "History", "", "'x'")
    )
    assert names == [
        *("about", "What became of wars like this o", "WHAT BECAME OF WARS LIKE THIS 2"),
        *("What became of wars like this 3", "a b c", "table", "table 2", "x"),
    ]
    assert all(len(name) <= 31 for name in names)


def test_names_of_files_are_plain_letters_in_order():
    names = file_names(empty("about", *["Café: who comes?"] * 9, "طالبان"))
    assert names[0] == "about.csv"
    assert names[1] == "01-cafe-who-comes.csv"
    assert names[-1] == "10-table.csv"
    assert len(set(names)) == len(names)
