"""The report as a Word file."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.report.forms.blocks import (
    Block,
    Heading,
    Items,
    Page,
    Paragraph,
    Picture,
    Table,
    plain,
    targets,
)
from detente.report.forms.drawings.png import to_png
from detente.report.forms.notes import About
from detente.report.forms.word.markup import SPACES, Markup, words
from detente.report.forms.word.styles import dress

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["to_word"]

_STYLES = {
    "text": "Normal",
    "note": "NoteText",
    "mark": "NoteText",
    "bottom": "BottomLine",
    "summary": "FoldText",
}
_WIDEST = 6_200_000  # English metric units: the width of the text
_PIXEL = 9_525 * 0.9
_DAY = (1980, 1, 1, 0, 0, 0)


def to_word(page: Page, about: About) -> bytes:
    """Return the report as a Word file.

    Parameters
    ----------
    page : Page
        The content.
    about : About
        Facts of the run, for the running header.

    Returns
    -------
    bytes
        The file; the same page gives the same bytes. Page one ends with a page break.
    """
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    dress(document, about, title=page.title, language=page.language)
    body = document.element.body
    writer = _Writer(document, page)
    end = body.sectPr
    for piece in writer.all():
        for element in parse_xml(f"<w:body {SPACES}>{piece}</w:body>"):
            end.addprevious(element)
    _drop_thumbnail(document)
    stream = io.BytesIO()
    document.save(stream)
    return _undated(stream.getvalue())


class _Writer:
    """Writes blocks as pieces of a document."""

    def __init__(self, document: "Document", page: Page) -> None:
        self.document = document
        self.page = page
        self.pictures = 0
        self.markup = Markup(targets(page.blocks), set(_anchors(page)), self._relate)

    def all(self) -> Iterator[str]:
        """Yield the pieces in order."""
        for block in self.page.front:
            yield from self.block(block)
        if self.page.front and self.page.inner:
            yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        for block in self.page.inner:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        write = self.markup
        match block:
            case Heading():
                inside = write.anchors(block.anchors) + write.runs(block.runs)
                yield write.paragraph(f"Heading{block.level}", inside)
            case Paragraph():
                inside = write.anchors(block.anchors) + write.runs(block.runs)
                yield write.paragraph(_STYLES[block.kind], inside)
            case Items():
                yield from self._items(block)
            case Table():
                if block.caption:
                    yield self._caption("Table: ", plain(block.caption))
                yield write.table(block, plain(block.caption))
                yield write.paragraph("TableText", "")
            case Picture():
                yield from self._picture(block)

    def _items(self, block: Items) -> Iterator[str]:
        """Yield the entries; every list with numbers counts from 1."""
        numbers: dict[int, int] = {}
        for item in block.items:
            numbers = {level: n for level, n in numbers.items() if level <= item.level}
            if item.ordered and item.level not in numbers:
                numbers[item.level] = self._numbering()
            yield self.markup.item(item, numbers[item.level] if item.ordered else None)

    def _caption(self, kind: str, text: str) -> str:
        return self.markup.paragraph("Caption", words(kind + text), properties="<w:keepNext/>")

    def _picture(self, picture: Picture) -> Iterator[str]:
        """Yield the caption, the drawing with its description, and the table of a picture."""
        yield self._caption("Figure: ", picture.title)
        png, width = to_png(picture.svg, self.page.style, self.page.defs)
        self.pictures += 1
        size = min(int(width * _PIXEL), _WIDEST)
        inline = self.document.part.new_pic_inline(io.BytesIO(png), width=size)
        inline.docPr.set("id", str(self.pictures))
        inline.docPr.set("name", f"Picture {self.pictures}")
        inline.docPr.set("title", picture.title)
        inline.docPr.set("descr", picture.alt)
        inside = f"<w:r><w:drawing>{inline.xml}</w:drawing></w:r>"
        yield self.markup.paragraph("Normal", inside)
        if picture.alt != picture.title:
            yield self.markup.paragraph("NoteText", words(picture.alt))
        if picture.twin:
            yield from self.block(picture.twin)

    def _relate(self, address: str) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE

        return self.document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def _numbering(self) -> int:
        """Return a new numbering that starts at 1."""
        from docx.oxml.ns import qn

        numbering = self.document.part.numbering_part.element
        style = self.document.styles["List Number"].element
        (used,) = style.iter(qn("w:numId"))
        number = next(
            n for n in numbering.iter(qn("w:num")) if n.get(qn("w:numId")) == used.get(qn("w:val"))
        )
        made = numbering.add_num(number.abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)


def _anchors(page: Page) -> Iterator[str]:
    for block in page.blocks:
        match block:
            case Heading() | Paragraph():
                yield from block.anchors
            case Items():
                for item in block.items:
                    yield from item.anchors
            case Table():
                for row in (*block.head, *block.body, *block.foot):
                    yield from row.anchors


def _drop_thumbnail(document: "Document") -> None:
    """Leave out the picture of the template's first page."""
    relations = document.part.package.rels
    for name in [n for n, r in relations.items() if r.reltype.endswith("/thumbnail")]:
        del relations[name]


def _undated(raw: bytes) -> bytes:
    """Return a zip file whose members bear a fixed date."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            member.create_system = 3
            new.writestr(member, old.read(name))
    return stream.getvalue()
