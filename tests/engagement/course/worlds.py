"""Small worlds of the second form, written by hand, and ways to look into its kernels."""

import sys
from collections.abc import Callable

import numpy as np

from detente.engagement.course.input_rows import Event, Faction, Head, Issue, Pair, Policy, Reading
from detente.engagement.course.month import start
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import HeadState
from detente.engagement.course.world import State, World, empty_state
from detente.numerics.philox import shock

GOVERNMENT, PATRON, NEIGHBOUR = 0, 1, 2
HEAD_KEYS, FACTION_KEYS = [1, 2, 3], [11, 12]
PARAMETERS = {
    "ADJUST": 0.1, "WALK": 0.05, "LAM": 1.0, "RUNDOWN": 0.08, "LOOK": 24.0, "QUIET": 0.25,
    "DEATHS_KEPT": 0.8, "DEATHS_SD": 0.3, "WIN_GOVERNMENT": 0.0028, "WIN_REBELS": 0.0014,
    "PEERS": 0.8, "PRESS": 0.5, "LABEL_OPEN": 1.0, "COVERT_SEEN": 0.3, "INTEL_GAIN": 0.3,
    "MOD": 0.01, "MOD_HARD": 0.003, "MEANS": 0.004, "STATUS": 0.01, "TALK0": -4.4,
    "TALK_CENTRE": 2.5, "T_WILL": 2.2, "T_MHS": 1.2, "T_MED": 0.6, "T_ROUND": 0.6, "BIL0": -2.6,
    "CLOSE0": 0.005, "CLOSE_V": 2.5, "COMMIT": 0.6, "DISC": 0.02, "LOSS": 0.3, "COMPLY": 0.25,
    "EXPLOIT": 0.1, "TAU": 0.06, "SOFT": 0.14, "HURDLE": 0.1, "GUA": 0.15, "PACE": 0.2,
    "FAIL_WHOLE": 0.0065, "FAIL_PART": 0.0096, "F_UNBOUND": 1.0, "F_V": 2.5, "F_GUA": 1.0,
    "F_SHIFT": 1.0, "CEASEFIRE": 0.0035, "CF_TALK": 1.4, "CF_BREAK": 0.03, "LOW_ACTIVITY": 0.009,
    "LOW_BACK": 0.02, "RECRUIT": 0.004, "ATTEMPT": 0.06, "BLAST": 0.3, "DEFECT0": -7.0,
    "SPLIT0": -6.7, "SPLIT_TALK": 0.8, "SPLIT_BY": 0.3, "COHESION": 0.6, "R_EXCL": 0.006,
    "R_COOP": 0.01, "CREDIT": 0.3, "CRITIC": 0.06, "COST": 0.3, "PAIN": 0.6, "RIVAL": 1.0,
    "READING": float(Reading.MANY), "CONSENT_LUCK": 0.1, "DEATHS": np.nan, "R_SD": 0.05,
    "COMES_YEARS": 1.0,
}  # fmt: skip
HAZARDS = (
    *("WALK", "DEATHS_SD", "WIN_GOVERNMENT", "WIN_REBELS", "CEASEFIRE", "LOW_ACTIVITY"),
    *("FAIL_WHOLE", "FAIL_PART", "ATTEMPT", "RECRUIT", "R_SD", "R_EXCL", "R_COOP"),
    *("MOD", "MOD_HARD", "MEANS", "STATUS", "CF_BREAK", "LOW_BACK", "PACE", "CLOSE0"),
)
NEVER, SURE = -60.0, 60.0  # log-odds


