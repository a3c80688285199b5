"""The report as typed blocks: one content for every form."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = [
    "Block",
    "Cell",
    "Chip",
    "Heading",
    "Inline",
    "Item",
    "Items",
    "Kind",
    "Link",
    "Look",
    "Page",
    "Paragraph",
    "Picture",
    "Row",
    "Table",
    "Text",
    "column_names",
    "grid",
    "plain",
    "targets",
]

Look: TypeAlias = Literal["plain", "strong", "emphasis", "code"]
Kind: TypeAlias = Literal["text", "note", "mark", "bottom", "summary"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words of one look; a line break is a newline."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address, or to an anchor of the page (``#options``)."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A reference to a claim."""

    claim: str
    label: str
    text: str


Inline: TypeAlias = Text | Link | Chip


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the page."""

    level: int
    runs: tuple[Inline, ...]
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: text, a note, the line of marks, the bottom line, or the head of a fold."""

    runs: tuple[Inline, ...]
    kind: Kind = "text"
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list; entries of a list within a list have a higher level."""

    runs: tuple[Inline, ...]
    level: int = 0
    ordered: bool = False
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``number`` cells are set to the right."""

    runs: tuple[Inline, ...]
    head: bool = False
    number: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``caption`` is empty if a heading or a picture names it."""

    caption: tuple[Inline, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    foot: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its title, its description, its drawing, and the same numbers as a table."""

    title: str
    alt: str
    svg: str
    twin: Table | None = None


Block: TypeAlias = Heading | Paragraph | Items | Table | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole report.

    Parameters
    ----------
    title : str
        Title of the document.
    language : str
        Language tag, as in ``en``.
    style : str
        The style sheet of the page, which pictures need.
    defs : str
        Patterns that pictures of the page share, as SVG.
    front : tuple of Block
        Page one.
    inner : tuple of Block
        Everything after page one.
    """

    title: str
    language: str
    style: str
    defs: str
    front: tuple[Block, ...]
    inner: tuple[Block, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in order."""
        return self.front + self.inner


def plain(runs: Iterable[Inline]) -> str:
    """Return the words of runs without their looks.

    Examples
    --------
    >>> plain([Text("as "), Text("said", "strong"), Text(" "), Chip("C1", "C1 B2", "…")])
    'as said C1 B2'
    """
    return "".join(run.label if isinstance(run, Chip) else run.text for run in runs)


def grid(rows: Sequence[Row]) -> list[list[tuple[Cell, bool]]]:
    """Return a cell for every place of a table, and whether its text is read there.

    A cell over several columns is read in the first; a cell over several rows in each of them.
    """
    width = max((_width(row) for row in rows), default=0)
    placed: list[list[tuple[Cell, bool]]] = []
    below: dict[int, tuple[int, Cell, bool]] = {}  # by column: rows still covered
    for row in rows:
        line: list[tuple[Cell, bool]] = []
        cells = iter(row.cells)
        while len(line) < max(width, max(below, default=-1) + 1):
            at = len(line)
            if at in below:
                left, cell, read = below.pop(at)
                line.append((cell, read))
                if left > 1:
                    below[at] = (left - 1, cell, read)
                continue
            cell = next(cells, Cell(()))
            for n in range(cell.columns):
                line.append((cell, n == 0))
                if cell.rows > 1:
                    below[at + n] = (cell.rows - 1, cell, n == 0)
        placed.append(line)
    return placed


def _width(row: Row) -> int:
    return sum(cell.columns for cell in row.cells)


def column_names(table: Table) -> list[str]:
    """Return one name for every column; names of several head rows are joined."""
    rows = grid(table.head)
    names = []
    for at in range(max(map(len, rows), default=0)):
        parts = [plain(row[at][0].runs) for row in rows if at < len(row)]
        names.append(" – ".join(dict.fromkeys(part.replace("\n", " ") for part in parts if part)))
    return names


def targets(blocks: Iterable[Block]) -> set[str]:
    """Return the anchors that links of these blocks lead to, those of claims included."""
    return {name for run in _runs(blocks) if (name := _target(run))}


def _target(run: Inline) -> str:
    if isinstance(run, Chip):
        return f"claim-{run.claim}"
    return run.target[1:] if isinstance(run, Link) and run.target.startswith("#") else ""


def _runs(blocks: Iterable[Block]) -> Iterator[Inline]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield from block.runs
            case Items():
                for item in block.items:
                    yield from item.runs
            case Table():
                yield from _table_runs(block)
            case Picture() if block.twin:
                yield from _table_runs(block.twin)


def _table_runs(table: Table) -> Iterator[Inline]:
    yield from table.caption
    for row in (*table.head, *table.body, *table.foot):
        for cell in row.cells:
            yield from cell.runs
