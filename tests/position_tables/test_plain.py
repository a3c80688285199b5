"""Plain tables: what is read, and every finding at once with its line and value."""

import numpy as np
import pytest
from tests.position_tables.tables import PLAIN, SEVERAL, findings, places, write

from detente.position_tables.plain import ONE_ISSUE, read_plain


def test_one_issue(tmp_path):
    table = read_plain(write(tmp_path, PLAIN))
    assert (table.form, table.issues, table.actors) == ("plain", (ONE_ISSUE,), ("A", "B", "C"))
    np.testing.assert_array_equal(table.position, [[0.0, 40.0, 100.0]])
    np.testing.assert_array_equal(table.salience, [[0.5, 1.0, 0.25]])
    np.testing.assert_array_equal(table.capability, [[1.0, 2.0, 4.0]])
    assert table.findings == ()


def test_several_issues_in_long_form(tmp_path):
    table = read_plain(write(tmp_path, SEVERAL))
    assert (table.issues, table.actors) == (("tax", "debt"), ("A", "B", "C"))
    np.testing.assert_array_equal(table.position, [[0.0, 10.0, np.nan], [3.0, np.nan, 4.0]])
    assert table.scale.tolist() == [[0.0, 10.0], [3.0, 4.0]]
    np.testing.assert_array_equal(table.reversion, [5.0, np.nan])
    assert table.scale_given == (True, False)


@pytest.mark.parametrize(
    "head", ["Actor,Position,Salience,Capability", " ACTOR , position,salience,Capability"]
)
def test_capitals_and_spaces_in_the_header_do_not_matter(tmp_path, head):
    text = PLAIN.replace("actor,position,salience,capability", head)
    assert read_plain(write(tmp_path, text)).position.tolist() == [[0.0, 40.0, 100.0]]


def test_a_byte_order_mark_windows_lines_and_blank_lines_do_not_matter(tmp_path):
    text = "\ufeff" + PLAIN.replace("\n", "\r\n") + "\r\n"
    assert read_plain(write(tmp_path, text)).position.tolist() == [[0.0, 40.0, 100.0]]


def test_more_columns_are_warned_of_and_slips_refused(tmp_path):
    table = read_plain(write(tmp_path, "actor,position,salience,capability,zone\nA,1,1,1,x\n"))
    assert [(f.code, f.severity, f.value) for f in table.findings] == [
        ("column-unknown", "warning", "zone")
    ]
    found = findings(tmp_path, "actor,positions,salience,capability\nA,1,1,1\n")
    assert ("column-unknown", 1, "positions", "positions") in places(found)
    assert ("column-missing", 1, "position", None) in places(found)


def test_an_empty_position_is_absence_whatever_else_is_empty(tmp_path):
    table = read_plain(write(tmp_path, PLAIN + "D,,,\nE,,0.5,3\n"))
    assert np.isnan(table.position[0, 3:]).all()
    assert table.influence[0, 3:].tolist() == [0.0, 0.0]


def test_everything_wrong_is_told_at_once(tmp_path):
    text = PLAIN + "A,7,0.5,1\nD,much,80,-2\n,5,1,1\nE,5,,inf\nF,1e999,1,1\nG,5,0.5\n"
    assert places(findings(tmp_path, text)) == [
        ("value-type", 6, "position", "much"),
        ("value-range", 6, "salience", "80"),
        ("value-range", 6, "capability", "-2"),
        ("value-required", 7, "actor", None),
        ("value-required", 8, "salience", None),
        ("value-type", 8, "capability", "inf"),
        ("value-range", 9, "position", "1e999"),
        ("row-ragged", 10, None, None),
        ("actor-twice", 5, "actor", "A"),
    ]


@pytest.mark.parametrize(
    ("cell", "hint"), [("80", "did you mean 0.8?"), ("80%", "did you mean 0.8?"), ("0,8", "0.8")]
)
def test_a_percentage_is_recognised(tmp_path, cell, hint):
    (found,) = findings(tmp_path, PLAIN.replace("A,0,0.5,1", f'A,0,"{cell}",1'))
    assert (found.line, found.field) == (2, "salience")
    assert hint in (found.hint or "")
    assert found.allowed == "a number in [0, 1]"


def test_positions_outside_a_stated_scale_are_refused(tmp_path):
    text = SEVERAL.replace("tax,B,10,", "tax,B,11,").replace(",0,10,5", ",0,10,12")
    found = findings(tmp_path, text)
    assert places(found) == [
        ("value-range", 2, "reversion", "12.0"),
        ("value-range", 3, "position", "11.0"),
    ]
    assert found[1].allowed == "a number in [0, 10]"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("tax,B,10,0.5,2,,,", "tax,B,10,0.5,2,,,6", ("issue-number-differs", 3, "reversion", "6")),
        (",0,10,5", ",10,0,5", ("scale-empty", 2, "high", "10")),
        (",0,10,5", ",0,,5", ("value-required", 2, "high", None)),
        ("tax,A,0", ",A,0", ("value-required", 2, "issue", None)),
        ("tax,A,0", "tax,=A1,0", ("cell-formula", 2, "actor", "=A1")),
    ],
)
def test_what_is_said_of_an_issue_must_agree(tmp_path, old, new, place):
    assert place in places(findings(tmp_path, SEVERAL.replace(old, new)))


def test_a_finding_about_a_cell_is_not_told_twice(tmp_path):
    assert [f.code for f in findings(tmp_path, PLAIN.replace("B,40", '"=1+1",40'))] == [
        "cell-formula"
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "header-missing"),
        ("actor,position,salience,capability\n", "table-empty"),
        ("actor;position;salience;capability\nA;1;1;1\n", "delimiter"),
        ('actor,position,salience,capability\n"A,1,1,1\n', "csv-syntax"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, text, code):
    assert code in [f.code for f in findings(tmp_path, text)]


def test_ten_thousand_actors_are_read(tmp_path):
    rows = "".join(f"a{n},{n % 101},0.5,1\n" for n in range(10_000))
    table = read_plain(write(tmp_path, "actor,position,salience,capability\n" + rows))
    assert table.position.shape == (1, 10_000)
    assert table.scale.tolist() == [[0.0, 100.0]]


def test_a_column_of_row_numbers_is_not_read(tmp_path):
    text = "\n".join(f"{'' if n == 0 else n - 1},{row}" for n, row in enumerate(PLAIN.splitlines()))
    table = read_plain(write(tmp_path, text + "\n"))
    assert table.position.tolist() == [[0.0, 40.0, 100.0]]
    assert [(f.code, f.severity) for f in table.findings] == [("column-index", "warning")]


def test_garbled_names_are_told(tmp_path):
    table = read_plain(write(tmp_path, PLAIN.replace("A,", "C\u00c3\u00b4te,", 1)))
    assert [(f.code, f.line) for f in table.findings] == [("text-garbled", 2)]
    assert "'C\u00f4te'" in table.findings[0].hint
