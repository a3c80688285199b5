"""The two sides of a table: a head, and a group or a faction alone, with what each would lose."""

from typing import NamedTuple

import numpy as np

from detente.engagement.course.input_rows import Faction, Head, Stance
from detente.engagement.course.kernels.groups import (
    is_active,
    movement_strength,
    same_group,
    speaks,
)
from detente.engagement.course.kernels.offers import (
    Party,
    broken,
    gain,
    signs,
    utility,
    worth_of_war,
)
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War
from detente.engagement.course.world import State, World
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["Sides", "accepted", "moved_ideal", "sides_of"]

_IDEAL, _SALIENCE = int(Stance.IDEAL), int(Stance.SALIENCE)
_REMOTE = 0.3  # loss of a power where the movement wins, as a share of the government's
_MOST_BOUND = 0.8


class Worth(NamedTuple):
    """What fighting on is worth to a side, under three balances.

    Attributes
    ----------
    now : float
        As things stand, hazards averaged over the balance now and the one expected.
    later : float
        At the balance that it expects if the other side breaks the deal.
    feared : float
        At the balance that the other side expects if this side breaks the deal.
    """

    now: float
    later: float
    feared: float


class Sides(NamedTuple):
    """Both sides of a table.

    Attributes
    ----------
    head, group : Party
        The sides.
    head_worth, group_worth : Worth
        What fighting on is worth to them.
    guarantee : float
        Worth of the convenor's guarantee.
    voice, status : float
        Voice of the group; standing that it gained from contact.
    strength : float
        Share of the movement's strength.
    """

    head: Party
    group: Party
    head_worth: Worth
    group_worth: Worth
    guarantee: float
    voice: float
    status: float
    strength: float


@njit
def moved_ideal(world: World, state: State, f: int, h: int, k: int) -> float:
    """Return a faction's ideal on an issue as it stands towards a head at a table."""
    row = world.head.shape[0] + f
    own, other = state.stance[_IDEAL, row, k], state.stance[_IDEAL, h, k]
    moved = own + state.faction[f, FactionState.MODERATION] * (other - own)
    return float(min(max(moved, 0.0), 1.0))


@njit
def _sits(world: World, state: State, f: int, g: int, h: int) -> bool:
    """Say whether faction g is a member of f's group at a head's table."""
    return bool(same_group(state, f, g) and speaks(world, state, g, h))


@njit
def sides_of(world: World, state: State, h: int, f: int, alone: bool, guarantee: float) -> Sides:
    """Return the sides of a table.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Now.
    h, f : int
        Rows of the head and of a faction.
    alone : bool
        Whether the faction stands for itself; otherwise for its voting group.
    guarantee : float
        Worth of the convenor's guarantee.
    """
    heads, issues = world.head.shape[0], world.issue.shape[0]
    ideal, salience = np.zeros(issues), np.zeros(issues)
    voice, strength, cost, luck, status, own, other = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for g in range(world.faction.shape[0]):
        if (alone and g != f) or not (alone or _sits(world, state, f, g, h)):
            continue
        weight = 1.0 if alone else world.faction[g, Faction.VOICE]
        voice += weight
        strength += state.faction[g, FactionState.STRENGTH]
        cost += weight * world.faction[g, Faction.COST]
        luck += weight * world.faction[g, Faction.LUCK]
        status += weight * state.faction[g, FactionState.STATUS]
        own += weight * state.pair[PairState.TRUST_FACTION, h, g]
        other += weight * state.pair[PairState.TRUST_HEAD, h, g]
        for k in range(issues):
            ideal[k] += weight * moved_ideal(world, state, g, h, k)
            salience[k] += weight * state.stance[_SALIENCE, heads + g, k]
    scale = 1.0 / voice if voice > 0.0 else 0.0
    ideal *= scale
    salience *= scale
    loss, stalemate = world.param[Param.LOSS], state.war[War.STALEMATE]
    group_flow = _flow(world, state, ideal, salience)
    group_flow[0] -= loss
    group_flow[2] -= cost * scale * (1.0 + stalemate)
    head_ideal, head_salience = state.stance[_IDEAL, h].copy(), state.stance[_SALIENCE, h].copy()
    head_flow = _flow(world, state, head_ideal, head_salience)
    head_flow[1] -= loss if h == 0 else _REMOTE * loss
    head_flow[2] -= world.head[h, Head.COST] * (1.0 + stalemate)
    near = state.war[War.BALANCE] - np.log(1.0 - _MOST_BOUND * state.war[War.BOUND])
    far = near + state.war[War.SHIFT]
    comply = world.param[Param.COMPLY]
    head_later = far - comply if h == 0 else far - world.head[h, Head.BACKS_GOVERNMENT]
    group_later = far + comply if h == 0 else far
    total = movement_strength(state)
    return Sides(
        Party(head_ideal, head_salience, other * scale, world.head[h, Head.LUCK]),
        Party(ideal, salience, own * scale, luck * scale),
        _worth(world.param, head_flow, (near, far), head_later, group_later),
        _worth(world.param, group_flow, (near, far), group_later, head_later),
        guarantee,
        voice,
        status * scale,
        strength / total if total > 0.0 else 0.0,
    )


@njit
def _flow(world: World, state: State, ideal: Floats, salience: Floats) -> Floats:
    """Return the value of the government's ideals, of the movement's, and of the terms now."""
    flow = np.empty(3)
    flow[0] = utility(state.stance[_IDEAL, 0], ideal, salience)
    flow[1] = utility(_aims(world, state), ideal, salience)
    flow[2] = utility(state.terms, ideal, salience)
    return flow


@njit
def _aims(world: World, state: State) -> Floats:
    """Return the movement's ideals, not moved: the mean by strength over active factions."""
    heads = world.head.shape[0]
    total, aims = 0.0, np.zeros(world.issue.shape[0])
    for f in range(world.faction.shape[0]):
        if is_active(state, f):
            share = state.faction[f, FactionState.STRENGTH]
            total += share
            aims += share * state.stance[_IDEAL, heads + f]
    if total > 0.0:
        return aims / total
    for f in range(world.faction.shape[0]):  # nobody fights: the plain mean
        aims += state.stance[_IDEAL, heads + f] / world.faction.shape[0]
    return aims


@njit
def _worth(
    param: Floats, flow: Floats, now: tuple[float, float], later: float, feared: float
) -> Worth:
    """Return what fighting on is worth to a side."""
    return Worth(
        worth_of_war(param, flow, now[0], now[1]),
        worth_of_war(param, flow, later, later),
        worth_of_war(param, flow, feared, feared),
    )


@njit
def accepted(param: Floats, sides: Sides, terms: Floats) -> tuple[float, float]:
    """Return the chances that the group and the head accept terms."""
    group, head = sides.group, sides.head
    group_value = utility(terms, group.ideal, group.salience)
    head_value = utility(terms, head.ideal, head.salience)
    worth, other = sides.group_worth, sides.head_worth
    doubt = broken(param, group.trust, other.feared, head_value, sides.guarantee)
    group_gains = gain(param, doubt, group_value, worth.now, worth.later) + group.luck
    doubt = broken(param, head.trust, worth.feared, group_value, sides.guarantee)
    head_gains = gain(param, doubt, head_value, other.now, other.later) + head.luck
    return signs(param, group_gains), signs(param, head_gains)
