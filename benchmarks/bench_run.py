"""The flagship's draws: how many a second, and where the time goes."""

import time
from pathlib import Path

import numpy as np
import pytest

from detente.case.read import read_case
from detente.strategy import loop
from detente.strategy.build import build_batch
from detente.strategy.loop import Outputs
from detente.strategy.outcomes import compromises
from detente.strategy.registry import active
from detente.strategy.task import EngagementTask

FLAGSHIP = Path(__file__).resolve().parent.parent / "cases" / "afghanistan"
DRAWS = 256


@pytest.fixture(scope="module")
def task() -> EngagementTask:
    made = EngagementTask(read_case(FLAGSHIP), 1)
    made.warm()
    return made


def test_draws_a_second(benchmark, task):
    benchmark.pedantic(task, args=(0, DRAWS), rounds=3, iterations=1)
    print(f"\n{DRAWS / benchmark.stats['median']:.0f} draws a second, all strategies")


def test_share_of_time(task):
    """Draw inputs, run the months, compute compromises; shares of one chunk."""
    marks = [time.perf_counter()]
    inputs = task.inputs(0, DRAWS)
    marks.append(time.perf_counter())
    batch, partners = build_batch(inputs)
    marks.append(time.perf_counter())
    out = empty(batch, len(partners.factions))
    on = np.ones(len(active()))
    months = task.case.settings.horizon_months
    loop.run_batch(batch, months, on, 0, 1, out)
    marks.append(time.perf_counter())
    compromises(inputs, out)
    marks.append(time.perf_counter())
    spent = np.diff(marks)
    names = ("claims", "numbers and partners", "months", "compromises")
    print()
    for name, seconds in zip(names, spent, strict=True):
        print(f"{name:<24}{seconds / spent.sum():>6.0%}")
    assert spent.sum() > 0


def empty(batch, factions: int) -> Outputs:
    draws, strategies, guests = batch.power.shape[0], len(batch.policy), batch.power.shape[1]
    shapes = (guests, guests, factions, guests, 4)
    return Outputs(*(np.zeros((draws, strategies, width)) for width in shapes))
