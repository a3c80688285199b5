"""Count movements that join after a first deal with another movement of their war."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from detente.models.record.units import Agreement, DyadYear

__all__ = ["Joining", "joining"]

_DEAL = (1, 2)
_WITHIN = 3  # years before without a deal, and after in which others join


class Joining(NamedTuple):
    """Movements that had not signed when another did, and those that did within three years.

    Attributes
    ----------
    first_deals : int
        Conflicts and years with a deal, two or more active movements, and none for three years.
    others : int
        Active movements that had not signed.
    joined : int
        Those that signed a deal within three years.
    years : int
        Years of such movements, until they signed or three years had passed.
    """

    first_deals: int
    others: int
    joined: int
    years: int


def joining(
    rows: Iterable[DyadYear], agreements: Iterable[Agreement], first: int, last: int
) -> Joining:
    """Return how often others join a deal.

    Parameters
    ----------
    rows : iterable of DyadYear
        Active years of dyads.
    agreements : iterable of Agreement
        Agreements; full and partial ones are deals.
    first, last : int
        Calendar years of first deals.
    """
    active: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    home: dict[int, int] = {}
    for row in rows:
        active[row.conflict][row.year].add(row.dyad)
        home[row.dyad] = row.conflict
    deals: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for text in agreements:
        if text.kind in _DEAL:
            for dyad in text.dyads:
                if dyad in home:
                    deals[home[dyad]].append((int(text.signed), dyad))
    total = Joining(0, 0, 0, 0)
    for conflict, signed in deals.items():
        for year in range(first, last + 1):
            there = active[conflict][year - 1] | active[conflict][year]
            now = _after(there, signed, year)
            total = Joining(*(a + b for a, b in zip(total, now, strict=True)))
    return total


def _after(active: set[int], signed: list[tuple[int, int]], year: int) -> Joining:
    """Return what follows a first deal in one conflict and year; zeros if there is none."""
    signers = {dyad for at, dyad in signed if at == year}
    earlier = any(year - _WITHIN <= at < year for at, _ in signed)
    if len(active) < 2 or not signers or earlier:
        return Joining(0, 0, 0, 0)
    waits = [
        min((at - year for at, by in signed if by == dyad and 0 < at - year <= _WITHIN), default=0)
        for dyad in active - signers
    ]
    return Joining(
        1, len(waits), sum(wait > 0 for wait in waits), sum(wait or _WITHIN for wait in waits)
    )
