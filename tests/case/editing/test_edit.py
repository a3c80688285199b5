from datetime import date

import pytest
from tests.case.breakage import OF_THE_EXAMPLE, edit, put, swap
from tests.case.written.texts import ADVICE

from detente.case.editing.edit import append_rows, remove_row, set_cell, set_setting
from detente.case.publishing.new import template_folder
from detente.case.reading.read import check_case, read_case
from detente.case.schema.tables import TABLES
from detente.errors import CaseError, UnknownNameError

AS, Y = "assessments.csv", "case.yaml"


def no_slips(findings) -> bool:
    """Say whether nothing is found but what is in the example."""
    return all(f.code in OF_THE_EXAMPLE for f in findings)


def changed(folder, file) -> tuple[list[bytes], list[bytes]]:
    """Return the lines that went and the lines that came."""
    old = (template_folder() / file).read_bytes().splitlines(keepends=True)
    new = (folder / file).read_bytes().splitlines(keepends=True)
    return [one for one in old if one not in new], [one for one in new if one not in old]


def test_one_cell_changes_one_row(case_folder):
    assert no_slips(set_cell(case_folder, "assessments", "t-hill", "high", 4.5))
    gone, come = changed(case_folder, AS)
    assert gone == [
        b"t-hill,hill-wing,,performance,talk,0.5,1.5,4,analyst,judgement,"
        b"Its speaker refused them,0.8\n"
    ]
    assert come == [gone[0].replace(b",4,", b",4.5,")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, b""),
        (0.25, b"0.25"),
        (1.0, b"1"),
        (date(2020, 1, 2), b"2020-01-02"),
        (["C1", "C3"], b"C1;C3"),
        ('a, "b"', b'"a, ""b"""'),
    ],
)
def test_values_become_cells(case_folder, value, text):
    set_cell(case_folder, "assessments", "t-hill", "reason", value)
    assert changed(case_folder, AS)[1][0].endswith(b"judgement," + text + b",0.8\n")


@pytest.mark.parametrize("style", ["mark", "CRLF", "CR", "quoted", "no last end"])
def test_other_rows_keep_their_bytes(case_folder, style):
    how = {
        "mark": lambda b: b"\xef\xbb\xbf" + b,
        "CRLF": lambda b: b.replace(b"\n", b"\r\n"),
        "CR": lambda b: b.replace(b"\n", b"\r"),
        "quoted": lambda b: b'"' + b.strip().replace(b",", b'","').replace(b"\n", b'"\n"') + b'"\n',
        "no last end": lambda b: b.rstrip(b"\n"),
    }[style]
    edit(AS, how)(case_folder)
    before = (case_folder / AS).read_bytes()
    set_cell(case_folder, "assessments", "t-river", "high", 9.5)
    after = (case_folder / AS).read_bytes()
    assert after.count(b"9.5") == 1
    assert after.replace(b"9.5", b"9") == before
    set_cell(case_folder, "assessments", "t-river", "high", 9)
    assert (case_folder / AS).read_bytes() == before


def test_a_new_column_is_added_at_the_right(case_folder):
    set_cell(case_folder, "actors", "northland", "iso3", "NOR")
    lines = (case_folder / "actors.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith("note,iso3")
    assert lines[1] == "northland,Northland,state,,,,,,,,NOR"
    assert all(line.endswith(",") for line in lines[2:])


def test_rows_are_added_and_removed(case_folder):
    row = {"claim": "C5", "assessment": "t-hill", "part": "low", "note": "two\nlines"}
    append_rows(case_folder, "supports", [row])
    assert changed(case_folder, "supports.csv") == ([], [b'C5,t-hill,low,"two\n', b'lines"\n'])
    remove_row(case_folder, "supports", ("C5", "t-hill", "low"))
    assert changed(case_folder, "supports.csv") == ([], [])
    edit("supports.csv", lambda b: b.rstrip(b"\n"))(case_folder)
    append_rows(case_folder, "supports", [{"claim": "C5", "assessment": "t-river"}])
    remove_row(case_folder, "supports", ("C5", "t-river", "location"))  # the default part
    assert changed(case_folder, "supports.csv") == ([], [])


def test_a_table_without_a_file_gets_one(case_folder):
    (case_folder / "presence.csv").unlink()
    row = {"id": "p", "region": "upper", "actor": "river-wing", "low": 0, "mode": 0.1, "high": 0.2}
    assert no_slips(append_rows(case_folder, "presence", [row | {"date": date(2020, 1, 1)}]))
    assert read_case(case_folder).presence["p"].date == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("path", "value", "gone", "come"),
    [
        ("title", "A, b: c", b"title: An invented valley", b"title: 'A, b: c'"),
        ("as_of", date(2020, 7, 1), b"as_of: 2020-06-30", b"as_of: 2020-07-01"),
        ("horizon_months", 36, b"horizon_months: 24", b"horizon_months: 36"),
        ("movement", "front", None, None),
        ("issues.0.status_quo.mode", 6, b"mode: 5,", b"mode: 6,"),
        (["criteria", 0, "weight"], [0.35, 0.65], b"weight: [0.3, 0.6]", b"weight: [0.35, 0.65]"),
        ("strategies.0.title", "x, y", b"title: No contact,", b"title: 'x, y',"),
        ("strategies.1.rounds.every_months", 5, b"every_months: 6", b"every_months: 5"),
        ("codes.C-NEW", "a new code", None, b"  C-NEW: a new code"),
        ("strategies.5.intel", 0.5, None, b"    intel: 0.5"),
        ("strategies.2.rounds.widen", ["southland"], None, None),
    ],
)
def test_one_setting_changes_one_line(case_folder, path, value, gone, come):
    found = set_setting(case_folder, path, value)
    assert no_slips(f for f in found if f.code != "code-without-row")  # of the new code
    old, new = changed(case_folder, Y)
    assert len(old) == (gone is not None)
    assert len(new) == (come is not None)
    assert gone is None or gone in old[0]
    assert come is None or come in new[0]


