"""Edit the text of a table row by row; the other rows keep their bytes."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from detente.case.findings.catalogue import KINDS
from detente.case.reading.header import needed_columns
from detente.case.schema.tables import TableSpec, columns
from detente.errors import CaseError

__all__ = ["TableText", "cell_text"]

_MARK = "\ufeff"


def cell_text(value: object) -> str:
    """Return a value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, list | tuple | set | frozenset):
        return ";".join(cell_text(item) for item in value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


@dataclass(frozen=True, slots=True)
class _Row:
    """One record: its original text, including the line end, and its cells."""

    raw: str
    cells: list[str]

    @property
    def end(self) -> str:
        """Line end of the record; empty if the file stops without one."""
        return self.raw[len(self.raw.rstrip("\r\n")) :]

    def rewritten(self, cells: list[str], end: str) -> "_Row":
        """Return the row with other cells, quoted as before."""
        quoted = bool(self.cells) and self.raw.count('"') >= 2 * len(self.cells)
        return _Row(_line(cells, end, quote_all=quoted), cells)


class TableText:
    """A table's text; edits replace single rows.

    Parameters
    ----------
    spec : TableSpec
        The table.
    rows : list of _Row
        Its records; the first is the header.
    mark : bool
        Whether the file begins with a byte order mark.
    """

    def __init__(self, spec: TableSpec, rows: list[_Row], *, mark: bool = False) -> None:
        self.spec, self.rows, self.mark = spec, rows, mark

    @classmethod
    def empty(cls, spec: TableSpec) -> "TableText":
        """Return a table with a header of the columns that every row needs."""
        cells = needed_columns(spec)
        return cls(spec, [_Row(_line(cells, "\n"), cells)])

    @classmethod
    def parse(cls, text: str, spec: TableSpec) -> "TableText":
        """Return the rows of a text.

        Raises
        ------
        CaseError
            If it is not valid CSV or has no header.
        """
        try:
            rows = list(_records(text.removeprefix(_MARK)))
        except csv.Error as error:
            raise CaseError([KINDS.csv_syntax(spec.file, why=str(error))]) from None
        if not rows or not any(rows[0].cells):
            needed = ",".join(needed_columns(spec))
            raise CaseError([KINDS.header_missing(spec.file, 1, needed=needed)])
        return cls(spec, rows, mark=text.startswith(_MARK))

    @property
    def header(self) -> list[str]:
        """Columns in the file's order."""
        return [name.strip() for name in self.rows[0].cells]

    @cached_property
    def keys(self) -> dict[tuple[str, ...], int]:
        """Position of each row by its key; an empty cell counts as the default of its column."""
        keys: dict[tuple[str, ...], int] = {}
        for position, row in enumerate(self.rows[1:], start=1):
            cells = dict(zip(self.header, row.cells, strict=False))
            if any(cell.strip() for cell in row.cells):
                key = tuple(cells.get(k, "").strip() or self._default(k) for k in self.spec.key)
                keys.setdefault(key, position)
        return keys

    def _default(self, column: str) -> str:
        default = self.spec.record.model_fields[column].get_default()
        return default if isinstance(default, str) else ""

    def set(self, position: int, column: str, text: str) -> None:
        """Change one cell."""
        self._add_column(column)
        row = self.rows[position]
        cells = row.cells + [""] * (len(self.header) - len(row.cells))
        cells[self.header.index(column)] = text
        self.rows[position] = row.rewritten(cells, row.end)

    def append(self, cells: Mapping[str, str]) -> None:
        """Add a row at the end."""
        for column in columns(self.spec):
            if column in cells:
                self._add_column(column)
        end = self.rows[0].end or "\n"
        last = self.rows[-1]
        if not last.end:
            self.rows[-1] = _Row(last.raw + end, last.cells)
        row = [cells.get(column, "") for column in self.header]
        self.rows.append(_Row(_line(row, end), row))

    def remove(self, position: int) -> None:
        """Remove a row."""
        del self.rows[position]

    def joined(self) -> str:
        """Return the whole text."""
        return _MARK * self.mark + "".join(row.raw for row in self.rows)

    def _add_column(self, column: str) -> None:
        """Add a column at the right, empty in every row."""
        if column in self.header:
            return
        for position, row in enumerate(self.rows):
            name = column if position == 0 else ""
            bare = row.raw.rstrip("\r\n")
            if bare:
                self.rows[position] = _Row(f"{bare},{name}{row.end}", [*row.cells, name])


def _records(text: str) -> Iterator[_Row]:
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    for cells in csv.reader(lines(), strict=True):
        yield _Row("".join(taken), cells)
        taken.clear()


def _line(cells: list[str], end: str, *, quote_all: bool = False) -> str:
    out = io.StringIO(newline="")
    if quote_all:
        csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL).writerow(cells)
    else:
        csv.writer(out, lineterminator=end, quoting=csv.QUOTE_MINIMAL).writerow(cells)
    return out.getvalue()