def heads() -> np.ndarray:
    """Return the government, the patron, and the neighbour that backs the movement."""
    head = np.zeros((3, len(Head)))
    head[:, Head.KEY] = HEAD_KEYS
    head[:, Head.COST] = [0.3, 0.2, 0.0]
    head[:, Head.LUCK] = [0.02, 0.06, 0.0]
    head[:, Head.VOICE] = head[:, Head.RANK] = 1.0
    head[1:, Head.POWER] = head[1:, Head.MOVES] = 1.0
    head[PATRON, Head.BACKS_GOVERNMENT], head[NEIGHBOUR, Head.BACKS_MOVEMENT] = 1.2, 0.5
    head[:, Head.WITHDRAWAL] = [0.0, 0.006, 0.003]
    head[:2, Head.CONTROLS] = 1.0
    head[PATRON, Head.LABEL], head[PATRON, Head.LABEL_HAZARD] = 1.0, 0.002
    head[NEIGHBOUR, Head.CONTACT] = 1.0
    head[1:, Head.NONE_CLANDESTINE] = [0.010, 0.003]
    head[1:, Head.NONE_OPEN] = [0.012, 0.002]
    head[1:, Head.CLANDESTINE_OPEN] = [0.03, 0.02]
    head[1:, Head.CLANDESTINE_NONE] = 0.012
    head[1:, Head.OPEN_NONE] = 0.006
    head[:, [Head.OFFICIAL, Head.FULL_PART]] = 1.0
    return head


def factions() -> np.ndarray:
    """Return A and B."""
    faction = np.zeros((2, len(Faction)))
    faction[:, Faction.KEY] = FACTION_KEYS
    faction[:, Faction.SIDE] = -1.0
    faction[:, Faction.STRENGTH] = [0.7, 0.3]
    faction[:, Faction.VOICE] = [0.6, 0.4]
    faction[:, Faction.COST] = [0.25, 0.1]
    faction[:, Faction.LUCK] = [0.05, -0.05]
    faction[:, Faction.HARDNESS] = [0.2, 0.9]
    faction[0, Faction.CONTACT] = 1.0
    faction[:, Faction.RIVAL] = [0.6, -0.4]
    faction[:, Faction.WILLING_HOST] = 0.5
    return faction


def parameters() -> np.ndarray:
    """Return the parameters and facts of the worked example."""
    param = np.zeros(len(Param))
    for name, value in PARAMETERS.items():
        param[Param[name]] = value
    param[Param.BALANCE] = logistic(0.3)
    return param


def levers() -> np.ndarray:
    """Return the levers of the worked example but for its contacts and rounds."""
    policy = np.zeros(len(Policy))
    policy[Policy.HOST], policy[Policy.HOLDOUT] = -1, PATRON
    policy[Policy.LABEL], policy[Policy.CONSENT] = 1.0, 1.0
    policy[Policy.INTEL] = policy[Policy.GUARANTEE] = policy[Policy.PRESS_HOLDOUT] = 1.0
    policy[Policy.ROLE_OFFERED], policy[Policy.EVERY] = 3.0, 1.0
    return policy


def example() -> World:
    """Return the world of the worked example."""
    pair = np.zeros((len(Pair), 3, 2))
    pair[Pair.WILL_FACTION, :2] = [[0.6, 0.1], [0.7, 0.2]]
    pair[Pair.WILL_HEAD, :2] = [[0.5, 0.1], [0.6, 0.3]]
    pair[Pair.TRUST_FACTION, :2] = [[0.4, 0.1], [0.5, 0.2]]
    pair[Pair.TRUST_HEAD, :2] = [[0.4, 0.1], [0.5, 0.2]]
    stance = np.zeros((2, 5, 2))
    stance[0] = [[0.2, 0.2], [0.3, 0.5], [0.0, 0.0], [0.6, 0.9], [0.9, 0.9]]
    stance[1] = [[0.9, 0.5], [0.3, 0.8], [0.0, 0.0], [0.8, 0.6], [0.9, 0.4]]
    issue = np.array([[0.1, 0.0, 1.0, 0.0, 0.0], [0.1, 1.0, 0.0, 1.0, 0.0]])
    shared, target = np.array([[0.6], [-0.4]]), np.array([3.0, 0.0])
    place, policy = np.array([[0.2, 0.7, 0.3]]), levers()
    return World(
        *(heads(), factions(), pair, stance, issue, shared, parameters(), policy, policy.copy()),
        *(target, np.full(3, -1.0), np.zeros(0), np.zeros((2, 6)), place, np.zeros((4, 1))),
        *(np.zeros((0, len(Event))), np.zeros((0, 9)), np.zeros((0, 15))),
    )


