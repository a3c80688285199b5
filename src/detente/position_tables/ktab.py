"""Read a table of KTAB :cite:p:`ktab`: one actor per row, positions and saliences 0 to 100."""

import math
from pathlib import Path

from detente.case.findings.catalogue import KINDS
from detente.case.reading.files import LIMIT_CSV, read_text
from detente.errors import CaseError
from detente.position_tables.cells import HUNDRED, POSITIVE, Reader, by_line, records
from detente.position_tables.kinds import TableKinds
from detente.position_tables.record import IssueFacts, PositionTable, Stand, position_table

__all__ = ["is_ktab", "read_ktab"]

_LEAD = 3  # cells before the first dimension: actor, description, power
_SLACK = 1e-9


def is_ktab(text: str) -> bool:
    r"""Return whether a text has the two header lines of KTAB: name, text, two counts; columns.

    Examples
    --------
    >>> is_ktab("Example,Two actors,2,1,\nActor,Description,Power,Tax,Sal1\n")
    True
    >>> is_ktab("Example;Two actors;2;1;\nActor;Description;Power;Tax;Sal1\n")
    True
    """
    rows = [row for _, row in _first_two(text)]
    if len(rows) < 2 or len(rows[0]) < 4:
        return False
    counts = all(cell.isascii() and cell.isdecimal() for cell in rows[0][2:4])
    return counts and rows[1][0].casefold() == "actor"


def _first_two(text: str) -> list[tuple[int, list[str]]]:
    head = "\n".join(text.splitlines()[:10])
    rows = records(Reader(""), head, _delimiter(text), '"')
    return [row for row, _ in zip(rows, range(2), strict=False)]


def _delimiter(text: str) -> str:
    """Return the mark that separates cells; the line of columns has several of it."""
    columns = next(
        (x for x in text.splitlines()[:10] if x.lower().lstrip(' "').startswith("actor")), ""
    )
    return max(",;\t", key=columns.count)


def read_ktab(path: Path) -> PositionTable:
    r"""Read a table in the CSV format of KTAB.

    Parameters
    ----------
    path : Path
        First line: name, description, number of actors and of dimensions; second: columns
        actor, description, power, then position and salience of each dimension, from 0 to 100.
        Commas, semicolons or tabs separate the cells.

    Returns
    -------
    PositionTable
        Issues are named after the columns of positions; saliences are shares; scales run from 0 to
        100.

    Raises
    ------
    CaseError
        With every error in the file, for example saliences of an actor that sum to over 100.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "tax.csv")
    >>> head = "Example,Two actors,2,1,\nActor,Description,Power,Tax,Sal1\n"
    >>> _ = path.write_text(head + "A,,30,0,50\nB,,10,100,80\n")
    >>> read_ktab(path).salience.tolist()
    [[0.5, 0.8]]
    """
    text = read_text(path, LIMIT_CSV)
    if not isinstance(text, str):
        raise CaseError([text or KINDS.file_missing(path.name)])
    reader = Reader(path.name)
    rows = list(records(reader, text, _delimiter(text), '"'))
    if len(rows) < 2:
        raise CaseError([*reader.findings, TableKinds.table_empty(path.name)])
    (first, counts), (second, columns), *body = rows
    issues = _issues(reader, second, columns)
    _counted(reader, first, counts[2:4], [len(body), len(issues)])
    stands: list[Stand] = []
    for line, row in body:
        wanted = _LEAD + 2 * len(issues)
        cells = row[:-1] if len(row) == wanted + 1 and not row[-1] else row
        if len(cells) != wanted:
            reader.findings.append(
                KINDS.row_ragged(path.name, line, found=len(cells), wanted=wanted)
            )
            continue
        stands += _stands(reader, line, cells, issues)
    facts = {name: IssueFacts(low=0.0, high=100.0) for name in issues}
    named = [stand for stand in stands if stand.actor]
    return position_table(path.name, "ktab", named, facts, findings=by_line(reader.findings))


def _issues(reader: Reader, line: int, columns: list[str]) -> list[str]:
    """Return the names of dimensions: every second column after the power."""
    pairs = columns[_LEAD:-1] if columns and not columns[-1] else columns[_LEAD:]
    names: list[str] = []
    for cell in pairs[::2]:
        name = reader.name(cell, line, "dimension")
        if name in names:
            reader.findings.append(
                TableKinds.name_twice(reader.file, line, "dimension", value=name, before=line)
            )
        names.append(name)
    if len(pairs) % 2 or not pairs:
        wanted = _LEAD + 2 * max(len(names), 1)
        reader.findings.append(
            KINDS.row_ragged(
                reader.file,
                line,
                found=_LEAD + len(pairs),
                wanted=wanted,
                hint="give each dimension one column of positions and one of saliences",
            )
        )
    return names


def _counted(reader: Reader, line: int, said: list[str], found: list[int]) -> None:
    """Report counts in the first line that differ from the table."""
    for what, number, there in zip(("actors", "dimensions"), said, found, strict=True):
        if number != str(there):
            reader.findings.append(
                TableKinds.count_differs(
                    reader.file, line, what, value=number, what=what, found=there
                )
            )


def _stands(reader: Reader, line: int, cells: list[str], issues: list[str]) -> list[Stand]:
    """Return the content of a row on each dimension; an empty position means absent."""
    actor = reader.name(cells[0], line, "actor")
    capability = reader.needed(cells[2], line, "power", POSITIVE)
    found, total = [], 0.0
    for n, issue in enumerate(issues):
        place, stake = cells[_LEAD + 2 * n : _LEAD + 2 * n + 2]
        position = reader.number(place, line, issue, HUNDRED)
        read = reader.needed if place.strip() else reader.number
        salience = read(stake, line, f"salience of {issue}", HUNDRED)
        total += 0.0 if math.isnan(salience) else salience
        found.append(
            Stand(
                line=line,
                actor=actor,
                issue=issue,
                position=position,
                salience=salience / 100.0,
                capability=capability,
            )
        )
    if total > 100.0 + _SLACK:
        reader.findings.append(
            TableKinds.salience_sum(
                reader.file,
                line,
                "salience",
                value=f"{total:g}",
                actor=actor,
                allowed="at most 100 for one actor",
            )
        )
    return found
