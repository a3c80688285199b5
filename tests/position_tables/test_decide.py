"""DECIDE's records: separators, marks, absence, and what is refused."""

import numpy as np
import pytest
from tests.position_tables.tables import DECIDE, KTAB, PLAIN, findings, places, write

from detente.errors import CaseError
from detente.position_tables.decide import is_decide, read_decide

PLAINER = DECIDE.replace("'", "")
FORMS = {
    "tabs, quoted": DECIDE,
    "tabs": PLAINER,
    "semicolons": PLAINER.replace("\t", ";"),
    "commas": PLAINER.replace("\t", ","),
    "double quotes": DECIDE.replace("'", '"').replace("\t", ";"),
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_what_is_read(tmp_path, text):
    table = read_decide(write(tmp_path, text))
    assert (table.form, table.issues, table.actors) == ("decide", ("tax", "debt"), ("A", "B", "C"))
    nan = np.nan
    np.testing.assert_array_equal(table.position, [[10.0, 50.0, nan], [nan, 70.0, nan]])
    np.testing.assert_array_equal(table.salience, [[0.9, 0.4, 0.0], [0.0, 0.2, 0.0]])
    np.testing.assert_array_equal(table.capability, [[1.0, 0.5, 0.0], [0.0, 0.5, 0.0]])


def test_marks_make_the_scale_and_without_any_it_is_a_hundred(tmp_path):
    table = read_decide(write(tmp_path, DECIDE))
    assert table.scale.tolist() == [[0.0, 50.0], [0.0, 100.0]]
    assert table.scale_given == (True, True)


def test_other_forms_are_not_taken_for_it():
    assert all(is_decide(text) for text in FORMS.values())
    assert is_decide("\n\n#P;tax\n")
    assert not any(is_decide(text) for text in (PLAIN, KTAB, "", "# a remark\n"))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("#M;tax;20", "#X;tax;20", ("record-unknown", 8, None, "#X")),
        ("#M;tax;20", "#M;tax", ("record-short", 8, "#M", None)),
        ("#A;B;B;a note", "#A;A", ("name-twice", 2, "actor", "A")),
        ("#D;A;tax", "#D;Anna;tax", ("name-unknown", 9, "actor", "Anna")),
        ("#D;A;tax", "#D;A;tex", ("name-unknown", 9, "issue", "tex")),
        ("#M;tax;50;half", "#M;tox;50;half", ("name-unknown", 7, "issue", "tox")),
        ("#M;tax;20", "#M;tax;low", ("value-type", 8, "position", "low")),
        ("tax;10.0;0.9", "tax;60;0.9", ("value-range", 9, "position", "60")),
        ("10.0;0.9;1.0", "10.0;90;1.0", ("value-range", 9, "salience", "90")),
        ("10.0;0.9;1.0", "10.0;;1.0", ("value-required", 9, "salience", None)),
        ("10.0;0.9;1.0", "10.0;0.9;-1", ("value-range", 9, "power", "-1")),
        ("#D;B;debt", "#D;B;tax", ("actor-twice", 11, "actor", "B")),
        ("#M;tax;20", "#M;debt;20", ("scale-empty", 8, "position", "20")),
        ("#A;C", "#A;=C", ("cell-formula", 3, "actor", "=C")),
        ("#A;C", "#A;" + "C" * 101, ("value-length", 3, "actor", "C" * 79 + "…")),
        ("#A;C", "#A;C\u200bD", ("cell-control", 3, "actor", "C�D")),
        ("#A;C;C;", '#A;"C', ("csv-syntax", 3, None, None)),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, old, new, place):
    text = FORMS["semicolons"]
    assert old in text
    assert place in places(findings(tmp_path, text.replace(old, new, 1)))


def test_a_near_name_is_proposed(tmp_path):
    found = findings(tmp_path, FORMS["semicolons"].replace("#D;A;tax", "#D;A;taxx"))
    assert [(f.hint, f.allowed) for f in found] == [("did you mean 'tax'?", "tax, debt")]


def test_an_issue_without_data_is_warned_of(tmp_path):
    text = FORMS["semicolons"].replace("#P;debt;debt;", "#P;debt;debt;\n#P;law;law;")
    found = read_decide(write(tmp_path, text)).findings
    assert [(f.code, f.value) for f in found] == [("issue-without-position", "law")]


@pytest.mark.parametrize(
    "comment", ["#/;a note; it's not closed\n", "'#/'\t'a note'\n", '"#/" say "\n']
)
def test_titles_and_comments_are_not_read(tmp_path, comment):
    bare = DECIDE.replace("'#M'", comment + "'#M'", 1)
    text = comment + "'#O'\t'Copenhagen'\n" + bare
    table = read_decide(write(tmp_path, text))
    np.testing.assert_array_equal(
        table.position, read_decide(write(tmp_path, DECIDE, "bare.csv")).position
    )
    assert is_decide(text)
    with pytest.raises(CaseError) as caught:
        read_decide(write(tmp_path, text.replace("'#M'", "'#X'", 1)))
    assert caught.value.findings[0].line == 9
