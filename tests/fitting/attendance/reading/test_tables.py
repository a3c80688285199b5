"""Tables: what is wrong is said once for each cell, with line, value and what is allowed."""

from datetime import date

import pytest

from detente.errors import CaseError
from detente.fitting.attendance.reading.tables import Table, refuse


def table(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "file.csv"
    path.write_text(text, encoding=encoding)
    return Table(path)


def test_cells_are_read(tmp_path):
    (row,) = table(tmp_path, "a,b,c,d\n 2001-02-03 ,usa; GBR;,NA,yes\n").rows(("a", "b", "c"))
    assert row.day("a") == date(2001, 2, 3)
    assert row.parts("b") == ("USA", "GBR")
    assert (row.text("c"), row.text("d"), row.text("not there")) == ("", "yes", "")
    assert row.one_of("d", ("yes", "no")) == "yes"
    assert row.table.findings == []


def test_each_wrong_cell_is_a_finding(tmp_path):
    made = table(tmp_path, "day,word\n2001-2-3,maybe\n,yes\n20010203,yes\n2001-02-30,no\n")
    for row in made.rows(("day", "word")):
        row.day("day")
        row.one_of("word", ("yes", "no"))
    assert [(one.line, one.field, one.value) for one in made.findings] == [
        (2, "day", "2001-2-3"),
        (2, "word", "maybe"),
        (3, "day", ""),
        (4, "day", "20010203"),
        (5, "day", "2001-02-30"),
    ]
    assert made.findings[0].allowed == "YYYY-MM-DD"
    assert "'maybe'" in made.findings[1].message
    assert made.findings[1].allowed == "yes, no"
    with pytest.raises(CaseError, match=r"5 error\(s\)"):
        refuse(made.findings)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no column day, word"),
        ("day,other\n2001-01-01,x\n", "no column word"),
        ("day,word\n2001-01-01,x,y\n", "more cells than the header"),
    ],
)
def test_a_damaged_table_is_named(tmp_path, text, said):
    made = table(tmp_path, text)
    made.rows(("day", "word"))
    (finding,) = made.findings
    assert said in finding.message
    assert finding.hint


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    missing = Table(tmp_path / "none.csv")
    assert missing.rows(("a",)) == []
    assert "no such file" in missing.findings[0].message
    latin = table(tmp_path, "a\n\xe9\n", "latin-1")
    assert latin.rows(("a",)) == []
    assert "UTF-8" in latin.findings[0].message
    folder = Table(tmp_path)
    assert folder.rows(("a",)) == []
    assert "directory" in folder.findings[0].message


def test_years_have_a_range(tmp_path):
    made = table(tmp_path, "day\n0021-01-01\n9001-01-01\n")
    for row in made.rows(("day",)):
        row.day("day")
    assert [(one.line, one.allowed) for one in made.findings] == [
        (2, "1900 to 2100"),
        (3, "1900 to 2100"),
    ]


def test_findings_come_in_the_order_of_lines(tmp_path):
    made = table(tmp_path, "day\nsoon\nlate\n")
    for row in reversed(made.rows(("day",))):
        row.day("day")
    with pytest.raises(CaseError) as caught:
        refuse(made.findings)
    assert [one.line for one in caught.value.findings] == [2, 3]


def test_nothing_wrong_is_not_refused():
    refuse([])
