"""Run the monthly loop: the mechanisms in order, each with its switch."""

from typing import NamedTuple

import numpy as np

from detente.engagement.layout import Band, Guest, Policy, War
from detente.engagement.mechanisms.attendance import start_attendance, step_attendance
from detente.engagement.mechanisms.bargaining import start_bargaining, step_bargaining
from detente.engagement.mechanisms.battlefield import start_battlefield, step_battlefield
from detente.engagement.mechanisms.cohesion import start_cohesion, step_cohesion
from detente.engagement.mechanisms.contact import start_contact, step_contact
from detente.engagement.mechanisms.cooperation import start_cooperation, step_cooperation
from detente.engagement.mechanisms.ratification import step_ratification
from detente.engagement.mechanisms.spoiling import step_spoiling
from detente.engagement.mechanisms.standing import step_standing
from detente.engagement.mechanisms.trust import start_trust, step_trust
from detente.engagement.world import State, World, empty_state, remember
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["SERIES", "Batch", "Outputs", "empty_outputs", "run_batch", "run_one"]

SERIES = (
    "deaths",
    "balance",
    "stalemate",
    "cohesion",
    "bound",
    "deal",
    "talks",
    "seats",
    "trust",
    "convenor_contact",
    "holdout_contact",
    "splits",
    "presence",
    "drugs",
    "attacks",
    "status_success",
    "status_acceptance",
)


class Batch(NamedTuple):
    """Inputs of a range of draws: the arrays of World with leading dimensions.

    Attributes
    ----------
    power, faction, tie, stance, param, place : arrays with leading dimension draw
        See :class:`detente.engagement.world.World`.
    policy, invited : arrays with leading dimension strategy
        The strategies.
    target : array of float, shape (draw, strategy, faction)
        1 for each faction that a strategy engages; depends on what is perceived in the draw.
    near : array of float, shape (region + guest, region)
        Borders, the same in every draw.
    reference : array of float, shape (strategy, guest + faction + 1)
        See :class:`detente.engagement.world.World`; no columns if there is no series.
    announced : array of float, shape (draw, round, 3 + 2 x (guest + faction + 1))
        Announced rounds; the month is drawn.
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
    reference: Floats = np.zeros((1, 0))
    announced: Floats = np.zeros((1, 0, 3))


class Outputs(NamedTuple):
    """Results of a range of draws, by draw × strategy.

    Attributes
    ----------
    guest : array of float, shape (draw, strategy, guest, Guest)
        Guests at the horizon.
    band : array of float, shape (draw, strategy, faction, Band)
        Factions at the horizon.
    war : array of float, shape (draw, strategy, War)
        The conflict as a whole at the horizon, with its counts.
    terms : array of float, shape (draw, strategy, Model, issue)
        Terms of the last offer; NaN without an offer.
    presence : array of float, shape (draw, strategy, region)
        The rival group's presence at the horizon.
    month : array of float, shape (draws kept, strategy, month, series)
        Monthly series of the first draws.
    """

    guest: Floats
    band: Floats
    war: Floats
    terms: Floats
    presence: Floats
    month: Floats


def empty_outputs(batch: Batch, months: int, kept: int) -> Outputs:
    """Return outputs of the right shapes, with monthly series for the first ``kept`` draws."""
    draws, strategies = batch.power.shape[0], batch.policy.shape[0]
    state = empty_state(
        batch.power.shape[1], batch.faction.shape[1], batch.stance.shape[3], batch.place.shape[1]
    )

    def room(array: Floats) -> Floats:
        return np.zeros((draws, strategies, *array.shape))

    return Outputs(
        guest=room(state.guest),
        band=room(state.band),
        war=room(state.war),
        terms=room(state.terms),
        presence=room(state.presence),
        month=np.zeros((kept, strategies, months, len(SERIES))),
    )


@njit
def run_one(
    world: World,
    state: State,
    was: State,
    months: int,
    on: Floats,
    draw: int,
    seed: int,
    series: Floats,
) -> None:
    """Run one draw under one strategy to the horizon; ``state`` and ``series`` are changed."""
    start(world, state)
    for month in range(1, months + 1):
        remember(state, was)
        step(world, was, state, month, on, draw, seed)
        _count(state, month)
        if series.shape[0] > 0:
            _note(world, state, series[month - 1])


@njit
def step(
    world: World, was: State, state: State, month: int, on: Floats, draw: int, seed: int
) -> None:
    """Run one month; ``was`` is the state at its start."""
    if on[0] == 1.0:
        step_battlefield(world, was, state, month, draw, seed)
    if on[1] == 1.0:
        step_contact(world, was, state, month, draw, seed)
    if on[2] == 1.0:
        step_cooperation(world, was, state, month, draw, seed)
    if on[3] == 1.0:
        step_trust(world, was, state)
    if on[4] == 1.0:
        step_attendance(world, was, state, month, draw, seed)
    if on[5] == 1.0:
        step_bargaining(world, state)
    if on[6] == 1.0:
        step_spoiling(world, state, month, draw, seed)
    if on[7] == 1.0:
        step_ratification(world, state, month, draw, seed)
    if on[8] == 1.0:
        step_cohesion(world, was, state, month, draw, seed)
    if on[9] == 1.0:
        step_standing(world, was, state)


@njit
def start(world: World, state: State) -> None:
    """Set the state to that of the as-of date."""
    state.guest[:] = 0.0
    state.band[:] = 0.0
    state.war[:] = 0.0
    start_battlefield(world, state)
    start_contact(world, state)
    start_cooperation(world, state)
    start_trust(world, state)
    start_attendance(world, state)
    start_bargaining(state)
    start_cohesion(world, state)


@njit
def _count(state: State, month: int) -> None:
    """Count months of talks."""
    if state.war[War.GOVERNMENT_SAT] == 1.0:
        state.war[War.TALKS] += 1.0
        if state.war[War.FIRST_TALK] == 0.0:
            state.war[War.FIRST_TALK] = month


@njit
def _note(world: World, state: State, row: Floats) -> None:
    """Write the month's values into a row, in the order of ``SERIES``."""
    war = state.war
    row[0], row[1], row[2] = war[War.DEATHS], war[War.BALANCE], war[War.STALEMATE]
    row[3], row[4], row[5] = war[War.COHESION], war[War.BOUND], war[War.DEAL]
    row[6], row[7] = war[War.GOVERNMENT_SAT], war[War.SEATS]
    for f in range(world.faction.shape[0]):
        row[8] += state.band[f, Band.STRENGTH] * state.band[f, Band.TRUSTED]
    row[9] = state.guest[int(world.policy[Policy.HOST]), Guest.CONTACT]
    holdout = int(world.policy[Policy.HOLDOUT])
    row[10] = state.guest[holdout, Guest.CONTACT] if holdout >= 0 else np.nan
    row[11] = war[War.SPLITS]
    if state.presence.shape[0] > 0:
        row[12] = state.presence.sum() / state.presence.shape[0]
    row[13], row[14] = war[War.DRUGS], war[War.ATTACKS]
    row[15], row[16] = war[War.STATUS_SUCCESS], war[War.STATUS_ACCEPTANCE]


