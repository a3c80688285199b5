"""Pieces of a Word file."""

from xml.etree import ElementTree as ET

from detente.report.forms.blocks import Cell, Chip, Item, Link, Row, Table, Text
from detente.report.forms.word.markup import SPACES, Markup, cleaned, words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def markup(*, linked=(), present=()) -> Markup:
    return Markup(set(linked), set(present), lambda address: f"r-{address}")


def tree(piece: str) -> ET.Element:
    return ET.fromstring(f"<w:body {SPACES}>{piece}</w:body>")


def cell(text: str, **spans) -> Cell:
    return Cell((Text(text),), **spans)


def test_text_is_escaped_and_control_characters_are_left_out():
    assert cleaned("<a> & \x0b\x1b\ud800b") == "&lt;a&gt; &amp; b"


def test_looks_are_in_the_order_that_word_asks():
    assert words("a", "ClaimText", bold=True, italic=True) == (
        '<w:r><w:rPr><w:rStyle w:val="ClaimText"/><w:b/><w:i/></w:rPr>'
        '<w:t xml:space="preserve">a</w:t></w:r>'
    )
    assert "<w:br/>" in words("a\nb")


def test_links_lead_out_within_or_nowhere():
    write = markup(present={"claims", "claim-C1"})
    piece = write.runs(
        [
            Link("a", "https://a.example"),
            Link("b", "#claims"),
            Link("c", "#gone"),
            Chip("C1", "C1 B2", ""),
        ]
    )
    links = list(tree(piece).iter(f"{W}hyperlink"))
    assert [link.get(f"{W}anchor") for link in links] == [None, "place1", "place2"]
    assert "".join(t.text for t in tree(piece).iter(f"{W}t")) == "abc[C1 B2]"


def test_only_anchors_that_are_linked_become_bookmarks():
    write = markup(linked={"a"})
    piece = write.anchors(["a", "b"])
    assert piece.count("bookmarkStart") == 1
    assert write.mark("a") in piece


def test_head_rows_are_repeated_and_cells_are_merged():
    table = Table(
        (),
        (Row((cell("h", columns=2, head=True),)),),
        (Row((cell("a", rows=2), cell("b", number=True))), Row((cell("c"),))),
    )
    root = tree(markup().table(table, 'a "name"'))
    assert len(list(root.iter(f"{W}tblHeader"))) == 1
    assert [e.get(f"{W}val") for e in root.iter(f"{W}gridSpan")] == ["2"]
    assert [e.get(f"{W}val") for e in root.iter(f"{W}vMerge")] == ["restart", "continue"]
    assert [e.get(f"{W}val") for e in root.iter(f"{W}tblCaption")] == ['a "name"']
    texts = ["".join(t.text for t in c.iter(f"{W}t")) for c in root.iter(f"{W}tc")]
    assert texts == ["h", "a", "b", "", "c"]
    assert len(list(root.iter(f"{W}jc"))) == 1


def test_a_table_without_cells_is_nothing():
    assert markup().table(Table((), (), ()), "") == ""


def test_entries_have_their_numbering_and_level():
    write = markup()
    numbered = write.item(Item((Text("a"),), ordered=True), 7)
    assert '<w:pStyle w:val="ListNumber"/>' in numbered
    assert '<w:numId w:val="7"/>' in numbered
    within = write.item(Item((Text("a"),), level=1), None)
    assert '<w:pStyle w:val="ListBullet"/><w:ind w:left="720"/>' in within
