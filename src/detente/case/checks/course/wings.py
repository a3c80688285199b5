"""Check the columns of actors.csv about voice, side and formation, and stances on shared issues."""

from typing import Final

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.course.factions import factions_of
from detente.case.findings.catalogue import KINDS
from detente.case.schema.world import Actor
from detente.errors import Finding

__all__ = ["check_wings"]

_FILE: Final = "actors.csv"
_HEADS: Final = frozenset({"government", "state", "organisation", "representatives"})
_FACTION: Final = frozenset({"faction"})
_COLUMNS: Final = {
    "voice": (_HEADS | _FACTION, "factions, governments, powers and representatives"),
    "own_vote": (_FACTION, "factions"),
    "coalition": (_FACTION, "factions"),
    "camp": (_FACTION, "factions"),
    "side": (_FACTION, "factions"),
    "forms_month": (_FACTION, "factions"),
    "forms_hazard": (_FACTION, "factions"),
    "turnover_hazard": (_HEADS, "governments, powers and representatives"),
}


def check_wings(view: View) -> list[Finding]:
    """Return findings about factions, and about what they think of shared issues."""
    findings = [f for line, a in view.case.actors.with_lines() for f in _actor(line, a)]
    if view.sure("actors", "assessments") and view.holds("movement", "rival", "shared_issues"):
        findings += [*_voices(view.case), *_without_rival(view)]
    return findings


def _actor(line: int, actor: Actor) -> list[Finding]:
    findings = [
        KINDS.faction_column(_FILE, line, name, value=actor.id, kind=actor.kind, of=of)
        for name, (kinds, of) in _COLUMNS.items()
        if getattr(actor, name) is not None and actor.kind not in kinds
    ]
    if actor.forms_month is not None and actor.forms_hazard is not None:
        findings.append(KINDS.forms_twice(_FILE, line, "forms_hazard", value=actor.id))
    return findings


def _voices(case: Case) -> list[Finding]:
    """Find coalitions in which nobody has a voice."""
    voices: dict[str, float] = {}
    for wing in factions_of(case):
        if wing.side == "movement":
            voices[wing.coalition] = voices.get(wing.coalition, 0.0) + wing.voice
    return [
        KINDS.voice_none(
            _FILE, None, "voice", value=f"coalition '{name}'" if name else "the movement"
        )
        for name, total in voices.items()
        if total == 0.0
    ]


def _without_rival(view: View) -> list[Finding]:
    """Find a shared issue, and stances on it, about a rival that the case does not name."""
    s = view.case.settings
    if s.rival is not None:
        return []
    about = {one.id for one in s.shared_issues if one.kind == "rival"}
    rows = [(n, a.id) for n, a in view.case.assessments.with_lines() if a.item in about]
    if rows:
        shown = ", ".join(name for _, name in rows[:8])
        where = ("assessments.csv", rows[0][0], "item")
        return [KINDS.rival_absent(*where, value=shown, rows=f"{len(rows)} row(s)")]
    return [
        KINDS.rival_absent(*view.at("shared_issues", n), value=one.id, rows="shared issues")
        for n, one in enumerate(s.shared_issues)
        if one.kind == "rival"
    ][:1]