def with_cooperation() -> World:
    """Return the second example: cooperation and joining."""
    world = example()
    param = world.param
    param[Param.ATTEMPT] = 0.005
    param[Param.COOP_TRUST], param[Param.T_TRUST] = 0.05, 1.5
    param[Param.Q_COOP], param[Param.JOIN], param[Param.DRUGS] = 0.02, 1.2, 1.0
    world.pair[Pair.WILL_FACTION, 0, 1], world.pair[Pair.WILL_HEAD, 0, 1] = 0.6, 0.5
    return world._replace(shared=np.array([[0.6, -0.3], [-0.4, 0.5]]))


def quiet() -> World:
    """Return the example without anything that happens by chance, and without levers."""
    world = example()
    for name in HAZARDS:
        world.param[Param[name]] = 0.0
    world.param[[Param.TALK0, Param.BIL0, Param.SPLIT0, Param.DEFECT0]] = NEVER
    world.head[:, Head.NONE_CLANDESTINE : Head.OPEN_NONE + 1] = 0.0
    world.head[:, [Head.WITHDRAWAL, Head.LABEL_HAZARD]] = 0.0
    for lever in (Policy.INTEL, Policy.GUARANTEE, Policy.PRESS_HOLDOUT):
        world.policy[lever] = 0.0
    world.target[:] = world.faction[:, Faction.CONTACT]
    return world


def many(count: int, reading: Reading = Reading.MANY) -> World:
    """Return the quiet world with this many equal factions, like A, of one coalition and camp."""
    world = quiet()
    faction = np.repeat(world.faction[:1], count, axis=0)
    faction[:, Faction.KEY] = 11 + np.arange(count)
    faction[:, Faction.STRENGTH] = faction[:, Faction.VOICE] = 1.0 / count
    rows = [0, 1, 2, *([3] * count)]
    world.param[Param.READING] = float(reading)
    place = np.array([[0.2, *faction[:, Faction.STRENGTH]]])
    return world._replace(
        faction=faction,
        pair=np.repeat(world.pair[:, :, :1], count, axis=2),
        stance=np.take(world.stance, rows, axis=1),
        shared=np.repeat(world.shared[:1], count, axis=0),
        target=np.repeat(world.target[:1], count),
        series=np.zeros((2, 4 + count)),
        place=place,
        fresh=np.zeros((0, 5 + 2 * count)),
        announced=np.zeros((0, 3 + 5 * (4 + count))),
    )


def hall(odds: list[float], count: int = 2, reading: Reading = Reading.MANY) -> World:
    """Return a quiet world for rounds: the government, the host, and guests with these log-odds.

    The government's log-odds are the first; all powers and the government are invited, the
    movement is not asked, and rounds are not held before a lever says so.
    """
    world = many(count, reading)
    heads_ = np.repeat(world.head[2:], len(odds) + 1, axis=0)
    heads_[:, Head.KEY] = 101 + np.arange(len(heads_))
    heads_[0, [Head.POWER, Head.MOVES]] = 0.0
    heads_[:, Head.BACKS_MOVEMENT] = heads_[:, Head.CONTACT] = 0.0
    heads_[[0, *range(2, len(heads_))], Head.COMES] = odds
    invited, size = np.zeros(len(heads_)), len(heads_) + count + 1
    invited[1] = -1.0
    for policy in (world.policy, world.base):
        policy[Policy.HOST], policy[Policy.HOLDOUT] = 1.0, -1.0
    issue = np.zeros((2, 2 + len(heads_)))
    issue[:, Issue.CONTROL] = 1.0
    return world._replace(
        head=heads_,
        pair=np.full((len(Pair), len(heads_), count), 0.5),
        stance=np.full((2, len(heads_) + count, 2), 0.5),
        issue=issue,
        invited=invited,
        series=np.zeros((2, size)),
        near=np.zeros((1 + len(heads_), 1)),
        announced=np.zeros((0, 3 + 5 * size)),
    )


