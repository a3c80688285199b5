"""``detente check``: every finding about a case, and the case format in machine form."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.output import answering, emit, emit_json, show_findings

__all__ = ["check"]


class Format(StrEnum):
    """What ``detente check`` prints."""

    text = "text"
    json = "json"
    datapackage = "datapackage"
    jsonschema = "jsonschema"


def check(
    case: Annotated[Path, typer.Argument(help="Case folder.")],
    format: Annotated[
        Format, typer.Option(help="Findings, a Data Package descriptor, or JSON Schemas.")
    ] = Format.text,
    *,
    json: Annotated[bool, typer.Option("--json", help="Findings as JSON.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail as well.")] = False,
) -> None:
    """Check a case: all findings at once, each with file, line and what to do."""
    from detente.case.publishing.schemas import data_package, json_schemas
    from detente.case.reading.read import check_case

    as_json = json or format is not Format.text
    with answering(as_json=as_json):
        findings = check_case(case)
    no_case = any(f.code in {"folder-missing", "folder-empty"} for f in findings)
    failed = [f for f in findings if f.severity == "error" or (strict and f.severity == "warning")]
    if format is Format.jsonschema:
        from detente.assess.compare.record import RunComparison
        from detente.assess.scores.record import TrackRecord
        from detente.assess.summary.record import summary_schema

        schemas = json_schemas()
        schemas["$defs"]["summary"] = summary_schema()
        schemas["$defs"]["score"] = TrackRecord.model_json_schema()
        schemas["$defs"]["comparison"] = RunComparison.model_json_schema()
        emit_json(schemas)
        return
    if format is Format.datapackage and not no_case:
        emit_json(data_package(case))
    else:
        name = str(case).encode(errors="replace").decode()
        show_findings(findings, as_json=as_json, file=name)
        if not as_json and not any(f.severity == "error" for f in findings):
            emit(f"what to elicit next: detente next {name}")
    if failed:
        raise typer.Exit(1)
