"""Choose a few events that differ from each other, the most informative first."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

__all__ = ["FEWEST_SHOWN", "MOST", "Choice", "choose"]

MOST: Final = 5
"""Events shown at most."""

FEWEST_SHOWN: Final = 3
"""Events, and different dates, below which the record says why there are no more."""

_OF_A_KIND: Final = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """What decides whether two events may be chosen together.

    Parameters
    ----------
    day : date
        Day by which the event is seen.
    kind : str
        Its kind; at most two are alike.
    subject : str
        Whom or what it is about; no two are alike.
    """

    day: date
    kind: Hashable
    subject: Hashable


@dataclass(frozen=True, slots=True)
class _Goal:
    """What a set of events is to reach."""

    events: int
    dates: int

    def is_met(self, chosen: Sequence[Choice]) -> bool:
        return len(chosen) >= self.events and _dates(chosen) >= self.dates

    def missing(self, chosen: Sequence[Choice]) -> int:
        return max(self.events - len(chosen), self.dates - _dates(chosen))


def choose(candidates: Sequence[Choice]) -> list[int]:
    """Return the positions of the events chosen, in order of choice.

    Parameters
    ----------
    candidates : sequence of Choice
        The best first.

    Returns
    -------
    list of int
        At most five. The best is taken first, then the next best, and so on. One is passed over
        if its subject is there already, if two of its kind are, or if with it the others could
        not come to three events, or three dates, although the candidates allow that.
    """
    goal = next(
        _Goal(events, dates)
        for events in range(FEWEST_SHOWN, -1, -1)
        for dates in range(events, -1, -1)
        if _reaches([], candidates, _Goal(events, dates))
    )
    taken: list[int] = []
    chosen: list[Choice] = []
    for position, one in enumerate(candidates):
        if len(taken) == MOST:
            break
        fits = _fits(one, chosen)
        if fits and _reaches([*chosen, one], candidates, goal):
            taken.append(position)
            chosen.append(one)
    return taken


def _fits(one: Choice, chosen: Sequence[Choice]) -> bool:
    """Say whether an event may be chosen with these."""
    alike = sum(other.kind == one.kind for other in chosen)
    return alike < _OF_A_KIND and all(other.subject != one.subject for other in chosen)


def _reaches(chosen: list[Choice], candidates: Sequence[Choice], goal: _Goal) -> bool:
    """Say whether further candidates can complete a choice so that it meets the goal."""
    if goal.is_met(chosen):
        return True
    missing = goal.missing(chosen)
    if missing > MOST - len(chosen):
        return False
    left = list(dict.fromkeys(one for one in candidates if _fits(one, chosen)))
    days = {one.day for one in chosen}
    if goal.dates > len(days):  # each further one must then bring a date as well
        needed = goal.dates - len(days)
        if needed == missing:
            left = [one for one in left if one.day not in days]
        if len({one.day for one in left} - days) < needed:
            return False
    if _room(chosen, left) < missing or len({one.subject for one in left}) < missing:
        return False
    return any(_reaches([*chosen, one], left, goal) for one in left)


def _room(chosen: Sequence[Choice], left: Sequence[Choice]) -> int:
    """Return how many of those left the limit on kinds allows."""
    used = Counter(one.kind for one in chosen)
    return sum(
        min(count, _OF_A_KIND - used[kind]) for kind, count in Counter(o.kind for o in left).items()
    )


def _dates(chosen: Sequence[Choice]) -> int:
    return len({one.day for one in chosen})
