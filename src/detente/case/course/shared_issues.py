"""Read the shared issues of a case, and what factions think of them."""

from dataclasses import dataclass
from typing import Final, Literal

from detente.case.case import Case
from detente.case.schema.world import Assessment

__all__ = ["Shared", "Stance", "shared_of", "stance_of"]

_OLDER: Final[dict[str, str]] = {"rival": "stance-rival", "drugs": "stance-drugs"}
_TITLES: Final = {"rival": "The rival group", "drugs": "The drug trade"}


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


@dataclass(frozen=True, slots=True)
class Stance:
    """Where the stance of a faction on a shared issue is assessed.

    Parameters
    ----------
    row : Assessment
        The assessment.
    share : bool
        Whether its scale is 0 to 1, so that the stance is twice the number less 1.
    """

    row: Assessment
    share: bool


def shared_of(case: Case) -> tuple[Shared, ...]:
    """Return the shared issues; of a case that declares none, those of its older stances.

    The rival group is one only if the case names a rival.

    Parameters
    ----------
    case : Case
        The case, cut to its as-of date.
    """
    declared = case.settings.shared_issues
    if declared:
        found = [Shared(one.id, one.title, one.kind) for one in declared]
    else:
        found = [
            Shared(kind, _TITLES[kind], kind)
            for kind in ("rival", "drugs")
            if any(a.variable == _OLDER[kind] for a in case.assessments)
        ]
    return tuple(one for one in found if one.kind != "rival" or case.settings.rival is not None)


def stance_of(case: Case, actor: str, issue: Shared) -> Stance | None:
    """Return where the stance of an actor on a shared issue is assessed; None if nowhere.

    Parameters
    ----------
    case : Case
        The case, cut to its as-of date.
    actor : str
        Id of a faction, or of the movement.
    issue : Shared
        The issue.
    """
    rows = [a for a in case.assessments if a.subject == actor]
    for row in rows:
        if row.variable == "stance" and row.item == issue.id:
            return Stance(row, share=False)
    for row in rows:
        if row.variable == _OLDER.get(issue.kind):
            return Stance(row, share=True)
    return None
