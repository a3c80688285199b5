"""What a model makes of what it is given: an outcome by draw and issue, and facts of the draws."""

from dataclasses import dataclass, field

import numpy as np

from detente.models.bargaining.challenge.model import Ending
from detente.numerics.arrays import Floats, Ints

__all__ = ["Answer", "Ended", "flags"]


def flags(holds: object) -> Floats:
    """Return truth values as 0 or 1."""
    return np.asarray(holds, dtype=np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How the rounds of a model ended, every array of shape (draw, issue).

    Parameters
    ----------
    how : array of int
        Numbers of `Ending`.
    round : array of int
        Last round played.
    can_rest : bool
        Does the model stop when nothing moves? One that does not is never settled.
    cycle_start, cycle_length : array of int, optional
        First round of a cycle and its rounds; -1 and 0 without one. None where the model does
        not look for cycles.
    """

    how: Ints
    round: Ints
    can_rest: bool
    cycle_start: Ints | None = None
    cycle_length: Ints | None = None

    @property
    def settled(self) -> Floats | None:
        """Whether the rounds came to rest, as 0 or 1; None for a model that cannot."""
        return flags(np.isin(self.how, (Ending.MEDIAN, Ending.REST))) if self.can_rest else None

    @property
    def cycle(self) -> Floats | None:
        """Whether positions go in a cycle, as 0 or 1; None if the model does not look for it."""
        return None if self.cycle_length is None else flags(self.how == Ending.CYCLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model makes of its input. Facts are None for models without them.

    Parameters
    ----------
    outcome : array of float, shape (draw, issue)
        In the units of each issue; NaN where the model has no answer.
    why_not : dict
        Reasons by issue, for issues without an answer in any draw.
    trace : array of float, shape (round, draw, issue, actor), optional
        Positions before the first round and after each, for models with rounds.
    middles : array of float, shape (round, draw, issue, 2), optional
        The model's own median and mean by round.
    ended : Ended, optional
        How the rounds ended.
    exchanges : array of int, shape (draw, round), optional
        How many exchanges were realised.
    equal_gains : array of int, shape (draw, round), optional
        How often several exchanges had the same gain, so that the order of the table decided.
    spread : tuple of array of float, shape (draw, issue), optional
        Least and greatest outcome over random orders of equal gains.
    mirrored : array of float, shape (draw, issue), optional
        The outcome with each scale read from its other end, for a model that minds the direction.
    together : bool, optional
        Were the issues dimensions of one space? False if they were played one by one.
    tied : array of float, shape (draw, issue), optional
        1 where several positions are unbeaten, or tie for most influence; else 0.
    ends : tuple of array of float, shape (draw, issue), optional
        Least and greatest of the positions that nothing beats.
    behind : array of float, shape (draw, issue), optional
        Share of influence behind the outcome.
    pull : tuple of array of float, shape (draw, issue), optional
        Shares of influence that want less and more than the outcome.
    chance : array of float, shape (draw, issue, actor), optional
        Chance of each position to win, at the first actor that holds it; NaN at the others.
    deal : array of float, shape (draw, issue), optional
        1 where a deal is better for all than none, 0 where it is not; NaN where not known.
    """

    outcome: Floats
    why_not: dict[str, str] = field(default_factory=dict)
    trace: Floats | None = None
    middles: Floats | None = None
    ended: Ended | None = None
    exchanges: Ints | None = None
    equal_gains: Ints | None = None
    spread: tuple[Floats, Floats] | None = None
    mirrored: Floats | None = None
    together: bool | None = None
    tied: Floats | None = None
    ends: tuple[Floats, Floats] | None = None
    behind: Floats | None = None
    pull: tuple[Floats, Floats] | None = None
    chance: Floats | None = None
    deal: Floats | None = None
