"""The report in Markdown: CommonMark with pipe tables and footnotes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from detente.report.forms.blocks import (
    Block,
    Cell,
    Chip,
    Heading,
    Inline,
    Item,
    Items,
    Link,
    Page,
    Paragraph,
    Picture,
    Row,
    Table,
    Text,
    column_names,
    grid,
    targets,
)
from detente.report.forms.notes import ClaimNote

__all__ = ["SIGN", "to_markdown"]

SIGN = "<!-- détente report -->"
"""First line of the file; it tells a report from a file that somebody wrote."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$])|&(?=[#\w]+;)|(?<=\w)@(?=\w)")
_START = re.compile(r"^( *)([#+\-=:]|\d+(?=[.)]))")
_BARE = re.compile(r"(https?:)(?=//)|\b(www)(?=\.)", re.IGNORECASE)
_MARKS = {"strong": "**", "emphasis": "*"}


def to_markdown(page: Page, claims: Mapping[str, ClaimNote]) -> str:
    """Return the report as Markdown.

    Parameters
    ----------
    page : Page
        The content.
    claims : mapping of str to ClaimNote
        Claims by id, for the footnotes.

    Returns
    -------
    str
        Headings, paragraphs, lists and pipe tables in the order of the page. Page one ends with a
        rule. A picture is its title, its description and its table; a reference to a claim is a
        footnote.
    """
    writer = _Writer(targets(page.blocks))
    front = [text for block in page.front for text in writer.block(block)]
    inner = [text for block in page.inner for text in writer.block(block)]
    notes = [_note(chip, claims.get(chip.claim)) for chip in writer.cited.values()]
    rule = ["---"] if front and inner else []
    return "\n\n".join([SIGN, *front, *rule, *inner, *notes]) + "\n"


class _Writer:
    """Writes blocks, and remembers which claims they cite."""

    def __init__(self, linked: set[str]) -> None:
        self.linked = linked
        self.cited: dict[str, Chip] = {}

    def block(self, block: Block) -> Iterator[str]:
        """Yield the pieces of a block; an empty line comes between two."""
        match block:
            case Heading():
                text = self.line(block.runs).replace("\n", " ")
                if anchors := self.anchors(block.anchors):
                    yield anchors
                yield f"{'#' * block.level} {text}"
            case Paragraph():
                yield self.paragraph(block)
            case Items():
                yield "\n".join(self.items(block.items))
            case Table():
                if block.caption:
                    yield f"**Table: {self.line(block.caption)}**"
                yield "\n".join(self.table(block))
            case Picture():
                yield f"**Figure: {_escaped(block.title)}**"
                if block.alt != block.title:
                    yield _escaped(block.alt)
                if block.twin:
                    yield from self.block(block.twin)

    def paragraph(self, block: Paragraph) -> str:
        text = self.anchors(block.anchors) + self.line(block.runs)
        if block.kind == "summary":
            return f"**{text}**"
        lines = [_START.sub(r"\1\\\2", line) for line in text.split("\n")]
        lines = [_numbered(line) for line in lines]
        if block.kind == "bottom":
            return "> " + "\\\n> ".join(lines)
        return "\\\n".join(lines)

    def items(self, items: Sequence[Item]) -> Iterator[str]:
        """Yield the lines of a list; numbers count within their level."""
        counts: dict[int, int] = {}
        for item in items:
            counts = {level: n for level, n in counts.items() if level <= item.level}
            counts[item.level] = counts.get(item.level, 0) + 1
            indent = "    " * item.level
            mark = f"{counts[item.level]}." if item.ordered else "-"
            text = self.anchors(item.anchors) + self.line(item.runs)
            lines = [_numbered(_START.sub(r"\1\\\2", line)) for line in text.split("\n")]
            yield f"{indent}{mark:<3} " + f"\\\n{indent}    ".join(lines)

    def table(self, table: Table) -> Iterator[str]:
        """Yield the lines of a pipe table."""
        rows = (*table.body, *table.foot)
        placed = grid(rows)
        names = column_names(table)
        width = max([len(names), *map(len, placed)])
        heads = [self.head(table, at, name) for at, name in enumerate(names)]
        heads += [""] * (width - len(heads))
        numbers = [_is_numeric(placed, at) for at in range(width)]
        yield _row(heads)
        yield _row(["---:" if number else "---" for number in numbers])
        for row, line in zip(rows, placed, strict=True):
            yield _row(self.cells(row, line) + [""] * (width - len(line)))

    def head(self, table: Table, at: int, name: str) -> str:
        """Return the name of a column; one head row keeps its references."""
        if len(table.head) == 1:
            cell, read = grid(table.head)[0][at]
            return self.cell(cell) if read else _escaped(name)
        return _escaped(name)

    def cells(self, row: Row, line: list[tuple[Cell, bool]]) -> list[str]:
        texts = [self.cell(cell) if read else "" for cell, read in line]
        if texts:
            texts[0] = self.anchors(row.anchors) + texts[0]
        return texts

    def cell(self, cell: Cell) -> str:
        return self.line(cell.runs, in_table=True).replace("\n", "<br>")

    def anchors(self, names: Iterable[str]) -> str:
        """Return the anchors that a link of the report leads to."""
        return "".join(f'<a id="{_named(name)}"></a>' for name in names if name in self.linked)

    def line(self, runs: Iterable[Inline], *, in_table: bool = False) -> str:
        text = ""
        for run in runs:
            if isinstance(run, Link) and text.endswith("!"):
                text = f"{text[:-1]}\\!"
            text += self.run(run, in_table=in_table)
        return text

    def run(self, run: Inline, *, in_table: bool) -> str:
        if isinstance(run, Chip):
            self.cited.setdefault(run.claim, run)
            return f"[^claim-{_named(run.claim)}]"
        if isinstance(run, Link):
            return f"[{_escaped(run.text)}]({_address(run.target)})"
        return _text(run, in_table=in_table)


