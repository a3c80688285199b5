"""Define the inputs and the state of one draw, as a few stacked arrays for the kernels."""

from typing import NamedTuple

import numpy as np

from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["State", "World", "copy_state", "empty_state"]


class World(NamedTuple):
    """Inputs of one draw under one option.

    Options differ in ``policy``, ``target``, ``invited``, ``reference`` and ``series``.

    Heads are the government, then powers and unarmed parties by id; factions stand by id.

    Attributes
    ----------
    head : array of float, shape (head, Head)
        Attributes of heads.
    faction : array of float, shape (faction, Faction)
        Attributes of factions.
    pair : array of float, shape (Pair, head, faction)
        Will and trust on the first day.
    stance : array of float, shape (Stance, head + faction, issue)
        Preferences.
    issue : array of float, shape (issue, 2 + head)
        Columns as in Issue: status quo, troops, then 1 for each controller.
    shared : array of float, shape (faction, shared issue)
        Stances on shared issues, -1 to 1, 0 where unknown; the rival, drugs, then others.
    param : array of float, shape (Param,)
        Parameters and facts of the draw.
    policy, base : array of float, shape (Policy,)
        The option's levers; those of the reference option.
    target : array of float, shape (faction,)
        Contact level that the option aims at, 0 to 3.
    invited : array of float, shape (head,)
        Number of the round from which the head is invited; 0 = the first, -1 = never.
    reference : array of float, shape (head + faction + 1,)
        1 for the guests of the series' last list: heads, factions and, last, the movement as one;
        empty: the first list of the option.
    series : array of float, shape (Series, head + faction + 1)
        What the option's series changes for the same guests; 0 in the case's own series.
    place : array of float, shape (region, 1 + faction)
        Columns as in Place: the rival's presence, then each faction's influence.
    near : array of float, shape (region + head, region)
        1 if the row's region is a neighbour of the region, or the row's head borders it.
    event : array of float, shape (event, Event)
        Declared events of the draw.
    fresh : array of float, shape (turnover, 2 x issue + 2 x faction + 1)
        New traits of a head: ideals, salience, will to and trust in each faction, luck of consent.
    announced : array of float, shape (round, 3 + 5 x (head + faction + 1))
        Announced rounds; columns as in Announced.
    """

    head: Floats
    faction: Floats
    pair: Floats
    stance: Floats
    issue: Floats
    shared: Floats
    param: Floats
    policy: Floats
    base: Floats
    target: Floats
    invited: Floats
    reference: Floats
    series: Floats
    place: Floats
    near: Floats
    event: Floats
    fresh: Floats
    announced: Floats


class State(NamedTuple):
    """Monthly state of one draw under one option.

    Attributes
    ----------
    head : array of float, shape (head, HeadState)
    pair : array of float, shape (PairState, head, faction)
    faction : array of float, shape (faction, FactionState)
    war : array of float, shape (War,)
        Rows as named by the classes.
    terms : array of float, shape (issue,)
        Terms in force, 0 to 1.
    stance : array of float, shape (Stance, head + faction, issue)
        Preferences; those of a head change with its leaders.
    presence : array of float, shape (region,)
        The rival's presence.
    influence : array of float, shape (region, faction)
        Influence of factions.
    luck : array of float, shape (1,)
        Uniform below which the government consents.
    """

    head: Floats
    pair: Floats
    faction: Floats
    war: Floats
    terms: Floats
    stance: Floats
    presence: Floats
    influence: Floats
    luck: Floats


def empty_state(heads: int, factions: int, issues: int, regions: int) -> State:
    """Return a state of the right shapes, filled with zeros."""
    return State(
        np.zeros((heads, len(HeadState))),
        np.zeros((len(PairState), heads, factions)),
        np.zeros((factions, len(FactionState))),
        np.zeros(len(War)),
        np.zeros(issues),
        np.zeros((2, heads + factions, issues)),
        np.zeros(regions),
        np.zeros((regions, factions)),
        np.zeros(1),
    )


@njit
def copy_state(of: State, to: State) -> None:
    """Copy a state into another of the same shapes."""
    to.head[:] = of.head
    to.pair[:] = of.pair
    to.faction[:] = of.faction
    to.war[:] = of.war
    to.terms[:] = of.terms
    to.stance[:] = of.stance
    to.presence[:] = of.presence
    to.influence[:] = of.influence
    to.luck[:] = of.luck
