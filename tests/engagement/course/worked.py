"""Run the worked example of the engagement model, section 14, with every shock given.

The kernels run uncompiled here (``NUMBA_DISABLE_JIT=1``), so that each uniform can be .01 and each
normal 0. Prints the months as JSON.
"""

import importlib
import json
import pkgutil
import sys

import numpy as np

import detente.engagement.course as room
from detente.engagement.course.input_rows import Event, Faction, Head, Pair, Policy, Reading
from detente.engagement.course.mechanisms.standing import end_standing
from detente.engagement.course.month import STEPS, start, step
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War
from detente.engagement.course.world import World, empty_state

GOVERNMENT, PATRON, NEIGHBOUR = 0, 1, 2
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
}  # fmt: skip


def example() -> World:
    """Return the world of the worked example."""
    head = np.zeros((3, len(Head)))
    head[:, Head.KEY] = [1, 2, 3]
    head[:, Head.COST] = [0.3, 0.2, 0.0]
    head[:, Head.LUCK] = [0.02, 0.06, 0.0]
    head[:, Head.VOICE] = 1.0
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
    head[:, Head.RANK] = 1.0
    faction = np.zeros((2, len(Faction)))
    faction[:, Faction.KEY] = [11, 12]
    faction[:, Faction.SIDE] = -1.0
    faction[:, Faction.STRENGTH] = [0.7, 0.3]
    faction[:, Faction.VOICE] = [0.6, 0.4]
    faction[:, Faction.COST] = [0.25, 0.1]
    faction[:, Faction.LUCK] = [0.05, -0.05]
    faction[:, Faction.HARDNESS] = [0.2, 0.9]
    faction[0, Faction.CONTACT] = 1.0
    faction[:, Faction.RIVAL] = [0.6, -0.4]
    pair = np.zeros((len(Pair), 3, 2))
    pair[Pair.WILL_FACTION, :2] = [[0.6, 0.1], [0.7, 0.2]]
    pair[Pair.WILL_HEAD, :2] = [[0.5, 0.1], [0.6, 0.3]]
    pair[Pair.TRUST_FACTION, :2] = [[0.4, 0.1], [0.5, 0.2]]
    pair[Pair.TRUST_HEAD, :2] = [[0.4, 0.1], [0.5, 0.2]]
    stance = np.zeros((2, 5, 2))
    stance[0] = [[0.2, 0.2], [0.3, 0.5], [0.0, 0.0], [0.6, 0.9], [0.9, 0.9]]
    stance[1] = [[0.9, 0.5], [0.3, 0.8], [0.0, 0.0], [0.8, 0.6], [0.9, 0.4]]
    issue = np.array([[0.1, 0.0, 1.0, 0.0, 0.0], [0.1, 1.0, 0.0, 1.0, 0.0]])
    param = np.zeros(len(Param))
    for name, value in PARAMETERS.items():
        param[Param[name]] = value
    param[Param.BALANCE] = 1.0 / (1.0 + np.exp(-0.3))
    policy = np.zeros(len(Policy))
    policy[Policy.HOST], policy[Policy.HOLDOUT] = -1, PATRON
    policy[Policy.LABEL], policy[Policy.CONSENT] = 1.0, 1.0
    policy[Policy.INTEL] = policy[Policy.GUARANTEE] = policy[Policy.PRESS_HOLDOUT] = 1.0
    place = np.array([[0.2, 0.7, 0.3]])
    return World(
        head, faction, pair, stance, issue, np.array([[0.6], [-0.4]]), param, policy, policy,
        np.array([3.0, 0.0]), np.full(3, -1.0), np.zeros(0), place, np.zeros((4, 1)),
        np.zeros((0, len(Event))), np.zeros((0, 9)), np.zeros((0, 3)),
    )  # fmt: skip


def with_cooperation() -> World:
    """Return the second example: cooperation and joining."""
    world = example()
    param = world.param
    param[Param.ATTEMPT] = 0.005
    param[Param.COOP_TRUST], param[Param.T_TRUST] = 0.05, 1.5
    param[Param.Q_COOP], param[Param.JOIN], param[Param.DRUGS] = 0.02, 1.2, 1.0
    world.pair[Pair.WILL_FACTION, 0, 1] = world.pair[Pair.WILL_HEAD, 0, 1] = 0.5
    return world._replace(shared=np.array([[0.6, -0.3], [-0.4, 0.5]]))


def given_shocks() -> None:
    """Make every uniform .01 and every normal 0; half of those asked come every month."""
    for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
        loaded = importlib.import_module(module.name)
        if hasattr(loaded, "shock"):
            loaded.shock = lambda *_: 0.01
        if hasattr(loaded, "normal_shock"):
            loaded.normal_shock = lambda *_: 0.0
    month = importlib.import_module(f"{room.__name__}.month")

    def asked(world: World, state: object, *_: int) -> np.ndarray:
        state.war[War.GUESTS] = 0.5
        return np.ones(world.faction.shape[0])

    month.step_attendance = asked


def months(world: World) -> list[dict[str, object]]:
    """Run two months and return what the worked example prints."""
    state = empty_state(3, 2, 2, 1)
    start(world, state)
    found = []
    for month in (1, 2):
        step(world, state, month, np.ones(len(STEPS)), 2, 0, 0)
        found.append(
            {
                "war": {row.name: state.war[row] for row in War},
                "head": [{r.name: row[r] for r in HeadState} for row in state.head],
                "faction": [{r.name: row[r] for r in FactionState} for row in state.faction],
                "pair": {r.name: state.pair[r].tolist() for r in PairState},
                "terms": state.terms.tolist(),
                "presence": state.presence.tolist(),
            }
        )
    end_standing(world, state)
    found.append({row.name: state.war[row] for row in War})
    return found


if __name__ == "__main__":
    given_shocks()
    json.dump({"plain": months(example()), "joined": months(with_cooperation())}, sys.stdout)
