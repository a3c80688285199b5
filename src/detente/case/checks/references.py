"""Ids are unique, and every id that is pointed to exists."""

from typing import Any

from pydantic import BaseModel

from detente.case.case import Case
from detente.case.codes import KINDS
from detente.case.fields import Ref
from detente.case.near import did_you_mean
from detente.case.parse_yaml import FILE, place_of
from detente.case.tables import TABLES, TableSpec, references
from detente.errors import Finding

__all__ = ["check_references"]

Ids = dict[str, set[str] | None]


def check_references(
    case: Case, document: Any, in_files: dict[str, set[str] | None]
) -> list[Finding]:
    """Return duplicate keys and dangling ids.

    Parameters
    ----------
    case : Case
        The uncut case.
    document : mapping or None
        The parsed ``case.yaml``, for line numbers; None leaves it unchecked.
    in_files : dict
        Ids of all rows of each table, refused ones too, so that one bad cell is not reported
        again by every row that points to it; None where rows were lost.
    """
    findings: list[Finding] = []
    ids: Ids = {name: _known_ids(case, name, in_files.get(name, set())) for name in TABLES}
    for spec in TABLES.values():
        findings += _twice(case, spec)
        for column, targets in references(spec).items():
            known = _union(ids, targets)
            if known is not None:
                findings += _dangling(case, spec, column, targets, known)
    if document is not None:
        findings += _settings_references(case.settings, document, (), ids)
    return findings


def _known_ids(case: Case, name: str, in_file: set[str] | None) -> set[str] | None:
    return None if in_file is None else set(case.table(name).by_id) | in_file


def _union(ids: Ids, targets: tuple[str, ...]) -> set[str] | None:
    """Return the ids of the target tables, or None if one of them lost rows."""
    known: set[str] = set()
    for target in targets:
        found = ids[target]
        if found is None:
            return None
        known |= found
    return known


def _twice(case: Case, spec: TableSpec) -> list[Finding]:
    seen: dict[tuple[str, ...], int] = {}
    findings = []
    for line, record in case.table(spec.name).with_lines():
        key = tuple(str(getattr(record, k)) for k in spec.key)
        if key in seen:
            findings.append(
                KINDS.id_twice(spec.file, line, spec.key[0], value=" + ".join(key), first=seen[key])
            )
        else:
            seen[key] = line
    return findings


def _dangling(
    case: Case, spec: TableSpec, column: str, targets: tuple[str, ...], known: set[str]
) -> list[Finding]:
    name = "from_" if column == "from" else column
    findings = []
    for line, record in case.table(spec.name).with_lines():
        value = getattr(record, name)
        wanted = value if isinstance(value, list) else [value]
        findings += [
            _unknown(spec.file, line, column, one, targets, known)
            for one in wanted
            if one is not None and one not in known
        ]
    return findings


def _unknown(
    file: str, line: int | None, field: str, value: str, targets: tuple[str, ...], known: set[str]
) -> Finding:
    files = " or ".join(TABLES[t].file for t in targets)
    return KINDS.ref_unknown(
        file, line, field, value=value, tables=files, hint=did_you_mean(value, sorted(known))
    )


def _settings_references(
    part: BaseModel, document: Any, path: tuple[int | str, ...], ids: Ids
) -> list[Finding]:
    """Walk the settings and check every field marked as a reference."""
    findings: list[Finding] = []
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        here = (*path, name)
        marks = [m for m in field.metadata if isinstance(m, Ref)] or _marks_inside(field.annotation)
        for place, one in _strings(value, here) if marks else []:
            targets = marks[0].tables
            known = _union(ids, targets)
            if known is not None and one not in known:
                dotted = ".".join(str(p) for p in place)
                line = place_of(document, place)
                findings.append(_unknown(FILE, line, dotted, one, targets, known))
        if isinstance(value, BaseModel):
            findings += _settings_references(value, document, here, ids)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, BaseModel):
                    findings += _settings_references(item, document, (*here, number), ids)
    return findings


def _marks_inside(annotation: Any) -> list[Ref]:
    found: list[Ref] = []
    for arg in getattr(annotation, "__args__", ()):
        found += [m for m in getattr(arg, "__metadata__", ()) if isinstance(m, Ref)]
    return found


def _strings(value: Any, path: tuple[int | str, ...]) -> list[tuple[tuple[int | str, ...], str]]:
    if isinstance(value, str):
        return [(path, value)]
    if isinstance(value, list):
        return [((*path, i), v) for i, v in enumerate(value) if isinstance(v, str)]
    return []
