"""Read the factions of a war: those of the movement, and militias on the government's side."""

from dataclasses import dataclass
from typing import Final, Literal

from detente.case.case import Case
from detente.case.once import once
from detente.case.schema.world import Actor

__all__ = ["Wing", "factions_of"]

_ONE: Final = ""  # the coalition, and the camp, of a faction that names none


@dataclass(frozen=True, slots=True, kw_only=True)
class Wing:
    """A faction of the movement, or a militia.

    Parameters
    ----------
    actor : Actor
        Its row.
    side : {"movement", "government"}
        Side on which it fights.
    share : float
        Its recorded share of the movement's strength, without factions in it; 0 without fighters.
    voice : float
        Weight in bargaining and votes, before its draw; its share of strength if the case says
        nothing, and 1 for all if no share is recorded.
    own_vote : bool
        Whether it decides apart under every reading.
    coalition, camp : str
        Alliance, and camp within it; empty if the case names none.
    forms_month : int, optional
        Month of a run in which it forms; None if it is there or forms by a hazard.
    forms_hazard : float, optional
        Chance a month that it forms; None if it is there or has a month.
    kept_out : bool
        Whether the case keeps it from the table under every option.
    """

    actor: Actor
    side: Literal["movement", "government"]
    share: float
    voice: float
    own_vote: bool
    coalition: str
    camp: str
    forms_month: int | None
    forms_hazard: float | None
    kept_out: bool


@once
def factions_of(case: Case) -> tuple[Wing, ...]:
    """Return the factions of the movement and the militias, by id.

    Parameters
    ----------
    case : Case
        The case, cut to its as-of date.
    """
    inside = {a.id: a for a in case.factions()}
    beside = {
        a.id: a
        for a in case.actors
        if a.kind == "faction"
        and a.side == "government"
        and (a.active_to is None or a.active_to >= case.as_of)
    }
    found = dict(sorted((inside | beside).items()))
    recorded = any(actor.strength_share is not None for actor in found.values())
    return tuple(_wing(case, actor, recorded=recorded) for actor in found.values())


def _wing(case: Case, actor: Actor, *, recorded: bool) -> Wing:
    share = case.own_share(actor)
    usual = share if recorded else 1.0
    return Wing(
        actor=actor,
        side=actor.side or "movement",
        share=share,
        voice=usual if actor.voice is None else actor.voice,
        own_vote=actor.own_vote == "yes",
        coalition=actor.coalition or _ONE,
        camp=actor.camp or _ONE,
        forms_month=actor.forms_month,
        forms_hazard=actor.forms_hazard if actor.forms_month is None else None,
        kept_out=actor.id in case.excluded,
    )
