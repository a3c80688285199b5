r"""Mechanism 2, contact: powers move as others move :cite:p:`strang1993,simmons2004`.

Reduced form after Strang and Tuma (1993). The convenor follows its strategy, one level a month
at most. Any other power opens, raises and closes contact at rates that the case's own record
gives (``setup/contact.py``); it may jump from none to any level. Rates of opening and rising are
multiplied by

.. math::

   \omega_j\,\exp\bigl(D_j - \bar D\bigr), \qquad
   D_j = \rho E_j + b_m M + b_{th} T_j + b_e G_j + b_u U_j - b_l B_j + \pi_j

with the exponential kept in [1/4, 4]. :math:`\bar D` is the mean over powers on the first day,
without pressure: drivers move who and when, not the level. With :math:`\omega_j = 0` a power never
gains contact. The rate of closing open contact rises with violence. Contacts, stalemate and
urging are those of the month's start. A strategy's exit tests end contact with a faction for
good: after too many months in contact without a success of cooperation, or after too many attacks
on talks that got through. Neutral: contacts stay.
"""

import numpy as np

from detente.engagement.layout import Band, Faction, Guest, Param, Policy, Power, Purpose, Tie, War
from detente.engagement.world import State, World
from detente.models.spec import MechanismSpec, Parameter
from detente.numerics.compile import njit
from detente.numerics.philox import shock
from detente.vocabulary.levels import OPEN

__all__ = ["SPEC", "start_contact", "step_contact"]

SPEC = MechanismSpec(
    name="strategy.contact",
    title="Contact",
    sources=("strang1993", "simmons2004"),
    inputs=("openness", "interest", "alignment", "relations"),
    outputs=("contact",),
    core_dims=("power",),
    deterministic=False,
    parameters=(
        Parameter(
            name="exposure",
            prior="normal",
            values=(0.8, 0.8),
            meaning="rise of the log rate when every peer is in open contact",
        ),
        Parameter(
            name="stalemate",
            prior="normal",
            values=(0.0, 0.6),
            meaning="rise of the log rate at a full hurting stalemate",
        ),
        Parameter(
            name="threat",
            prior="normal",
            values=(0.0, 0.6),
            meaning="rise of the log rate at the fullest threat of spillover",
        ),
        Parameter(
            name="engaged",
            prior="normal",
            values=(0.0, 0.6),
            meaning="rise of the log rate for a power that engaged before",
        ),
        Parameter(
            name="urge",
            prior="normal",
            values=(0.0, 0.6),
            meaning="rise of the log rate per unit of urging by others",
        ),
        Parameter(
            name="label",
            prior="normal",
            values=(1.0, 0.5),
            meaning="fall of the log rate under an own terrorist label",
        ),
        Parameter(
            name="press",
            prior="normal",
            values=(0.0, 0.5),
            meaning="rise of the hold-out's log rate where an option presses it",
        ),
    ),
)

_MOST, _LEAST = np.log(4.0), -np.log(4.0)  # drivers multiply a rate by 1/4 to 4
_MONTHS = 12.0
_CLANDESTINE, _UNOFFICIAL = 1.0, 2.0
_EXPOSURE = int(Tie.EXPOSURE)
_LEFT = int(Band.LEFT)
_MOVE = int(Purpose.CONTACT)


@njit
def step_contact(world: World, was: State, state: State, month: int, draw: int, seed: int) -> None:
    """Move every power's contact: the convenor's by its strategy, the others' by their rates.

    Parameters
    ----------
    world : World
        The draw's inputs.
    was, state : State
        At the month's start; changed in place: ``guest`` contact and opened, ``band`` engaged,
        idle and left, ``war`` months since the convenor's last step down.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    power = world.power
    host = int(world.policy[Policy.HOST])
    _step_convenor(world, was, state, month)
    for j in range(power.shape[0]):
        if j == host or power[j, Power.MOVES] == 0.0:
            continue
        level = was.guest[j, Guest.CONTACT]
        driver = _driver(world, was, j) + _pressure(world, j) - was.war[War.CONTACT_CENTRE]
        factor = power[j, Power.OMEGA] * np.exp(min(max(driver, _LEAST), _MOST))
        luck = shock(seed, 0, int(power[j, Power.KEY]), _MOVE, month, draw)
        reached = _moved(world, level, power[j, Power.OPENING], factor, was.war[War.VIOLENCE], luck)
        state.guest[j, Guest.CONTACT] = reached
        if reached == OPEN and state.guest[j, Guest.OPENED] < 0.0:
            state.guest[j, Guest.OPENED] = month


@njit
def _moved(
    world: World, level: float, opening: float, factor: float, violence: float, luck: float
) -> float:
    """Return the level after a month; one event at most, the highest level first."""
    param = world.param
    up = factor * param[Param.TOGETHER]
    to_clandestine = to_unofficial = to_open = down = 0.0
    if level == 0.0:
        first, second = param[Param.FIRST_CLANDESTINE], param[Param.FIRST_UNOFFICIAL]
        to_clandestine, to_unofficial = up * opening * first, up * opening * second
        to_open = up * opening * max(1.0 - first - second, 0.0)
    else:
        down = param[Param.CONTACT_DOWN]
    if level == _CLANDESTINE:
        to_unofficial = up * param[Param.RISE_UNOFFICIAL]
        to_open = up * param[Param.RISE_OPEN]
    elif level == _UNOFFICIAL:
        to_open = up * param[Param.RISE_FROM_UNOFFICIAL]
    elif level == OPEN:
        down *= np.exp(violence)
    total = to_clandestine + to_unofficial + to_open + down
    if total == 0.0:
        return level
    share = (1.0 - np.exp(-total / _MONTHS)) / total  # chance of a move, per unit of rate
    if luck < share * to_open:
        return float(OPEN)
    if luck < share * (to_open + to_unofficial):
        return _UNOFFICIAL
    if luck < share * (to_open + to_unofficial + to_clandestine):
        return _CLANDESTINE
    return 0.0 if luck > 1.0 - share * down else level


@njit
def _driver(world: World, was: State, j: int) -> float:
    """Return what moves a power's rates of opening and rising, in logarithms, without pressure."""
    power, param = world.power, world.param
    exposure = 0.0
    for k in range(power.shape[0]):
        exposure += world.tie[_EXPOSURE, j, k] * was.guest[k, Guest.CONTACT] / OPEN
    return float(
        param[Param.EXPOSURE] * exposure
        + param[Param.STALEMATE] * was.war[War.STALEMATE]
        + param[Param.THREAT] * power[j, Power.THREAT]
        + param[Param.ENGAGED] * power[j, Power.ENGAGED]
        + param[Param.URGE] * (power[j, Power.URGE] + was.guest[j, Guest.URGE])
        - param[Param.LABEL] * power[j, Power.LABEL]
    )


