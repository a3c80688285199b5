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

__all__ = ["Sides", "accepted", "moved_ideal", "sides_of", "voice_of"]

_IDEAL, _SALIENCE = int(Stance.IDEAL), int(Stance.SALIENCE)
_REMOTE = 0.3  # loss of a power where the movement wins, as a share of the government's
_MOST_BOUND = 0.8


class Sides(NamedTuple):
    """Both sides of a table and the balance that they look at.

    Attributes
    ----------
    head, group : Party
        The sides.
    near, far : float
        Balance of those left to fight, now and as expected.
    head_later, group_later : float
        Balance expected by each side if the other breaks the deal.
    guarantee : float
        Worth of the convenor's guarantee.
    voice, status : float
        Voice of the group; standing that it gained from contact.
    strength : float
        Share of the movement's strength.
    """

    head: Party
    group: Party
    near: float
    far: float
    head_later: float
    group_later: float
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
def voice_of(world: World, state: State, f: int, h: int) -> float:
    """Return the voice of a faction's group at a head's table."""
    total = 0.0
    for g in range(world.faction.shape[0]):
        if _sits(world, state, f, g, h):
            total += world.faction[g, Faction.VOICE]
    return total


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
    total = movement_strength(state)
    return Sides(
        Party(head_ideal, head_salience, head_flow, other * scale, world.head[h, Head.LUCK]),
        Party(ideal, salience, group_flow, own * scale, luck * scale),
        near,
        far,
        far - comply if h == 0 else far - world.head[h, Head.BACKS_GOVERNMENT],
        far + comply if h == 0 else far,
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
def accepted(world: World, sides: Sides, terms: Floats) -> tuple[float, float]:
    """Return the chances that the group and the head accept terms."""
    param, group, head = world.param, sides.group, sides.head
    group_value = utility(terms, group.ideal, group.salience)
    head_value = utility(terms, head.ideal, head.salience)
    doubt = broken(
        param,
        group.trust,
        worth_of_war(param, head.flow, sides.group_later, sides.group_later),
        head_value,
        sides.guarantee,
    )
    gained = gain(
        param,
        doubt,
        group_value,
        worth_of_war(param, group.flow, sides.near, sides.far),
        worth_of_war(param, group.flow, sides.group_later, sides.group_later),
    )
    group_signs = signs(param, gained + group.luck)
    doubt = broken(
        param,
        head.trust,
        worth_of_war(param, group.flow, sides.head_later, sides.head_later),
        group_value,
        sides.guarantee,
    )
    gained = gain(
        param,
        doubt,
        head_value,
        worth_of_war(param, head.flow, sides.near, sides.far),
        worth_of_war(param, head.flow, sides.head_later, sides.head_later),
    )
    return group_signs, signs(param, gained + head.luck)