def _text(run: Text, *, in_table: bool) -> str:
    if run.look == "plain":
        return _escaped(run.text)
    words = run.text.strip(" \n")
    if not words:
        return run.text
    start, _, end = run.text.partition(words)
    if run.look == "code":
        words = words.replace("\n", " ")
        longest = max(map(len, re.findall(r"`+", words)), default=0)
        fence, pad = "`" * (longest + 1), " " * ("`" in words)
        inside = words.replace("|", "\\|") if in_table else words
        return f"{start}{fence}{pad}{inside}{pad}{fence}{end}"
    mark = _MARKS[run.look]
    return f"{start}{mark}{_escaped(words)}{mark}{end}"


def _escaped(text: str) -> str:
    """Return a text in which nothing is markup, and no address becomes a link by itself."""
    escaped = _SPECIAL.sub(lambda m: f"\\{m[0]}", text)
    return _BARE.sub(lambda m: f"{m[1]}\\" if m[1] else f"{m[2]}\\", escaped)


def _numbered(line: str) -> str:
    """Move the escape of a number behind its digits, where Markdown looks for it."""
    return re.sub(r"^( *)\\(\d+)([.)])", r"\1\2\\\3", line)


def _address(target: str) -> str:
    if target.startswith("#"):
        return f"#{_named(target[1:])}"
    safe = {"<": "%3C", ">": "%3E", " ": "%20", "|": "%7C", "(": "%28", ")": "%29", "\\": "%5C"}
    return "".join(safe.get(c, c) for c in target if c.isprintable())


def _named(anchor: str) -> str:
    return re.sub(r"[^\w.-]", "-", anchor)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _is_numeric(placed: list[list[tuple[Cell, bool]]], at: int) -> bool:
    return bool(placed) and all(line[at][0].number for line in placed if at < len(line))


def _note(chip: Chip, note: ClaimNote | None) -> str:
    start = f"[^claim-{_named(chip.claim)}]: {_escaped(chip.label)}"
    if note is None:
        return f"{start}: {_escaped(_flat(chip.text))}"
    source = _escaped(_flat(note.source))
    if note.address.startswith(("http://", "https://")):
        source = f"[{source}]({_address(note.address)})"
    words = f"{_escaped(_flat(note.claim))}, grade {_escaped(note.grade)}"
    return f"[^claim-{_named(chip.claim)}]: {words}: {_escaped(_flat(note.text))} Source: {source}"


def _flat(text: str) -> str:
    return " ".join(text.split())
