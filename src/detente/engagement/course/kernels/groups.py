"""Who votes with whom: voting groups of the movement, their members, means and order.

A group's number is the row of the member with the least id on the first day; a faction that
splits off gets a number of its own. Order and key of a group are those of its first member by id,
formed or not, so that no result depends on the order of rows.
"""

import numpy as np

from detente.engagement.course.input_rows import Faction, Reading
from detente.engagement.course.state_rows import FactionState, PairState
from detente.engagement.course.world import State, World
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = [
    "bound_share",
    "group_heads",
    "heads_group",
    "is_active",
    "is_free",
    "mean_contact",
    "movement_strength",
    "same_group",
    "speaks",
    "start_groups",
    "talks_with",
    "top_contact",
]

_MANY, _TWO = float(Reading.MANY), float(Reading.TWO)
_MOVEMENT = -1.0


@njit
def start_groups(world: World, state: State, reading: float) -> None:
    """Give each faction the number of its voting group."""
    faction = world.faction
    for f in range(faction.shape[0]):
        state.faction[f, FactionState.GROUP] = f
        if faction[f, Faction.OWN_VOTE] == 1.0 or reading == _MANY:
            continue
        for g in range(f):
            if faction[g, Faction.OWN_VOTE] == 1.0:
                continue
            one = faction[g, Faction.COALITION] == faction[f, Faction.COALITION]
            camp = faction[g, Faction.CAMP] == faction[f, Faction.CAMP]
            if one and (camp or reading != _TWO):
                state.faction[f, FactionState.GROUP] = state.faction[g, FactionState.GROUP]
                break


@njit
def is_active(state: State, f: int) -> bool:
    """Say whether a faction has formed and stands on the movement's side."""
    own = state.faction[f, FactionState.SIDE] == _MOVEMENT
    return bool(own and state.faction[f, FactionState.ACTIVE] == 1.0)


@njit
def is_free(state: State, f: int) -> bool:
    """Say whether a faction is active and not bound by a deal of the government."""
    return bool(is_active(state, f) and state.faction[f, FactionState.BOUND] == 0.0)


@njit
def speaks(world: World, state: State, f: int, head: int) -> bool:
    """Say whether a faction sits with a head: active, allowed, and free for the government."""
    if world.faction[f, Faction.EXCLUDED] == 1.0:
        return False
    return is_free(state, f) if head == 0 else is_active(state, f)


@njit
def same_group(state: State, f: int, g: int) -> bool:
    """Say whether two factions of the movement vote together."""
    one = state.faction[f, FactionState.GROUP] == state.faction[g, FactionState.GROUP]
    return bool(one and state.faction[g, FactionState.SIDE] == _MOVEMENT)


@njit
def heads_group(state: State, f: int) -> bool:
    """Say whether a faction is the first by id of its voting group, formed or not."""
    if state.faction[f, FactionState.SIDE] != _MOVEMENT:
        return False
    earlier = False
    for g in range(f):
        earlier = earlier or same_group(state, f, g)
    return not earlier


@njit
def group_heads(state: State) -> Floats:
    """Return 1 for each faction that is the first by id of its voting group, shape (faction,)."""
    first = np.zeros(state.faction.shape[0])
    for f in range(len(first)):
        first[f] = 1.0 if heads_group(state, f) else 0.0
    return first


@njit
def talks_with(world: World, state: State, f: int, head: int) -> bool:
    """Say whether a head has a channel with a member of f's group that sits with it.

    A group whose members have no voice does not talk.
    """
    found, voice = False, 0.0
    for g in range(world.faction.shape[0]):
        if same_group(state, f, g) and speaks(world, state, g, head):
            voice += world.faction[g, Faction.VOICE]
            found = found or state.pair[PairState.CHANNEL, head, g] == 1.0
    return bool(found and voice > 0.0)


@njit
def movement_strength(state: State) -> float:
    """Return the strength of active factions of the movement."""
    total = 0.0
    for f in range(state.faction.shape[0]):
        if is_active(state, f):
            total += state.faction[f, FactionState.STRENGTH]
    return total


@njit
def bound_share(state: State) -> float:
    """Return the share of that strength that is bound."""
    total, bound = 0.0, 0.0
    for f in range(state.faction.shape[0]):
        if is_active(state, f):
            total += state.faction[f, FactionState.STRENGTH]
            if state.faction[f, FactionState.BOUND] == 1.0:
                bound += state.faction[f, FactionState.STRENGTH]
    return bound / total if total > 0.0 else 0.0


@njit
def mean_contact(state: State) -> float:
    """Return the convenor's contact, 0 to 1, averaged by strength over active factions."""
    total, mean = 0.0, 0.0
    for f in range(state.faction.shape[0]):
        if is_active(state, f):
            share = state.faction[f, FactionState.STRENGTH]
            total += share
            mean += share * state.faction[f, FactionState.LEVEL] / 3.0
    return mean / total if total > 0.0 else 0.0


@njit
def top_contact(state: State) -> float:
    """Return the convenor's closest contact with an active faction, 0 to 1."""
    top = 0.0
    for f in range(state.faction.shape[0]):
        if is_active(state, f):
            top = max(top, state.faction[f, FactionState.LEVEL] / 3.0)
    return top
