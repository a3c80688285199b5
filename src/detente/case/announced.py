"""Read rounds that were announced: those still to come, and how earlier ones went."""

from dataclasses import dataclass
from datetime import date

from detente.case.case import Case
from detente.case.rounds import GUEST_KINDS, parts_by_round
from detente.case.schema.world import RoundPart

__all__ = ["Ahead", "Kept", "announced_ahead", "announced_before", "months_to"]

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Ahead:
    """A round that was public by the as-of date and is dated after it.

    Parameters
    ----------
    id, title : str
        Id and name.
    day : date
        Its date.
    series, host : str
        Id of its series, its own id if it has none; id of the convenor.
    asked, agreed : frozenset of str
        Ids of those invited, and of those who accepted, the host not counted.
    """

    id: str
    title: str
    day: date
    series: str
    host: str
    asked: frozenset[str]
    agreed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kept:
    """How announced rounds went whose date has passed.

    Parameters
    ----------
    held, not_held : int
        Rounds.
    came, stayed_away : int
        Guests that had accepted, at the rounds that were held.
    """

    held: int
    not_held: int
    came: int
    stayed_away: int


def announced_ahead(case: Case) -> list[Ahead]:
    """Return the announced rounds after the as-of date, by date and id.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    ahead = [
        _ahead(case, name, parts)
        for name, parts in _announced(case).items()
        if parts[0].date > case.as_of
    ]
    return sorted(ahead, key=lambda one: (one.day, one.id))


def announced_before(case: Case) -> Kept:
    """Count how earlier announced rounds went.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    past = [parts for parts in _announced(case).values() if parts[0].date <= case.as_of]
    held = [parts for parts in past if any(part.role != "absent" for part in parts)]
    agreed = [part for parts in held for part in parts if part.response == "accepted"]
    came = sum(part.role not in {"absent", "host"} for part in agreed)
    stayed_away = sum(part.role == "absent" for part in agreed)
    return Kept(len(held), len(past) - len(held), came, stayed_away)


def months_to(start: date, day: date) -> int:
    """Return the month of a run, from 1, in which a later day falls."""
    whole = _MONTHS * (day.year - start.year) + day.month - start.month
    return max(1, whole + (day.day > start.day))


def _announced(case: Case) -> dict[str, list[RoundPart]]:
    """Return the rows of rounds that were announced by the as-of date, by id of the round."""
    return {
        name: parts
        for name, parts in parts_by_round(case).items()
        if any(part.announced is not None and part.announced <= case.as_of for part in parts)
    }


def _ahead(case: Case, name: str, parts: list[RoundPart]) -> Ahead:
    guests = [
        part
        for part in parts
        if part.actor != parts[0].convenor and case.actors[part.actor].kind in GUEST_KINDS
    ]
    agreed = frozenset(part.actor for part in guests if part.response == "accepted")
    asked = agreed | {
        part.actor for part in guests if part.invited == "yes" and part.response != "declined"
    }
    return Ahead(
        id=name,
        title=parts[0].title or name,
        day=parts[0].date,
        series=parts[0].series or name,
        host=parts[0].convenor,
        asked=asked,
        agreed=agreed,
    )