def test_a_folded_text_is_replaced_and_comments_stay(case_folder):
    set_setting(case_folder, "question", "Who would come?")
    text = (case_folder / Y).read_text(encoding="utf-8")
    assert "Who would come?" in text
    assert text.count("#") == (template_folder() / Y).read_text(encoding="utf-8").count("#")
    assert read_case(case_folder).settings.question == "Who would come?"


def test_settings_are_removed_and_list_items_added(case_folder):
    swap(Y, ("\n", "\r\n"))(case_folder)
    edit(Y, lambda b: b.replace(b"\r", b"").replace(b"\n", b"\r\n"))(case_folder)
    set_setting(case_folder, "rival", None)
    set_setting(case_folder, "strategies.2.rounds.widen.1", "southland", force=True)
    settings = read_case(case_folder).settings
    assert settings.rival is None
    assert settings.strategies[2].rounds.widen == ["southland", "southland"]
    assert (case_folder / Y).read_bytes().count(b"\n") == (case_folder / Y).read_bytes().count(
        b"\r\n"
    )


REFUSED = {
    "scale": lambda d: set_cell(d, "assessments", "t-hill", "high", 45),
    "formula": lambda d: set_cell(d, "assessments", "t-hill", "reason", "=A1"),
    "row in use": lambda d: remove_row(d, "actors", "northland"),
    "empty row": lambda d: append_rows(d, "actors", [{"id": "x"}]),
    "date": lambda d: set_setting(d, "as_of", "soon"),
    "needed": lambda d: set_setting(d, "movement", None),
}


@pytest.mark.parametrize("name", REFUSED)
def test_new_errors_are_refused_and_nothing_is_written(name, case_folder):
    before = {p.name: p.read_bytes() for p in case_folder.iterdir()}
    with pytest.raises(CaseError, match="error") as caught:
        REFUSED[name](case_folder)
    assert all(f.severity == "error" for f in caught.value.findings)
    assert {p.name: p.read_bytes() for p in case_folder.iterdir()} == before


def test_force_writes_what_is_wrong_and_old_errors_do_not_stop_new_edits(case_folder):
    findings = set_cell(case_folder, "assessments", "t-hill", "high", 45, force=True)
    assert [f.code for f in findings if f.code not in OF_THE_EXAMPLE] == ["outside-scale"]
    assert check_case(case_folder) == findings
    assert set_cell(case_folder, "assessments", "t-river", "high", 9.5) == findings


UNKNOWN = {
    "'assesments' is not a table.*did you mean 'assessments'": lambda d: set_cell(
        d, "assesments", "x", "y", 1
    ),
    "'t-hil' is not a row of assessments.csv.*did you mean 't-hill'": lambda d: set_cell(
        d, "assessments", "t-hil", "high", 1
    ),
    "'hi' is not a column of assessments.csv; allowed: id, subject": lambda d: set_cell(
        d, "assessments", "t-hill", "hi", 1
    ),
    "'C1' is not a row of supports.csv": lambda d: remove_row(d, "supports", "C1"),
    "'colour' is not a column": lambda d: append_rows(d, "actors", [{"colour": "red"}]),
    "'issues.9.title' is not a key .* positions 0 to 1": lambda d: set_setting(
        d, "issues.9.title", "x"
    ),
    "'issues.0.titel' is not a key .* did you mean 'title'": lambda d: set_setting(
        d, "issues.0.titel", "x"
    ),
    "'title.x' is not a key .* no key below": lambda d: set_setting(d, "title.x", "x"),
    "'handeling' is not a key .* did you mean 'handling'": lambda d: set_setting(
        d, "handeling", "x"
    ),
}


@pytest.mark.parametrize("message", UNKNOWN)
def test_unknown_names_say_which_there_are(message, case_folder):
    with pytest.raises(UnknownNameError, match=message):
        UNKNOWN[message](case_folder)


def test_files_that_cannot_be_read_are_refused(case_folder, tmp_path):
    (case_folder / "actors.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(CaseError, match="UTF-16"):
        set_cell(case_folder, "actors", "northland", "name", "x")
    (case_folder / Y).write_text("id: [", encoding="utf-8")
    with pytest.raises(CaseError, match="bracket"):
        set_setting(case_folder, "id", "x")
    with pytest.raises(CaseError, match="this case folder cannot be opened"):
        set_cell(tmp_path / "none", "actors", "northland", "name", "x")


@pytest.mark.parametrize("table", TABLES)
def test_writing_what_stands_there_changes_no_byte(case_folder, table):
    file = case_folder / TABLES[table].file
    before = file.read_bytes()
    header, *rows = before.decode().splitlines()
    if rows:
        cells = dict(zip(header.split(","), rows[0].split(","), strict=True))
        key = tuple(cells[k] for k in TABLES[table].key)
        column = next(c for c in cells if c not in TABLES[table].key)
        set_cell(case_folder, table, key, column, cells[column])
    assert file.read_bytes() == before


def test_an_edit_keeps_the_advice_and_checks_it(case_folder):
    put("advice.md", ADVICE)(case_folder)
    with pytest.raises(CaseError, match="'selective' is not an option"):
        set_setting(case_folder, "strategies.2.id", "chosen")
    assert no_slips(set_setting(case_folder, "title", "A valley"))
    assert (case_folder / "advice.md").read_text(encoding="utf-8") == ADVICE
