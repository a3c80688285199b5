"""Read records of DECIDE :cite:p:`decideexchange`: actors #A, issues #P, marks #M, data #D."""

import math
import re
from dataclasses import dataclass, field
from pathlib import Path

from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean, listed
from detente.case.reading.files import LIMIT_CSV, read_text
from detente.errors import CaseError
from detente.position_tables.cells import ANY, POSITIVE, SHARE, Range, Reader, by_line, records
from detente.position_tables.kinds import TableKinds
from detente.position_tables.record import IssueFacts, PositionTable, Stand, position_table

__all__ = ["is_decide", "read_decide"]

_FIRST = re.compile(r"""^\s*(?:['"]?#/.*\n\s*)*(['"]?)#[A-Z]\1\s*([\t;,|])""")
_COMMENT, _TITLE = "#/", "#O"
_CELLS = {"#A": 2, "#P": 2, "#M": 3, "#D": 6}  # smallest number of cells of a record
_WHOLE = (0.0, 100.0)  # scale of an issue without marks


@dataclass(slots=True)
class _Names:
    """Names of one kind, with the lines that name them."""

    what: str
    record: str
    lines: dict[str, int] = field(default_factory=dict)

    def add(self, reader: Reader, text: str, line: int) -> None:
        name = reader.name(text, line, self.what)
        if name in self.lines:
            reader.findings.append(
                TableKinds.name_twice(
                    reader.file, line, self.what, value=name, before=self.lines[name]
                )
            )
        elif name:
            self.lines[name] = line

    def find(self, reader: Reader, text: str, line: int) -> str:
        name = reader.name(text, line, self.what)
        if name and name not in self.lines:
            reader.findings.append(
                TableKinds.name_unknown(
                    reader.file,
                    line,
                    self.what,
                    value=name,
                    what=f"an {self.what}",
                    record=self.record,
                    allowed=listed(self.lines) or None,
                    hint=did_you_mean(name, self.lines),
                )
            )
            return ""
        return name


def is_decide(text: str) -> bool:
    r"""Return whether the first non-empty line of a text is a record such as ``#A;EU;EU``.

    Examples
    --------
    >>> is_decide("'#A'\t'EU'\t'EU'\n"), is_decide("actor,position\n")
    (True, False)
    """
    return _FIRST.match(text) is not None


def read_decide(path: Path) -> PositionTable:
    r"""Read a file of DECIDE records.

    Parameters
    ----------
    path : Path
        Records ``#A`` actor, ``#P`` issue, ``#M`` issue and position, ``#D`` actor, issue,
        position, salience and power; separated by tabs, semicolons, commas or bars, quoted or not.
        A title ``#O`` and comments ``#/`` are not read.

    Returns
    -------
    PositionTable
        The scale of an issue runs from its lowest to its highest mark, or from 0 to 100 if it has
        no marks. An actor without a record on an issue is absent from it.

    Raises
    ------
    CaseError
        With every error in the file.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "tax.txt")
    >>> head = "#A;EU\n#A;US\n#P;tax\n#M;tax;0;none\n#M;tax;50;half\n"
    >>> _ = path.write_text(head + "#D;EU;tax;20;0.5;1\n#D;US;tax;50;1;0.4\n")
    >>> read_decide(path).scale.tolist()
    [[0.0, 50.0]]
    """
    text = read_text(path, LIMIT_CSV)
    if not isinstance(text, str):
        raise CaseError([text or KINDS.file_missing(path.name)])
    reader = Reader(path.name)
    rows = _sorted(reader, text)
    actors, issues = _Names("actor", "#A"), _Names("issue", "#P")
    for names, code in ((actors, "#A"), (issues, "#P")):
        for line, row in rows[code]:
            names.add(reader, row[1], line)
    facts = {name: _ends(reader, name, rows["#M"]) for name in issues.lines}
    for line, row in rows["#M"]:
        issues.find(reader, row[1], line)
        reader.needed(row[2], line, "position", ANY)
    stands = [_stand(reader, line, row, actors, issues, facts) for line, row in rows["#D"]]
    named = [stand for stand in stands if stand.actor and stand.issue]
    return position_table(
        path.name,
        "decide",
        named,
        facts,
        actors=tuple(actors.lines),
        findings=by_line(reader.findings),
    )


def _sorted(reader: Reader, text: str) -> dict[str, list[tuple[int, list[str]]]]:
    """Return the records by their code; report unknown and incomplete records."""
    first = _FIRST.match(text)
    quote, delimiter = first.groups() if first else ("", ";")
    rows: dict[str, list[tuple[int, list[str]]]] = {code: [] for code in _CELLS}
    for line, row in records(reader, _without_comments(text), delimiter, quote or '"'):
        if row[0] == _TITLE:
            continue
        if row[0] not in _CELLS:
            reader.findings.append(
                TableKinds.record_unknown(reader.file, line, value=row[0], allowed=listed(_CELLS))
            )
        elif len(row) < _CELLS[row[0]]:
            wanted = _CELLS[row[0]]
            reader.findings.append(
                TableKinds.record_short(reader.file, line, row[0], found=len(row), wanted=wanted)
            )
        else:
            rows[row[0]].append((line, row))
    return rows


def _without_comments(text: str) -> str:
    """Return the text with empty lines in place of comments, whose quotes may not match."""
    lines = text.splitlines(keepends=True)
    return "".join("\n" if line.lstrip(" '\"\t").startswith(_COMMENT) else line for line in lines)


def _ends(reader: Reader, issue: str, marks: list[tuple[int, list[str]]]) -> IssueFacts:
    """Return the scale of an issue: the range of its marks."""
    silent = Reader(reader.file)  # the caller reads the marks again and reports errors
    values = [
        (value, line)
        for line, row in marks
        if row[1] == issue and not math.isnan(value := silent.number(row[2], line, "", ANY))
    ]
    if not values:
        return IssueFacts(low=_WHOLE[0], high=_WHOLE[1])
    (low, _), (high, last) = min(values), max(values)
    if low == high:
        reader.findings.append(
            TableKinds.scale_empty(
                reader.file, last, "position", value=f"{low:g}", other=f"{high:g}"
            )
        )
    return IssueFacts(low=low, high=high)


def _stand(
    reader: Reader,
    line: int,
    row: list[str],
    actors: _Names,
    issues: _Names,
    facts: dict[str, IssueFacts],
) -> Stand:
    """Return the content of a data record; an empty position means that the actor is absent."""
    actor = actors.find(reader, row[1], line)
    issue = issues.find(reader, row[2], line)
    about = facts.get(issue)
    within = Range(about.low, about.high) if about and about.low < about.high else ANY
    read = reader.needed if row[3] else reader.number
    return Stand(
        line=line,
        actor=actor,
        issue=issue,
        position=reader.number(row[3], line, "position", within),
        salience=read(row[4], line, "salience", SHARE),
        capability=read(row[5], line, "power", POSITIVE),
    )
