"""Say where an actor stands of whom nobody assessed it: by its role in the war."""

from collections.abc import Mapping
from statistics import fmean
from typing import Final, TypeAlias

from detente.case.case import Case
from detente.case.course.factions import factions_of
from detente.case.course.heads import Head, heads_of

__all__ = ["SALIENCE", "Ends", "Role", "ends_of", "role_of"]

_SCALE = 100.0
_GOVERNMENT: Final = (0.0, 15.0, 50.0)  # position of the government, its patrons and militias
_MOVEMENT: Final = (40.0, 75.0, 100.0)
_PATRON: Final = (30.0, 60.0, 95.0)  # of the movement
_OTHERS: Final = (10.0, 50.0, 90.0)

SALIENCE: Final = (0.2, 0.6, 1.0)
"""PERT of an actor's weight on an issue that nobody assessed."""

Role: TypeAlias = tuple[float, float, float]
"""PERT of a position that nobody assessed, 0 to 100, by the role of its actor."""

Ends = Mapping[str, bool]
"""By issue: whether the government stands at the high end of the scale."""


def ends_of(case: Case) -> Ends:
    """Return, by issue, whether the government stands nearer to 100 than the movement does.

    Stand-ins by role are turned round on such an issue. Without both sides' positions the
    government is taken to stand at the low end.

    Parameters
    ----------
    case : Case
        The case, with its assessments.
    """
    side = case.within(case.settings.movement)
    found = {}
    for issue in case.settings.issues:
        own: list[float] = []
        other: list[float] = []
        for row in case.assessments:
            if row.variable != "position" or row.item != issue.id:
                continue
            if row.subject == case.settings.government:
                own.append(row.mode)
            elif row.subject in side:
                other.append(row.mode)
        found[issue.id] = bool(own and other and fmean(own) > fmean(other))
    return found


def role_of(case: Case, ends: Ends, actor: str, issue: str) -> Role:
    """Return the stand-in for an actor's position on an issue.

    Parameters
    ----------
    case : Case
        The case.
    ends : mapping of str to bool
        By issue, whether the government stands at the high end.
    actor : str
        Id of a head, a faction, a militia, the movement or a guest.
    issue : str
        Id of the issue.
    """
    low, mode, high = _role(case, actor)
    if ends.get(issue, False):
        return _SCALE - high, _SCALE - mode, _SCALE - low
    return low, mode, high


def _role(case: Case, actor: str) -> Role:
    """Return the stand-in for a position, the government standing at the low end."""
    for wing in factions_of(case):
        if wing.actor.id == actor:
            return _GOVERNMENT if wing.side == "government" else _MOVEMENT
    if actor in case.within(case.settings.movement):
        return _MOVEMENT
    head = next((one for one in heads_of(case) if one.actor.id == actor), None)
    return _OTHERS if head is None else _role_of_head(case, head)


def _role_of_head(case: Case, head: Head) -> Role:
    sides = {
        backing.side
        for backing in head.backing
        if backing.tie.date_to is None or backing.tie.date_to >= case.as_of
    }
    if head.kind == "government" or sides == {"government"}:
        return _GOVERNMENT
    return _PATRON if sides == {"movement"} else _OTHERS
