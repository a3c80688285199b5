"""Check presence in regions: order of the numbers, reasons, and shares that exceed a region."""

from collections import defaultdict
from collections.abc import Iterable

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.schema.world import Presence
from detente.errors import Finding

__all__ = ["check_presence"]

_FILE = "presence.csv"
_LOOSE = 1e-9


def check_presence(view: View) -> list[Finding]:
    """Return findings about the shares of actors in regions."""
    return [*_rows(view.case), *_sums(view.case)]


def _rows(case: Case) -> list[Finding]:
    findings = []
    for line, p in case.presence.with_lines():
        if not p.low <= p.mode <= p.high:
            value = f"{p.low:g}, {p.mode:g}, {p.high:g}"
            findings.append(KINDS.order_numbers(_FILE, line, "mode", value=value))
        if p.status == "placeholder" and not p.note:
            hint = "give in `note` the grounds for these numbers"
            findings.append(
                KINDS.placeholder_reason(_FILE, line, "note", what="placeholder", hint=hint)
            )
    return findings


def _sums(case: Case) -> list[Finding]:
    """Find regions whose shares sum to more than the whole, under any one hypothesis."""
    rows: dict[str, list[tuple[int, Presence]]] = defaultdict(list)
    for line, row in case.presence.with_lines():
        rows[row.region].append((line, row))
    findings = []
    for region, here in rows.items():
        for kind, field in ((KINDS.presence_impossible, "low"), (KINDS.presence_sum, "mode")):
            total = max(_totals(here, field))
            if total > 1.0 + _LOOSE:
                value = f"{total:.4g}"
                findings.append(kind(_FILE, here[0][0], field, value=value, region=region))
                break
    return findings


def _totals(rows: list[tuple[int, Presence]], field: str) -> Iterable[float]:
    """Yield the sum of the shares under each hypothesis.

    A row with a hypothesis replaces the row of the same actor without one where it holds.
    """
    for reading in {row.reading for _, row in rows}:
        shares = {row.actor: getattr(row, field) for _, row in rows if row.reading is None}
        shares |= {row.actor: getattr(row, field) for _, row in rows if row.reading == reading}
        yield sum(shares.values())
