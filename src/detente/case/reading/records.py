"""Turn cells and YAML values into records; turn each error of pydantic into a finding."""

import types
import typing
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from detente.case.findings.catalogue import KINDS
from detente.case.reading.csv import LIMIT_FINDINGS, Cells
from detente.case.reading.refusals import Ids, Place, explain
from detente.case.reading.yaml import FILE, place_of
from detente.case.schema.evidence import Record
from detente.case.schema.settings import Settings
from detente.case.schema.tables import TableSpec
from detente.errors import Finding

__all__ = ["Row", "SettingsRead", "choices", "validate_rows", "validate_settings"]

Row = tuple[int, Record]
Path = tuple[int | str, ...]


def validate_rows(
    spec: TableSpec, cells: Cells, ids: Ids | None = None
) -> tuple[list[Row], list[Finding]]:
    """Return the records of a table, each with its line, and findings about the rows.

    ``ids`` are the ids of the whole case, for hints.
    """
    rows: list[Row] = []
    findings: list[Finding] = []
    header = set(cells.header)
    for line, filled in cells.rows:
        if len(findings) > LIMIT_FINDINGS:
            findings.append(KINDS.too_many_findings(spec.file, line, limit=LIMIT_FINDINGS))
            cells.whole = False
            break
        try:
            rows.append((line, spec.record.model_validate(filled)))
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                column = str(problem["loc"][0]) if problem["loc"] else "row"
                if problem["type"] == "missing" and column not in header:
                    continue  # a finding about the header reports this already
                if (line, column) not in cells.refused:
                    place = Place(spec.file, line, column, spec.record, ids or {})
                    findings.append(explain(problem, place))
    return rows, findings


@dataclass(frozen=True)
class SettingsRead:
    """The valid part of ``case.yaml``.

    Parameters
    ----------
    settings : Settings
        With placeholders for refused values, so that everything else can still be checked.
    refused : set of str
        Top-level keys that were refused, completely or in part.
    places : dict of list of int
        For each list that lost items: the position in the file of each item that is left.
    """

    settings: Settings
    refused: set[str] = field(default_factory=set)
    places: dict[str, list[int]] = field(default_factory=dict)


def validate_settings(
    document: Any, ids: Ids | None = None
) -> tuple[SettingsRead, list[Finding]]:  # raw YAML
    """Return the settings of a parsed ``case.yaml``, and findings about them.

    ``ids`` are the ids of the whole case, for hints.
    """
    try:
        return SettingsRead(Settings.model_validate(document)), []
    except ValidationError as error:
        problems = error.errors(include_url=False)
    findings = []
    for problem in problems:
        path = tuple(problem["loc"])
        dotted = ".".join(str(step) for step in path if step != "[key]")
        place = Place(FILE, place_of(document, path), dotted, Settings, ids or {})
        findings.append(explain(problem, place))
    return _partial(document, [tuple(p["loc"]) for p in problems]), list(dict.fromkeys(findings))


def _partial(document: Any, paths: list[Path]) -> SettingsRead:  # raw YAML
    """Return settings made of the valid keys and list items."""
    refused = {str(path[0]) for path in paths if path}
    whole = {path[0] for path in paths if len(path) < 2 or not isinstance(path[1], int)}
    kept: dict[str, Any] = {}
    places: dict[str, list[int]] = {}
    for key, value in document.items():
        if key in Settings.model_fields and key not in refused:
            kept[key] = value
        elif key in _LISTS and key not in whole and isinstance(value, list):
            bad = {path[1] for path in paths if path[0] == key}
            left = [n for n in range(len(value)) if n not in bad]
            if left:
                kept[key], places[key] = [value[n] for n in left], left
    return SettingsRead(_settings_of(kept), refused, places)


def _settings_of(kept: dict[str, Any]) -> Settings:
    """Return settings made of these keys; a key that is still refused gets its stand-in."""
    while True:
        try:
            return Settings.model_validate({**_STAND_INS, **kept})
        except ValidationError as error:
            bad = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
            if not bad & kept.keys():
                raise
            kept = {key: value for key, value in kept.items() if key not in bad}


# Keys with lists of any length; a list that is a pair of numbers cannot lose an item.
_LISTS = {
    name for name, f in Settings.model_fields.items() if typing.get_origin(f.annotation) is list
}
_STAND_INS = {
    "id": "case",
    "title": "?",
    "question": "?",
    "as_of": "2200-12-31",
    **dict.fromkeys(("movement", "government", "convenor"), "unknown"),
    "strategies": [{"id": "none", "title": "?", "engage": "none"}],
}


def choices(annotation: Any) -> list[str]:
    """Return the allowed words of a column, or an empty list if any value is allowed."""
    if typing.get_origin(annotation) is typing.Literal:
        return [str(a) for a in typing.get_args(annotation)]
    if typing.get_origin(annotation) in {typing.Union, types.UnionType, typing.Annotated}:
        for part in typing.get_args(annotation):
            if found := choices(part):
                return found
    return []
