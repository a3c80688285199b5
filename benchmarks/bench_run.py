"""The flagship's draws: how many a second, and where the time goes."""

import time
from pathlib import Path

import numpy as np
import pytest
from benchmarks.stopwatch import least_wall

from detente.case.reading.read import read_case
from detente.engagement.loop import empty_outputs, run_batch
from detente.engagement.registry import STEPS
from detente.engagement.setup.batch import build_batch
from detente.engagement.task import EngagementTask
from detente.engagement.world import empty_state

FLAGSHIP = Path(__file__).resolve().parent.parent / "cases" / "afghanistan"
DRAWS = 512
REPEATS = 5


@pytest.fixture(scope="module")
def task() -> EngagementTask:
    made = EngagementTask(read_case(FLAGSHIP), 1)
    made.warm()
    return made


@pytest.fixture(scope="module")
def batch(task):
    return build_batch(task.inputs(0, DRAWS))[0]


def months(task, batch, on) -> float:
    """Return the least seconds of the monthly loop alone, of several runs."""
    horizon = task.case.settings.horizon_months
    guests, factions, issues = batch.power.shape[1], batch.faction.shape[1], batch.stance.shape[3]
    regions = batch.place.shape[1]
    state, was = (empty_state(guests, factions, issues, regions) for _ in range(2))
    out = empty_outputs(batch, horizon, 0)
    return least_wall(lambda: run_batch(batch, horizon, on, 0, 1, state, was, out), times=REPEATS)


def test_draws_a_second(benchmark, task):
    benchmark.pedantic(task, args=(0, DRAWS), rounds=3, iterations=1)
    print(f"\n{DRAWS / benchmark.stats['median']:.0f} draws a second on one thread, all strategies")


def test_share_of_time_by_stage(task):
    """Claims, numbers and partners, months: shares of one chunk."""
    marks = [time.perf_counter()]
    inputs = task.inputs(0, DRAWS)
    marks.append(time.perf_counter())
    made, _ = build_batch(inputs)
    marks.append(time.perf_counter())
    whole = sum(np.diff(marks)) + (spent := months(task, made, task.on))
    print()
    stages = (*np.diff(marks), spent)
    for name, seconds in zip(("claims", "numbers and partners", "months"), stages, strict=True):
        print(f"{name:<24}{seconds / whole:>6.0%}")
    assert whole > 0


def test_draws_a_second_by_mechanism(task, batch):
    """The monthly loop without one mechanism at a time: what each costs, and draws a second."""
    whole = months(task, batch, task.on)
    print(f"\n{'all':<24}{DRAWS / whole:>9.0f} draws a second")
    for n, mechanism in enumerate(STEPS):
        on = task.on.copy()
        on[n] = 0.0
        spent = months(task, batch, on)
        share = (whole - spent) / whole
        print(f"without {mechanism.key:<16}{DRAWS / spent:>9.0f} draws a second, {share:>5.0%}")
    bare = months(task, batch, np.zeros(len(STEPS)))
    print(f"{'none':<24}{DRAWS / bare:>9.0f} draws a second")
    assert whole > bare
