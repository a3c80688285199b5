"""Read a table of attendance data, and say all that is wrong with it at once."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from detente.errors import CaseError, Finding

__all__ = ["Row", "Table", "refuse"]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODE = "attendance-data"
_YEARS = range(1900, 2101)
_EMPTY = {"", "NA"}


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes
    ----------
    table : Table
        The table, which keeps what is wrong.
    line : int
        Line of the file.
    cells : dict of str to str
        Text of each column.
    """

    table: "Table"
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """Return a cell without blanks around it; empty for ``NA`` and for a missing column."""
        value = (self.cells.get(column) or "").strip()
        return "" if value in _EMPTY else value

    def day(self, column: str) -> date:
        """Return a date; report what is none."""
        value = self.text(column)
        try:
            day = date.fromisoformat(value if _DATE.fullmatch(value) else "")
        except ValueError:
            self.wrong(column, "this is no date", "YYYY-MM-DD", "give the day, or remove the row")
            return date.min
        if day.year not in _YEARS:
            limits = f"{_YEARS[0]} to {_YEARS[-1]}"
            self.wrong(column, "this year is out of range", limits, "correct the year")
        return day

    def parts(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell between semicolons, in capital letters."""
        return tuple(part.strip().upper() for part in self.text(column).split(";") if part.strip())

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """Return a word out of a list; report another one."""
        value = self.text(column)
        if value not in allowed:
            words = ", ".join(word or "empty" for word in allowed)
            self.wrong(column, "this word is not allowed", words, "correct the cell")
        return value

    def wrong(self, column: str, message: str, allowed: str, hint: str) -> None:
        """Keep a finding about a cell of this row."""
        self.table.report(message, self.line, column, self.cells.get(column), allowed, hint)


@dataclass
class Table:
    """A file that is being read.

    Attributes
    ----------
    path : Path
        The file.
    findings : list of Finding
        What is wrong, shared between the tables that are read together.
    """

    path: Path
    findings: list[Finding] = field(default_factory=list)

    def report(
        self,
        message: str,
        line: int | None = None,
        column: str | None = None,
        value: str | None = None,
        allowed: str | None = None,
        hint: str | None = None,
    ) -> None:
        """Keep a finding."""
        said = f"{message}: {value!r}" if value and column else message
        self.findings.append(
            Finding(
                code=_CODE,
                severity="error",
                file=str(self.path),
                line=line,
                field=column,
                value=value,
                message=f"{column}: {said}" if column else said,
                allowed=allowed,
                hint=hint,
            )
        )

    def rows(self, needed: Sequence[str]) -> list[Row]:
        """Return the rows; report a file that cannot be read, or lacks a column."""
        try:
            return list(self._rows(needed))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            self.report(f"the file cannot be read: {_reason(error)}", allowed="a CSV file in UTF-8")
            return []

    def _rows(self, needed: Sequence[str]) -> Iterator[Row]:
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            names = [name for name in reader.fieldnames or () if name]
            missing = [name for name in needed if name not in names]
            if missing:
                self.report(
                    f"the file has no column {', '.join(missing)}",
                    1,
                    value=", ".join(names) or "nothing",
                    allowed=f"columns {', '.join(needed)}, in any order",
                    hint="name the columns in the first line",
                )
                return
            for cells in reader:
                row = Row(self, reader.line_num, cells)
                if None in cells:
                    row.wrong(
                        names[-1],
                        "the row has more cells than the header",
                        "one cell a column",
                        "put a text with commas into quotation marks",
                    )
                yield row


def refuse(findings: list[Finding]) -> None:
    """Raise if anything was found.

    Parameters
    ----------
    findings : list of Finding
        What is wrong with the tables read so far.

    Raises
    ------
    CaseError
        With all of them, in the order of files and lines.
    """
    if findings:
        raise CaseError(sorted(findings, key=lambda one: (one.file, one.line or 0)))


def _reason(error: Exception) -> str:
    """Return why a file cannot be read, in words."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    if isinstance(error, UnicodeDecodeError):
        return "it is not text in UTF-8"
    return str(error)
