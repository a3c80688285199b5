"""Describe the guests of a case as the estimates of attendance do."""

from dataclasses import dataclass

import numpy as np

from detente.case.case import Case
from detente.case.rounds import guests_on_record
from detente.case.schema.world import Actor
from detente.estimates.attendance import shipped_attendance
from detente.numerics.arrays import Floats

__all__ = ["GuestFeatures", "guest_features", "is_remote", "states_of"]

_UNITED_NATIONS = frozenset({"un", "united nations"})
_OF_THE_CONFLICT = ("representatives", "movement", "faction")
# Names by which a case may call an organisation that is regional somewhere.
_BODIES = {
    "european union": "eu",
    "african union": "au",
    "organization of american states": "oas",
    "league of arab states": "las",
    "arab league": "las",
    "organization for security and co-operation in europe": "osce",
    "intergovernmental authority on development": "igad",
    "economic community of west african states": "ecowas",
    "southern african development community": "sadc",
}


@dataclass(frozen=True, slots=True)
class GuestFeatures:
    """Features of the guests, in the order of the estimates; the first is 1.

    Parameters
    ----------
    guests : tuple of str
        Ids, in the order of ``actors.csv``.
    asked : array of float, shape (guest, 7)
        1, United Nations, other organisation, remote, listed, government, faction.
    comes : array of float, shape (guest, 3)
        1, government, faction.
    """

    guests: tuple[str, ...]
    asked: Floats
    comes: Floats


def guest_features(case: Case) -> GuestFeatures:
    """Return the features of every guest of a case.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    guests = guests_on_record(case)
    near = _near(case)
    asked = np.zeros((len(guests), 7))
    for row, guest in zip(asked, guests, strict=True):
        united = bool(_names(guest) & _UNITED_NATIONS) and guest.kind == "organisation"
        row[0] = row[4] = 1.0  # every guest of a case is one that the analyst listed
        row[1] = united
        row[2] = guest.kind == "organisation" and not united
        row[3] = is_remote(guest, near)
        row[5] = guest.kind == "government"
        row[6] = guest.kind in _OF_THE_CONFLICT
    return GuestFeatures(tuple(guest.id for guest in guests), asked, asked[:, [0, 5, 6]])


def is_remote(guest: Actor, near: frozenset[str] | None) -> bool:
    """Say whether a guest is neither a neighbour, nor a permanent member, nor of the region.

    Parameters
    ----------
    guest : Actor
        The guest.
    near : frozenset of str or None
        Codes of those that are not remote; None if the conflict's state is not known, so that
        nobody counts as remote.
    """
    if near is None:
        return False
    if guest.kind == "state":
        return guest.iso3 is not None and guest.iso3 not in near
    if guest.kind != "organisation" or _names(guest) & _UNITED_NATIONS:
        return False
    return _names(guest).isdisjoint(body.casefold() for body in near)


def states_of(case: Case) -> tuple[str, ...]:
    """Return the states of the conflict, ISO 3166 alpha-3; empty if the case does not say.

    Parameters
    ----------
    case : Case
        The case.
    """
    government = case.actors.by_id.get(case.settings.government)
    return (government.iso3,) if government is not None and government.iso3 else ()


def _near(case: Case) -> frozenset[str] | None:
    """Return who is not remote from the government's state, if the case says which it is."""
    states = states_of(case)
    return shipped_attendance().places.near(states) if states else None


def _names(guest: Actor) -> frozenset[str]:
    """Return the names of a guest in small letters, a body's short name with them."""
    names = {name.casefold() for name in (guest.id, guest.name, *guest.aliases)}
    return frozenset(names | {_BODIES[name] for name in names if name in _BODIES})