def lively(reading: Reading = Reading.ONE) -> World:
    """Return the second example with four factions and rates at which everything happens."""
    world, plain = many(4, reading), with_cooperation()
    world.param[:] = plain.param
    world.param[Param.READING] = float(reading)
    for key, value in {
        "WALK": 0.3, "DEATHS_SD": 0.3, "WIN_GOVERNMENT": 0.01, "WIN_REBELS": 0.01, "STAY": 0.02,
        "CEASEFIRE": 0.05, "LOW_ACTIVITY": 0.05, "FAIL_WHOLE": 0.05, "FAIL_PART": 0.08,
        "INSIDE": 0.05, "SIDES": 0.01, "ATTEMPT": 0.3, "DEFECT0": -3.0, "SPLIT0": -3.0,
        "TALK0": -1.5, "BIL0": -1.0, "PACE": 0.9, "HURDLE": -0.2, "Q_SD": 0.05, "JOIN": 1.0,
        "COMES_SPREAD": 1.0, "SPILL_SCALE": 0.1, "R_NEAR": 0.05, "DEATHS": 40.0,
    }.items():  # fmt: skip
        world.param[Param[key]] = value
    world.head[:] = plain.head
    world.head[1:, Head.NONE_CLANDESTINE : Head.OPEN_NONE + 1] = 0.05
    world.head[PATRON, Head.LABEL_HAZARD], world.head[1:, Head.WITHDRAWAL] = 0.05, 0.02
    world.faction[:, Faction.STRENGTH] = 0.4, 0.3, 0.2, 0.1
    world.faction[:, Faction.HARDNESS] = 0.1, 0.9, 0.5, 0.7
    world.faction[:, Faction.CONTACT] = 1.0, 0.0, 2.0, 0.0
    world.faction[3, [Faction.FORMED, Faction.FORM_HAZARD]] = -1.0, 0.2
    world.policy[:] = plain.policy
    world.policy[[Policy.FIRST_ROUND, Policy.EVERY, Policy.ASK_MOVEMENT]] = 2.0, 3.0, 1.0
    world.policy[Policy.HOST] = NEIGHBOUR
    world.base[:], world.target[:] = world.policy, (3.0, 0.0, 3.0, 0.0)
    world.invited[:] = 0.0, 0.0, -1.0
    world.near[2] = 1.0  # the patron borders the region
    shared = np.array([[0.6, -0.3], [-0.4, 0.5], [0.3, 0.2], [-0.9, 0.0]])
    return world._replace(shared=shared)


def copied(world: World) -> World:
    """Return a world of one's own to change."""
    return World(*(array.copy() for array in world))


def kept(state: State) -> State:
    """Return a copy of a state."""
    return State(*(array.copy() for array in state))


def first(world: World) -> State:
    """Return the state of the first day."""
    sizes = (len(world.head), len(world.faction), len(world.issue), len(world.place))
    state = empty_state(*sizes)
    start(world, state)
    return state


def at_odds(world: World, x: float) -> World:
    """Return the world with these log-odds of the balance on the first day."""
    world.param[Param.BALANCE] = logistic(x)
    return world


def inside(function: Callable, *args: object) -> dict[str, object]:
    """Call a kernel as Python and return its local names, with what it ``returns``."""
    body, found = getattr(function, "py_func", function), {}

    def look(frame: object, event: str, value: object) -> None:
        if event == "return" and frame.f_code is body.__code__:
            found.update(frame.f_locals, returns=value)

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        body(*args)
    finally:
        sys.setprofile(before)
    return found


def lucky(purpose: int, key: int = 0, month: int = 1, draw: int = 0, stream: int = 0) -> float:
    """Return the uniform, of seed 1, that a mechanism compares its chance with."""
    return shock(1, stream, key, int(purpose), month, draw)


def logistic(z: float) -> float:
    """Return L(z)."""
    return float(1.0 / (1.0 + np.exp(-z)))


def same(one: State, other: State) -> bool:
    """Say whether two states are the same to the bit."""
    return all(np.array_equal(a, b, equal_nan=True) for a, b in zip(one, other, strict=True))


def contacts(state: State) -> list[float]:
    """Return the contact levels of heads."""
    return state.head[:, HeadState.CONTACT].tolist()


def control(world: World, issue: int, *heads_: int) -> None:
    """Give an issue these controllers."""
    world.issue[issue, Issue.CONTROL :] = 0.0
    world.issue[issue, [Issue.CONTROL + h for h in heads_]] = 1.0
    world.head[:, Head.CONTROLS] = (world.issue[:, Issue.CONTROL :].sum(axis=0) > 0.0).astype(float)
