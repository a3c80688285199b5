"""Read legislative disputes of the European Union with their outcomes (DEU III), for back-tests.

Arregui and Perarnaud (2021), doi:10.34810/data53: positions and salience of Commission, Parliament
and member states on issues of 2000 to 2019, and the outcome of each, on scales of 0 to 100.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np

from detente.case.findings.catalogue import KINDS
from detente.case.findings.kind import Kind
from detente.case.reading.files import LIMIT_CSV, read_text
from detente.errors import CaseError, Finding
from detente.numerics.arrays import Floats
from detente.position_tables.cells import HUNDRED, POSITIVE, Range, Reader, by_line, records
from detente.position_tables.deu3_means import GDP
from detente.position_tables.kinds import TableKinds

__all__ = ["Disputes", "KnownOutcome", "Means", "read_deu3"]

Means: TypeAlias = Literal["file", "gdp", "equal"]

_FEWEST = 2  # actors with a position and a salience
_NEEDED = ("prnr", "isnr", "out")
_MISSING = {"na", "n/a", "nan", ".", "-"}  # as statistics programs write an empty cell
_DECIMAL_COMMA = re.compile(r"^([+-]?\d{1,3}),(\d{1,2})$", re.ASCII)
_NOTHING = Kind(
    "no-issue-known",
    "error",
    "nothing in this table can be scored",
    "give issues with an outcome and two actors that have position and salience",
)
_HINT = "give the tab-separated table of issues with the columns prnr, isnr, out, p… and s…"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOutcome:
    """One issue whose outcome is known.

    Parameters
    ----------
    issue, proposal : str
        Name of the issue, and the dossier that it belongs to.
    actors : tuple of str
        Actors with a position and a salience, in the order of their columns.
    position : array of float, shape (actor,)
        In [0, 100].
    salience : array of float, shape (actor,)
        In [0, 1].
    capability : array of float, shape (actor,)
        Means, >= 0.
    reference : float
        Situation before the decision, in [0, 100]; NaN if not given.
    outcome : float
        Decision, in [0, 100].
    """

    issue: str
    proposal: str
    actors: tuple[str, ...]
    position: Floats
    salience: Floats
    capability: Floats
    reference: float
    outcome: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes:
    """What a file holds.

    Parameters
    ----------
    known : tuple of KnownOutcome
        Issues with an outcome and at least two actors, in the order of the file.
    without_outcome, without_actors : int
        Issues left out: those that have no outcome, and of the others those that have fewer than
        two actors with position and salience.
    means : {"file", "gdp", "equal"}
        Where capabilities come from: the line under the header, the products that ship, or 1 for
        everybody, as the file has actors that neither knows.
    """

    known: tuple[KnownOutcome, ...]
    without_outcome: int
    without_actors: int
    means: Means


def read_deu3(path: str | Path) -> Disputes:
    """Return the issues of a table of the DEU data.

    Parameters
    ----------
    path : path
        Cells separated by tabs, semicolons or commas, one line an issue: ``prnr`` and ``isnr``
        name the dossier and the issue, columns that begin with ``p`` and ``s`` and end alike hold
        an actor's position and salience, in [0, 100], ``rp`` the situation before (optional) and
        ``out`` the outcome. A line under the header without names is read as the actors' means.

    Returns
    -------
    Disputes
        The issues that can be forecast and scored, and how many cannot.

    Raises
    ------
    CaseError
        With every error in the file, each with its line, the value and what is allowed.
    """
    file = Path(path)
    text = _text(file)
    reader = Reader(file.name)
    rows = list(records(reader, text, _delimiter(text), '"'))
    if not rows:
        raise CaseError([*reader.findings, TableKinds.table_empty(file.name, 1)])
    sheet = _sheet(reader, rows)
    found = [_issue(sheet, line, row) for line, row in sheet.rows]
    _named_twice(sheet)
    if any(f.severity == "error" for f in reader.findings):
        raise CaseError(by_line(reader.findings))
    decided = [one for one in found if not math.isnan(one.outcome)]
    known = tuple(one for one in decided if len(one.actors) >= _FEWEST)
    if not known:
        raise CaseError([_NOTHING(file.name)])
    return Disputes(
        known=known,
        without_outcome=len(found) - len(decided),
        without_actors=len(decided) - len(known),
        means=sheet.means,
    )


def _text(file: Path) -> str:
    """Return the text of a file; raise if it cannot be read."""
    if file.is_dir():
        raise CaseError([KINDS.file_not_regular(file.name, what="a folder", hint=_HINT)])
    text = read_text(file, LIMIT_CSV)
    if text is None:
        raise CaseError([KINDS.file_missing(str(file), hint=_HINT)])
    if isinstance(text, Finding):
        raise CaseError([text])
    return text


def _delimiter(text: str) -> str:
    """Return the mark that separates the names of columns."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    return max("\t;,", key=head.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A file as it is read: where its columns are, what its actors have, and its rows."""

    reader: Reader
    place: Mapping[str, int]
    actors: tuple[str, ...]
    capability: Mapping[str, float]
    means: Means
    rows: list[tuple[int, list[str]]]

    def text(self, row: list[str], column: str) -> str:
        """Return a cell; nothing if the row ends before, or a mark stands for a missing cell."""
        at = self.place.get(column)
        word = row[at] if at is not None and at < len(row) else ""
        return "" if word.casefold() in _MISSING else word

    def number(self, line: int, row: list[str], column: str, within: Range = HUNDRED) -> float:
        """Return the number of a cell, with a point or a comma; NaN if it is empty or invalid."""
        word = _DECIMAL_COMMA.sub(r"\1.\2", self.text(row, column))
        return self.reader.number(word, line, column, within)


