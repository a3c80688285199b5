r"""Mechanism `contact`: the convenor's contacts, the other powers' contacts, and their labels.

The convenor's contact with a faction moves one level a month towards the option's target. It
leaves for good with hazard `stay` while it is in contact and no deal is in force. Other powers
move between none, clandestine, unofficial and open contact at rates drawn from the case's record;
upward rates are multiplied by declared events and by :math:`e^{D_j - \bar D}`, kept in [1/4, 4]:

.. math::

   D_j = \rho E + b_m S + b_{th}\,threat_j + b_e\,engaged_j + b_{ur}\,urge_j - b_l\,label_j
         + \pi_h\,press\,[j\text{ is the hold-out}]

:math:`\bar D` is the mean over powers on the first day, without pressure: drivers move who and
when, not the level. The rate of closing open contact is multiplied by :math:`e^v`. A power's label
ends with hazard :math:`\ell\,e^{b_l([open] + \dots)}`. Form after Strang and Tuma (1993). Neutral:
contacts and labels of the first day.
"""

import numpy as np

from detente.engagement.course.input_rows import Head, Policy, Purpose
from detente.engagement.course.kernels.groups import is_active
from detente.engagement.course.kernels.levers import press_holdout
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War
from detente.engagement.course.world import State, World
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import shock
from detente.vocabulary.levels import OPEN

__all__ = ["contact_centre", "exposure", "step_contact", "step_labels"]

_LEAVE, _MOVE, _LABEL = int(Purpose.LEAVE), int(Purpose.CONTACT), int(Purpose.LABEL)
_CLANDESTINE, _UNOFFICIAL = 1.0, 2.0
_UNOFFICIAL_SEEN, _COVERT = 0.6, 0.3
_MOST = np.log(4.0)
_FULL_TABLE = 0.5
_WHOLE, _PART = 2.0, 1.0
_BY_WHOLE, _BY_PART = 1.5, 0.7
_REBELS_WIN, _AFTER_REBELS = 7.0, 4.0


