"""Forecast the role of a guest that comes: non-official, observer or participant."""

from typing import NamedTuple

import numpy as np

from detente.numerics.arrays import Floats

__all__ = ["ROLES", "RoleLaw", "role_chances", "role_law"]

ROLES = ("non-official", "observer", "participant")
_OTHERS, _LAST = 0.1, 4.0  # weights of the case's other guests and of the guest's last role
_OFFICIAL, _PARTICIPANT = (19.0, 1.0), (9.0, 1.0)


class RoleLaw(NamedTuple):
    """Beta laws of the two steps up.

    Attributes
    ----------
    official : array of float, shape (..., 2)
        Of observer or more, given that the guest comes.
    participant : array of float, shape (..., 2)
        Of participant, given observer or more.
    """

    official: Floats
    participant: Floats


def role_law(others: Floats, own: Floats, last: Floats) -> RoleLaw:
    """Return the laws after counts of roles.

    Parameters
    ----------
    others : array of float, shape (..., 3)
        Roles of the case's other guests, in the order of `ROLES`.
    own : array of float, shape (..., 3)
        Roles of the guest itself.
    last : array of float, shape (..., 3)
        1 at the guest's last role.
    """
    count = _OTHERS * np.asarray(others) + np.asarray(own) + _LAST * np.asarray(last)
    low, observer, participant = count[..., 0], count[..., 1], count[..., 2]
    return RoleLaw(
        np.stack((_OFFICIAL[0] + observer + participant, _OFFICIAL[1] + low), axis=-1),
        np.stack((_PARTICIPANT[0] + participant, _PARTICIPANT[1] + observer), axis=-1),
    )


def role_chances(official: Floats, participant: Floats, ceiling: int = 2) -> Floats:
    """Return the probability of each role.

    Parameters
    ----------
    official, participant : array of float, shape (...)
        Probabilities of the two steps.
    ceiling : int
        Highest role offered, as a place in `ROLES`; what lies above it moves to it.

    Returns
    -------
    array of float, shape (..., 3)
    """
    first, second = np.asarray(official), np.asarray(participant)
    chance = np.stack((1.0 - first, first * (1.0 - second), first * second), axis=-1)
    above = chance[..., ceiling + 1 :].sum(axis=-1)
    kept = np.where(np.arange(3) <= ceiling, chance, 0.0)
    kept[..., ceiling] += above
    return np.asarray(kept)
