"""Check presence: order, reasons, and shares that sum to at most 1 in each region."""

from detente.case.case import Case
from detente.case.checks.numbers import order_finding
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.schema.world import Presence
from detente.errors import Finding

__all__ = ["check_presence"]

_FILE = "presence.csv"
_LOOSE = 1e-9


def check_presence(view: View) -> list[Finding]:
    """Return findings about the weights of actors in regions."""
    return [*_rows(view.case), *_regions(view.case)]


def _rows(case: Case) -> list[Finding]:
    findings = []
    for line, p in case.presence.with_lines():
        if not p.low <= p.mode <= p.high:
            findings.append(order_finding(_FILE, line, p.low, p.mode, p.high))
        if p.status == "placeholder" and not p.note:
            hint = "give in `note` the grounds for these numbers"
            findings.append(
                KINDS.placeholder_reason(_FILE, line, "note", what="placeholder", hint=hint)
            )
    return findings


def _regions(case: Case) -> list[Finding]:
    """Find regions whose most likely shares sum to more than 1 under some reading."""
    lines = {p.id: line for line, p in case.presence.with_lines()}
    findings = []
    for region in dict.fromkeys(p.region for p in case.presence):
        rows = [p for p in case.presence if p.region == region]
        for reading in dict.fromkeys((None, *(p.reading for p in rows))):
            if (total := _total(rows, reading)) > 1.0 + _LOOSE:
                under = f" under reading '{reading}'" if reading else ""
                where = (_FILE, lines[rows[0].id], "mode")
                found = KINDS.presence_sum(*where, value=region, total=total, under=under)
                findings.append(found)
                break
    return findings


def _total(rows: list[Presence], reading: str | None) -> float:
    """Return the sum of shares; a row of this reading replaces its actor's common row."""
    held = {p.actor: p.mode for p in rows if p.reading is None}
    return sum((held | {p.actor: p.mode for p in rows if p.reading == reading}).values())
