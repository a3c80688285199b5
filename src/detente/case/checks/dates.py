"""Dates stand in order, and nothing reports what came after it was known."""

from datetime import date
from typing import Any

from detente.case.case import Case
from detente.case.codes import KINDS
from detente.case.cut import claim_known
from detente.case.tables import TABLES
from detente.errors import Finding

__all__ = ["check_dates"]

_PAIRS = (("date_from", "date_to"), ("active_from", "active_to"), ("valid_from", "valid_to"))


def check_dates(case: Case) -> list[Finding]:
    """Return what is wrong with the dates of a case."""
    findings: list[Finding] = []
    for spec in TABLES.values():
        fields = spec.record.model_fields
        for start_name, end_name in _PAIRS:
            if start_name not in fields:
                continue
            for line, record in case.table(spec.name).with_lines():
                start, end = getattr(record, start_name), getattr(record, end_name)
                if start and end and end < start:
                    findings.append(
                        KINDS.date_order(spec.file, line, end_name, value=end, start=start)
                    )
    for line, claim in case.claims.with_lines():
        known = claim_known(case, claim)
        if known is None:
            if claim.source in case.sources:
                findings.append(KINDS.known_missing("claims.csv", line, "known"))
            continue
        findings += _after(claim, line, known)
    return findings


def _after(claim: Any, line: int, known: date) -> list[Finding]:
    """A claim may speak of a future only as a forecast; an event may not lie ahead."""
    forecast = claim.kind in {"hypothesis", "mechanism"} or claim.hedge in {
        "believed",
        "hoped",
        "conditional",
    }
    if forecast:
        return []
    precision = claim.precision
    return [
        KINDS.date_after_known("claims.csv", line, name, value=day, known=known)
        for name in ("date_from", "date_to")
        if (day := getattr(claim, name)) and _starts(day, precision) > known
    ]


def _starts(day: date, precision: str) -> date:
    """Return the first day that a date of this precision may mean."""
    if precision == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if precision == "month" else day
