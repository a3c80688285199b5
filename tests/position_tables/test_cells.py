"""Single cells: what is a name or a number, where records stand, and what is said of the rest."""

import math

import pytest

from detente.case.findings.catalogue import KINDS
from detente.position_tables.cells import (
    ANY,
    HUNDRED,
    POSITIVE,
    SHARE,
    Range,
    Reader,
    by_line,
    records,
)


def told(reader: Reader) -> list[tuple]:
    return [(f.code, f.file, f.line, f.field, f.value) for f in reader.findings]


@pytest.mark.parametrize(
    ("within", "words"),
    [
        (ANY, "a number"),
        (POSITIVE, "a number, at least 0"),
        (SHARE, "a number in [0, 1]"),
        (HUNDRED, "a number in [0, 100]"),
        (Range(-2.5, 7.0), "a number in [-2.5, 7]"),
    ],
)
def test_a_range_is_told_in_words(within, words):
    assert within.words == words


@pytest.mark.parametrize("text", [" The capital ", "-wing", "+3", "Ω", "a" * 100, "x=1"])
def test_a_name_is_kept_without_the_spaces_round_it(text):
    reader = Reader("t.csv")
    assert reader.name(text, 2, "actor") == text.strip()
    assert reader.findings == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "value-required"),
        (" \t", "value-required"),
        ("=A1", "cell-formula"),
        ("@sum", "cell-formula"),
        ("-SUM(A1)", "cell-formula"),
        ("a\u200bb", "cell-control"),
        ("a\x07b", "cell-control"),
        ("a" * 101, "value-length"),
    ],
)
def test_what_cannot_be_a_name_is_empty_and_told_once(text, code):
    reader = Reader("t.csv")
    assert reader.name(text, 7, "actor") == ""
    ((found, *place, _),) = told(reader)
    assert (found, place) == (code, ["t.csv", 7, "actor"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        (" -3 ", -3.0),
        ("+.5", 0.5),
        ("7.", 7.0),
        ("1e2", 100.0),
        ("2E-1", 0.2),
        ("1e150", 1e150),
    ],
)
def test_a_number_is_read_as_it_stands(text, value):
    reader = Reader("t.csv")
    assert reader.number(text, 2, "position", ANY) == value
    assert reader.findings == []


@pytest.mark.parametrize(
    ("text", "within", "code"),
    [
        ("much", ANY, "value-type"),
        ("nan", ANY, "value-type"),
        ("inf", ANY, "value-type"),
        ("0x10", ANY, "value-type"),
        ("1_000", ANY, "value-type"),
        ("\u0663", ANY, "value-type"),  # a digit, but not an ASCII one
        ("-0.01", POSITIVE, "value-range"),
        ("1.01", SHARE, "value-range"),
        ("100.5", HUNDRED, "value-range"),
    ],
)
def test_what_is_no_number_there_is_nan_and_told_with_what_is_allowed(text, within, code):
    reader = Reader("t.csv")
    assert math.isnan(reader.number(text, 4, "salience", within))
    assert told(reader) == [(code, "t.csv", 4, "salience", text)]
    assert reader.findings[0].allowed == within.words


@pytest.mark.parametrize("within", [ANY, POSITIVE])
def test_a_number_that_is_too_large_is_told_the_largest(within):
    reader = Reader("t.csv")
    assert math.isnan(reader.number("1e308", 4, "capability", within))
    (found,) = reader.findings
    assert (found.code, found.allowed) == ("value-range", "at most 1e+150 in size")
    assert found.hint == "write a smaller number"


@pytest.mark.parametrize(
    ("text", "within", "hint"),
    [("35", SHARE, "did you mean 0.35?"), ("0,35", SHARE, "did you mean 0.35?"), ("x", ANY, "0.5")],
)
def test_a_slip_is_told_with_what_was_meant(text, within, hint):
    reader = Reader("t.csv")
    reader.number(text, 2, "salience", within)
    assert hint in (reader.findings[0].hint or "")
    reader.number("350", 3, "salience", SHARE)
    assert "did you mean" not in (reader.findings[1].hint or "")


def test_an_empty_cell_is_unknown_and_told_only_where_it_is_needed():
    reader = Reader("t.csv")
    assert math.isnan(reader.number("  ", 2, "position", ANY))
    assert reader.findings == []
    assert math.isnan(reader.needed("  ", 2, "salience", SHARE))
    assert told(reader) == [("value-required", "t.csv", 2, "salience", None)]
    assert reader.needed("0.2", 3, "salience", SHARE) == 0.2
    assert len(reader.findings) == 1


def test_records_are_named_by_the_line_where_they_begin():
    reader = Reader("t.csv")
    text = '\n a ; b\n;;\n"two\nlines";\'c\'\n"x;""y""";\n'
    assert list(records(reader, text, ";", '"')) == [
        (2, ["a", "b"]),
        (4, ["two\nlines", "'c'"]),
        (6, ['x;"y"', ""]),
    ]
    assert reader.findings == []


def test_a_broken_record_ends_the_table_with_its_line():
    reader = Reader("t.csv")
    assert list(records(reader, 'a,b\n"c" d,e\nf,g\n', ",", '"')) == [(1, ["a", "b"])]
    assert told(reader) == [("csv-syntax", "t.csv", 2, None, None)]


def test_findings_are_told_in_the_order_of_the_file_those_of_the_whole_first():
    given = [KINDS.value_required("t.csv", line, name) for line, name in ((9, "a"), (2, "b"))]
    given += [KINDS.value_required("t.csv", None, "c"), KINDS.value_required("t.csv", 2, "d")]
    assert [f.field for f in by_line(given)] == ["c", "b", "d", "a"]


def test_records_stop_at_the_limit():
    reader = Reader("t.csv")
    assert len(list(records(reader, "a\n" * 100_002, ",", '"'))) == 100_000
    assert told(reader) == [("too-many-rows", "t.csv", 100_001, None, None)]
