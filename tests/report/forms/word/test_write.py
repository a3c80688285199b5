"""The Word file: it opens, in order, with described pictures; the same bytes each time."""

import io
import zipfile

import docx
from docx.oxml.ns import qn
from tests.report.forms.sample import HOSTILE, facts, page

from detente.report.forms.blocks import Heading, Picture, Table, plain
from detente.report.forms.runs import clean
from detente.report.forms.word.write import to_word


def opened():
    return docx.Document(io.BytesIO(to_word(page(), facts())))


def test_headings_are_in_the_order_of_the_page():
    found = [
        (int(p.style.name.removeprefix("Heading ")), p.text)
        for p in opened().paragraphs
        if p.style.name.startswith("Heading")
    ]
    assert found == [(b.level, plain(b.runs)) for b in page().blocks if isinstance(b, Heading)]


def test_each_picture_has_its_description():
    document = opened()
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described == [b.alt for b in page().blocks if isinstance(b, Picture)]
    numbers = [shape._inline.docPr.get("id") for shape in document.inline_shapes]
    assert len(set(numbers)) == len(numbers)
    assert all(shape.width <= 6_200_000 for shape in document.inline_shapes)
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert captions[:2] == ["Figure: Deaths rose", "Table: Deaths a year"]


def test_tables_hold_their_text():
    document = opened()
    content = page().blocks
    pictures = [b for b in content if isinstance(b, Picture) and b.twin]
    assert len(document.tables) == len(pictures) + sum(isinstance(b, Table) for b in content)
    assert document.tables[0].cell(2, 0).text == "None\nno rounds"
    heads = [t._tbl.findall(f".//{qn('w:tblHeader')}") for t in document.tables]
    assert [len(one) for one in heads[:2]] == [2, 1]


def test_hostile_text_arrives_as_text():
    document = opened()
    words = {p.text for p in document.paragraphs}
    cells = {cell.text for table in document.tables for cell in table._cells}
    for text in HOSTILE.values():
        wanted = " ".join(clean(text).split())
        assert wanted in words
        assert wanted in cells


def test_every_list_with_numbers_counts_from_one():
    found = {}
    for paragraph in opened().paragraphs:
        if paragraph.style.name == "List Number":
            number = paragraph._p.pPr.numPr.numId.val
            found.setdefault(number, []).append(paragraph.text)
    assert list(found.values()) == [["first", "a|b"], ["one again"]]


def test_page_one_ends_with_a_page_break():
    breaks = opened().element.body.findall(f".//{qn('w:br')}[@{qn('w:type')}='page']")
    assert len(breaks) == 1


def test_links_within_lead_to_a_bookmark():
    body = opened().element.body
    marks = {e.get(qn("w:name")) for e in body.iter(qn("w:bookmarkStart"))}
    anchors = {e.get(qn("w:anchor")) for e in body.iter(qn("w:hyperlink"))} - {None}
    assert anchors == marks


def test_the_same_page_gives_the_same_bytes_without_clock_name_or_path():
    raw = to_word(page(), facts())
    assert raw == to_word(page(), facts())
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in name for name in file.namelist())
        assert b"python-docx" not in file.read("docProps/core.xml")
