"""The World: all that a kernel may see of one draw, as a few stacked arrays."""

from typing import NamedTuple

from detente.models.spec import Floats

__all__ = ["State", "World"]


class World(NamedTuple):
    """One draw's inputs; strategies differ in ``policy``, ``target`` and ``invited`` only.

    Attributes
    ----------
    power : array of float, shape (guest, Power)
        Powers and, last, the government, as guests at talks.
    faction : array of float, shape (faction, Faction)
        Factions of the movement.
    weight : array of float, shape (guest, guest)
        Row-normalised ties that carry exposure.
    near : array of float, shape (guest, guest)
        Row-normalised alignment, for attendance.
    param : array of float, shape (Param,)
        Parameters of all mechanisms.
    policy : array of float, shape (Policy,)
        The strategy.
    target : array of float, shape (faction,)
        1 where the strategy seeks contact with the faction.
    invited : array of float, shape (guest,)
        Number of the round from which the guest is invited, 0 the first; -1 never.
    """

    power: Floats
    faction: Floats
    weight: Floats
    near: Floats
    param: Floats
    policy: Floats
    target: Floats
    invited: Floats


class State(NamedTuple):
    """What changes by month in one draw under one strategy.

    Attributes
    ----------
    contact : array of float, shape (guest,)
        Contact level of each power with the movement, 0 to 3.
    before : array of float, shape (guest,)
        The same at the start of the month.
    engaged : array of float, shape (faction,)
        The convenor's contact level with each faction.
    urge : array of float, shape (guest,)
        How strongly each power is urged by others.
    role : array of float, shape (guest,)
        Role in the latest round.
    luck : array of float, shape (guest,)
        Persistent luck in accepting.
    tally : array of float, shape (3,)
        Rounds held, seats in the latest round, months since the convenor's last step down.
    opened : array of float, shape (guest,)
        Month a power first had open contact, 0 at the start, -1 never.
    """

    contact: Floats
    before: Floats
    engaged: Floats
    urge: Floats
    role: Floats
    luck: Floats
    tally: Floats
    opened: Floats
