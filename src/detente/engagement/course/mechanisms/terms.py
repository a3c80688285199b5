r"""Mechanism `terms`: what can be settled at a table, what is offered, who signs.

An issue is on the table of a channel only if every controller sits there: its own head, or, at the
government's table, powers that also have a channel with the group. An issue without a controller
is the movement's to offer. Terms on the table are

.. math:: z_k(w) = \frac{w s_{uk}\theta_{uk} + (1 - w) s_{hk}\theta_{hk}}{w s_{uk} + (1 - w) s_{hk}}

with w, a multiple of .05, at the first maximum of :math:`p \ln A_u + (1 - p) \ln A_h`,
:math:`p = b'_u / (b'_u + b'_h)`, :math:`b'_u = e^a (.5 + .5\,share) e^{-x/2}`,
:math:`b'_h = b_h e^{x/2}`. It is signed this month with chance :math:`pace\,A_u A_h`, at the
government's table times A of each power whose issues are used. Commitment after Powell (2006),
more signatures needed after Cunningham (2011); reduced forms. Neutral: nothing is signed.
"""

import numpy as np

from detente.engagement.course.input_rows import Faction, Head, Issue, Purpose, Stance
from detente.engagement.course.kernels.groups import group_heads, same_group, speaks, talks_with
from detente.engagement.course.kernels.levers import guarantee
from detente.engagement.course.kernels.offers import signs, utility
from detente.engagement.course.kernels.sides import Sides, accepted, sides_of
from detente.engagement.course.mechanisms.joining import IN_FORCE
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War
from detente.engagement.course.world import State, World
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["step_terms"]

_SIGN = int(Purpose.SIGN)
_IDEAL, _SALIENCE = int(Stance.IDEAL), int(Stance.SALIENCE)
_CONTROL, _BOUND = int(Issue.CONTROL), int(FactionState.BOUND)
_STEPS, _STEP = 19, 0.05
_MOVED = 0.25  # distance from the status quo at which terms on troops start a withdrawal


@njit
def step_terms(world: World, state: State, joining: bool, month: int, draw: int, seed: int) -> None:
    """Hold the tables, head by head and group by group; each sees what was settled before.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``terms``, ``faction`` bound and signed, ``pair`` bilateral deals,
        ``head`` running and first deal.
    joining : bool
        Whether free factions join a deal in force; then they have no table of their own.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    worth = guarantee(world, state)
    closed = joining and state.war[War.BOUND] >= IN_FORCE
    old, first = state.faction[:, _BOUND].copy(), group_heads(state)
    for h in range(world.head.shape[0]):
        if (h == 0 and closed) or not _has_channel(state, h):
            continue
        for f in range(world.faction.shape[0]):
            if first[f] == 0.0 or not _meets(world, state, h, f):
                continue
            signed = _hold(world, state, h, f, worth, (month, draw, seed))
            if signed and h == 0 and state.war[War.BOUND] < IN_FORCE:
                _replace(state, old)


@njit
def _has_channel(state: State, h: int) -> bool:
    """Say whether a head talks with anybody."""
    found = False
    for f in range(state.faction.shape[0]):
        found = found or state.pair[PairState.CHANNEL, h, f] == 1.0
    return found


@njit
def _meets(world: World, state: State, h: int, f: int) -> bool:
    """Say whether there is a channel with a group that has a voice and no deal of its own yet."""
    if not talks_with(world, state, f, h):
        return False
    voice = 0.0
    for g in range(world.faction.shape[0]):
        if same_group(state, f, g) and speaks(world, state, g, h):
            voice += world.faction[g, Faction.VOICE]
            if h > 0 and state.pair[PairState.BILATERAL, h, g] == 1.0:
                return False
    return bool(voice > 0.0)


@njit
def _hold(
    world: World, state: State, h: int, f: int, worth: float, key: tuple[int, int, int]
) -> bool:
    """Hold one table: find the terms, and sign them if luck has it."""
    month, draw, seed = key
    table = on_table(world, state, h, f)
    if not _negotiable(world, table):
        return False
    sides = sides_of(world, state, h, f, False, worth)
    terms, chance = _offer(world, state, h, sides, table)
    chance *= world.param[Param.PACE]
    if h == 0:
        for other in range(1, world.head.shape[0]):
            if _used(world, table, other):
                chance *= _bystander(world, state, other, terms)
    head_key, group_key = int(world.head[h, Head.KEY]), int(world.faction[f, Faction.KEY])
    if shock(seed, head_key, group_key, _SIGN, month, draw) < chance:
        _sign(world, state, h, f, month)
        _settle(world, state, table, terms)
        return True
    return False


@njit
def on_table(world: World, state: State, h: int, f: int) -> Floats:
    """Return 1 for each issue on the table of a head and a group."""
    table = np.zeros(world.issue.shape[0])
    for k in range(world.issue.shape[0]):
        all_sit = True
        for c in range(world.head.shape[0]):
            if world.issue[k, _CONTROL + c] == 1.0 and c != h:
                sits = h == 0 and talks_with(world, state, f, c)
                all_sit = all_sit and sits
        table[k] = 1.0 if all_sit else 0.0
    return table


@njit
def _negotiable(world: World, table: Floats) -> bool:
    """Say whether a controlled issue is on the table."""
    controlled = 0.0
    for k in range(len(table)):
        controlled += table[k] * world.issue[k, _CONTROL:].sum()
    return bool(controlled > 0.0)


@njit
def _used(world: World, table: Floats, head: int) -> bool:
    """Say whether a head controls an issue on the table."""
    for k in range(len(table)):
        if table[k] == 1.0 and world.issue[k, _CONTROL + head] == 1.0:
            return True
    return False


@njit
def _offer(world: World, state: State, h: int, sides: Sides, table: Floats) -> tuple[Floats, float]:
    """Return the terms offered and the product of both sides' chances to accept them."""
    half = np.exp(state.war[War.BALANCE] / 2.0)
    group = np.exp(sides.status) * (0.5 + 0.5 * sides.strength) / half
    head = world.head[h, Head.VOICE] * half
    power = group / (group + head)
    best, best_score, chance = state.terms.copy(), -np.inf, 0.0
    for n in range(1, _STEPS + 1):
        terms = _between(state, sides, table, _STEP * n)
        group_signs, head_signs = accepted(world.param, sides, terms)
        score = power * np.log(group_signs) + (1.0 - power) * np.log(head_signs)
        if score > best_score:
            best, best_score, chance = terms, score, group_signs * head_signs
    return best, chance


