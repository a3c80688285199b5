"""Random worlds in which everything happens often, and a run of the compiled loop in one."""

import numpy as np

from detente.engagement.layout import (
    Announced,
    Faction,
    Hypothesis,
    Model,
    Param,
    Policy,
    Posture,
    Power,
    Role,
    Sequence,
)
from detente.engagement.loop import SERIES, run_one
from detente.engagement.registry import STEPS
from detente.engagement.world import State, World, empty_state

KEYS = [mechanism.key for mechanism in STEPS]


def switches(*off: str) -> np.ndarray:
    """Return the switches of the loop, on but for those named."""
    return np.array([float(key not in off) for key in KEYS])


def random_world(
    rng: np.random.Generator, reading: Hypothesis | None = None, posture: Posture | None = None
) -> World:
    """Return a world in which everything happens often; the last guest is the government."""
    guests, factions, issues = rng.integers(3, 9), rng.integers(1, 6), rng.integers(0, 5)
    host = int(rng.integers(0, guests - 1))
    faction = random_factions(rng, factions)
    power = rng.random((guests, len(Power)))
    for row in (Power.ENGAGED, Power.LABEL, Power.URGE, Power.ADMITTED):
        power[:, row] = rng.random(guests) < 0.35
    power[:, Power.OMEGA] *= rng.random(guests) < 0.8
    power[:, Power.CONTACT] = rng.integers(0, 4, guests)
    power[host, Power.CONTACT] = faction[:, Faction.CONTACT].max()
    power[:, Power.MOVES] = 1.0
    power[[host, -1], Power.MOVES] = 0.0
    power[:, Power.KEY] = rng.integers(0, 2**53, guests)
    place, near = random_places(rng, factions, guests)
    power[:, [Power.COMES, Power.PROPENSITY]] = rng.normal(0.0, 1.0, (guests, 2))
    tie = rng.random((1, guests, guests)) * (rng.random((1, guests, guests)) < 0.7)
    tie *= 1.0 - np.eye(guests)
    tie /= np.maximum(tie.sum(axis=2, keepdims=True), 1e-9)
    stance = rng.random((2, factions + 1, issues))
    stance[1] *= rng.random((factions + 1, issues)) < 0.7
    invited = rng.integers(-1, 4, guests).astype(float)
    invited[host] = -1.0
    param, policy = random_param(rng), random_policy(rng, guests, host)
    if reading is not None:
        param[Param.HYPOTHESIS] = reading
    if posture is not None:
        policy[Policy.POSTURE] = posture
    if param[Param.HYPOTHESIS] == Hypothesis.ONE and (faction[:, Faction.SHARE] == 0).any():
        # Splits could leave a movement without strength, of whose coming the page says nothing.
        policy[Policy.ASK_MOVEMENT] = 0.0
    return World(
        power=power,
        faction=faction,
        tie=tie,
        stance=stance,
        param=param,
        policy=policy,
        target=(rng.random(factions) < 0.5).astype(float),
        invited=invited,
        place=place,
        near=near,
        reference=random_reference(rng, guests, factions, host),
        announced=random_announced(rng, guests, factions, host),
    )


def random_reference(rng: np.random.Generator, guests: int, factions: int, host: int) -> np.ndarray:
    """Return the last list of a series, which has no host; sometimes there is none."""
    if rng.random() < 0.3:
        return np.zeros(0)
    listed = (rng.random(guests + factions + 1) < 0.5).astype(float)
    listed[host] = 0.0
    return listed


def random_announced(rng: np.random.Generator, guests: int, factions: int, host: int) -> np.ndarray:
    """Return announced rounds, sometimes none; the convenor or another guest holds them."""
    many = guests + factions + 1
    rows = np.zeros((int(rng.integers(0, 3)), Announced.FLAGS + 2 * many))
    for row in rows:
        holds = host if rng.random() < 0.5 else int(rng.integers(0, guests))
        asked = rng.random(many) < 0.7
        asked[holds] = False
        row[Announced.MONTH] = rng.integers(0, 30)
        row[Announced.HOST] = holds
        row[Announced.COMES] = rng.uniform(0.8, 1.0)
        row[Announced.FLAGS :] = np.concatenate([asked, asked & (rng.random(many) < 0.6)])
    return rows


def arming_world(rng: np.random.Generator) -> World:
    """Return a movement that is one, whose shares of strength each month's arms turn over."""
    world = random_world(rng, Hypothesis.ONE)
    world.param[Param.ARMS_STRENGTH] = rng.uniform(5.0, 30.0)
    world.policy[Policy.ARMS] = rng.random()
    world.policy[[Policy.ARMS_AFTER, Policy.TRAINING_AFTER]] = rng.integers(0, 2, 2)
    world.policy[[Policy.FIRST_ROUND, Policy.INTERVAL]] = 1.0
    return world


