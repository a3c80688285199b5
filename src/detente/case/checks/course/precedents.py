"""Check precedents that are evidence: their set, its member, and how much they say."""

from typing import Final

from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean, listed
from detente.case.schema.evidence import Precedent
from detente.errors import Finding

__all__ = ["check_precedents"]

_FILE: Final = "precedents.csv"
_PARTS: Final = ("set", "hypothesis", "times_likelier", "similarity")


def check_precedents(view: View) -> list[Finding]:
    """Return findings about precedents as evidence on sets of hypotheses."""
    findings = []
    for line, row in view.case.precedents.with_lines():
        empty = [name for name in _PARTS if getattr(row, name) is None]
        if 0 < len(empty) < len(_PARTS):
            findings.append(KINDS.precedent_part(_FILE, line, empty[0]))
        elif not empty and view.holds("hypotheses"):
            findings += _member(view, line, row)
    return findings


def _member(view: View, line: int, row: Precedent) -> list[Finding]:
    members = {s.id: [m.id for m in s.members] for s in view.case.settings.hypotheses}
    name, known, what = row.set or "", list(members), "a set of hypotheses in case.yaml"
    field = "set"
    if name in members:
        field, known = "hypothesis", members[name]
        name, what = row.hypothesis or "", f"a member of set '{name}'"
    if name in known:
        return []
    return [
        KINDS.item_unknown(
            _FILE,
            line,
            field,
            value=name,
            what=what,
            allowed=listed(known) or "none is declared",
            hint=did_you_mean(name, known),
        )
    ]
