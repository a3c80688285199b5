"""Read rounds on record as cells: which guest was asked to which round, came, and in which role."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from detente.case.case import Case
from detente.case.schema.world import Actor, RoundPart
from detente.models.attendance.roles import ROLES
from detente.numerics.arrays import Bools, Floats, Ints

__all__ = [
    "GUEST_KINDS",
    "OneRound",
    "RoundCells",
    "guests_on_record",
    "parts_by_round",
    "round_cells",
    "series_of",
]

GUEST_KINDS: Final = (
    "state",
    "organisation",
    "government",
    "representatives",
    "movement",
    "faction",
)
_NOBODY = -1  # no role


@dataclass(frozen=True, slots=True)
class OneRound:
    """A round on record.

    Parameters
    ----------
    id, title : str
        Id and name.
    series : str
        Series it belongs to; its own id if the case names none.
    day : date
        First day, as written.
    host : str
        Id of the convenor.
    held : bool
        Whether anybody came.
    announced : date or None
        Day on which it was made public, if that was before.
    parts : tuple of RoundPart
        Its rows, in file order.
    """

    id: str
    title: str
    series: str
    day: date
    host: str
    held: bool
    announced: date | None
    parts: tuple[RoundPart, ...]


@dataclass(frozen=True, slots=True)
class RoundCells:
    """What is on record of every guest and round, as known at the as-of date.

    Parameters
    ----------
    guests : tuple of str
        Ids of the guests, in the order of ``actors.csv``.
    rounds : tuple of OneRound
        Rounds until the as-of date, in order of date.
    asked : array of float, shape (guest, round)
        1 if the guest was asked, 0 if not; NaN where not observed.
    came : array of float, shape (guest, round)
        1 if it came, 0 if it was asked and stayed away; NaN where not observed.
    role : array of int, shape (guest, round)
        Place of its role in ``ROLES``; -1 if it did not come, or was the host.
    silent : array of bool, shape (guest, round)
        Where ``asked`` is 0 only because the guest has no row.
    """

    guests: tuple[str, ...]
    rounds: tuple[OneRound, ...]
    asked: Floats
    came: Floats
    role: Ints
    silent: Bools


def guests_on_record(case: Case) -> list[Actor]:
    """Return every actor that may be a guest: powers, the government, movement and factions."""
    return [actor for actor in case.actors if actor.kind in GUEST_KINDS]


def round_cells(case: Case) -> RoundCells:
    """Read the rounds of a case.

    A guest without a row counts as not asked where the round's rows are complete, unless the case
    reads silence as unknown (``rounds: {silent: unknown}``), and only while the guest exists. A
    round to which nobody came, the host and the convenor are not observed.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    guests = guests_on_record(case)
    rounds = _rounds(case)
    shape = (len(guests), len(rounds))
    asked, came = np.full(shape, np.nan), np.full(shape, np.nan)
    role, silent = np.full(shape, _NOBODY), np.zeros(shape, dtype=np.bool_)
    unsaid = case.settings.rounds.silent == "not-asked"
    for r, one in enumerate(rounds):
        if not one.held:
            continue
        rows = {part.actor: part for part in one.parts}
        complete = unsaid and all(part.complete != "no" for part in one.parts)
        for j, guest in enumerate(guests):
            part = rows.get(guest.id)
            if guest.id == one.host:
                continue
            if part is not None:
                asked[j, r], came[j, r], role[j, r] = _cell(part)
            elif complete and _existed(guest, one.day):
                asked[j, r], silent[j, r] = 0.0, True
    ids = tuple(guest.id for guest in guests)
    return RoundCells(ids, rounds, asked, came, role, silent)


def parts_by_round(case: Case) -> dict[str, list[RoundPart]]:
    """Return the rows of every round by its id, in file order.

    Parameters
    ----------
    case : Case
        The case.
    """
    grouped: dict[str, list[RoundPart]] = {}
    for part in case.rounds:
        grouped.setdefault(part.round, []).append(part)
    return grouped


def series_of(cells: RoundCells, host: str) -> str | None:
    """Return the latest series that an actor convened; None if it convened no round.

    Parameters
    ----------
    cells : RoundCells
        Rounds on record.
    host : str
        Id of the actor.
    """
    own = [one.series for one in cells.rounds if one.held and one.host == host]
    return own[-1] if own else None


def _rounds(case: Case) -> tuple[OneRound, ...]:
    """Return the rounds until the as-of date, in order of date and id."""
    grouped = parts_by_round(case).items()
    rounds = [_one(name, parts) for name, parts in grouped if parts[0].date <= case.as_of]
    return tuple(sorted(rounds, key=lambda one: (one.day, one.id)))


def _one(name: str, parts: list[RoundPart]) -> OneRound:
    first = parts[0]
    return OneRound(
        id=name,
        title=first.title or name,
        series=first.series or name,
        day=first.date,
        host=first.convenor,
        held=any(part.role != "absent" for part in parts),
        announced=_first_day(part.announced for part in parts),
        parts=tuple(parts),
    )


def _first_day(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _cell(part: RoundPart) -> tuple[float, float, int]:
    """Return asked, came and role of a guest with a row."""
    if part.role == "host":
        return np.nan, np.nan, _NOBODY
    if part.role != "absent":
        return 1.0, 1.0, ROLES.index(part.role)
    asked = {"yes": 1.0, "no": 0.0, "unknown": np.nan}[part.invited]
    return asked, (0.0 if asked == 1.0 else np.nan), _NOBODY


def _existed(guest: Actor, day: date) -> bool:
    begun = guest.active_from is None or guest.active_from <= day
    return begun and (guest.active_to is None or guest.active_to >= day)