def random_places(
    rng: np.random.Generator, factions: int, guests: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return presence and influence by region, and who borders which; sometimes no region."""
    regions = int(rng.integers(0, 6))
    place = rng.random((regions, 1 + factions)) * rng.random((regions, 1))
    near = np.zeros((regions + guests, regions))
    for r in range(regions):
        for k in range(r):
            near[r, k] = near[k, r] = float(rng.random() < 0.4)
    near[regions:] = rng.random((guests, regions)) < 0.3
    return place, near


def random_factions(rng: np.random.Generator, factions: int) -> np.ndarray:
    rows = rng.random((factions, len(Faction)))
    share = rng.dirichlet(np.full(factions, 0.8))
    if factions > 1 and rng.random() < 0.2:  # one without strength
        share[rng.integers(factions)] = 0.0
        share /= share.sum()
    rows[:, Faction.SHARE] = share
    rows[:, Faction.CONTACT] = rng.integers(0, 4, factions)
    rows[:, Faction.KEY] = rng.integers(0, 2**53, factions)
    rows[:, Faction.HARDLINER] = rng.random(factions) < 0.4
    rows[:, Faction.WAR_COST] *= 0.7
    rows[:, [Faction.COMES, Faction.PROPENSITY]] = rng.normal(0.0, 1.0, (factions, 2))
    rows[:, Faction.NOISE] = rng.normal(0.0, 0.1, factions)
    camp = rows[:, Faction.HARDLINER].astype(int)
    rows[:, Faction.VETO_LUCK] = rng.random(2)[camp] if rng.random() < 0.5 else rng.random(factions)
    rows[:, Faction.EXCLUDED] = rng.random(factions) < 0.15
    return rows


def random_param(rng: np.random.Generator) -> np.ndarray:
    param = rng.random(len(Param))
    for row, mean in (
        (Param.MOVEMENT_COMES, 0.0),
        (Param.MOVEMENT_PROPENSITY, 0.0),
        (Param.SIT_BASE, -1.0),
        (Param.FAIL_BASE, -2.0),
        (Param.SPLIT_BASE, -6.0),
    ):
        param[row] = rng.normal(mean, 0.7)
    param[[Param.FIRST_CLANDESTINE, Param.FIRST_UNOFFICIAL]] *= 0.5
    param[[Param.RISE_UNOFFICIAL, Param.RISE_OPEN, Param.RISE_FROM_UNOFFICIAL]] *= 2.0
    param[Param.DEATHS_SPREAD] *= 0.6
    param[[Param.PULL, Param.DIVIDE, Param.COHESION_SPREAD]] *= 0.1
    param[[Param.FORCE_DRIFT, Param.LEGITIMACY]] *= 0.1
    param[Param.EXPLOITED] *= 0.3
    param[Param.PRESENCE_GROWTH] -= 0.7
    param[Param.SPILL_SCALE] *= 0.1
    param[Param.COOPERATION_RATIO] += 1.0
    param[Param.SPLIT_SLOPE] = 3.0 * param[Param.SPLIT_SLOPE]
    param[Param.MILITANCY_JOINT] = rng.uniform(0.1, 0.6)
    param[[Param.PAIN, Param.BALANCE]] = rng.uniform(0.05, 0.95, 2)
    param[Param.GOVERNMENT_NOISE] = rng.normal(0.0, 0.1)
    param[Param.HYPOTHESIS] = rng.choice(list(Hypothesis))
    param[Param.OUTCOME_MODEL] = rng.choice(list(Model))
    param[[Param.TIGHTENS, Param.OPPORTUNITY]] = rng.random(2) < 0.5
    param[Param.ATTEND_PULL] *= 2.5
    param[Param.COMES_YEARS] = rng.uniform(0.5, 10.0)
    true = [Param.INTELLIGENCE_TRUE, Param.ARMS_TRUE, Param.TRAINING_TRUE]
    param[true] = rng.random(3) < 0.5
    param[Param.ARMS_DRIFT] *= 0.3
    param[Param.ARMS_STRENGTH] *= rng.choice([0.3, 2.0])
    param[Param.APPEAL] = rng.normal(0.0, 1.0)
    param[Param.FAILURE_LOSS] *= 2.0
    if rng.random() < 0.2:  # to be betrayed may leave the government as much as a deal
        param[Param.EXPLOITED] += 0.6
    return param


def random_policy(rng: np.random.Generator, guests: int, host: int) -> np.ndarray:
    others = [-1, *(j for j in range(guests - 1) if j != host)]
    policy = np.zeros(len(Policy))
    policy[Policy.TARGET] = rng.integers(0, 4)
    policy[Policy.STEP_DOWN] = rng.integers(1, 5)
    policy[Policy.FIRST_ROUND] = rng.integers(0, 5)
    policy[Policy.INTERVAL] = rng.integers(1, 7)
    policy[Policy.AS_NOW] = rng.random() < 0.25
    policy[Policy.HOST] = host
    policy[[Policy.CONSENT, Policy.USUAL_CONSENT]] = rng.choice([0.0, 0.5, 1.0], 2)
    policy[Policy.HOLDOUT] = rng.choice(others)
    policy[Policy.PRESSED] = rng.choice([-1, policy[Policy.HOLDOUT]])
    policy[Policy.PRESS] = rng.random() < 0.5
    policy[Policy.POSTURE] = rng.choice(list(Posture))
    policy[Policy.SEQUENCE] = rng.choice(list(Sequence), p=[0.6, 0.2, 0.2])
    policy[Policy.ASK_MOVEMENT] = rng.random() < 0.7
    for row in (Policy.INTELLIGENCE, Policy.ARMS, Policy.TRAINING, Policy.APPEAL):
        policy[row] = rng.random() * (rng.random() < 0.7)
        policy[Policy[f"{row.name}_AFTER"]] = rng.integers(0, 4)
    policy[Policy.ROLE_OFFERED] = rng.choice([Role.OBSERVER, Role.PARTICIPANT])
    policy[Policy.EXIT_MONTHS] = rng.integers(1, 9) * (rng.random() < 0.4)
    policy[Policy.EXIT_ATTACKS] = rng.integers(1, 3) * (rng.random() < 0.5)
    return policy


def compiled(
    world: World, months: int, on: np.ndarray, draw: int, seed: int
) -> tuple[State, np.ndarray]:
    """Return the compiled loop's state at the horizon and its series."""
    shape = len(world.power), len(world.faction), world.stance.shape[2], len(world.place)
    state, was = empty_state(*shape), empty_state(*shape)
    series = np.zeros((months, len(SERIES)))
    run_one(world, state, was, months, on, draw, seed, series)
    return state, series
