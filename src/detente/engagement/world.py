"""Define the inputs and the state of one draw, as a few stacked arrays for the kernels."""

from typing import NamedTuple

import numpy as np

from detente.engagement.layout import Band, Guest, Model, War
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["State", "World", "empty_state", "remember"]


class World(NamedTuple):
    """Inputs of one draw; strategies differ only in ``policy``, ``target`` and ``invited``.

    Attributes
    ----------
    power : array of float, shape (guest, Power)
        Powers and, last, the government, as guests at talks.
    faction : array of float, shape (faction, Faction)
        Factions of the movement.
    tie : array of float, shape (Tie, guest, guest)
        Row-normalised networks among guests.
    stance : array of float, shape (Stance, faction + 1, issue)
        Preferences of the factions and, last, the government.
    param : array of float, shape (Param,)
        Parameters of all mechanisms.
    policy : array of float, shape (Policy,)
        The strategy.
    target : array of float, shape (faction,)
        1 if the strategy seeks contact with the faction.
    invited : array of float, shape (guest,)
        Number of the round from which the guest is invited; 0 = the first, -1 = never.
    reference : array of float, shape (guest + faction + 1,)
        1 for the guests of the series' last list: powers, the government, factions and, last, the
        movement as one; empty: the first list of the strategy.
    place : array of float, shape (region, 1 + faction)
        Columns as in Place: the rival's presence, then each faction's influence.
    near : array of float, shape (region + guest, region)
        1 if the row's region is a neighbour of the region, or the row's guest borders it.
    announced : array of float, shape (round, 3 + 2 x (guest + faction + 1))
        Announced rounds; columns as in Announced, flags in the order of ``reference``.
    """

    power: Floats
    faction: Floats
    tie: Floats
    stance: Floats
    param: Floats
    policy: Floats
    target: Floats
    invited: Floats
    place: Floats
    near: Floats
    reference: Floats = np.zeros(0)
    announced: Floats = np.zeros((0, 3))


class State(NamedTuple):
    """Monthly state of one draw under one strategy.

    Attributes
    ----------
    guest : array of float, shape (guest, Guest)
        Powers and, last, the government.
    band : array of float, shape (faction, Band)
        Factions.
    war : array of float, shape (War,)
        The conflict as a whole.
    terms : array of float, shape (Model, issue)
        Terms of the last offer, 0 to 1; NaN before the first offer.
    presence : array of float, shape (region,)
        The rival group's share of each region.
    """

    guest: Floats
    band: Floats
    war: Floats
    terms: Floats
    presence: Floats


def empty_state(guests: int, factions: int, issues: int, regions: int = 0) -> State:
    """Return a state of the right shapes, filled with zeros."""
    return State(
        np.zeros((guests, len(Guest))),
        np.zeros((factions, len(Band))),
        np.zeros(len(War)),
        np.zeros((len(Model), issues)),
        np.zeros(regions),
    )


@njit
def remember(state: State, was: State) -> None:
    """Copy the state at the start of the month into ``was``."""
    was.guest[:] = state.guest
    was.band[:] = state.band
    was.war[:] = state.war
    was.terms[:] = state.terms
    was.presence[:] = state.presence