@njit
def step_contact(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Move the convenor's contacts and those of other powers; end labels.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``faction`` level, left and idle, ``head`` contact, admitted, label and
        months of first events, ``war`` gone.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    seen, press = exposure(world, state), press_holdout(world, state)
    _step_convenor(world, state, month, draw, seed)
    for h in range(world.head.shape[0]):
        if not _moves(world, h):
            continue
        drive = driver(world, state, h, seen)
        if h == int(world.policy[Policy.HOLDOUT]):
            drive += world.param[Param.PRESS] * press
        factor = np.exp(min(max(drive - state.war[War.CONTACT_CENTRE], -_MOST), _MOST))
        factor *= state.head[h, HeadState.FACTOR]
        luck = shock(seed, 0, int(world.head[h, Head.KEY]), _MOVE, month, draw)
        level = _moved(world.head[h], state.head[h], factor, state.war[War.VIOLENCE], luck)
        _reach(world, state, h, level, month)
    step_labels(world, state, month, draw, seed)


@njit
def _reach(world: World, state: State, h: int, level: float, month: int) -> None:
    """Note a power's new level, whether it is admitted, and first open contact."""
    row = state.head[h]
    if row[HeadState.CONTACT] < _UNOFFICIAL <= level and world.head[h, Head.ADMITS] == 1.0:
        row[HeadState.ADMITTED] = 1.0
        if row[HeadState.ADMITTED_AT] < 0.0:
            row[HeadState.ADMITTED_AT] = month
    if level < _UNOFFICIAL:
        row[HeadState.ADMITTED] = 0.0
    row[HeadState.CONTACT] = level
    if level == OPEN and row[HeadState.OPENED] < 0.0:
        row[HeadState.OPENED] = month


@njit
def _moved(head: Floats, row: Floats, factor: float, violence: float, luck: float) -> float:
    """Return the level after a month; one event at most, the highest level first."""
    level = row[HeadState.CONTACT]
    to_clandestine = to_unofficial = to_open = down = 0.0
    if level == 0.0:
        to_clandestine = factor * head[Head.NONE_CLANDESTINE]
        to_unofficial = factor * head[Head.NONE_UNOFFICIAL]
        to_open = factor * head[Head.NONE_OPEN]
    elif level == _CLANDESTINE:
        to_unofficial = factor * head[Head.CLANDESTINE_UNOFFICIAL]
        to_open = factor * head[Head.CLANDESTINE_OPEN]
        down = head[Head.CLANDESTINE_NONE]
    elif level == _UNOFFICIAL:
        to_open = factor * head[Head.UNOFFICIAL_OPEN]
        down = head[Head.UNOFFICIAL_NONE]
    else:
        down = head[Head.OPEN_NONE] * np.exp(violence)
    total = to_clandestine + to_unofficial + to_open + down
    if total == 0.0:
        return float(level)
    share = (1.0 - np.exp(-total)) / total  # chance of a move, per unit of rate
    if luck < share * to_open:
        return float(OPEN)
    if luck < share * (to_open + to_unofficial):
        return _UNOFFICIAL
    if luck < share * (to_open + to_unofficial + to_clandestine):
        return _CLANDESTINE
    return 0.0 if luck > 1.0 - share * down else float(level)


@njit
def exposure(world: World, state: State) -> float:
    """Return E: the mean over powers of how far their contact is seen."""
    total, seen = 0.0, 0.0
    for h in range(world.head.shape[0]):
        if world.head[h, Head.POWER] == 0.0 or h == int(world.policy[Policy.HOST]):
            continue
        total += 1.0
        level = state.head[h, HeadState.CONTACT]
        if level == OPEN:
            seen += 1.0
        elif level == _UNOFFICIAL:
            seen += _UNOFFICIAL_SEEN
        elif level == _CLANDESTINE:
            seen += _COVERT * world.param[Param.COVERT_SEEN]
    return seen / total if total > 0.0 else 0.0


@njit
def driver(world: World, state: State, h: int, seen: float) -> float:
    """Return what moves a power's upward rates, in logarithms, without pressure."""
    param, head = world.param, world.head[h]
    urge = head[Head.URGED] + _FULL_TABLE * state.war[War.LAST_SHARE]
    return float(
        param[Param.PEERS] * seen
        + param[Param.STALEMATE_OPEN] * state.war[War.STALEMATE]
        + param[Param.THREAT] * head[Head.THREAT]
        + param[Param.ENGAGED_BEFORE] * head[Head.ENGAGED]
        + param[Param.URGED] * urge
        - param[Param.LABEL_OPEN] * state.head[h, HeadState.LABEL]
    )


@njit
def contact_centre(world: World, state: State) -> float:
    """Return the mean of the drivers over powers on the first day."""
    total, count = 0.0, 0
    seen = exposure(world, state)
    for h in range(world.head.shape[0]):
        if _moves(world, h):
            total += driver(world, state, h, seen)
            count += 1
    return total / count if count > 0 else 0.0


@njit
def _moves(world: World, h: int) -> bool:
    """Return whether a head's contact moves by its own rates: not that of the option's convenor."""
    return world.head[h, Head.MOVES] == 1.0 and h != int(world.policy[Policy.HOST])


@njit
def _step_convenor(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Let the convenor leave, or move its contact with each faction one level."""
    war, host = state.war, int(world.policy[Policy.HOST])
    in_contact = False
    for f in range(world.faction.shape[0]):
        if state.faction[f, FactionState.LEVEL] > 0.0:
            in_contact = True
    luck = shock(seed, 0, 0, _LEAVE, month, draw)
    if in_contact and war[War.DEAL] == 0.0 and luck < world.param[Param.STAY]:
        if war[War.GONE] == 0.0:
            war[War.LEFT_MONTH] = month
        war[War.GONE] = 1.0
    highest = 0.0
    for f in range(world.faction.shape[0]):
        _try_exit(world, state, f)
        if state.faction[f, FactionState.ACTIVE] == 0.0:
            continue
        aim = world.target[f]
        if state.faction[f, FactionState.LEFT] == 1.0 or war[War.GONE] == 1.0:
            aim = 0.0
        level = state.faction[f, FactionState.LEVEL]
        level += min(max(aim - level, -1.0), 1.0)
        state.faction[f, FactionState.LEVEL] = level
        if is_active(state, f):
            highest = max(highest, level)
    if host >= 0:
        state.head[host, HeadState.CONTACT] = highest
        if highest == OPEN and state.head[host, HeadState.OPENED] < 0.0:
            state.head[host, HeadState.OPENED] = month


@njit
def _try_exit(world: World, state: State, f: int) -> None:
    """Mark a faction that the option leaves: too long without work, or after too many attacks."""
    row = state.faction[f]
    months, attacks = world.policy[Policy.EXIT_MONTHS], world.policy[Policy.EXIT_ATTACKS]
    attacked = attacks > 0.0 and state.war[War.ATTACKS] >= attacks
    if attacked or (months > 0.0 and row[FactionState.IDLE] >= months):
        row[FactionState.LEFT] = 1.0


@njit
def step_labels(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """End labels by their hazards; after a victory at the plain one, or four times that."""
    ended = state.war[War.ENDED]
    for h in range(world.head.shape[0]):
        row = state.head[h]
        if row[HeadState.LABEL] == 0.0:
            continue
        hazard = world.head[h, Head.LABEL_HAZARD]
        if ended == 0.0:
            hazard *= np.exp(world.param[Param.LABEL_OPEN] * _reasons(state, h))
        elif ended == _REBELS_WIN:
            hazard *= _AFTER_REBELS
        if shock(seed, 0, int(world.head[h, Head.KEY]), _LABEL, month, draw) < hazard:
            row[HeadState.LABEL] = 0.0
            row[HeadState.DELISTED] = month


@njit
def _reasons(state: State, h: int) -> float:
    """Return what speaks for ending a label: open contact, and a deal."""
    reasons = 1.0 if state.head[h, HeadState.CONTACT] == OPEN else 0.0
    if state.war[War.DEAL] == _WHOLE:
        return reasons + _BY_WHOLE
    own = False
    for f in range(state.faction.shape[0]):
        if state.pair[PairState.BILATERAL, h, f] == 1.0:
            own = True
    if own or state.war[War.DEAL] == _PART:
        return reasons + _BY_PART
    return reasons
