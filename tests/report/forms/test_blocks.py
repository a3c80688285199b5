"""Blocks: plain words, the places of a table, names of columns, anchors that are linked."""

from tests.report.forms.sample import page

from detente.report.forms.blocks import (
    Cell,
    Chip,
    Heading,
    Link,
    Row,
    Table,
    Text,
    column_names,
    grid,
    plain,
    targets,
)


def cell(text: str, **spans) -> Cell:
    return Cell((Text(text),), **spans)


def words(rows) -> list[list[str]]:
    return [[plain(c.runs) if read else "" for c, read in line] for line in grid(rows)]


def test_a_cell_over_columns_is_read_once_and_a_cell_over_rows_in_each():
    rows = [
        Row((cell("a", rows=2), cell("b", columns=2))),
        Row((cell("c"), cell("d"))),
        Row((cell("e"), cell("f"), cell("g"))),
    ]
    assert words(rows) == [["a", "b", ""], ["a", "c", "d"], ["e", "f", "g"]]


def test_short_rows_are_filled():
    assert words([Row((cell("a"), cell("b"))), Row((cell("c"),))]) == [["a", "b"], ["c", ""]]


def test_no_rows_have_no_places():
    assert grid([]) == []
    assert column_names(Table((), (), ())) == []


def test_names_of_several_head_rows_are_joined():
    table = next(b for b in page().front if isinstance(b, Table))
    assert column_names(table) == ["option", "deal – low", "deal – high"]


def test_links_and_references_lead_to_anchors():
    blocks = [Heading(2, (Link("x", "#a"), Link("y", "https://b.example"), Chip("C1", "C1", "")))]
    assert targets(blocks) == {"a", "claim-C1"}


def test_page_one_comes_before_the_rest():
    content = page()
    assert content.blocks == content.front + content.inner
    titles = [plain(b.runs) for b in content.front if isinstance(b, Heading)]
    assert titles == ["Does picking pay?", "Options compared"]
