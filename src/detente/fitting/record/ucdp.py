"""Read the two files of the Uppsala Conflict Data Program that the record is estimated from.

Conflict Termination, dyadic :cite:p:`kreutz2010`, and Peace Agreements.
"""

import csv
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from detente.errors import CaseError, Finding
from detente.models.record.units import Agreement, DyadYear

__all__ = ["Sources", "names_of", "only_file", "read_sources"]

_WITHIN_STATES = {"3", "4"}  # type_of_conflict: internal, and internal with foreign troops
_OUTCOMES = range(7)  # 0: none, or no code
_GOVERNMENT = {"2", "3"}  # incompatibility: government, or both
_REGIONS = range(1, 6)
_KINDS = range(1, 4)
_YEAR = re.compile(r"(19|20)\d\d")
_SHOWN = 20

_TERMINATION = (
    "conflict_id",
    "dyad_id",
    "year",
    "type_of_conflict",
    "outcome",
    "ependdate",
    "start_date",
    "start_date2",
    "dyadepisode",
    "incompatibility",
    "side_a_2nd",
    "side_b_2nd",
    "intensity_level",
    "region",
)
_AGREEMENTS = ("paid", "pa_date", "dyad_id", "pa_type", "cease", "inclusive", "ended", "duration")


class Sources(NamedTuple):
    """What the two files hold.

    Attributes
    ----------
    years : list of DyadYear
        Active years of dyads within states.
    agreements : list of Agreement
        Signed agreements.
    last_ended : int
        Last calendar year whose ends of fighting are coded: once the next year is known.
    last_active : int
        Last calendar year of the first file.
    last_text : int
        Last calendar year of the second.
    """

    years: list[DyadYear]
    agreements: list[Agreement]
    last_ended: int
    last_active: int
    last_text: int


@dataclass
class _Table:
    """One file that is being read, and what is wrong with it."""

    path: Path
    findings: list[Finding]
    line: int = 1

    def report(self, field: str, value: str, message: str, allowed: str) -> None:
        """Keep a finding about a cell of the present line."""
        self.findings.append(
            Finding(
                code="record-data",
                severity="error",
                file=str(self.path),
                line=self.line,
                field=field,
                value=value,
                message=message,
                allowed=allowed,
            )
        )

    def code(self, row: dict[str, str], field: str, allowed: range) -> int:
        """Return a whole number; an empty cell is 0."""
        text = row[field].strip()
        try:
            number = float(text or 0)
        except ValueError:
            number = math.nan
        if not number.is_integer() or int(number) not in (allowed or (int(number),)):
            limits = f"{allowed[0]} to {allowed[-1]}" if allowed else "a whole number"
            self.report(field, text, "this is no code of the file", limits)
            return 0
        return int(number)

    def date(self, row: dict[str, str], field: str, parse: Callable[[str], float]) -> float:
        """Return a date as a decimal year; NaN for an empty cell."""
        text = row[field].strip()
        if text in {"", "."}:
            return math.nan
        try:
            return parse(text)
        except ValueError:
            self.report(field, text, "this is no date", "m/d/yy, or YYYY-MM-DD for agreements")
            return math.nan


def read_sources(termination: str | Path, agreements: str | Path) -> Sources:
    """Read both files.

    Parameters
    ----------
    termination : path
        UCDP Conflict Termination, dyadic, as CSV.
    agreements : path
        UCDP Peace Agreements, as CSV.

    Returns
    -------
    Sources
        Rows of conflicts within states, and all agreements.

    Raises
    ------
    CaseError
        If a file cannot be read or a cell is not what it must be; lists every such cell.
    """
    findings: list[Finding] = []
    first, second = _Table(Path(termination), findings), _Table(Path(agreements), findings)
    years = [
        _dyad_year(first, row)
        for row in _rows(first, _TERMINATION)
        if row["type_of_conflict"].strip() in _WITHIN_STATES
    ]
    texts = [_agreement(second, row) for row in _rows(second, _AGREEMENTS)]
    _refuse_repeats(first, years)
    if findings:
        raise CaseError(findings[:_SHOWN])
    last = max((row.year for row in years), default=0)
    return Sources(
        years,
        texts,
        last - 1,
        last,
        max((int(text.signed) for text in texts), default=0),
    )


def names_of(termination: str | Path) -> tuple[dict[int, str], dict[int, str]]:
    """Return the names of dyads and of conflicts, as far as the file has them.

    Parameters
    ----------
    termination : path
        UCDP Conflict Termination, dyadic, as CSV; read before without findings.

    Returns
    -------
    dyads, conflicts : dict of int to str
        Movement and place of each dyad; place of each conflict.
    """
    dyads: dict[int, str] = {}
    conflicts: dict[int, str] = {}
    for row in _rows(_Table(Path(termination), []), ("dyad_id", "conflict_id")):
        place = row.get("location", "").strip()
        dyads[int(float(row["dyad_id"]))] = ", ".join(
            word for word in (row.get("side_b", "").strip(), place) if word
        )
        conflicts[int(float(row["conflict_id"]))] = place
    return dyads, conflicts


