"""Every table of the report with a name: what the CSV folder and the workbook hold."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from detente.report.forms.blocks import (
    Block,
    Heading,
    Page,
    Paragraph,
    Picture,
    Table,
    column_names,
    grid,
    plain,
)
from detente.report.forms.notes import About
from detente.report.messages.say import say

__all__ = [
    "NamedTable",
    "Number",
    "Value",
    "file_names",
    "is_formula",
    "named_tables",
    "sheet_names",
]

Value: TypeAlias = "str | Number"

_NUMBER = re.compile(r"[-+\N{MINUS SIGN}]?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?")
_DIGITS = 15  # more than these a spreadsheet does not keep
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# The last four are the wide forms of the first four.
_SHEET = 31
_NOT_IN_SHEET = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the digits that the report prints, without groups."""

    digits: str
    grouped: bool = False

    @property
    def value(self) -> float:
        """The number itself."""
        return float(self.digits)

    @property
    def places(self) -> int:
        """Digits after the point."""
        return len(self.digits.partition(".")[2])


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table: its name, the names of its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def named_tables(page: Page, about: About) -> list[NamedTable]:
    """Return "about" and every table of the report, in the order of the page.

    A table is named by its caption, its picture or the heading above it. A cell that holds a plain
    number is a number; every other cell is text.
    """
    rows = [(what, Number(str(v)) if isinstance(v, int) else v) for what, v in about.rows()]
    facts = NamedTable("about", (say("what"), say("value")), tuple(rows))
    return [facts, *_tables(page.blocks)]


def _tables(blocks: Sequence[Block]) -> Iterator[NamedTable]:
    name = ""
    for block in blocks:
        match block:
            case Heading():
                name = plain(block.runs)
            case Paragraph() if block.kind == "summary":
                name = plain(block.runs)
            case Table():
                yield _named(block, plain(block.caption) or name)
            case Picture():
                name = block.title
                if block.twin:
                    yield _named(block.twin, plain(block.twin.caption) or name)


def _named(table: Table, name: str) -> NamedTable:
    rows = [tuple(map(_value, texts)) for texts in _lines(table)]
    columns = column_names(table)
    width = max([len(columns), *map(len, rows)])
    columns += [""] * (width - len(columns))
    filled = tuple(row + ("",) * (width - len(row)) for row in rows)
    return NamedTable(" ".join(name.split()), tuple(columns), filled)


def _lines(table: Table) -> Iterator[list[str]]:
    for line in grid((*table.body, *table.foot)):
        yield [plain(cell.runs).replace("\n", "; ") if read else "" for cell, read in line]


def _value(text: str) -> Value:
    if not _NUMBER.fullmatch(text) or sum(map(str.isdecimal, text)) > _DIGITS:
        return text
    digits = text.replace(",", "").replace("\N{MINUS SIGN}", "-").removeprefix("+")
    return Number(digits, "," in text)


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet might take a text for a formula.

    Examples
    --------
    >>> is_formula("=1+1"), is_formula("Taliban"), is_formula("@here")
    (True, False, True)
    """
    return text.startswith(_FORMULA)


def sheet_names(tables: Sequence[NamedTable]) -> list[str]:
    """Return a name for each sheet: different ones, of at most 31 characters."""
    return _unique([_sheet(table.name) for table in tables], _SHEET, " {}")


def _sheet(name: str) -> str:
    text = " ".join(_NOT_IN_SHEET.sub(" ", name).split()).strip("' ")
    text = "table" if not text or text.casefold() == "history" else text
    return text[:_SHEET].rstrip("' ")


def file_names(tables: Sequence[NamedTable]) -> list[str]:
    """Return a file name for each table: its place in the report, then its name."""
    width = len(str(len(tables) - 1))
    stems = [_stem(table.name) for table in tables]
    numbered = [f"{n:0{width}}-{stem}" if n else stem for n, stem in enumerate(stems)]
    return [f"{stem}.csv" for stem in numbered]


def _stem(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:50].rstrip("-") or "table"


def _unique(names: list[str], most: int, ending: str) -> list[str]:
    seen: set[str] = set()
    made = []
    for name in names:
        unique, count = name, 1
        while unique.casefold() in seen:
            count += 1
            tail = ending.format(count)
            unique = name[: most - len(tail)].rstrip("' ") + tail
        seen.add(unique.casefold())
        made.append(unique)
    return made
