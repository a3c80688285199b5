"""Generate the reference pages of the case format from its records."""

import re
from collections.abc import Sequence
from typing import Any

from pydantic.fields import FieldInfo

from detente.case.findings.catalogue import KINDS
from detente.case.publishing.parameters import parameters_page
from detente.case.publishing.schemas import column_type
from detente.case.reading.records import choices
from detente.case.schema.conflict import Conflict, ConflictClaims, Ucdp
from detente.case.schema.forecasts import FORECASTS
from detente.case.schema.hypotheses import BoundPrior, Hypothesis, HypothesisSet
from detente.case.schema.options import Exit, RoundPlan, Strategy
from detente.case.schema.part import Part
from detente.case.schema.settings import (
    Criterion,
    Issue,
    ModelChoices,
    Objective,
    Offers,
    Outcomes,
    PartnerRule,
    PartnerTest,
    RoundsRead,
    Settings,
    SharedIssue,
)
from detente.case.schema.tables import TABLES, TableSpec, references
from detente.case.written.record import (
    AdviceText,
    DissentText,
    DissentTexts,
    Head,
    Recommendation,
)
from detente.vocabulary.variables import VARIABLES

__all__ = ["reference_pages"]

_PARTS = (
    Settings,
    Conflict,
    Ucdp,
    ConflictClaims,
    Issue,
    SharedIssue,
    Criterion,
    PartnerRule,
    PartnerTest,
    RoundsRead,
    Strategy,
    RoundPlan,
    Exit,
    Objective,
    Outcomes,
    HypothesisSet,
    Hypothesis,
    BoundPrior,
    Offers,
    ModelChoices,
)
_WRITTEN = (Head, AdviceText, Recommendation, DissentTexts, DissentText)
_MADE_BY = {
    "run": "a run, under the option that goes on as now, by the close date",
    "record": "the record of other wars, by the close date",
    "round": "past rounds of the convenor",
}


def reference_pages() -> dict[str, str]:
    """Return the reference pages of the case format as Markdown, by file name."""
    return {
        "tables.md": _tables(),
        "settings.md": _sections("# `case.yaml`\n", _PARTS),
        "written.md": _sections("# `advice.md` and `dissent.md`\n", _WRITTEN),
        "variables.md": _variables(),
        "parameters.md": parameters_page(),
        "forecasts.md": _forecasts(),
        "findings.md": _findings(),
    }


def _tables() -> str:
    parts = ["# Tables\n"]
    for spec in TABLES.values():
        need = "required" if spec.required else "optional"
        doc = (spec.record.__doc__ or "").strip().splitlines()[0]
        key = " + ".join(f"`{k}`" for k in spec.key)
        parts.append(f"## `{spec.file}`\n\n{doc} ({need}; key {key})\n")
        parts.append(_grid(("column", "kind", "meaning"), _columns(spec)))
    return "\n".join(parts)


def _columns(spec: TableSpec) -> list[tuple[str, str, str]]:
    targets = references(spec)
    rows = []
    for name, field in spec.record.model_fields.items():
        column = field.alias or name
        mark = "" if not field.is_required() else " **\\***"
        kind = _kind(field)
        if column in targets:
            kind += " in " + " or ".join(f"`{t}`" for t in targets[column])
        rows.append((f"`{column}`{mark}", kind, field.description or ""))
    return rows


def _kind(field: FieldInfo) -> str:
    if allowed := choices(field.annotation):
        return ", ".join(f"`{a}`" for a in allowed)
    kind = column_type(field.annotation)
    words = {
        "array": "list, separated by `;`",
        "boolean": "yes or no",
        "date": "date YYYY-MM-DD",
        "string": "text",
    }
    return words.get(kind, kind)


def _sections(title: str, records: Sequence[type[Part]]) -> str:
    parts = [title]
    for part in records:
        doc = (part.__doc__ or "").strip().splitlines()[0].replace("``", "`")
        parts.append(f"## {part.__name__}\n\n{doc}\n")
        rows = [
            (
                f"`{f.alias or name}`" + (" **\\***" if f.is_required() else ""),
                _shape(f),
                f.description or "",
            )
            for name, f in part.model_fields.items()
        ]
        parts.append(_grid(("key", "kind", "meaning"), rows))
    return "\n".join(parts)


def _shape(field: FieldInfo) -> str:
    if allowed := choices(field.annotation):
        return ", ".join(f"`{a}`" for a in allowed)
    text = str(field.annotation)
    for part in (*_PARTS, *_WRITTEN):
        if re.search(rf"\.{part.__name__}\b", text):
            many = "list of " if "list[" in text else "mapping to " if "dict[" in text else ""
            return many + part.__name__
    if "Triple" in text:
        return "low, mode, high"
    if "tuple[" in text:
        return "two numbers, [low, high]"
    if "dict[" in text:
        return "mapping"
    return "list" if "list[" in text else _kind(field)


def _variables() -> str:
    rows = []
    for v in VARIABLES.values():
        subject = ", ".join(v.subjects)
        if v.objects:
            subject += " → " + ", ".join(v.objects)
        stand_in = "whole scale" if v.stand_in is None else f"PERT{v.stand_in}; {v.source}"
        rows.append(
            (
                f"`{v.name}`",
                f"{v.low:g} to {v.high:g}, {v.unit}",
                subject,
                "" if v.item == "none" else v.item,
                stand_in,
                v.meaning,
            )
        )
    head = ("variable", "scale", "subject", "item", "default if not assessed", "meaning")
    return "# Variables\n\n" + _grid(head, rows)


def _forecasts() -> str:
    rows = [
        (
            f"`{one.name}`",
            _MADE_BY[one.origin],
            "subject" if one.subject else ("threshold" if one.threshold else ""),
            f"{one.meaning}{'; yes if it is at least the threshold' if one.threshold else ''}",
        )
        for one in FORECASTS.values()
    ]
    return "# Metrics of questions\n\n" + _grid(("metric", "from", "needs", "the event"), rows)


def _findings() -> str:
    rows = [(f"`{k.code}`", k.severity, _gaps(k.template), _gaps(k.hint)) for k in KINDS.all()]
    return "# Findings\n\n" + _grid(("code", "severity", "message", "what to do"), rows)


def _gaps(text: str) -> str:
    """Return a template with its placeholders between ellipses."""
    return re.sub(r"\{(\w+)[^}]*\}", r"…\1…", text)


def _grid(head: tuple[str, ...], rows: list[Any]) -> str:
    def line(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(c.replace("|", "\\|").replace("\n", " ") for c in cells) + " |"

    return "\n".join([line(head), "|" + "---|" * len(head), *(line(r) for r in rows), ""]) + "\n"
