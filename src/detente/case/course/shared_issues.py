"""Read the shared issues of a case, and what factions think of them."""

from dataclasses import dataclass
from typing import Literal

from detente.case.case import Case
from detente.case.course.factions import factions_of

__all__ = ["Shared", "may_cooperate", "shared_of"]


@dataclass(frozen=True, slots=True)
class Shared:
    """A shared issue.

    Parameters
    ----------
    id, title : str
        Id, and name as printed.
    kind : {"rival", "drugs", "other"}
        What it is about.
    """

    id: str
    title: str
    kind: Literal["rival", "drugs", "other"]


def shared_of(case: Case) -> tuple[Shared, ...]:
    """Return the shared issues; the rival group is one only if the case names a rival.

    Parameters
    ----------
    case : Case
        The case, cut to its as-of date.
    """
    return tuple(
        Shared(one.id, one.title, one.kind)
        for one in case.settings.shared_issues
        if one.kind != "rival" or case.settings.rival is not None
    )


def may_cooperate(case: Case) -> bool:
    """Return whether a stance on a shared issue is on record, so that work may be waited for.

    Parameters
    ----------
    case : Case
        The case, cut to its as-of date.
    """
    side = {case.settings.movement, *(wing.actor.id for wing in factions_of(case))}
    issues = {one.id for one in shared_of(case)}
    return any(
        a.variable == "stance" and a.item in issues and a.subject in side for a in case.assessments
    )