@njit
def run_batch(
    batch: Batch,
    months: int,
    on: Floats,
    first: int,
    seed: int,
    state: State,
    was: State,
    out: Outputs,
) -> None:
    """Run a range of draws under every strategy.

    Parameters
    ----------
    batch : Batch
        Inputs of the draws.
    months : int
        Horizon in months.
    on : array of float, shape (mechanism,)
        1 if a mechanism is switched on, in the order of the registry.
    first, seed : int
        Number of the first draw; seed of the run.
    state, was : State
        Working memory.
    out : Outputs
        Filled in place.
    """
    for n in range(batch.power.shape[0]):
        for s in range(batch.policy.shape[0]):
            world = World(
                batch.power[n],
                batch.faction[n],
                batch.tie[n],
                batch.stance[n],
                batch.param[n],
                batch.policy[s],
                batch.target[n, s],
                batch.invited[s],
                batch.place[n],
                batch.near,
                batch.reference[s if s < batch.reference.shape[0] else 0],
                batch.announced[n if n < batch.announced.shape[0] else 0],
            )
            kept = out.month[n, s] if n < out.month.shape[0] else out.month[0:0, 0, 0]
            run_one(world, state, was, months, on, first + n, seed, kept)
            out.guest[n, s] = state.guest
            out.band[n, s] = state.band
            out.war[n, s] = state.war
            out.terms[n, s] = state.terms
            out.presence[n, s] = state.presence
