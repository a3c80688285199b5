"""Read a whole case: all tables, all checks, all findings at once."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from detente.case.as_of.cut import cut_case
from detente.case.case import Case, Table
from detente.case.checks.course.asks import check_asks
from detente.case.checks.course.events import check_events
from detente.case.checks.course.expectations import check_expectations
from detente.case.checks.course.heads import check_heads
from detente.case.checks.course.hypotheses import check_hypotheses
from detente.case.checks.course.options import check_options
from detente.case.checks.course.partners import check_partners
from detente.case.checks.course.precedents import check_precedents
from detente.case.checks.course.twice import check_twice
from detente.case.checks.course.wings import check_wings
from detente.case.checks.dates import check_dates, nothing_known
from detente.case.checks.document.conflict import check_conflict
from detente.case.checks.document.contacts import check_contacts
from detente.case.checks.document.settings import check_settings
from detente.case.checks.evidence import check_evidence
from detente.case.checks.numbers import check_numbers
from detente.case.checks.overlap import check_overlap
from detente.case.checks.positions import check_positions
from detente.case.checks.presence import check_presence
from detente.case.checks.questions import check_questions
from detente.case.checks.references import check_references
from detente.case.checks.rounds import check_rounds
from detente.case.checks.spelling import check_spelling
from detente.case.checks.structure import check_structure
from detente.case.checks.unused.actors import check_unused_actors
from detente.case.checks.unused.rows import check_unused_rows
from detente.case.checks.unused.settings import check_unused_settings
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.reading.condense import gather
from detente.case.reading.csv import Cells, parse_table
from detente.case.reading.files import reason_of
from detente.case.reading.records import SettingsRead, validate_rows, validate_settings
from detente.case.reading.refusals import Ids
from detente.case.reading.unexpected_files import check_names
from detente.case.reading.yaml import FILE, parse_settings
from detente.case.schema.tables import TABLES, TableSpec
from detente.case.written.check import check_written
from detente.case.written.read import WrittenRead, read_written
from detente.errors import CaseError, Finding

__all__ = ["check_case", "known_by", "read_case", "read_uncut"]


def read_case(folder: str | Path, as_of: date | None = None) -> Case:
    """Read a case and cut it to its as-of date.

    Parameters
    ----------
    folder : path
        The case folder.
    as_of : date, optional
        Overrides the as-of date of the case.

    Returns
    -------
    Case
        The case as known on that day.

    Raises
    ------
    CaseError
        If any finding is an error; it carries every finding. Also if the case has claims and none
        of them was known on that day.
    """
    return known_by(read_uncut(folder), as_of)


def known_by(uncut: Case, as_of: date | None = None) -> Case:
    """Cut a case to a date.

    Parameters
    ----------
    uncut : Case
        The case with what became known later.
    as_of : date, optional
        Overrides the as-of date of the case.

    Raises
    ------
    CaseError
        If the case has claims and none of them was known on that day.
    """
    if as_of is not None and (unknown := nothing_known(uncut, as_of)):
        raise CaseError(unknown)
    return cut_case(uncut, as_of or uncut.settings.as_of)


def read_uncut(folder: str | Path) -> Case:
    """Read a case with what became known later, and with the outcomes of its questions.

    Only what scores forecasts may read it: everything else reads the cut case.

    Parameters
    ----------
    folder : path
        The case folder.

    Raises
    ------
    CaseError
        If any finding is an error; it carries every finding.
    """
    case, findings = _read(Path(folder))
    if case is None or any(f.severity == "error" for f in findings):
        raise CaseError(gather(findings))
    return case


def check_case(folder: str | Path) -> list[Finding]:
    """Return every finding about a case, errors first, then by file and line.

    Parameters
    ----------
    folder : path
        The case folder; a missing or damaged folder gives findings, never an exception.

    Returns
    -------
    list of Finding
        Each with file, line, field, value, what is allowed and what to do, if these apply.
    """
    return gather(_read(Path(folder))[1])


@dataclass(frozen=True, slots=True)
class _TableRead:
    """One table as read: its records, its ids, and findings about it."""

    table: Table[Any]
    ids: set[str]
    present: bool
    lost_rows: bool
    findings: list[Finding]


def _read(folder: Path) -> tuple[Case | None, list[Finding]]:
    """Return the uncut case (None if its settings cannot be used) and every finding."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except (OSError, ValueError) as error:
        hint = (
            "give the path of the case folder itself"
            if isinstance(error, NotADirectoryError)
            else None
        )
        return None, [KINDS.folder_missing(str(folder), why=reason_of(error), hint=hint)]
    findings, renamed = check_names(names)
    if FILE not in names and not any(spec.file in names for spec in TABLES.values()):
        return None, [*findings, KINDS.folder_empty(str(folder))]
    document, problems = parse_settings(folder)
    parsed = {spec.name: parse_table(folder, spec) for spec in TABLES.values()}
    ids = {name: _printed(cells) for name, (cells, _) in parsed.items()}
    settings, refused = _settings(document, ids)
    tables = {name: _table(TABLES[name], *read, ids) for name, read in parsed.items()}
    written = read_written(folder, ids)
    problems += refused + [f for read in tables.values() for f in read.findings]
    problems += written.findings
    findings += [f for f in problems if f.code != "file-missing" or f.file not in renamed]
    view = _view(document, settings, tables, written)
    findings += [*_check(view), *check_written(view, written)]
    usable = document is not None and not settings.refused
    return view.case if usable else None, findings


