"""One CSV file → rows of cells with their line numbers, and findings about its form."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from detente.case.codes import KINDS
from detente.case.files import LIMIT_CSV, read_text
from detente.case.near import did_you_mean, listed
from detente.case.tables import TableSpec, columns
from detente.errors import Finding

__all__ = ["Cells", "parse_table"]

LIMIT_ROWS = 100_000
_FORMULA = ("=", "@", "\t=")
_NUMERIC_START = set("0123456789.")


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
        Does the file exist?
    """

    header: list[str] = field(default_factory=list)
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    present: bool = False


def parse_table(folder: Path, spec: TableSpec) -> tuple[Cells, list[Finding]]:
    """Return the cells of a table and what is wrong with the file's form."""
    text = read_text(folder / spec.file, LIMIT_CSV)
    if text is None:
        findings = [KINDS.file_missing(spec.file)] if spec.required else []
        return Cells(), findings
    if isinstance(text, Finding):
        return Cells(present=True), [text]
    return _parse(text, spec)


def _parse(text: str, spec: TableSpec) -> tuple[Cells, list[Finding]]:
    cells = Cells(present=True)
    findings: list[Finding] = []
    lines = _records(text, spec.file, findings)
    first = next(lines, None)
    if first is None or not any(name.strip() for name in first[1]):
        return cells, [*findings, KINDS.header_missing(spec.file, 1)]
    cells.header = [name.strip() for name in first[1]]
    findings += _check_header(cells.header, spec)
    known = set(columns(spec))
    for line, row in lines:
        if not any(cell.strip() for cell in row):
            continue
        if len(cells.rows) >= LIMIT_ROWS:
            findings.append(KINDS.too_many_rows(spec.file, line, limit=LIMIT_ROWS))
            break
        if len(row) != len(cells.header):
            findings.append(
                KINDS.row_ragged(spec.file, line, found=len(row), wanted=len(cells.header))
            )
            continue
        filled = {
            name: cell
            for name, cell in zip(cells.header, row, strict=True)
            if cell.strip() and name in known
        }
        findings += _check_cells(filled, spec.file, line)
        cells.rows.append((line, filled))
    return cells, findings


def _records(text: str, file: str, findings: list[Finding]) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, cells) of each record; on broken CSV add a finding and stop."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    csv.field_size_limit(1_000_000)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            findings.append(KINDS.csv_syntax(file, line, why=str(error)))
            return
        yield line, row


def _check_header(header: list[str], spec: TableSpec) -> list[Finding]:
    known = columns(spec)
    findings = []
    for place, name in enumerate(header):
        if name in header[:place]:
            findings.append(KINDS.column_twice(spec.file, 1, name))
        elif name not in known:
            hint = did_you_mean(name, [k for k in known if k not in header])
            semicolon = "use commas between cells" if ";" in name else None
            findings.append(
                KINDS.column_unknown(
                    spec.file, 1, value=name, allowed=listed(known, 30), hint=semicolon or hint
                )
            )
    for name, info in spec.record.model_fields.items():
        column = info.alias or name
        if info.is_required() and column not in header:
            findings.append(KINDS.column_missing(spec.file, 1, column))
    return findings


def _check_cells(filled: dict[str, str], file: str, line: int) -> list[Finding]:
    findings = []
    for name, cell in filled.items():
        start = cell.lstrip(" '\"")
        signed = start[:1] in {"+", "-"} and len(start) > 1 and start[1] not in _NUMERIC_START
        risky = signed and name != "polarity" and (start[1].isalpha() or start[1] in "(@=")
        if start.startswith(_FORMULA) or (risky and "(" in start):
            findings.append(KINDS.cell_formula(file, line, name, value=cell))
        if any(ord(c) < 32 and c not in "\n\r\t" for c in cell):
            findings.append(KINDS.cell_control(file, line, name, value=cell))
    return findings
