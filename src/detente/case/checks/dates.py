"""Check that dates are in order, and that nothing was known before it happened."""

from datetime import date
from typing import Any

from detente.case.as_of.cut_settings import as_of_out_of_reach
from detente.case.as_of.known_date import claim_known
from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.schema.evidence import Claim
from detente.case.schema.tables import TABLES
from detente.errors import Finding

__all__ = ["check_dates"]

_PAIRS = (("date_from", "date_to"), ("active_from", "active_to"), ("valid_from", "valid_to"))
_BEGINS = {
    "relations": "date_from",
    "rounds": "date",
    "presence": "date",
    "precedents": "date_from",
}


def check_dates(view: View) -> list[Finding]:
    """Return findings about the dates of a case."""
    return [*_as_of(view), *_order(view.case), *_claims(view), *_rows(view.case)]


def _as_of(view: View) -> list[Finding]:
    """Find an as-of date whose months after it leave the calendar."""
    if not view.holds("as_of"):
        return []
    return as_of_out_of_reach(view.case.settings.as_of, view.at("as_of"))


def _order(case: Case) -> list[Finding]:
    findings = []
    for spec in TABLES.values():
        for start_name, end_name in _PAIRS:
            if start_name not in spec.record.model_fields:
                continue
            for line, record in case.table(spec.name).with_lines():
                start, end = getattr(record, start_name), getattr(record, end_name)
                if start and end and end < start:
                    findings.append(
                        KINDS.date_order(spec.file, line, end_name, value=end, start=start)
                    )
    return findings


def _claims(view: View) -> list[Finding]:
    findings = []
    for line, claim in view.case.claims.with_lines():
        known = claim_known(view.case, claim)
        if known is None:
            if claim.source in view.case.sources:
                findings.append(KINDS.known_missing("claims.csv", line, "known"))
        elif not _forecast(claim):
            findings += _after("claims.csv", line, claim, ("date_from", "date_to"), known)
    return findings


def _rows(case: Case) -> list[Finding]:
    """Find ties, rounds, presence and precedents that were known before they began."""
    findings: list[Finding] = []
    for table, field in _BEGINS.items():
        for line, row in case.table(table).with_lines():
            if row.known:
                findings += _after(f"{table}.csv", line, row, (field,), row.known)
    return findings


def _forecast(claim: Claim) -> bool:
    """Return whether a claim may be about the future; an event may not."""
    hedges = {"believed", "hoped", "conditional"}
    return claim.kind in {"hypothesis", "mechanism"} or claim.hedge in hedges


def _after(
    file: str, line: int, row: Any, fields: tuple[str, ...], known: date
) -> list[Finding]:  # any record with dates
    """Return a finding for the first date that is later than the day it was known."""
    precision = getattr(row, "precision", "day")
    for name in fields:
        day = getattr(row, name)
        if day and _starts(day, precision) > known:
            return [KINDS.date_after_known(file, line, name, value=day, known=known)]
    return []


def _starts(day: date, precision: str) -> date:
    """Return the first day that a date of this precision may mean."""
    if precision == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if precision == "month" else day