@njit
def _pressure(world: World, j: int) -> float:
    """Return what pressing adds for the hold-out."""
    pressed = world.policy[Policy.PRESS] == 1.0 and j == int(world.policy[Policy.PRESSED])
    return float(world.param[Param.PRESS]) if pressed else 0.0


@njit
def _step_convenor(world: World, was: State, state: State, month: int) -> None:
    """Move the convenor's contact with each faction one level towards its aim."""
    policy = world.policy
    as_now = policy[Policy.AS_NOW] == 1.0
    _try_exits(world, was, state)
    waited = was.war[War.SINCE_STEP_DOWN] + 1.0
    state.war[War.SINCE_STEP_DOWN] = waited
    if as_now and not _has_left(state):
        return
    may_fall = waited >= policy[Policy.STEP_DOWN]
    fell = False
    highest = 0.0
    for f in range(world.faction.shape[0]):
        level = was.band[f, Band.ENGAGED]
        aim = policy[Policy.TARGET] if world.target[f] == 1.0 else 0.0
        if as_now:
            aim = level
        if state.band[f, Band.LEFT] == 1.0:
            aim = 0.0
        if level < aim:
            level += 1.0
        elif level > aim and may_fall:
            level -= 1.0
            fell = True
        state.band[f, Band.ENGAGED] = level
        highest = max(highest, level)
    if fell:
        state.war[War.SINCE_STEP_DOWN] = 0.0
    host = int(policy[Policy.HOST])
    state.guest[host, Guest.CONTACT] = highest
    if highest == OPEN and state.guest[host, Guest.OPENED] < 0.0:
        state.guest[host, Guest.OPENED] = month


@njit
def _try_exits(world: World, was: State, state: State) -> None:
    """Mark whom the strategy leaves: those without success for too long, all after attacks."""
    months, attacks = world.policy[Policy.EXIT_MONTHS], world.policy[Policy.EXIT_ATTACKS]
    attacked = attacks > 0.0 and was.war[War.ATTACKS] >= attacks
    for f in range(world.faction.shape[0]):
        if was.band[f, Band.ENGAGED] == 0.0:
            state.band[f, Band.IDLE] = 0.0
            continue
        idle = 0.0 if was.band[f, Band.COOPERATED] == 1.0 else was.band[f, Band.IDLE]
        state.band[f, Band.IDLE] = idle + 1.0
        if was.band[f, Band.BOUND] == 1.0:
            continue
        if attacked or (months > 0.0 and idle >= months):
            state.band[f, Band.LEFT] = 1.0


@njit
def _has_left(state: State) -> bool:
    """Say whether contact with any faction has been given up."""
    return bool((state.band[:, _LEFT] == 1.0).any())


@njit
def start_contact(world: World, state: State) -> None:
    """Set the contacts of the as-of date."""
    host = int(world.policy[Policy.HOST])
    for j in range(world.power.shape[0]):
        state.guest[j, Guest.CONTACT] = world.power[j, Power.CONTACT]
    for f in range(world.faction.shape[0]):
        level = world.faction[f, Faction.CONTACT]
        state.band[f, Band.ENGAGED] = level
        state.guest[host, Guest.CONTACT] = max(state.guest[host, Guest.CONTACT], level)
    total, count = 0.0, 0
    for j in range(world.power.shape[0]):
        state.guest[j, Guest.OPENED] = 0.0 if state.guest[j, Guest.CONTACT] == OPEN else -1.0
        if world.power[j, Power.MOVES] == 1.0:
            total += _driver(world, state, j)
            count += 1
    state.war[War.CONTACT_CENTRE] = total / count if count > 0 else 0.0