def only_file(folder: str | Path, pattern: str) -> Path:
    """Return the one file of a folder whose name fits a pattern.

    Parameters
    ----------
    folder : path
        Folder of data files.
    pattern : str
        Pattern of the name, with ``*`` for any letters.

    Raises
    ------
    CaseError
        If there is none, or more than one.
    """
    found = sorted(Path(folder).glob(pattern))
    if len(found) == 1:
        return found[0]
    names = ", ".join(path.name for path in found) or "none"
    finding = Finding(
        code="record-data",
        severity="error",
        file=str(folder),
        message=f"the folder must have one file named like {pattern}; it has {names}",
    )
    raise CaseError([finding])


def _rows(table: _Table, needed: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Yield the rows of a file; report a file that cannot be read or lacks a column."""
    try:
        with table.path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            missing = [name for name in needed if name not in (reader.fieldnames or ())]
            if missing:
                table.report(missing[0], "", "the file has no such column", ", ".join(needed))
                return
            for row in reader:
                table.line = reader.line_num
                yield row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        table.report("", "", f"the file cannot be read: {error}", "a CSV file in UTF-8")


def _dyad_year(table: _Table, row: dict[str, str]) -> DyadYear:
    year = table.code(row, "year", range(1946, 2101))

    def american(text: str) -> float:
        return _american(text, year)

    return DyadYear(
        conflict=table.code(row, "conflict_id", range(0)),
        dyad=table.code(row, "dyad_id", range(0)),
        year=year,
        outcome=table.code(row, "outcome", _OUTCOMES),
        end=table.date(row, "ependdate", american),
        started=table.date(row, "start_date", american),
        episode_started=table.date(row, "start_date2", american),
        earlier_episode=table.code(row, "dyadepisode", range(0)) > 1,
        government=row["incompatibility"].strip() in _GOVERNMENT,
        troops_for_government=bool(row["side_a_2nd"].strip()),
        troops_for_rebels=bool(row["side_b_2nd"].strip()),
        intense=row["intensity_level"].strip() == "2",
        region=table.code(row, "region", _REGIONS),
    )


def _agreement(table: _Table, row: dict[str, str]) -> Agreement:
    numbers = [part.strip() for part in row["dyad_id"].split(",") if part.strip()]
    if not all(number.isdigit() for number in numbers):
        table.report("dyad_id", row["dyad_id"], "this is no list of numbers", "numbers, by commas")
        numbers = []
    signed = table.date(row, "pa_date", _iso)
    if math.isnan(signed):
        table.report("pa_date", row["pa_date"], "an agreement needs its date", "YYYY-MM-DD")
    return Agreement(
        number=table.code(row, "paid", range(0)),
        signed=0.0 if math.isnan(signed) else signed,
        dyads=tuple(int(number) for number in numbers),
        kind=table.code(row, "pa_type", _KINDS),
        ceasefire=row["cease"].strip() in {"1", "1.0", "True"},
        all_signed=row["inclusive"].strip() in {"1", "1.0"},
        ended=row["ended"].strip() in {"1", "1.0", "True"},
        ended_on=table.date(row, "duration", _iso),
    )


def _american(text: str, year: int) -> float:
    """Return m/d/yy as a decimal year; the century is the one not after the row's year."""
    month, day, short = text.split("/")
    full = int(short)
    if full < 100:
        full += 2000 if 2000 + full <= year else 1900
    return _decimal(full, int(month or 0) or 7, int(day or 0) or 15)


def _iso(text: str) -> float:
    parts = text.split("-")
    if not _YEAR.fullmatch(parts[0]) or len(parts) > 3:
        raise ValueError(text)
    month = int(parts[1]) if len(parts) > 1 else 7
    day = int(parts[2][:2]) if len(parts) > 2 else 15
    return _decimal(int(parts[0]), month, day)


def _decimal(year: int, month: int, day: int) -> float:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError(month, day)
    return year + (month - 1) / 12 + (day - 1) / 365.25


def _refuse_repeats(table: _Table, years: list[DyadYear]) -> None:
    seen: set[tuple[int, int]] = set()
    for row in years:
        if (row.dyad, row.year) in seen:
            table.report(
                "dyad_id", f"{row.dyad} in {row.year}", "this dyad and year comes twice", "once"
            )
        seen.add((row.dyad, row.year))
