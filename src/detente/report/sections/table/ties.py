"""Recorded ties between outside parties and the movement, as pictures and sentences read them."""

from dataclasses import dataclass
from typing import Final

from detente.assess.summary.record import Summary
from detente.assess.table.record import RecordedTie

__all__ = ["DOUBTED", "LEVELS", "SidedTie", "doubted", "in_force", "inside", "sided"]

LEVELS: Final = ("clandestine", "unofficial", "open")
"""Levels of contact, the weakest first."""

DOUBTED: Final = ("denied", "disputed")
"""What is said of a contact that counts as denied or disputed."""


@dataclass(frozen=True, slots=True)
class SidedTie:
    """A tie between an outside party and the movement or a faction of it.

    Parameters
    ----------
    party, other : str
        Ids of the outside party and of the movement or faction.
    tie : RecordedTie
        The tie as recorded.
    """

    party: str
    other: str
    tie: RecordedTie


def inside(summary: Summary) -> list[str]:
    """Return the movement and its factions, in the order of the case."""
    movement = summary.roles.movement
    factions = [i for i, actor in summary.actors.items() if actor.kind == "faction"]
    return [*([movement] if movement in summary.actors else []), *factions]


def sided(summary: Summary) -> list[SidedTie]:
    """Return the ties between an outside party and the movement or a faction.

    Parameters
    ----------
    summary : Summary
        Results of the run. Ties with others, such as the rival, are left out.
    """
    within = set(inside(summary))
    found = []
    for tie in summary.contacts.recorded:
        ends = (tie.from_, tie.to)
        outside = [end for end in ends if end not in within and end != summary.roles.rival]
        held = [end for end in ends if end in within]
        if len(outside) == len(held) == 1:
            found.append(SidedTie(outside[0], held[0], tie))
    return found


def doubted(tie: RecordedTie) -> bool:
    """Return whether a contact is denied or disputed."""
    return tie.acknowledged in DOUBTED


def in_force(tie: RecordedTie, as_of: str) -> bool:
    """Return whether a tie holds on a day; one without a first day has always held.

    Parameters
    ----------
    tie : RecordedTie
        The tie.
    as_of : str
        The day, ISO 8601.
    """
    return (tie.since or "") <= as_of and (tie.until is None or tie.until >= as_of)
