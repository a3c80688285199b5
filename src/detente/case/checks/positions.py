"""Check that every party to a settlement has a position on each issue."""

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.errors import Finding

__all__ = ["check_positions"]


def check_positions(view: View) -> list[Finding]:
    """Return findings about parties that a settlement leaves out for want of a position.

    An issue on which nobody has a position is not reported here, nor is any issue while a position
    names an unknown issue or actor: that row may be the missing one. Where no faction has a
    position the movement's own stands for all of them.
    """
    if not (view.holds("issues", "government", "movement") and view.sure("assessments", "actors")):
        return []
    held: dict[str, set[str]] = {issue.id: set() for issue in view.case.settings.issues}
    for a in view.case.assessments:
        if a.variable == "position":
            if a.item not in held or a.subject not in view.case.actors:
                return []
            held[a.item].add(a.subject)
    return [
        KINDS.position_missing("assessments.csv", value=", ".join(absent), issue=issue)
        for issue, subjects in held.items()
        if subjects and (absent := _absent(view.case, subjects))
    ]


def _absent(case: Case, subjects: set[str]) -> list[str]:
    """Return the parties without a position on an issue of those with one."""
    factions = {a.id for a in case.factions()}
    whole = case.settings.movement in subjects and factions.isdisjoint(subjects)
    return [p for p in _parties(case) if p not in subjects and not (whole and p in factions)]


def _parties(case: Case) -> list[str]:
    """Return the government and the factions with a share of the movement's strength."""
    return [
        a.id
        for a in case.actors
        if (a.id == case.settings.government and a.kind == "government")
        or (a.kind == "faction" and a.side != "government" and (a.strength_share or 0.0) > 0.0)
    ]
