"""Worlds written by hand, and month-by-month runs of the kernels in them."""

import numpy as np

from detente.strategy.mechanisms.attendance import start_attendance, step_attendance
from detente.strategy.mechanisms.contact import start_contact, step_contact
from detente.strategy.rows import Faction, Param, Policy, Power
from detente.strategy.world import State, World

SURE, NEVER = 60.0, -60.0  # log-odds of what always and what never happens


def world(guests: int = 4, factions: int = 2) -> World:
    """Return a quiet world: guest 0 is the convenor, the last one the government."""
    power = np.zeros((guests, len(Power)))
    power[1:-1, Power.MOVES] = 1.0
    power[1:-1, Power.OMEGA] = 1.0
    others = (np.ones((guests, guests)) - np.eye(guests)) / (guests - 1)
    param = np.zeros(len(Param))
    param[[Param.BASE_UP, Param.BASE_DOWN]] = NEVER
    policy = np.zeros(len(Policy))
    policy[Policy.AS_NOW] = 1.0
    policy[Policy.STEP_DOWN] = policy[Policy.INTERVAL] = 1.0
    policy[Policy.PRESSED] = -1.0
    return World(
        power=power,
        faction=np.zeros((factions, len(Faction))),
        weight=others.copy(),
        near=others.copy(),
        param=param,
        policy=policy,
        target=np.zeros(factions),
        invited=np.full(guests, -1.0),
    )


def start(given: World, draw: int = 0, seed: int = 1) -> State:
    guests, factions = given.power.shape[0], given.faction.shape[0]
    empty = np.zeros
    state = State(
        empty(guests),
        empty(guests),
        empty(factions),
        empty(guests),
        empty(guests),
        empty(guests),
        empty(3),
        empty(guests),
    )
    start_contact(given, state)
    start_attendance(given, state, draw, seed)
    return state


def contacts(given: World, months: int = 24, draw: int = 0, seed: int = 1):
    """Return the contact levels of guests and of factions by month, from month 0."""
    state = start(given, draw, seed)
    levels, engaged = [state.contact.copy()], [state.engaged.copy()]
    for month in range(1, months + 1):
        step_contact(given, state, month, draw, seed)
        levels.append(state.contact.copy())
        engaged.append(state.engaged.copy())
    return np.array(levels), np.array(engaged)


def rounds(given: World, months: int = 12, draw: int = 0, seed: int = 1):
    """Yield the month and the state after each month in which a round was held."""
    state = start(given, draw, seed)
    for month in range(1, months + 1):
        held = state.tally[0]
        step_attendance(given, state, month, draw, seed)
        if state.tally[0] > held:
            yield month, State(*(array.copy() for array in state))