def _sheet(reader: Reader, rows: list[tuple[int, list[str]]]) -> _Sheet:
    """Return the columns and the means of a file; raise if columns are missing."""
    (top, head), *body = rows
    names = [name.casefold() for name in head]
    _check_header(reader, top, names)
    place = {name: k for k, name in enumerate(names)}
    actors = tuple(n[1:] for n in names if n[0] == "p" and f"s{n[1:]}" in place and len(n) > 1)
    for line, row in body:
        if len(row) > len(names):
            reader.findings.append(
                KINDS.row_ragged(
                    reader.file, line, found=len(row), wanted=len(names), hint=_RAGGED_HINT
                )
            )
    plain = _Sheet(
        reader=reader, place=place, actors=actors, capability={}, means="equal", rows=body
    )
    stated = bool(body) and not any(plain.text(body[0][1], name) for name in _NEEDED)
    means: Means = "gdp" if set(actors) <= GDP.keys() else "equal"
    capability = GDP if means == "gdp" else dict.fromkeys(actors, 1.0)
    if stated:
        capability, means = _stated(plain, *body[0]), "file"
    return _Sheet(
        reader=reader,
        place=place,
        actors=actors,
        capability=capability,
        means=means,
        rows=body[1:] if stated else body,
    )


_RAGGED_HINT = "check for an extra tab or a quote that is not closed"


def _check_header(reader: Reader, line: int, names: list[str]) -> None:
    """Raise unless the header has the names, the outcome, and two columns for each actor."""
    held = set(names)
    missing = [name for name in _NEEDED if name not in held]
    alone = [
        f"{other}{name[1:]}"
        for part, other in (("p", "s"), ("s", "p"))
        for name in names
        if name[:1] == part and name[1:] in GDP and f"{other}{name[1:]}" not in held
    ]
    pairs = [n for n in names if n[:1] == "p" and len(n) > 1 and f"s{n[1:]}" in held]
    if not pairs and not alone:
        missing += ["pcom", "scom"]
    found = [KINDS.column_missing(reader.file, line, n, hint=_HINT) for n in [*missing, *alone]]
    found += [
        KINDS.column_twice(reader.file, line, name)
        for name in dict.fromkeys(n for n in names if n and names.count(n) > 1)
        if name in _NEEDED or name == "rp" or name[:1] in {"p", "s"}
    ]
    found += [KINDS.column_unnamed(reader.file, line, count=names.count(""))] * ("" in held)
    if found:
        raise CaseError([*reader.findings, *found])


def _stated(sheet: _Sheet, line: int, row: list[str]) -> dict[str, float]:
    """Return the means in the line under the header; who has none is in no issue."""
    found = {a: sheet.number(line, row, f"p{a}", POSITIVE) for a in sheet.actors}
    if not any(value > 0.0 for value in found.values()):
        sheet.reader.findings.append(
            KINDS.value_required(
                sheet.reader.file,
                line,
                "isnr",
                hint="name the dossier and the issue, or give the actors' means in this line",
            )
        )
    return found


def _issue(sheet: _Sheet, line: int, row: list[str]) -> KnownOutcome:
    """Return one issue, with the actors whose position, salience and means are given."""
    file = sheet.reader.file
    names = {}
    for column in ("prnr", "isnr"):
        names[column] = sheet.text(row, column)
        if not names[column]:
            sheet.reader.findings.append(KINDS.value_required(file, line, column))
    numbers = {
        a: (sheet.number(line, row, f"p{a}"), sheet.number(line, row, f"s{a}"))
        for a in sheet.actors
    }
    both = {a: pair for a, pair in numbers.items() if not any(map(math.isnan, pair))}
    actors = tuple(a for a in both if not math.isnan(sheet.capability[a]))
    return KnownOutcome(
        issue=names["isnr"],
        proposal=names["prnr"],
        actors=actors,
        position=np.array([both[a][0] for a in actors]),
        salience=np.array([both[a][1] for a in actors]) / 100.0,
        capability=np.array([sheet.capability[a] for a in actors]),
        reference=sheet.number(line, row, "rp"),
        outcome=sheet.number(line, row, "out"),
    )


def _named_twice(sheet: _Sheet) -> None:
    """Report each issue whose name an earlier line has: it would count twice."""
    first: dict[str, int] = {}
    for line, row in sheet.rows:
        name = sheet.text(row, "isnr")
        if name and (before := first.setdefault(name, line)) != line:
            sheet.reader.findings.append(
                TableKinds.name_twice(sheet.reader.file, line, "isnr", value=name, before=before)
            )
