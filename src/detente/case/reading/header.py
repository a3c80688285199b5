"""Read the header of a table: its columns, and findings about them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean, listed, plain
from detente.case.schema.tables import TableSpec, columns
from detente.errors import Finding

__all__ = ["Header", "needed_columns", "read_header"]

Record = tuple[int, int, list[str]]  # first line, last line, cells
_MOST = 1000  # columns
_DELIMITERS = ((";", "semicolons"), ("\t", "tabs"), ("|", "bars"))


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table.

    Parameters
    ----------
    names : list of str
        Columns in the order of the file; spelling is corrected so that cells can be checked.
    usable : bool
        Whether the rows below can be read.
    findings : list of Finding
        Findings about the header.
    """

    names: list[str] = field(default_factory=list)
    usable: bool = False
    findings: list[Finding] = field(default_factory=list)


def needed_columns(spec: TableSpec) -> list[str]:
    """Return the required columns of a table."""
    return [f.alias or n for n, f in spec.record.model_fields.items() if f.is_required()]


def read_header(first: Record | None, below: Iterable[Record], spec: TableSpec) -> Header:
    """Return the header of a table; ``below`` is read only if ``first`` is not a header."""
    if first is None or not any(name.strip() for name in first[2]):
        return _no_header(spec, 1, None)
    line, _, cells = first
    if refused := _separator_line(cells, spec, line):
        return Header(findings=[refused])
    if len(cells) > _MOST:
        return Header(findings=[KINDS.too_many_columns(spec.file, line, found=len(cells))])
    names = [name.strip() for name in cells]
    if refused := _other_delimiter(names, spec, line):
        return Header(findings=[refused])
    by_plain = {plain(column): column for column in columns(spec)}
    if not any(plain(name) in by_plain for name in names):
        return _no_header(spec, line, _where_it_is(below, by_plain))
    corrected = [_corrected(name, names, by_plain) for name in names]
    return Header(corrected, usable=True, findings=_check(names, corrected, spec, line))


def _separator_line(cells: list[str], spec: TableSpec, line: int) -> Finding | None:
    """Return a finding about the line `sep=;` that spreadsheets write above a table, or None."""
    match = re.fullmatch(r"sep=(.)", ",".join(cells).strip(' "'), re.IGNORECASE)
    if match is None:
        return None
    words = dict(_DELIMITERS)
    hint = f"delete the line `sep={match[1]}`"
    if match[1] in words:
        hint = f"{hint}; then {KINDS.delimiter.hint}"
        return KINDS.delimiter(spec.file, line, found=words[match[1]], hint=hint)
    needed = ",".join(needed_columns(spec))
    return KINDS.header_missing(spec.file, line, hint=hint, needed=needed)


def _no_header(spec: TableSpec, line: int, below: int | None) -> Header:
    hint = f"the header is in line {below}; delete the lines above it" if below else None
    needed = ",".join(needed_columns(spec))
    finding = KINDS.header_missing(
        spec.file, line, allowed=listed(columns(spec), 30), hint=hint, needed=needed
    )
    return Header(findings=[finding])


def _where_it_is(below: Iterable[Record], by_plain: dict[str, str]) -> int | None:
    for (line, _, cells), _ in zip(below, range(20), strict=False):
        if sum(plain(cell) in by_plain for cell in cells) >= 2:
            return line
    return None


def _other_delimiter(names: list[str], spec: TableSpec, line: int) -> Finding | None:
    known = columns(spec)
    if len(names) > 1 and any(name in known for name in names):
        return None
    for mark, word in _DELIMITERS:
        if sum(part.strip(' "') in known for part in ",".join(names).split(mark)) >= 2:
            return KINDS.delimiter(spec.file, line, found=word)
    return None


def _corrected(name: str, names: list[str], by_plain: dict[str, str]) -> str:
    """Return the column that a name means, if only case, spaces or hyphens differ."""
    column = by_plain.get(plain(name), name)
    return name if column in names else column


def _check(names: list[str], corrected: list[str], spec: TableSpec, line: int) -> list[Finding]:
    known = columns(spec)
    findings = []
    unnamed = names.count("")
    if unnamed == 1 and not names[0]:
        findings.append(KINDS.column_index(spec.file, line))
    elif unnamed:
        findings.append(KINDS.column_unnamed(spec.file, line, count=unnamed))
    for position, name in enumerate(names):
        if not name:
            continue
        if name in names[:position]:
            findings.append(KINDS.column_twice(spec.file, line, name, value=name))
        elif name not in known:
            free = [k for k in known if k not in names]
            findings.append(
                KINDS.column_unknown(
                    spec.file,
                    line,
                    name,
                    value=name,
                    allowed=listed(known, 30),
                    hint=did_you_mean(name, free),
                )
            )
    findings += [
        KINDS.column_missing(spec.file, line, column)
        for column in needed_columns(spec)
        if column not in corrected
    ]
    return findings
