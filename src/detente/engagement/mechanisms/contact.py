r"""Mechanism 2, contact: powers move as others move :cite:p:`strang1993,simmons2004`.

Reduced form after Strang and Tuma (1993). The convenor follows its strategy, one level a month
at most. Any other power moves up a level with

.. math::

   h_j = \omega_j\,L\bigl(a + \rho E_j + b_m M + b_{th} T_j + b_e G_j + b_u U_j - b_l B_j\bigr)

and otherwise down with :math:`L(a_d + b_v[v > .1])`; with :math:`\omega_j = 0` it never moves.
Contacts, stalemate and urging are those of the month's start. A strategy's exit tests end contact
with a faction for good: after too many months in contact without a success of cooperation, or
after too many attacks on talks that got through. Neutral: contacts stay.
"""

import numpy as np

from detente.engagement.layout import Band, Faction, Guest, Param, Policy, Power, Purpose, Tie, War
from detente.engagement.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.models.spec import MechanismSpec, Parameter
from detente.numerics.arrays import Floats
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
            name="base_up",
            prior="normal",
            values=(-5.2, 0.5),
            meaning="log-odds a month of moving up before any driver (about 0.5 %)",
        ),
        Parameter(
            name="exposure",
            prior="positive-normal",
            values=(1.5, 1.0),
            meaning="rise of the log-odds when every peer is in open contact",
        ),
        Parameter(
            name="stalemate",
            prior="positive-normal",
            values=(0.8, 0.5),
            meaning="rise of the log-odds at a full hurting stalemate",
        ),
        Parameter(
            name="threat",
            prior="positive-normal",
            values=(0.8, 0.4),
            meaning="rise of the log-odds at the fullest threat of spillover",
        ),
        Parameter(
            name="engaged",
            prior="positive-normal",
            values=(0.7, 0.4),
            meaning="rise of the log-odds for a power that engaged before",
        ),
        Parameter(
            name="urge",
            prior="positive-normal",
            values=(0.5, 0.4),
            meaning="rise of the log-odds per unit of urging by others",
        ),
        Parameter(
            name="label",
            prior="positive-normal",
            values=(1.0, 0.5),
            meaning="fall of the log-odds of open contact under an own terrorist label",
        ),
        Parameter(
            name="base_down",
            prior="normal",
            values=(-4.6, 0.5),
            meaning="log-odds a month of moving down a level (about 1 %)",
        ),
        Parameter(
            name="violence_down",
            prior="positive-normal",
            values=(1.0, 0.5),
            meaning="rise of these log-odds after violence by spoilers",
        ),
    ),
)

_SHOCK = 0.1  # rise of violence beyond which powers step back
_EXPOSURE = int(Tie.EXPOSURE)
_LEFT = int(Band.LEFT)
_UP, _DOWN = int(Purpose.CONTACT_UP), int(Purpose.CONTACT_DOWN)


@njit
def step_contact(world: World, was: State, state: State, month: int, draw: int, seed: int) -> None:
    """Move every power's contact by at most one level.

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
    power, param = world.power, world.param
    host = int(world.policy[Policy.HOST])
    _step_convenor(world, was, state, month)
    chance = np.empty(power.shape[0])
    _hazards_up(power, param, world.tie, was.guest, was.war[War.STALEMATE], chance)
    violent = param[Param.VIOLENCE_DOWN] if was.war[War.VIOLENCE] > _SHOCK else 0.0
    for j in range(power.shape[0]):
        level = was.guest[j, Guest.CONTACT]
        if j == host or power[j, Power.MOVES] == 0.0 or power[j, Power.OMEGA] == 0.0:
            continue
        key = int(power[j, Power.KEY])
        up = chance[j]
        if level < OPEN and shock(seed, 0, key, _UP, month, draw) < up:
            state.guest[j, Guest.CONTACT] = level + 1.0
            if level + 1.0 == OPEN and state.guest[j, Guest.OPENED] < 0.0:
                state.guest[j, Guest.OPENED] = month
        elif level > 0.0:
            down = logistic(param[Param.BASE_DOWN] + violent)
            if shock(seed, 0, key, _DOWN, month, draw) < down:
                state.guest[j, Guest.CONTACT] = level - 1.0


@njit
def _hazards_up(
    power: Floats, param: Floats, tie: Floats, guest: Floats, stalemate: float, up: Floats
) -> None:
    """Fill the chance that each power moves up a level; one call for all of them."""
    peers = guest[:, Guest.CONTACT] / OPEN
    for j in range(power.shape[0]):
        driver = (
            param[Param.STALEMATE] * stalemate
            + param[Param.THREAT] * power[j, Power.THREAT]
            + param[Param.ENGAGED] * power[j, Power.ENGAGED]
            + param[Param.URGE] * (power[j, Power.URGE] + guest[j, Guest.URGE])
        )
        if guest[j, Guest.CONTACT] == OPEN - 1.0:
            driver -= param[Param.LABEL] * power[j, Power.LABEL]
        exposure = 0.0
        for k in range(peers.shape[0]):
            exposure += tie[_EXPOSURE, j, k] * peers[k]
        up[j] = power[j, Power.OMEGA] * logistic(
            param[Param.BASE_UP] + param[Param.EXPOSURE] * exposure + driver
        )


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
    for j in range(world.power.shape[0]):
        state.guest[j, Guest.OPENED] = 0.0 if state.guest[j, Guest.CONTACT] == OPEN else -1.0
