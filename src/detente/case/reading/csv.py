"""Parse a CSV file into rows of cells with line numbers, and report errors of form."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from detente.case.findings.catalogue import KINDS
from detente.case.reading.characters import odd_character, repaired
from detente.case.reading.files import LIMIT_CSV, read_text
from detente.case.reading.foreign import foreign_text
from detente.case.reading.header import read_header
from detente.case.schema.tables import TableSpec, columns
from detente.errors import Finding

__all__ = ["LIMIT_FINDINGS", "Cells", "parse_table"]

LIMIT_ROWS = 100_000
LIMIT_CELL = 1_000_000
LIMIT_FINDINGS = 10_000  # about one table; more have one cause
# A function call or a link to another program; a single hyphen, sign or @name is text.
_FORMULA = re.compile(r"^[\s'\"]*(=|[+@-]\s*[A-Za-z][A-Za-z0-9._]*\(|[+@-].*\|.*!)")
_SHOWN = 80  # characters of a repaired text
_BARE_COMMA = re.compile(r",(?! )")
_BROKEN = (  # part of the csv module's message: its meaning
    ("unexpected end of data", "a quote that opens here is never closed"),
    ("expected after", "text follows a closing quote"),
    ("field limit", f"a cell has more than {LIMIT_CELL:,} characters"),
)


@dataclass(slots=True)
class Cells:
    """The filled cells of a table, row by row.

    Parameters
    ----------
    header : list of str
        Columns in the file's order.
    rows : list of (line, cells)
        Line number of each row and its filled cells by column.
    present : bool
        Whether the file exists.
    whole : bool
        Whether every row could be read. If not, missing ids are not reported.
    refused : set of (line, column)
        Cells that already have a finding about their form.
    """

    header: list[str] = field(default_factory=list)
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    present: bool = False
    whole: bool = True
    refused: set[tuple[int, str]] = field(default_factory=set)


def parse_table(folder: Path, spec: TableSpec) -> tuple[Cells, list[Finding]]:
    """Return the cells of a table, and findings about the form of the file."""
    text = read_text(folder / spec.file, LIMIT_CSV)
    if text is None:
        findings = [KINDS.file_missing(spec.file)] if spec.required else []
        return Cells(whole=not spec.required), findings
    if isinstance(text, Finding):
        return Cells(present=True, whole=False), [text]
    return _parse(text, spec)


def _parse(text: str, spec: TableSpec) -> tuple[Cells, list[Finding]]:
    cells = Cells(present=True)
    findings: list[Finding] = []
    if what := foreign_text(text):
        cells.whole = False
        return cells, [KINDS.foreign_format(spec.file, 1, what=what.name, hint=what.advice)]
    lines = _records(text, spec.file, findings)
    head = read_header(next(lines, None), lines, spec)
    findings += head.findings
    if not head.usable:
        cells.whole = False
        return cells, findings
    cells.header = head.names
    known = set(columns(spec))
    written = (record for record in lines if any(cell.strip() for cell in record[2]))
    for count, (line, last, row) in enumerate(written, start=1):
        if count > LIMIT_ROWS or len(findings) > LIMIT_FINDINGS:
            kind = KINDS.too_many_rows if count > LIMIT_ROWS else KINDS.too_many_findings
            limit = LIMIT_ROWS if count > LIMIT_ROWS else LIMIT_FINDINGS
            findings.append(kind(spec.file, line, limit=limit))
            cells.whole = False
            break
        if misfit := _misfit(spec.file, line, last, row, len(cells.header)):
            findings.append(misfit)
            cells.whole = False
            continue
        filled = {
            name: cell
            for name, cell in zip(cells.header, row, strict=True)
            if cell.strip() and name in known
        }
        findings += _check_cells(filled, spec.file, line, cells.refused)
        cells.rows.append((line, filled))
    cells.whole = cells.whole and not any(f.code == "csv-syntax" for f in findings)
    return cells, findings


def _misfit(file: str, line: int, last: int, row: list[str], wanted: int) -> Finding | None:
    """Return a finding if a row is too long, too short or contains other rows; otherwise None."""
    if len(row) != wanted:
        hint = f"the row runs to line {last}; check for a quote that is not closed"
        return KINDS.row_ragged(
            file, line, found=len(row), wanted=wanted, hint=hint if last > line else None
        )
    # a row inside a cell keeps its commas; in text, a space follows a comma
    if any("\n" in cell and len(_BARE_COMMA.findall(cell)) >= wanted - 1 for cell in row):
        return KINDS.rows_in_cell(file, line, last=last)
    return None


def _records(text: str, file: str, findings: list[Finding]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield (first line, last line, cells) of each record; report invalid CSV and stop there."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    csv.field_size_limit(LIMIT_CELL)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            why = next((w for part, w in _BROKEN if part in str(error)), "its quotes do not match")
            findings.append(KINDS.csv_syntax(file, line, why=why))
            return
        yield line, reader.line_num, row


def _check_cells(
    filled: dict[str, str], file: str, line: int, refused: set[tuple[int, str]]
) -> list[Finding]:
    findings = []
    for name, cell in filled.items():
        if _FORMULA.match(cell):
            findings.append(KINDS.cell_formula(file, line, name, value=cell))
        elif odd := odd_character(cell):
            findings.append(KINDS.cell_control(file, line, name, value=cell, what=odd))
        else:
            if meant := repaired(cell):
                findings.append(
                    KINDS.text_garbled(file, line, name, value=cell, meant=meant[:_SHOWN])
                )
            continue
        refused.add((line, name))
    return findings
