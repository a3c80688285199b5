"""Recognising the form of a table from what it holds."""

import pytest
from tests.position_tables.tables import DECIDE, KTAB, PLAIN, write

from detente.errors import CaseError
from detente.position_tables.recognise import read_positions


@pytest.mark.parametrize(("text", "form"), [(PLAIN, "plain"), (KTAB, "ktab"), (DECIDE, "decide")])
@pytest.mark.parametrize("name", ["table.csv", "table.txt", "without-ending", "ünïcode.dat"])
def test_the_name_does_not_matter(tmp_path, text, form, name):
    table = read_positions(write(tmp_path, text, name))
    assert (table.form, table.file) == (form, name)


def test_no_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(CaseError, match=r"nowhere\.csv: the file is missing"):
        read_positions(tmp_path / "nowhere.csv")
    with pytest.raises(CaseError, match="this is a folder"):
        read_positions(tmp_path)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"PK\x03\x04rest", "spreadsheet"),
        (b"%PDF-1.7 rest", "foreign-format"),
        (b"<?xml version='1.0'?>\n<Scenario><name>Pump</name></Scenario>\n", "foreign-format"),
        (b"prnr\tisnr\tpcom\tscom\trp\tout\n", "foreign-format"),
        (b"sep=;\nactor;position;salience;capability\nA;4;0.8;1\n", "delimiter"),
        (PLAIN.encode("utf-16"), "encoding"),
        ("actor,position\nDänemark,1\n".encode("latin-1"), "encoding"),
        (b"actor,\0position\n", "nul-byte"),
    ],
)
def test_what_is_not_text_is_refused(tmp_path, raw, code):
    path = tmp_path / "table.csv"
    path.write_bytes(raw)
    with pytest.raises(CaseError, match=r"table\.csv") as caught:
        read_positions(path)
    assert [f.code for f in caught.value.findings] == [code]
