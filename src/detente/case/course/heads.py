"""Read the heads of a case: who may sit opposite the movement, and what each controls and backs."""

from dataclasses import dataclass
from typing import Final, Literal

from detente.case.case import Case
from detente.case.once import once
from detente.case.schema.settings import Issue
from detente.case.schema.world import Actor, Relation
from detente.vocabulary.parameter import Prior, pert

__all__ = ["Backing", "Head", "controllers_of", "heads_of"]

_POWERS: Final = frozenset({"state", "organisation"})
_PARTY: Final = "representatives"


@dataclass(frozen=True, slots=True)
class Backing:
    """Support of a power for a side of the war.

    Parameters
    ----------
    tie : Relation
        Its row; it exists in draws in which a claim behind it holds.
    side : {"government", "movement"}
        Side that it strengthens.
    weight : Prior, optional
        Weight in the balance of the war, in log-odds; None if the case gives none.
    withdrawal : Prior, optional
        Hazard that it begins to be withdrawn, a month; None if the case gives none.
    """

    tie: Relation
    side: Literal["government", "movement"]
    weight: Prior | None
    withdrawal: Prior | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The government, a power, or an unarmed party.

    Parameters
    ----------
    actor : Actor
        Its row.
    kind : {"government", "power", "party"}
        What it is.
    voice : float
        Weight in bargaining; 1 if the case says nothing.
    controls : tuple of str
        Ids of the issues that it controls, alone or with others, in the order of the case.
    backing : tuple of Backing
        Its support of a side.
    labels : tuple of Relation
        Its labels of the movement on record.
    urged : tuple of Relation
        Ties of urging to it.
    bridges : tuple of Relation
        Ties in which it bridges between two others.
    holdout : bool
        Whether it is the hold-out.
    turnover_hazard : float, optional
        Chance a month of another leader; None: the model's.
    """

    actor: Actor
    kind: Literal["government", "power", "party"]
    voice: float
    controls: tuple[str, ...]
    backing: tuple[Backing, ...]
    labels: tuple[Relation, ...]
    urged: tuple[Relation, ...]
    bridges: tuple[Relation, ...]
    holdout: bool
    turnover_hazard: float | None


@once
def heads_of(case: Case) -> tuple[Head, ...]:
    """Return the heads: the government, then powers and unarmed parties by id.

    Parameters
    ----------
    case : Case
        The case, cut to its as-of date.
    """
    government = case.settings.government
    others = sorted(
        (a for a in case.actors if a.kind in _POWERS or a.kind == _PARTY), key=lambda a: a.id
    )
    active = [a for a in others if a.active_to is None or a.active_to >= case.as_of]
    return tuple(_head(case, actor) for actor in (case.actors[government], *active))


def controllers_of(case: Case, issue: Issue) -> tuple[str, ...]:
    """Return who controls an issue: the government if the case says nothing, nobody if it is empty.

    Parameters
    ----------
    case : Case
        The case.
    issue : Issue
        One of its issues.
    """
    if issue.controllers is None:
        return (case.settings.government,)
    return tuple(dict.fromkeys(issue.controllers))


def _head(case: Case, actor: Actor) -> Head:
    s = case.settings
    side = case.within(s.movement)
    mine = [tie for tie in case.relations if tie.from_ == actor.id]
    kind: Literal["government", "power", "party"] = (
        "power" if actor.kind in _POWERS else "party" if actor.kind == _PARTY else "government"
    )
    return Head(
        actor=actor,
        kind=kind,
        voice=1.0 if actor.voice is None else actor.voice,
        controls=tuple(i.id for i in s.issues if actor.id in controllers_of(case, i)),
        backing=tuple(
            _backing(t, side) for t in mine if t.type == "support" and _backs(t, side, s.government)
        ),
        labels=tuple(t for t in mine if t.type == "label" and t.to in side),
        urged=tuple(t for t in case.relations if t.type == "urging" and t.to == actor.id),
        bridges=tuple(t for t in mine if t.type == "bridging"),
        holdout=actor.id == s.holdout,
        turnover_hazard=actor.turnover_hazard,
    )


def _backs(tie: Relation, side: set[str], government: str) -> bool:
    """Return whether a tie of support is for a side of the war."""
    return tie.backs is not None or tie.to in side or tie.to == government


def _backing(tie: Relation, side: set[str]) -> Backing:
    backs = tie.backs or ("movement" if tie.to in side else "government")
    weight = _triple(tie.weight_low, tie.weight_mode, tie.weight_high)
    leaves = _triple(tie.withdrawal_low, tie.withdrawal_mode, tie.withdrawal_high)
    return Backing(tie, backs, weight, leaves)


def _triple(low: float | None, mode: float | None, high: float | None) -> Prior | None:
    if low is None or mode is None or high is None:
        return None
    return pert(low, mode, high)
