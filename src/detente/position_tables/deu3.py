"""Legislative disputes of the European Union with their outcomes (DEU III), to test models on.

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
        Its name, and the dossier it belongs to.
    actors : tuple of str
        Those with a position and a salience, by column.
    position : array of float, shape (actor,)
        In [0, 100].
    salience : array of float, shape (actor,)
        In [0, 1].
    capability : array of float, shape (actor,)
        Means, > 0.
    reference : float
        What held before, in [0, 100]; NaN if the file does not say.
    outcome : float
        What was decided, in [0, 100].
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
        With every finding, if a file cannot be read, lacks a column or holds no number where one
        is needed.
    """
    means = {
        row["column"]: _number(row["gdp_trillion"], capability, line)
        for line, row in _rows(capability, ",", ("column", "gdp_trillion"))
    }
    needed = ("prnr", "isnr", "rp", "out", *(f"{part}{a}" for a in means for part in "ps"))
    found = (_known(row, means, issues, line) for line, row in _rows(issues, "\t", needed))
    return [one for one in found if one is not None]


def _rows(
    path: str | Path, delimiter: str, needed: tuple[str, ...]
) -> list[tuple[int, dict[str, str]]]:
    file = Path(path)
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter=delimiter))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CaseError([_finding(file, None, f"cannot be read: {error}")]) from error
    missing = [name for name in needed if not rows or name not in rows[0]]
    if missing:
        what = f"lacks the columns {', '.join(missing[:8])}"
        raise CaseError([_finding(file, 1, what)])
    return list(enumerate(rows, start=2))


def _known(
    row: dict[str, str], means: dict[str, float], path: str | Path, line: int
) -> KnownOutcome | None:
    """Return one issue, or None where its outcome or its actors are missing."""

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
    """Return a number, NaN where the cell is empty."""
    if not text or not text.strip():
        return math.nan
    try:
        return float(text)
    except ValueError as error:
        raise CaseError([_finding(Path(path), line, f"'{text}' is no number")]) from error


def _finding(file: Path, line: int | None, what: str) -> Finding:
    return Finding(
        code="deu3.form",
        severity="error",
        file=file.name,
        line=line,
        message=what,
        hint="use the tab-separated issues and the CSV of capabilities",
    )
