"""Reading a whole case: every table, every check, every finding at once."""

from datetime import date
from pathlib import Path
from typing import Any

from detente.case.case import Case, Table
from detente.case.checks.dates import check_dates
from detente.case.checks.evidence import check_evidence
from detente.case.checks.numbers import check_numbers
from detente.case.checks.references import check_references
from detente.case.checks.settings import check_settings
from detente.case.checks.structure import check_structure
from detente.case.codes import KINDS
from detente.case.cut import cut_case
from detente.case.near import did_you_mean
from detente.case.parse_csv import parse_table
from detente.case.parse_yaml import FILE, parse_settings
from detente.case.settings import Settings
from detente.case.tables import TABLES
from detente.case.validate import validate_rows, validate_settings
from detente.errors import CaseError, Finding

__all__ = ["check_case", "read_case"]

_LOSE_ROWS = {
    kind.code
    for kind in KINDS.all()
    if kind.code.startswith(("file-", "csv-", "row-", "header-", "encoding", "nul-", "too-many"))
    and kind.code != "file-missing"
}
_RANK = {"error": 0, "warning": 1, "info": 2}


def read_case(folder: str | Path, as_of: date | None = None) -> Case:
    """Read a case and cut it to its as-of date.

    Parameters
    ----------
    folder : path
        The case folder.
    as_of : date, optional
        Overrides the case's own as-of date.

    Returns
    -------
    Case
        The case as known on that day.

    Raises
    ------
    CaseError
        If any finding is an error; it carries every finding.
    """
    case, findings = _read(Path(folder))
    if case is None or any(f.severity == "error" for f in findings):
        raise CaseError(findings)
    return cut_case(case, as_of or case.settings.as_of)


def check_case(folder: str | Path) -> list[Finding]:
    """Return every finding about a case, errors first, then by file and line."""
    _, findings = _read(Path(folder))
    order = [FILE, *(spec.file for spec in TABLES.values())]
    place = {name: n for n, name in enumerate(order)}
    return sorted(
        findings,
        key=lambda f: (_RANK[f.severity], place.get(f.file, len(order)), f.line or 0, f.code),
    )


def _read(folder: Path) -> tuple[Case | None, list[Finding]]:
    """Return the uncut case (None if its settings are unusable) and every finding."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except (OSError, ValueError) as error:
        hint = "name the case folder itself" if isinstance(error, NotADirectoryError) else None
        return None, [KINDS.folder_missing(str(folder), hint=hint)]
    findings = _strangers(names)
    document, found = parse_settings(folder)
    findings += found
    settings = None
    if document is not None:
        settings, found = validate_settings(document)
        findings += found
    tables: dict[str, Table[Any]] = {}
    refused_ids: dict[str, set[str] | None] = {}
    for spec in TABLES.values():
        cells, found = parse_table(folder, spec)
        rows, refused = validate_rows(spec, cells)
        findings += found + refused
        tables[spec.name] = Table(tuple(r for _, r in rows), tuple(line for line, _ in rows))
        lost_rows = any(f.code in _LOSE_ROWS for f in found)
        refused_ids[spec.name] = None if lost_rows else {c.get("id", "") for _, c in cells.rows}
    if settings is None:
        stand_in = Settings.model_construct()
        case = Case(settings=stand_in, as_of=date.max, **tables)
        tables_only = [*check_references(case, None, refused_ids), *check_structure(case)]
        return None, [*findings, *tables_only, *check_dates(case)]
    case = Case(settings=settings, as_of=settings.as_of, **tables)
    return case, findings + _check(case, document, refused_ids)


def _check(
    case: Case, document: Any, refused_ids: dict[str, set[str] | None]
) -> list[Finding]:  # the document is raw YAML
    return [
        *check_settings(case, document),
        *check_references(case, document, refused_ids),
        *check_structure(case),
        *check_numbers(case),
        *check_dates(case),
        *check_evidence(case),
    ]


def _strangers(names: list[str]) -> list[Finding]:
    """Warn about tables whose names are not known: a misspelt file is silently lost else."""
    known = [spec.file for spec in TABLES.values()]
    return [
        KINDS.file_unknown(name, hint=did_you_mean(name, known))
        for name in names
        if name.lower().endswith((".csv", ".xlsx", ".xls", ".ods")) and name not in known
    ]