@njit
def _between(state: State, sides: Sides, table: Floats, weight: float) -> Floats:
    """Return terms between the ideals, by weight and salience; off the table they stay."""
    terms = state.terms.copy()
    for k in range(len(terms)):
        own = weight * sides.group.salience[k]
        other = (1.0 - weight) * sides.head.salience[k]
        if table[k] == 1.0 and own + other > 0.0:
            mixed = own * sides.group.ideal[k] + other * sides.head.ideal[k]
            terms[k] = mixed / (own + other)
    return terms


@njit
def _bystander(world: World, state: State, h: int, terms: Floats) -> float:
    """Return the chance that a power accepts a deal of the government that uses its issues."""
    ideal, salience = state.stance[_IDEAL, h], state.stance[_SALIENCE, h]
    now = utility(state.terms, ideal, salience)
    cost = world.head[h, Head.COST] * (1.0 + state.war[War.STALEMATE])
    gained = utility(terms, ideal, salience) - (now - cost)
    gained += world.head[h, Head.LUCK] - world.param[Param.HURDLE]
    return signs(world.param, gained)


@njit
def _sign(world: World, state: State, h: int, f: int, month: int) -> None:
    """Bind the group, formed or not, or give it and the power a deal of their own."""
    for g in range(world.faction.shape[0]):
        if not same_group(state, f, g) or world.faction[g, Faction.EXCLUDED] == 1.0:
            continue
        if h > 0:
            state.pair[PairState.BILATERAL, h, g] = 1.0
        elif state.faction[g, FactionState.BOUND] == 0.0:
            state.faction[g, FactionState.BOUND] = 1.0
            state.faction[g, FactionState.SIGNED] = month
    if h == 0:
        return
    if state.head[h, HeadState.BILATERAL] < 0.0:
        state.head[h, HeadState.BILATERAL] = month
    if state.war[War.FIRST_BILATERAL] == 0.0:
        state.war[War.FIRST_BILATERAL] = month


@njit
def _replace(state: State, old: Floats) -> None:
    """Free those bound by a deal that binds too few to be in force: the new one replaces it."""
    for f in range(len(old)):
        if old[f] == 1.0:
            state.faction[f, FactionState.BOUND] = 0.0
            old[f] = 0.0


@njit
def _settle(world: World, state: State, table: Floats, terms: Floats) -> None:
    """Put terms into force; those on troops start the withdrawal of who controls them."""
    for k in range(len(table)):
        if table[k] == 0.0:
            continue
        state.terms[k] = terms[k]
        far = abs(terms[k] - world.issue[k, Issue.STATUS_QUO]) > _MOVED
        if world.issue[k, Issue.TROOPS] == 0.0 or not far:
            continue
        for c in range(world.head.shape[0]):
            patron = world.head[c, Head.BACKS_GOVERNMENT] + world.head[c, Head.BACKS_MOVEMENT]
            if world.issue[k, _CONTROL + c] == 1.0 and patron > 0.0:
                state.head[c, HeadState.RUNNING] = 1.0
