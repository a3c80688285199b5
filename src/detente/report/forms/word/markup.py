"""Pieces of WordprocessingML as text: runs, links, paragraphs and tables."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from detente.report.forms.blocks import Cell, Chip, Inline, Item, Link, Row, Table, Text, grid

__all__ = ["SPACES", "Markup", "cleaned", "words"]

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
"""Name spaces that the pieces use."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD_FILL = "F2F4F7"


def cleaned(text: str) -> str:
    """Return a text that XML can hold, with its marks escaped."""
    return escape(_ILLEGAL.sub("", text))


@dataclass
class Markup:
    """Writes pieces; it counts bookmarks and knows which anchors are linked.

    Parameters
    ----------
    linked : set of str
        Anchors that a link of the report leads to.
    present : set of str
        Anchors that the report has.
    relate : callable
        Returns the id of a relationship for an outside address.
    """

    linked: set[str]
    present: set[str]
    relate: Callable[[str], str]
    marks: dict[str, int] = field(default_factory=dict)

    def runs(self, runs: Iterable[Inline], *, bold: bool = False) -> str:
        """Return runs, links and references to claims."""
        return "".join(self._run(run, bold=bold) for run in runs)

    def _run(self, run: Inline, *, bold: bool) -> str:
        if isinstance(run, Text):
            style = "CodeText" if run.look == "code" else ""
            strong = bold or run.look == "strong"
            return words(run.text, style, bold=strong, italic=run.look == "emphasis")
        if isinstance(run, Link) and not run.target.startswith("#"):
            inside = words(run.text, "LinkText", bold=bold)
            return f'<w:hyperlink r:id="{self.relate(run.target)}">{inside}</w:hyperlink>'
        if isinstance(run, Chip):
            anchor, text, style = f"claim-{run.claim}", f"[{run.label}]", "ClaimText"
        else:
            anchor, text, style = run.target[1:], run.text, "LinkText"
        if anchor not in self.present:
            return words(text, style if isinstance(run, Chip) else "", bold=bold)
        inside = words(text, style, bold=bold)
        return f'<w:hyperlink w:anchor="{self.mark(anchor)}">{inside}</w:hyperlink>'

    def mark(self, anchor: str) -> str:
        """Return the name of a bookmark: a letter and a number, as Word asks."""
        return f"place{self.marks.setdefault(anchor, len(self.marks) + 1)}"

    def anchors(self, names: Iterable[str]) -> str:
        """Return the bookmarks of anchors that a link leads to."""
        made = []
        for name in names:
            if name in self.linked:
                mark = self.mark(name)
                number = self.marks[name]
                made.append(
                    f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>'
                    f'<w:bookmarkEnd w:id="{number}"/>'
                )
        return "".join(made)

    def paragraph(self, style: str, inside: str, *, properties: str = "") -> str:
        """Return a paragraph of a style."""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'

    def item(self, item: Item, number: int | None) -> str:
        """Return an entry of a list; ``number`` is the list's own numbering."""
        style = "ListNumber" if number is not None else "ListBullet"
        counted = "" if number is None else f'<w:numId w:val="{number}"/>'
        numbered = f'<w:numPr><w:ilvl w:val="0"/>{counted}</w:numPr>' if counted else ""
        indent = f'<w:ind w:left="{360 * (item.level + 1)}"/>' if item.level else ""
        inside = self.anchors(item.anchors) + self.runs(item.runs)
        return self.paragraph(style, inside, properties=numbered + indent)

    def table(self, table: Table, name: str) -> str:
        """Return a table; its head is repeated on every page."""
        parts = [(table.head, "head"), (table.body, "body"), (table.foot, "foot")]
        width = max((len(line) for rows, _ in parts for line in grid(rows)), default=0)
        if not width:
            return ""
        columns = "<w:gridCol/>" * width
        rows = "".join(self._rows(rows, part, width) for rows, part in parts)
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="5000" w:type="pct"/>'
            f'<w:tblLook w:val="0420"/><w:tblCaption w:val={_attribute(name)}/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
        )

    def _rows(self, rows: Sequence[Row], part: str, width: int) -> str:
        made = []
        seen: set[int] = set()
        for row, line in zip(rows, grid(rows), strict=True):
            places = [*line, *[(Cell(()), True)] * (width - len(line))]
            marks = self.anchors(row.anchors)
            cells: list[str] = []
            for cell, read in places:
                if read:
                    merge = "" if cell.rows < 2 else "continue" if id(cell) in seen else "restart"
                    cells.append(self._cell(cell, part, merge, "" if cells else marks))
                    seen.add(id(cell))
            head = "<w:tblHeader/>" if part == "head" else ""
            made.append(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>")
        return "".join(made)

    def _cell(self, cell: Cell, part: str, merge: str, marks: str) -> str:
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEAD_FILL}"/>'
        shade = fill if part == "head" else ""
        side = '<w:jc w:val="right"/>' if cell.number and part != "head" else ""
        inside = "" if merge == "continue" else marks + self.runs(cell.runs, bold=cell.head)
        return (
            f"<w:tc><w:tcPr>{span}{merged}{shade}</w:tcPr>"
            f"{self.paragraph('TableText', inside, properties=side)}</w:tc>"
        )


def words(text: str, style: str = "", *, bold: bool = False, italic: bool = False) -> str:
    """Return a run; a newline is a line break."""
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    look += "<w:b/>" * bold + "<w:i/>" * italic
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = [f'<w:t xml:space="preserve">{cleaned(line)}</w:t>' for line in text.split("\n")]
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("", text)[:250])
