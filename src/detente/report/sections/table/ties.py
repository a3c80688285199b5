"""Recorded ties between outside parties and the movement, as pictures and sentences read them."""

from dataclasses import dataclass
from typing import Final

from detente.assess.summary.record import Summary
from detente.assess.table.record import RecordedTie
from detente.report.messages.say import mark

__all__ = [
    "DOUBTED",
    "LEVEL_WORDS",
    "SAID_WORDS",
    "TYPE_WORDS",
    "SidedTie",
    "contacts_and_labels",
    "doubted",
    "in_force",
    "inside",
    "sided",
]

LEVEL_WORDS: Final = {
    "clandestine": mark("clandestine"),
    "unofficial": mark("unofficial"),
    "open": mark("open"),
}
"""Levels of contact as printed."""

SAID_WORDS: Final = {
    "admitted": mark("admitted"),
    "denied": mark("denied"),
    "disputed": mark("disputed"),
    "no-comment": mark("no comment"),
    "unknown": "",
}
"""What is said of a tie, as printed."""

TYPE_WORDS: Final = {
    "contact": mark("contact"),
    "label": mark("label"),
    "urging": mark("urging"),
    "support": mark("support"),
    "rivalry": mark("rivalry"),
    "alliance": mark("alliance"),
    "bridging": mark("bridging"),
    "intelligence": mark("intelligence"),
    "arms": mark("arms"),
    "training": mark("training"),
    "appeal": mark("appeal"),
    "criticism": mark("criticism"),
    "sanction": mark("sanction"),
}
"""Kinds of ties as printed."""

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


def contacts_and_labels(summary: Summary) -> list[RecordedTie]:
    """Return the recorded contacts and labels, in the order of the case."""
    return [tie for tie in summary.contacts.recorded if tie.type in ("contact", "label")]


def sided(summary: Summary) -> list[SidedTie]:
    """Return the contacts and labels between an outside party and the movement or a faction.

    Parameters
    ----------
    summary : Summary
        Results of the run. Ties with others, such as the rival, are left out.
    """
    within = set(inside(summary))
    found = []
    for tie in contacts_and_labels(summary):
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
