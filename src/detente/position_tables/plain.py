"""Read a plain table: columns actor, position, salience, capability; one issue per row."""

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from pydantic import Field

from detente.case.findings.suggest import plain
from detente.case.reading.csv import Cells, parse_table
from detente.case.schema.cells import Number, Share, Text
from detente.case.schema.evidence import Record
from detente.case.schema.tables import TableSpec
from detente.errors import Finding
from detente.position_tables.cells import ANY, POSITIVE, SHARE, Range, Reader, by_line
from detente.position_tables.kinds import TableKinds
from detente.position_tables.missing_codes import find_missing_codes
from detente.position_tables.record import IssueFacts, PositionTable, Stand, position_table

__all__ = ["ONE_ISSUE", "PlainRow", "read_plain"]

ONE_ISSUE = "issue"  # name of the only issue of a table without such a column
_FACTS = ("low", "high", "status_quo", "reversion")
_Said: TypeAlias = dict[str, dict[str, tuple[float, int]]]  # issue → column → number, line


class PlainRow(Record):
    """One row of a plain table: an actor on an issue."""

    actor: Text = Field(description="Name of the actor.")
    position: Number | None = Field(
        description="Position of the actor; empty if the actor is absent."
    )
    salience: Share | None = Field(
        description="Share of its means that it would spend on the issue."
    )
    capability: Number | None = Field(
        description="Means with which it can influence the outcome, at least 0."
    )
    issue: Text | None = Field(None, description="Name of the issue, if there are several.")
    low: Number | None = Field(None, description="Lowest position on the scale of the issue.")
    high: Number | None = Field(None, description="Highest position on the scale of the issue.")
    status_quo: Number | None = Field(None, description="Status quo on the issue.")
    reversion: Number | None = Field(None, description="Outcome on the issue if there is no deal.")


@dataclass(frozen=True, slots=True)
class _FileSpec(TableSpec):
    """A table whose file may have any name."""

    path: str = ""

    @property
    def file(self) -> str:
        """Name of the file."""
        return self.path


def read_plain(path: Path) -> PositionTable:
    r"""Read a plain table.

    Parameters
    ----------
    path : Path
        CSV file with a header line. Columns `low`, `high`, `status_quo` and `reversion` describe
        the issue; one of its rows may give them.

    Returns
    -------
    PositionTable
        The positions; without `low` and `high`, the scale is the range of the positions.

    Raises
    ------
    CaseError
        With every error in the file.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "years.csv")
    >>> _ = path.write_text("actor,position,salience,capability\nA,4,0.8,1\nB,10,0.6,2\n")
    >>> read_plain(path).influence.tolist()
    [[0.8, 1.2]]
    """
    spec = _FileSpec("positions", PlainRow, required=True, path=path.name)
    cells, findings = parse_table(path.parent, spec)
    findings = _lenient(findings)
    reader = Reader(path.name)
    said: _Said = {}
    stands = []
    for line, row in cells.rows:
        stand = _stand(reader, line, row, cells)
        stands.append(stand)
        for column in _FACTS:
            value = reader.number(row.get(column, ""), line, column, ANY)
            if not math.isnan(value):
                _say(reader, said.setdefault(stand.issue, {}), column, value, line)
    facts = {stand.issue: _facts(reader, said.get(stand.issue, {})) for stand in _firsts(stands)}
    _inside(reader, stands, facts)
    refused = {(f.line, f.field) for f in findings}
    found = [*findings, *(f for f in reader.findings if (f.line, f.field) not in refused)]
    found += find_missing_codes(path.name, stands, facts)
    named = [stand for stand in stands if stand.actor]
    return position_table(path.name, "plain", named, facts, findings=by_line(found))


def _lenient(findings: list[Finding]) -> list[Finding]:
    """Accept column names with capitals; warn about columns that are not read."""
    known = {plain(name) for name in PlainRow.model_fields}
    found = []
    for f in findings:
        if f.code == "column-index":
            found.append(replace(f, severity="warning", hint="this column is not read"))
            continue
        if f.code != "column-unknown" or "did you mean" in (f.hint or ""):
            if f.code != "column-unknown" or plain(f.value or "") not in known:
                found.append(f)
            continue
        found.append(replace(f, severity="warning", hint="this column is not read"))
    return found


def _stand(reader: Reader, line: int, row: dict[str, str], cells: Cells) -> Stand:
    """Return the content of a row; numbers are required only if there is a position."""
    place = reader.number(row.get("position", ""), line, "position", ANY)
    read = reader.needed if row.get("position", "").strip() else reader.number
    several = "issue" in cells.header
    numbers = {
        name: read(row.get(name, ""), line, name, within) if name in cells.header else math.nan
        for name, within in (("salience", SHARE), ("capability", POSITIVE))
    }
    return Stand(
        line=line,
        actor=reader.name(row.get("actor", ""), line, "actor") if "actor" in cells.header else "",
        issue=reader.name(row.get("issue", ""), line, "issue") if several else ONE_ISSUE,
        position=place,
        **numbers,
    )


def _firsts(stands: list[Stand]) -> list[Stand]:
    """Return the first row of each issue."""
    found: dict[str, Stand] = {}
    for stand in stands:
        found.setdefault(stand.issue, stand)
    return [stand for issue, stand in found.items() if issue]


def _say(
    reader: Reader, said: dict[str, tuple[float, int]], column: str, value: float, line: int
) -> None:
    """Keep the numbers of a row about its issue; report those that differ from an earlier row."""
    before, at = said.setdefault(column, (value, line))
    if before != value:
        shown = f"{value:g}"
        reader.findings.append(
            TableKinds.ends_differ(
                reader.file, line, column, value=shown, other=f"{before:g}", before=at
            )
        )


def _facts(reader: Reader, said: dict[str, tuple[float, int]]) -> IssueFacts:
    """Return the numbers of an issue; a scale needs both ends or none."""
    values = {column: value for column, (value, _) in said.items()}
    ends = [column for column in ("low", "high") if column in said]
    if len(ends) == 1:
        other = "high" if ends == ["low"] else "low"
        reader.needed("", said[ends[0]][1], other, ANY)
        return IssueFacts(**{k: v for k, v in values.items() if k not in ends})
    if ends and not values["low"] < values["high"]:
        line = said["high"][1]
        reader.findings.append(
            TableKinds.scale_empty(
                reader.file, line, "high", value=f"{values['low']:g}", other=f"{values['high']:g}"
            )
        )
    return IssueFacts(**values)


def _inside(reader: Reader, stands: list[Stand], facts: dict[str, IssueFacts]) -> None:
    """Report positions outside the scale given in the file."""
    for stand in stands:
        about = facts.get(stand.issue, IssueFacts())
        if about.low < about.high and not math.isnan(stand.position):
            within = Range(about.low, about.high)
            reader.number(f"{stand.position!r}", stand.line, "position", within)
    for name, about in facts.items():
        line = next(stand.line for stand in stands if stand.issue == name)
        for column in ("status_quo", "reversion") if about.low < about.high else ():
            value = getattr(about, column)
            if not math.isnan(value):
                reader.number(f"{value!r}", line, column, Range(about.low, about.high))
