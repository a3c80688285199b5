"""Cells or YAML values → records; every refusal of pydantic becomes a finding that helps."""

import types
import typing
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError

from detente.case.codes import KINDS
from detente.case.near import did_you_mean, listed
from detente.case.parse_csv import Cells
from detente.case.parse_yaml import FILE, place_of
from detente.case.records_evidence import Record
from detente.case.settings import Settings
from detente.case.tables import TableSpec
from detente.errors import Finding

__all__ = ["Row", "choices", "validate_rows", "validate_settings"]

Row = tuple[int, Record]

_WHAT = {"date": "a date", "number": "a number", "list": "a list"}
_LIMITS = {
    "greater_than_equal": ("ge", "at least {}"),
    "greater_than": ("gt", "more than {}"),
    "less_than_equal": ("le", "at most {}"),
    "less_than": ("lt", "less than {}"),
}


def validate_rows(spec: TableSpec, cells: Cells) -> tuple[list[Row], list[Finding]]:
    """Return the records of a table's rows, each with its line, and what is wrong with them."""
    rows: list[Row] = []
    findings: list[Finding] = []
    header = set(cells.header)
    for line, filled in cells.rows:
        try:
            rows.append((line, spec.record.model_validate(filled)))
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                column = str(problem["loc"][0]) if problem["loc"] else "row"
                if problem["type"] == "missing" and column not in header:
                    continue  # one finding about the header says it already
                findings.append(_finding(problem, spec.file, line, column, spec.record))
    return rows, findings


def validate_settings(document: Any) -> tuple[Settings | None, list[Finding]]:  # raw YAML
    """Return the settings of a parsed ``case.yaml`` and what is wrong with them."""
    try:
        return Settings.model_validate(document), []
    except ValidationError as error:
        found = []
        for problem in error.errors(include_url=False):
            path = tuple(problem["loc"])
            field = ".".join(str(step) for step in path)
            found.append(_finding(problem, FILE, place_of(document, path), field, Settings))
        return None, found


def _finding(
    problem: Any, file: str, line: int | None, field: str, record: type[BaseModel]
) -> Finding:  # `problem` is pydantic's own mapping
    kind, value = problem["type"], problem["input"]
    context = problem.get("ctx", {})
    if kind == "missing":
        return KINDS.value_required(file, line, field)
    if kind == "extra_forbidden":
        name = str(problem["loc"][-1])
        known = _keys_at(record, problem["loc"][:-1])
        return KINDS.key_unknown(
            file, line, field, value=name, allowed=listed(known, 30), hint=did_you_mean(name, known)
        )
    if kind == "detente":
        return KINDS.value_type(
            file,
            line,
            field,
            value=value,
            what=_WHAT.get(context["kind"], "allowed"),
            allowed=context.get("allowed"),
            hint=context.get("hint"),
        )
    if kind == "literal_error":
        allowed = _literals(context["expected"])
        return KINDS.value_choice(
            file,
            line,
            field,
            value=value,
            allowed=listed(allowed, 30),
            hint=did_you_mean(str(value), allowed),
        )
    if kind in _LIMITS:
        key, words = _LIMITS[kind]
        allowed_text = words.format(f"{context[key]:g}")
        return KINDS.value_range(
            file, line, field, value=value, allowed=allowed_text, hint=_rescaled(value, context)
        )
    if kind == "string_pattern_mismatch":
        return _pattern_finding(context["pattern"], file, line, field, value)
    reason = str(problem["msg"]).removeprefix("Value error, ")
    return KINDS.value_type(
        file, line, field, value=_brief(value), what="allowed here", allowed=reason
    )


def _pattern_finding(pattern: str, file: str, line: int | None, field: str, value: Any) -> Finding:
    if "https" in pattern:
        what, allowed, hint = "an address", "http://… or https://…", "leave it empty if unknown"
    elif "[A-Z]{3}" in pattern:
        what, allowed, hint = "a country code", "three capital letters (ISO 3166)", None
    else:
        what, allowed = "an id", "letters and digits, joined by single hyphens"
        hint = _kebab_hint(str(value))
    return KINDS.value_form(file, line, field, value=value, what=what, allowed=allowed, hint=hint)


def _kebab_hint(value: str) -> str | None:
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in value.strip())
    guess = "-".join(part for part in kept.split("-") if part)
    return f"did you mean '{guess}'?" if guess and guess != value else None


def _rescaled(value: Any, context: dict[str, Any]) -> str | None:
    """Guess a slipped decimal or a percentage where the limit is one."""
    if context.get("le") != 1.0:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    if 1 < number < 10:
        return f"did you mean {number / 10:g}?"
    return f"did you mean {number / 100:g}?" if 10 <= number <= 100 else None


def _brief(value: Any) -> str | None:
    return None if isinstance(value, dict | list) else str(value)


def _literals(expected: str) -> list[str]:
    return [part.strip("' ") for part in expected.replace(" or ", ", ").split(",") if part.strip()]


def _keys_at(record: type[BaseModel], path: Iterable[int | str]) -> list[str]:
    """Return the keys allowed at a path into nested records."""
    model: type[BaseModel] = record
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = _inner(model.model_fields[step].annotation) or model
    return [f.alias or name for name, f in model.model_fields.items()]


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in typing.get_args(annotation):
        if found := _inner(part):
            return found
    return None


def choices(annotation: Any) -> list[str]:
    """Return the allowed words of a column, or an empty list if it is not a choice."""
    if typing.get_origin(annotation) is typing.Literal:
        return [str(a) for a in typing.get_args(annotation)]
    if typing.get_origin(annotation) in {typing.Union, types.UnionType, typing.Annotated}:
        for part in typing.get_args(annotation):
            if found := choices(part):
                return found
    return []
