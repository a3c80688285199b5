"""The monthly loop: the mechanisms in order, each under its switch, written out plainly."""

from typing import NamedTuple

import numpy as np

from detente.models._compile import njit
from detente.models.spec import Floats
from detente.strategy.mechanisms.attendance import start_attendance, step_attendance
from detente.strategy.mechanisms.contact import start_contact, step_contact
from detente.strategy.world import State, World

__all__ = ["Batch", "Outputs", "run_batch"]


class Batch(NamedTuple):
    """The inputs of a range of draws: the World's arrays with leading dimensions.

    Attributes
    ----------
    power, faction, weight, near, param : arrays with leading dimension draw
        See :class:`detente.strategy.world.World`.
    policy, invited : arrays with leading dimension strategy
        The strategies.
    target : array of float, shape (draw, strategy, faction)
        Whom each strategy engages, which depends on what is perceived in the draw.
    """

    power: Floats
    faction: Floats
    weight: Floats
    near: Floats
    param: Floats
    policy: Floats
    invited: Floats
    target: Floats


class Outputs(NamedTuple):
    """What a range of draws led to, by draw × strategy.

    Attributes
    ----------
    contact : array of float, shape (draw, strategy, guest)
        Contact level at the horizon.
    opened : array of float, shape (draw, strategy, guest)
        Month of the first open contact, -1 never.
    engaged : array of float, shape (draw, strategy, faction)
        The convenor's contact level with each faction at the horizon.
    role : array of float, shape (draw, strategy, guest)
        Role in the last round.
    table : array of float, shape (draw, strategy, 4)
        Rounds held, seats in the last round, largest table, month of it.
    """

    contact: Floats
    opened: Floats
    engaged: Floats
    role: Floats
    table: Floats


@njit
def run_one(
    world: World, state: State, months: int, on: Floats, draw: int, seed: int, table: Floats
) -> None:
    """Run one draw under one strategy to the horizon, changing ``state`` and ``table``."""
    start_contact(world, state)
    start_attendance(world, state, draw, seed)
    state.tally[:] = 0.0
    for month in range(1, months + 1):
        if on[0] == 1.0:
            step_contact(world, state, month, draw, seed)
        if on[1] == 1.0:
            step_attendance(world, state, month, draw, seed)
        table[0] = state.tally[0]
        table[1] = state.tally[1]
        if state.tally[1] > table[2]:
            table[2] = state.tally[1]
            table[3] = month


@njit
def run_batch(batch: Batch, months: int, on: Floats, first: int, seed: int, out: Outputs) -> None:
    """Run a range of draws under every strategy.

    Parameters
    ----------
    batch : Batch
        Inputs of the draws.
    months : int
        Horizon.
    on : array of float, shape (mechanism,)
        1 where a mechanism is switched on, in the order of the registry.
    first, seed : int
        Number of the first draw; seed of the run.
    out : Outputs
        Filled in place.
    """
    draws, strategies = out.contact.shape[0], out.contact.shape[1]
    guests, factions = batch.power.shape[1], batch.faction.shape[1]
    state = State(
        np.zeros(guests),
        np.zeros(guests),
        np.zeros(factions),
        np.zeros(guests),
        np.zeros(guests),
        np.zeros(guests),
        np.zeros(3),
        np.zeros(guests),
    )
    for n in range(draws):
        for s in range(strategies):
            world = World(
                batch.power[n],
                batch.faction[n],
                batch.weight[n],
                batch.near[n],
                batch.param[n],
                batch.policy[s],
                batch.target[n, s],
                batch.invited[s],
            )
            out.table[n, s, :] = 0.0
            run_one(world, state, months, on, first + n, seed, out.table[n, s])
            out.contact[n, s, :] = state.contact
            out.opened[n, s, :] = state.opened
            out.engaged[n, s, :] = state.engaged
            out.role[n, s, :] = state.role
