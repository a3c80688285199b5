"""Read a rendered report as sentences and as tables, by section."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

PROSE = ("p", "li", "h1", "h2", "h3", "h4", "h5", "summary", "figcaption", "dt", "dd", "title")
SPOKEN = ("title", "desc")  # of a picture, which a screen reader reads
CELLS = ("td", "th")
VOID = ("br", "input", "line", "rect", "circle", "path", "img", "hr")


class Sentence(NamedTuple):
    """A sentence of the report, the section that it is in, and whether it is only read out."""

    section: str
    text: str
    spoken: bool


class Table(NamedTuple):
    """A table of the report: its section, its heads, and its rows as printed."""

    section: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class _Reader(HTMLParser):
    """Collect the blocks of prose, and the cells of tables."""

    def __init__(self) -> None:
        super().__init__()
        self.section = ""
        self.blocks: list[Sentence] = []
        self.tables: list[tuple[str, list[list[str]]]] = []
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if tag in ("section", "h2", "h3") and named.get("class") != "heading":
            self.section = named.get("id") or self.section
        if tag == "table":
            self.tables.append((self.section, []))
        if tag == "tr":
            self.tables[-1][1].append([])
        if tag in (*PROSE, *SPOKEN, *CELLS):
            self.flush()
        if tag == "br":
            self.text.append(" ┃ ")
        skipped = "chip" in named.get("class", "") or tag == "nav"
        if tag not in VOID:
            self.open.append("skip" if skipped else tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if tag in (*PROSE, *SPOKEN, *CELLS):
            self.flush()
        self.open.pop()

    def flush(self):
        """End the block that is open, if it holds text."""
        text = re.sub(r"\s+", " ", "".join(self.text)).replace("\N{NO-BREAK SPACE}", " ").strip()
        self.text = []
        inside = next((tag for tag in reversed(self.open) if tag in CELLS), None)
        if inside and self.tables:
            self.tables[-1][1][-1].append(text)
        elif text:
            self.blocks.append(Sentence(self.section, text, "svg" in self.open))

    def handle_data(self, data):
        drawn = "svg" in self.open and not any(tag in SPOKEN for tag in self.open)
        if not drawn and not {"skip", "script", "style"} & set(self.open):
            self.text.append(data)


def read_report(page: str) -> tuple[list[Sentence], list[Table]]:
    """Return the sentences and the tables of a report."""
    reader = _Reader()
    reader.feed(page[page.index("<main") : page.index("</main>")])
    said = [
        Sentence(section, one, spoken)
        for section, text, spoken in reader.blocks
        for one in re.split(r"(?<=[.?]) (?=[A-Z“])", text)
    ]
    tables = [
        Table(section, tuple(rows[0]), tuple(map(tuple, rows[1:])))
        for section, rows in reader.tables
    ]
    return said, tables
