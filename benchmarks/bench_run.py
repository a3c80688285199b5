"""The flagship's draws: how many a second, and where the time goes."""

import time
from pathlib import Path

import numpy as np
import pytest
from benchmarks.crowd import run
from benchmarks.stopwatch import least_wall

from detente.case.reading.read import read_case
from detente.engagement.course.month import STEPS
from detente.engagement.task import EngagementTask

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
    return task.prepare(0, DRAWS).batch


def months(task, batch, on) -> float:
    """Return the least seconds of the monthly loop alone, of several runs."""
    horizon = task.case.settings.horizon_months
    return least_wall(lambda: run(batch, horizon, on), times=REPEATS)


def test_draws_a_second(benchmark, task):
    benchmark.pedantic(task, args=(0, DRAWS), rounds=3, iterations=1)
    print(f"\n{DRAWS / benchmark.stats['median']:.0f} draws a second on one thread, all strategies")


def test_share_of_time_by_stage(task):
    """Claims, all inputs, months: shares of one chunk."""
    marks = [time.perf_counter()]
    task.inputs(0, DRAWS)
    marks.append(time.perf_counter())
    made = task.prepare(0, DRAWS).batch
    marks.append(time.perf_counter())
    whole = sum(np.diff(marks)) + (spent := months(task, made, task.on))
    print()
    stages = (*np.diff(marks), spent)
    for name, seconds in zip(("claims", "inputs", "months"), stages, strict=True):
        print(f"{name:<24}{seconds / whole:>6.0%}")
    assert whole > 0


def test_draws_a_second_by_mechanism(task, batch):
    """The monthly loop without one mechanism at a time: what each costs, and draws a second."""
    whole = months(task, batch, task.on)
    print(f"\n{'all':<24}{DRAWS / whole:>9.0f} draws a second")
    for n, key in enumerate(STEPS):
        on = task.on.copy()
        on[n] = 0.0
        spent = months(task, batch, on)
        share = (whole - spent) / whole
        print(f"without {key:<16}{DRAWS / spent:>9.0f} draws a second, {share:>5.0%}")
    bare = months(task, batch, np.zeros(len(STEPS)))
    print(f"{'none':<24}{DRAWS / bare:>9.0f} draws a second")
    assert whole > bare
