"""Print what the attendance of 9 rounds in 36 months costs, before and now, in one run.

python benchmarks/cost_of_attendance.py [DRAWS]

20 guests, no factions, 10,000 draws; least processor time of three runs of one thread. Of the new
step what the rounds add to the mechanism is timed, with drift, roles and counts; of the old one
luck and acceptance, which was most of it.
"""

import sys
import time
from collections.abc import Callable

import numpy as np
from attendance_before import run_before

from detente.engagement.layout import Param, Policy, Power, War
from detente.engagement.mechanisms.attendance import start_attendance, step_attendance
from detente.engagement.world import State, World, empty_state, remember
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

GUESTS, MONTHS, EVERY = 20, 36, 4


def least(call: Callable[[], object], runs: int = 3) -> float:
    """Return the least processor time of some calls, after one that compiles."""
    call()
    times = []
    for _ in range(runs):
        begin = time.process_time()
        call()
        times.append(time.process_time() - begin)
    return min(times)


@njit
def run_now(
    world: World, power: Floats, pull: Floats, state: State, was: State, months: int
) -> float:
    """Run the mechanism alone for every draw; return the sum of the seats."""
    seats = 0.0
    for n in range(power.shape[0]):
        world.power[:] = power[n]
        world.param[Param.ATTEND_PULL] = pull[n]
        state.guest[:] = 0.0
        state.war[:] = 0.0
        start_attendance(world, state)
        for month in range(1, months + 1):
            remember(state, was)
            step_attendance(world, was, state, month, n, 1)
        seats += state.war[War.SEATS]
    return seats


def main(draws: int) -> None:
    """Time both and print them."""
    rng = np.random.default_rng(1)
    tie = rng.random((GUESTS, GUESTS)) * (1.0 - np.eye(GUESTS))
    tie /= tie.sum(axis=1, keepdims=True)
    asked = np.ones(GUESTS)
    asked[0] = 0.0
    utility = rng.normal(-0.6, 1.0, (draws, GUESTS))
    power = np.zeros((draws, GUESTS, len(Power)))
    power[:, :, Power.COMES] = rng.normal(4.0, 0.8, (draws, GUESTS))
    power[:, :, Power.PROPENSITY] = rng.normal(size=(draws, GUESTS))
    power[:, :, Power.KEY] = np.arange(1, GUESTS + 1)
    param, policy = np.zeros(len(Param)), np.zeros(len(Policy))
    param[[Param.COMES_SPREAD, Param.COMES_YEARS, Param.COMES_ROUND]] = 1.5, 4.8, 0.7
    param[[Param.SIT_BASE, Param.ATTEND_SHARE]] = -60.0, 0.5
    policy[[Policy.FIRST_ROUND, Policy.INTERVAL]] = 1.0, EVERY
    policy[[Policy.PRESSED, Policy.HOLDOUT]] = -1.0
    reference = np.zeros(GUESTS + 1)
    reference[1:11] = 1.0
    world = World(
        power=power[0].copy(),
        faction=np.zeros((0, 16)),
        tie=tie[None],
        stance=np.zeros((2, 1, 0)),
        param=param,
        policy=policy,
        target=np.zeros(0),
        invited=np.where(asked == 1.0, 0.0, -1.0),
        place=np.zeros((0, 1)),
        near=np.zeros((GUESTS, 0)),
        reference=reference,
    )
    state, was = (empty_state(GUESTS, 0, 0) for _ in range(2))
    pull = np.abs(rng.normal(0.6, 0.5, draws))
    before = least(lambda: run_before(utility, tie, asked, pull, MONTHS // EVERY))
    strong = np.abs(rng.normal(1.57, 0.38, draws))
    now = least(lambda: run_now(world, power, strong, state, was, MONTHS))
    policy[Policy.FIRST_ROUND] = 0.0
    now -= least(lambda: run_now(world, power, strong, state, was, MONTHS))
    print("| step | seconds |\n|---|---|")
    print(f"| rounds before | {before:.2f} |\n| rounds now | {now:.2f} |")
    print(f"\n{draws} draws, {GUESTS} guests, {MONTHS // EVERY} rounds: {now / before:.2f} of it.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
