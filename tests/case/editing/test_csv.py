import pytest

from detente.case.editing.csv import TableText, cell_text
from detente.case.schema.tables import TABLES
from detente.errors import CaseError

ACTORS = TABLES["actors"]


@pytest.mark.parametrize(
    "text",
    [
        "id,name,kind\na,A,state\n",
        '\ufeff"id",name,kind\r\n"a","A ""x""\nb",state\r\n',
        "id,name,kind\ra,A,state",
        "id,name,kind\n\na,A,state\n,,\n",
    ],
)
def test_a_text_comes_back_as_it_was(text):
    table = TableText.parse(text, ACTORS)
    assert table.joined() == text
    assert list(table.keys) == [("a",)]


def test_a_short_row_is_filled_when_it_is_edited():
    table = TableText.parse("id,name,kind\na,A\n", ACTORS)
    table.set(1, "kind", "state")
    assert table.joined() == "id,name,kind\na,A,state\n"


@pytest.mark.parametrize("text", ["", "\n\n", 'id,"na'])
def test_what_has_no_rows_is_refused(text):
    with pytest.raises(CaseError, match=r"actors\.csv"):
        TableText.parse(text, ACTORS)


def test_cells_of_values():
    assert cell_text({"a"}) == "a"
    assert cell_text(1e20) == "1e+20"
    assert cell_text(2) == "2"
