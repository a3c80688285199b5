"""Worlds written by hand, and month-by-month runs of the kernels in them."""

from collections.abc import Callable, Iterator

import numpy as np

from detente.engagement import loop
from detente.engagement.layout import (
    Band,
    Faction,
    Guest,
    Hypothesis,
    Param,
    Policy,
    Power,
    Role,
    War,
)
from detente.engagement.mechanisms.attendance import step_attendance
from detente.engagement.mechanisms.contact import step_contact
from detente.engagement.world import State, World, empty_state, remember
from detente.numerics.arrays import Floats
from detente.numerics.philox import shock

SURE, NEVER = 60.0, -60.0  # log-odds of what always and what never happens
GUEST_KEY, FACTION_KEY = 101, 201  # key of the first guest's luck, of the first faction's


def world(guests: int = 4, factions: int = 2, issues: int = 1, regions: int = 0) -> World:
    """Return a quiet world of equals: guest 0 is the convenor, the last one the government.

    Nothing moves by itself, nobody sits, no deal fails and nobody splits off; factions have equal
    shares, are no hardliners, no veto players and differ from the government on no issue.
    """
    power = np.zeros((guests, len(Power)))
    power[1:-1, Power.MOVES] = 1.0
    power[1:-1, Power.OMEGA] = 1.0
    power[:, Power.KEY] = GUEST_KEY + np.arange(guests)
    power[:, [Power.OFFICIAL, Power.FULL_PART]] = 1.0
    faction = np.zeros((factions, len(Faction)))
    faction[:, Faction.KEY] = FACTION_KEY + np.arange(factions)
    faction[:, Faction.SHARE] = 1.0 / max(factions, 1)
    faction[:, [Faction.TRUSTED, Faction.TRUSTS]] = 0.5
    faction[:, Faction.VETO_LUCK] = 1.0
    others = (np.ones((guests, guests)) - np.eye(guests)) / (guests - 1)
    policy = np.zeros(len(Policy))
    policy[Policy.AS_NOW] = 1.0
    policy[Policy.STEP_DOWN] = policy[Policy.INTERVAL] = 1.0
    policy[Policy.PRESSED] = policy[Policy.HOLDOUT] = -1.0
    policy[Policy.ROLE_OFFERED] = Role.PARTICIPANT
    return World(
        power=power,
        faction=faction,
        tie=others[None].copy(),
        stance=np.full((2, factions + 1, issues), 0.5),
        param=quiet(),
        policy=policy,
        target=np.zeros(factions),
        invited=np.full(guests, -1.0),
        place=np.zeros((regions, 1 + factions)),
        near=np.zeros((regions + guests, regions)),
    )


def quiet() -> Floats:
    """Return parameters under which nothing happens."""
    param = np.zeros(len(Param))
    param[Param.SIT_BASE] = NEVER
    param[Param.TOGETHER] = 1.0
    param[[Param.FAIL_BASE, Param.SPLIT_BASE]] = NEVER
    param[[Param.PAIN, Param.BALANCE, Param.COHESION]] = 0.3, 0.5, 0.6
    param[[Param.SPOILED_UNTRUSTWORTHY, Param.SPOILED_TRUSTWORTHY]] = 0.8, 0.7
    param[[Param.ATTEMPT_RATE, Param.TEMPER]] = 0.08, 0.5
    param[Param.COOPERATION_RATIO] = 1.15
    param[[Param.MILITANCY_JOINT, Param.MILITANCY_RISE]] = 0.3, 0.35
    param[Param.HYPOTHESIS] = Hypothesis.MANY
    param[Param.COMES_YEARS] = 5.0
    return param


def copied(given: World) -> World:
    """Return a world of one's own to change."""
    return World(*(array.copy() for array in given))


def kept(state: State) -> State:
    """Return a copy of a state."""
    return State(*(array.copy() for array in state))


def start(given: World, draw: int = 0, seed: int = 1) -> State:
    """Return the state of the as-of date."""
    sizes = (len(given.power), len(given.faction), given.stance.shape[2], len(given.place))
    state = empty_state(*sizes)
    loop.start(given, state)
    return state


def was(state: State) -> State:
    """Return the state of the month's start."""
    before = kept(state)
    remember(state, before)
    return before


def seated(given: World, *factions: int) -> State:
    """Return the state of the first day in which these factions and the government sit."""
    state = start(given)
    state.band[list(factions), Band.SAT] = 1.0
    state.war[War.GOVERNMENT_SAT] = float(bool(factions))
    return state


Step = Callable[[World, State, State, int, int, int], None]


def months(
    step: Step, given: World, count: int = 12, draw: int = 0, seed: int = 1
) -> Iterator[State]:
    """Yield the state of the as-of date and after each month of one mechanism alone."""
    state = start(given, draw, seed)
    yield kept(state)
    for month in range(1, count + 1):
        step(given, was(state), state, month, draw, seed)
        yield kept(state)


def contacts(given: World, count: int = 24, draw: int = 0, seed: int = 1) -> tuple[Floats, Floats]:
    """Return the contact levels of guests and of factions by month, from month 0."""
    path = list(months(step_contact, given, count, draw, seed))
    return (
        np.array([state.guest[:, Guest.CONTACT] for state in path]),
        np.array([state.band[:, Band.ENGAGED] for state in path]),
    )


def rounds(
    given: World, count: int = 12, draw: int = 0, seed: int = 1
) -> Iterator[tuple[int, State]]:
    """Yield the month and the state after each month in which a round was held."""
    held = 0.0
    for month, state in enumerate(months(step_attendance, given, count, draw, seed)):
        if state.war[War.ROUNDS] > held:
            held = state.war[War.ROUNDS]
            yield month, state


def lucky(purpose: int, key: int = 0, month: int = 1, draw: int = 0, seed: int = 1) -> float:
    """Return the uniform that a mechanism compares its chance with."""
    return shock(seed, 0, key, int(purpose), month, draw)


def logistic(z: float) -> float:
    return float(1.0 / (1.0 + np.exp(-z)))
