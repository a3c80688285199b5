"""Check that dates are in order, and that nothing was known before it happened."""

from datetime import date
from typing import Any, Final

from detente.case.as_of.known_date import claim_known, source_known
from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.schema.evidence import Claim
from detente.case.schema.tables import TABLES
from detente.errors import Finding

__all__ = ["check_dates", "late_as_of", "nothing_known"]

_PAIRS = (("date_from", "date_to"), ("active_from", "active_to"), ("valid_from", "valid_to"))
_ANNOUNCED = "a row about a round that is only announced needs its day in `announced`"
_FAR: Final = 5  # years
_BEGINS = {
    "relations": "date_from",
    "rounds": "date",
    "presence": "date",
    "precedents": "date_from",
}


def check_dates(view: View) -> list[Finding]:
    """Return findings about the dates of a case."""
    findings = [*_order(view.case), *_between(view.case), *_claims(view), *_rows(view.case)]
    if view.holds("as_of"):
        as_of = view.case.settings.as_of
        findings += nothing_known(view.case, as_of)
        findings += _read_later(view.case)
        findings += late_as_of(view.case, as_of, view.at("as_of"))
    return findings


def nothing_known(case: Case, as_of: date) -> list[Finding]:
    """Return an error if the case has claims and none of them was known on a day.

    Parameters
    ----------
    case : Case
        The uncut case.
    as_of : date
        Last day of knowledge.
    """
    days = [claim_known(case, claim) for claim in case.claims]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days) or min(known) <= as_of:
        return []
    first = min(known).isoformat()
    return [KINDS.nothing_known("claims.csv", value=first, count=len(days), as_of=as_of)]


def late_as_of(
    case: Case, as_of: date, where: tuple[str, int | None, str] = ("", None, "as_of")
) -> list[Finding]:
    """Return a warning if a day lies years after all that is dated in the case.

    Parameters
    ----------
    case : Case
        The uncut case.
    as_of : date
        Last day of knowledge.
    where : tuple
        File, line and field of the day; default: the command line.
    """
    days = [one.date for one in case.sources if one.date]
    days += [day for one in case.claims if (day := one.date_to or one.date_from)]
    if not days or (years := (as_of - max(days)).days // 365) < _FAR:
        return []
    last = max(days).isoformat()
    return [KINDS.as_of_late(*where, value=as_of, years=years, last=last)]


def _between(case: Case) -> list[Finding]:
    """Find rows that happened on one day between two dates, but lack one of the dates."""
    return [
        KINDS.between_open(f"{table}.csv", line, field)
        for table in ("claims", "precedents")
        for line, row in case.table(table).with_lines()
        for field in ("date_from", "date_to")
        if row.precision == "between" and getattr(row, field) is None
    ]


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
            ends = ("date_from",) if claim.precision == "between" else ("date_from", "date_to")
            findings += _after("claims.csv", line, claim, ends, known)
    return findings


def _rows(case: Case) -> list[Finding]:
    """Find ties, rounds, presence and precedents that were known before they began."""
    findings: list[Finding] = []
    for table, field in _BEGINS.items():
        for line, row in case.table(table).with_lines():
            if row.known and not getattr(row, "announced", None):
                hint = _ANNOUNCED if table == "rounds" else None
                findings += _after(f"{table}.csv", line, row, (field,), row.known, hint)
    return findings


def _read_later(case: Case) -> list[Finding]:
    """Find numbers that were read from a document of after the as-of date."""
    as_of = case.settings.as_of
    return [
        KINDS.read_later(f"{table}.csv", line, "read_from", value=name, day=day, as_of=as_of)
        for table in ("assessments", "presence", "events")
        for line, row in case.table(table).with_lines()
        for name in row.read_from
        if (day := source_known(case, name)) and day > as_of
    ]


def _forecast(claim: Claim) -> bool:
    """Return whether a claim may be about the future; an event may not."""
    hedges = {"believed", "hoped", "conditional"}
    return claim.kind in {"hypothesis", "mechanism"} or claim.hedge in hedges


def _after(
    file: str,
    line: int,
    row: Any,
    fields: tuple[str, ...],
    known: date,
    hint: str | None = None,
) -> list[Finding]:  # any record with dates
    """Return a finding for the first date that is later than the day it was known."""
    precision = getattr(row, "precision", "day")
    for name in fields:
        day = getattr(row, name)
        if day and _starts(day, precision) > known:
            return [KINDS.date_after_known(file, line, name, value=day, known=known, hint=hint)]
    return []


def _starts(day: date, precision: str) -> date:
    """Return the first day that a date of this precision may mean."""
    if precision == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if precision == "month" else day