def _settings(document: Any, ids: Ids) -> tuple[SettingsRead, list[Finding]]:  # raw YAML
    if document is None:
        return validate_settings({})[0], []
    return validate_settings(document, ids)


def _printed(cells: Cells) -> dict[str, str]:
    """Return the ids in a file, each with its name or title, including ids of refused rows."""
    return {
        filled.get("id", "").strip(): filled.get("name", filled.get("title", ""))
        for _, filled in cells.rows
    }


def _table(spec: TableSpec, cells: Cells, findings: list[Finding], ids: Ids) -> _TableRead:
    rows, refused = validate_rows(spec, cells, ids)
    return _TableRead(
        table=Table(tuple(r for _, r in rows), tuple(line for line, _ in rows)),
        ids=set(ids[spec.name]),
        present=cells.present,
        lost_rows=not cells.whole or (bool(cells.rows) and not {*spec.key} <= {*cells.header}),
        findings=findings + refused,
    )


def _view(
    document: Any, read: SettingsRead, tables: dict[str, _TableRead], written: WrittenRead
) -> View:  # raw YAML
    records: dict[str, Any] = {name: t.table for name, t in tables.items()}
    case = Case(
        settings=read.settings,
        as_of=read.settings.as_of,
        advice=written.advice,
        dissents=written.dissents,
        **records,
    )
    return View(
        case=case,
        document=document,
        unsure=frozenset(n for n, t in tables.items() if t.lost_rows or _has_error(t.findings)),
        refused=frozenset(read.refused),
        lost=frozenset(name for name, t in tables.items() if t.lost_rows),
        absent=frozenset(name for name, t in tables.items() if not t.present),
        ids={name: t.ids for name, t in tables.items()},
        places=read.places,
    )


def _has_error(findings: list[Finding]) -> bool:
    return any(f.severity == "error" for f in findings)


def _check(view: View) -> list[Finding]:
    return [
        *check_settings(view),
        *check_conflict(view),
        *check_references(view),
        *check_spelling(view),
        *check_structure(view),
        *check_numbers(view),
        *check_presence(view),
        *check_overlap(view),
        *check_positions(view),
        *check_dates(view),
        *check_rounds(view),
        *check_contacts(view),
        *check_evidence(view),
        *check_questions(view),
        *check_hypotheses(view),
        *check_twice(view),
        *check_heads(view),
        *check_wings(view),
        *check_partners(view),
        *check_events(view),
        *check_options(view),
        *check_asks(view),
        *check_expectations(view),
        *check_precedents(view),
        *check_unused_rows(view),
        *check_unused_actors(view),
        *check_unused_settings(view),
    ]
