"""Find actors, and cells of actors, that are accepted but change no number."""

from detente.case.case import Case
from detente.case.checks.references import pointers
from detente.case.checks.unused.rows import by_reason
from detente.case.checks.view import View
from detente.case.course.heads import controllers_of
from detente.errors import Finding

__all__ = ["check_unused_actors"]

_FILE = "actors.csv"
# Kinds that take part only where a row or a setting names them; powers are always guests.
_NAMED_ONLY = {"government", "movement", "rival", "group"}


def check_unused_actors(view: View) -> list[Finding]:
    """Return a finding for each actor, and each share of strength, that is a record only."""
    if not view.sure(*view.case.TABLES) or not view.holds("movement", "government", "convenor"):
        return []
    return [
        *_representatives(view.case),
        *_shares(view.case),
        *(_unnamed(view) if not view.refused else []),
    ]


def _representatives(case: Case) -> list[Finding]:
    """Find representatives that control no issue, of a case without rounds on record."""
    if len(case.rounds):
        return []
    why = ("representatives without an issue sit nowhere", "name them under `controllers`")
    rows = [
        (line, actor.id, why)
        for line, actor in case.actors.with_lines()
        if actor.kind == "representatives"
        and not any(actor.id in controllers_of(case, issue) for issue in case.settings.issues)
    ]
    return by_reason(_FILE, "kind", rows)


def _shares(case: Case) -> list[Finding]:
    """Find shares of strength of actors that are no part of the movement's strength."""
    other = ("shares are read of factions", "give the shares to the factions")
    whole = ("the movement is the whole, and only its factions have shares", "remove it")
    rows = [
        (line, actor.id, whole if actor.kind == "movement" else other)
        for line, actor in case.actors.with_lines()
        if actor.kind != "faction"
        and actor.strength_share is not None
        and (actor.kind, actor.strength_share) != ("movement", 1.0)
    ]
    return by_reason(_FILE, "strength_share", rows)


def _unnamed(view: View) -> list[Finding]:
    """Find groups that no row and no setting names."""
    named = {pointer.value for pointer in pointers(view)}
    why = (
        "no row and no setting refers to this actor",
        "say in relations.csv, presence.csv or case.yaml what it does",
    )
    rows = [
        (line, actor.id, why)
        for line, actor in view.case.actors.with_lines()
        if actor.kind in _NAMED_ONLY and actor.id not in named
    ]
    return by_reason(_FILE, "id", rows)
