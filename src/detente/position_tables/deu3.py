"""Read legislative disputes of the European Union with their outcomes (DEU III), for back-tests.

Arregui and Perarnaud (2021), doi:10.34810/data53: positions and salience of Commission, Parliament
and member states on issues of 2000 to 2019, and the outcome of each, on scales of 0 to 100.
"""

import csv
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from detente.errors import CaseError, Finding
from detente.numerics.arrays import Floats

__all__ = ["KnownOutcome", "read_deu3"]

_FEWEST = 2  # actors with a position and a salience


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
        Means, > 0.
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


def read_deu3(issues: str | Path, capability: str | Path) -> list[KnownOutcome]:
    """Return the issues with an outcome and at least two actors.

    Parameters
    ----------
    issues : path
        Tab-separated: ``prnr``, ``isnr``, ``p`` and ``s`` columns by actor, ``rp``, ``out``.
    capability : path
        CSV: ``column``, the actor's letters in the file of issues, and ``gdp_trillion``.

    Raises
    ------
    CaseError
        If a file cannot be read, has no column of a required name, or has text in place of a
        number.
    """
    means = {
        row["column"]: _number(row["gdp_trillion"], capability, line)
        for line, row in _rows(capability, ",", ("column", "gdp_trillion"))
    }
    needed = ("prnr", "isnr", "rp", "out", *(f"{part}{a}" for a in means for part in "ps"))
    outcomes = (_known(row, means, issues, line) for line, row in _rows(issues, "\t", needed))
    return [outcome for outcome in outcomes if outcome is not None]


def _rows(
    path: str | Path, delimiter: str, needed: tuple[str, ...]
) -> list[tuple[int, dict[str, str]]]:
    file = Path(path)
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter=delimiter))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CaseError([_finding(file, None, f"the file cannot be read: {error}")]) from error
    missing = [name for name in needed if not rows or name not in rows[0]]
    if missing:
        what = f"these columns are missing: {', '.join(missing[:8])}"
        raise CaseError([_finding(file, 1, what)])
    return list(enumerate(rows, start=2))


def _known(
    row: dict[str, str], means: dict[str, float], path: str | Path, line: int
) -> KnownOutcome | None:
    """Return one issue, or None if its outcome or its actors are missing."""

    def read(name: str) -> float:
        return _number(row[name], path, line)

    actors = tuple(a for a in means if not (math.isnan(read(f"p{a}")) or math.isnan(read(f"s{a}"))))
    outcome = read("out")
    if math.isnan(outcome) or len(actors) < _FEWEST:
        return None
    return KnownOutcome(
        issue=row["isnr"],
        proposal=row["prnr"],
        actors=actors,
        position=np.array([read(f"p{a}") for a in actors]),
        salience=np.array([read(f"s{a}") for a in actors]) / 100.0,
        capability=np.array([means[a] for a in actors]),
        reference=read("rp"),
        outcome=outcome,
    )


def _number(text: str | None, path: str | Path, line: int) -> float:
    """Return a number, or NaN if the cell is empty."""
    if not text or not text.strip():
        return math.nan
    try:
        return float(text)
    except ValueError as error:
        raise CaseError([_finding(Path(path), line, f"'{text}' is not a number")]) from error


def _finding(file: Path, line: int | None, what: str) -> Finding:
    return Finding(
        code="deu3.form",
        severity="error",
        file=file.name,
        line=line,
        message=what,
        hint="give the tab-separated file of issues and the CSV file of capabilities",
    )
