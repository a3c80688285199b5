"""Describe the case format for programs: JSON Schemas, and a Data Package descriptor."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from detente.case.reading.csv import parse_table
from detente.case.reading.files import LIMIT_CSV, read_raw
from detente.case.reading.records import choices
from detente.case.reading.yaml import parse_settings
from detente.case.schema.cells import Ref
from detente.case.schema.part import Part
from detente.case.schema.settings import Settings
from detente.case.schema.tables import TABLES, TableSpec
from detente.case.written.record import AdviceText, DissentTexts, Head

__all__ = ["column_type", "data_package", "json_schemas"]

_LISTS = "array"
# Both parts of a written file, the head and the text below it.
_WRITTEN: dict[str, type[Part]] = {
    "written-head": Head,
    "advice": AdviceText,
    "dissent": DissentTexts,
}


def json_schemas() -> dict[str, Any]:
    """Return a JSON Schema of ``case.yaml``, of one row of each table, and of written files."""
    found: dict[str, Any] = {"case": Settings.model_json_schema()}
    for spec in TABLES.values():
        found[spec.name] = spec.record.model_json_schema(by_alias=True)
    for name, part in _WRITTEN.items():
        found[name] = part.model_json_schema(by_alias=True)
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, "$defs": found}


def data_package(folder: str | Path) -> dict[str, Any]:
    """Return a Data Package descriptor of a case folder, so that other tools can read its tables.

    Parameters
    ----------
    folder : path
        The case folder; missing tables are omitted.

    Returns
    -------
    dict
        A Tabular Data Package with table schemas, keys and foreign keys.
    """
    path = Path(folder)
    document, _ = parse_settings(path)
    known = document if isinstance(document, dict) else {}
    raws = {spec.name: read_raw(path / spec.file, LIMIT_CSV) for spec in TABLES.values()}
    present = {name: raw for name, raw in raws.items() if isinstance(raw, bytes)}
    resources = [_resource(path, TABLES[name], raw, set(present)) for name, raw in present.items()]
    return {
        "profile": "tabular-data-package",
        "name": _package_name(str(known.get("id", ""))),
        "title": str(known.get("title", "")),
        "resources": resources,
    }


def _package_name(text: str) -> str:
    """Return a name that a Data Package allows: lower case, no spaces."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in text.lower()) or "case"


def _resource(folder: Path, spec: TableSpec, raw: bytes, present: set[str]) -> dict[str, Any]:
    header = parse_table(folder, spec)[0].header
    fields = {f.alias or name: (name, f) for name, f in spec.record.model_fields.items()}
    schema: dict[str, Any] = {
        "fields": [_field(spec, column) for column in header if column in fields],
        "primaryKey": list(spec.key),
        "missingValues": [""],
    }
    foreign = [
        {"fields": column, "reference": {"resource": targets[0], "fields": "id"}}
        for column, targets in _single_references(spec).items()
        if column in header and targets[0] in present
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "profile": "tabular-data-resource",
        "name": spec.name,
        "path": spec.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(raw),
        "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
        "schema": schema,
    }


def _single_references(spec: TableSpec) -> dict[str, tuple[str, ...]]:
    """Return columns that hold exactly one id of exactly one table."""
    found: dict[str, tuple[str, ...]] = {}
    for name, field in spec.record.model_fields.items():
        marks = [m for m in field.metadata if isinstance(m, Ref)]
        if marks and len(marks[0].tables) == 1 and column_type(field.annotation) != _LISTS:
            found[field.alias or name] = marks[0].tables
    return found


def _field(spec: TableSpec, column: str) -> dict[str, Any]:
    name = next(n for n, f in spec.record.model_fields.items() if (f.alias or n) == column)
    info = spec.record.model_fields[name]
    kind = column_type(info.annotation)
    found: dict[str, Any] = {
        "name": column,
        "type": "string" if kind == _LISTS else kind,
        "description": info.description or "",
    }
    constraints: dict[str, Any] = {}
    if info.is_required():
        constraints["required"] = True
    if allowed := choices(info.annotation):
        constraints["enum"] = allowed
    if constraints:
        found["constraints"] = constraints
    return found


def column_type(annotation: Any) -> str:
    """Return the Table Schema type of a column: string, number, integer, boolean, date or array."""
    if get_origin(annotation) is Literal:
        return "string"
    if get_origin(annotation) is list:
        return _LISTS
    if annotation is float:
        return "number"
    if annotation is int:
        return "integer"
    if annotation is bool:
        return "boolean"
    if annotation is date:
        return "date"
    for part in get_args(annotation):
        if part is not type(None) and (found := column_type(part)) != "string":
            return found
    return "string"
