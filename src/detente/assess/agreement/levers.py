"""What would move an outcome towards an actor: its own moves, and whom it could persuade."""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np

from detente.assess.agreement.record import IssueLevers, Lever, Levers
from detente.assess.agreement.runners.given import case_input
from detente.assess.agreement.runners.models import MODELS, ask
from detente.assess.agreement.table import Table, table_of
from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.errors import UnknownNameError
from detente.numerics.arrays import Floats
from detente.runs.statistics import interval, rounded

__all__ = ["LEVER_MODELS", "WARNING", "levers"]

LEVER_MODELS = (
    "bargaining.compromise",
    "bargaining.median",
    "bargaining.challenge",
    "bargaining.nash",
)
WARNING = "Others are held fixed: nobody answers a move, although in life they would."
_Moved: TypeAlias = Literal["position", "salience"]
_SCALE: dict[_Moved, tuple[float, float]] = {"position": (0.0, 100.0), "salience": (0.0, 1.0)}


@dataclass(frozen=True, slots=True)
class _Shift:
    """One number of one party moved to a value."""

    party: int
    what: _Moved
    to: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asks about which issue, by which model."""

    case: Case
    table: Table
    issue: int
    actor: int
    model: str

    def outcome(self, shift: _Shift | None = None) -> Floats:
        """Return the model's outcome by draw, as it is or after a shift."""
        table = self.table if shift is None else self.moved(shift)
        model = MODELS[self.model]
        if "package" in model.traits:
            return ask(model, case_input(table)).outcome[:, self.issue]
        return ask(model, case_input(table.of_issues([self.issue]))).outcome[:, 0]

    def moved(self, shift: _Shift) -> Table:
        """Return the table with one number moved."""
        values = self.table.position if shift.what == "position" else self.table.salience
        values = values.copy()
        values[:, self.issue, shift.party] = shift.to
        if shift.what == "position":
            return replace(self.table, position=values)
        return replace(self.table, salience=values)

    def ends(self, party: int, what: _Moved) -> tuple[float, float] | None:
        """Return between what values a party could be moved: its own range; None if unknown.

        An actor's own moves are free within the scale.
        """
        if party == self.actor:
            return _SCALE[what]
        subject, item = self.table.parties[party], self.table.issues[self.issue]
        rows = [
            a
            for a in self.case.assessments
            if (a.subject, a.variable, a.item) == (subject, what, item)
            and a.status != "placeholder"
        ]
        if not rows:
            return None
        return min(a.low for a in rows), max(a.high for a in rows)


def levers(
    case: Case,
    actor: str,
    issue: str | None = None,
    model: str = "bargaining.compromise",
    seed: int = 1,
    draws: int = 512,
) -> Levers:
    """Return what would bring an outcome nearer to an actor's position, most first.

    Parameters
    ----------
    case : Case
        The cut case.
    actor : str
        A state, organisation, government, movement or faction with a position; never a person.
    issue : str, optional
        Only this one; default all.
    model : str
        One of `LEVER_MODELS`.
    seed, draws : int
        Seed and number of draws; the same draws before and after each shift.

    Returns
    -------
    Levers
        Numbers that nobody elicited, and placeholders, are no levers.

    Raises
    ------
    UnknownNameError
        If the model or the issue is not known, or the actor has no position on it.
    """
    if model not in LEVER_MODELS:
        message = f"model '{model}' has no levers here; allowed: {', '.join(LEVER_MODELS)}"
        raise UnknownNameError(message)
    table = table_of(EngagementTask(case, seed).inputs(0, draws))
    places = _places(table, actor, issue)
    place = table.parties.index(actor)
    return Levers(
        actor=actor,
        model=model,
        warning=WARNING,
        draws=draws,
        seed=seed,
        issues={table.issues[k]: _of_issue(_Asked(case, table, k, place, model)) for k in places},
    )


def _places(table: Table, actor: str, issue: str | None) -> list[int]:
    """Return the issues asked about on which the actor has a position."""
    if issue is not None and issue not in table.issues:
        message = f"issue '{issue}' is not in the case; allowed: {', '.join(table.issues)}"
        raise UnknownNameError(message)
    here = table.present()
    places = (
        [k for k in range(len(table.issues)) if here[k, table.parties.index(actor)]]
        if actor in table.parties
        else []
    )
    if issue is not None:
        places = [k for k in places if table.issues[k] == issue]
    if not places:
        k = table.issues.index(issue) if issue is not None else None
        known = [p for n, p in enumerate(table.parties) if (here[k, n] if k is not None else True)]
        message = f"actor '{actor}' has no position there; allowed: {', '.join(known) or 'nobody'}"
        raise UnknownNameError(message)
    return places


def _of_issue(asked: _Asked) -> IssueLevers:
    """Return the levers of one issue, the greatest mean gain first."""
    now = asked.outcome()
    ideal = asked.table.position[:, asked.issue, asked.actor]
    levers = []
    for party in np.flatnonzero(asked.table.present()[asked.issue]):
        for what in _SCALE:
            ends = asked.ends(int(party), what)
            if ends is not None:
                levers.append(_best(asked, int(party), what, ends, now, ideal))
    levers.sort(key=lambda lever: (-lever.mean_gain, lever.whose, lever.what))
    return IssueLevers(outcome=interval(now), distance=interval(np.abs(now - ideal)), levers=levers)


def _best(
    asked: _Asked, party: int, what: _Moved, ends: tuple[float, float], now: Floats, ideal: Floats
) -> Lever:
    """Return the shift of one number that the actor likes better, to either end of its range."""
    tried = [_lever(asked, _Shift(party, what, end), now, ideal) for end in dict.fromkeys(ends)]
    return max(tried, key=lambda lever: lever.mean_gain)


def _lever(asked: _Asked, shift: _Shift, now: Floats, ideal: Floats) -> Lever:
    """Return what a shift does to the outcome."""
    then = asked.outcome(shift)
    gain = np.abs(now - ideal) - np.abs(then - ideal)
    known = gain[~np.isnan(gain)]
    mean = float(known.mean()) if known.size else 0.0
    error = float(known.std() / np.sqrt(known.size)) if known.size else 0.0
    return Lever(
        whose=asked.table.parties[shift.party],
        what=shift.what,
        to=rounded(shift.to),
        own=shift.party == asked.actor,
        moves=interval(then - now),
        gain=interval(gain),
        mean_gain=rounded(mean),
        error=rounded(error),
    )
