"""Threads and processes hand back the same bits."""

import gc
import weakref

import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.ensemble.chunks import Chunk, ranges
from detente.ensemble.executors import EXECUTORS, run_chunks
from detente.ensemble.store import columns_digest
from detente.errors import UnknownNameError
from detente.strategy.task import EngagementTask


class Counted:
    """A task that notes its calls."""

    def __init__(self, fail_at: int = -1):
        self.warmed, self.seen, self.fail_at = 0, [], fail_at

    def __call__(self, first: int, count: int) -> Chunk:
        self.seen.append(first)
        if first == self.fail_at:
            raise ArithmeticError(f"draw {first}")
        columns = {"draw": np.arange(first, first + count)}
        return Chunk(first, count, columns, columns)

    def warm(self) -> None:
        assert not self.seen
        self.warmed += 1


@pytest.mark.parametrize("workers", [1, 3])
def test_every_range_is_run_once_after_one_warming(workers):
    task = Counted()
    todo = ranges(20, 3)
    found = list(run_chunks(task, todo, executor="threads", workers=workers))
    assert sorted((chunk.first, chunk.count) for chunk in found) == todo
    assert sorted(task.seen) == [first for first, _ in todo]
    assert task.warmed == 1


@pytest.mark.parametrize("workers", [1, 3])
def test_few_chunks_are_in_flight_however_many_there_are(workers):
    task = Counted()
    for taken, _ in enumerate(
        run_chunks(task, ranges(90, 1), executor="threads", workers=workers), start=1
    ):
        assert len(task.seen) <= taken + 3 * workers


def test_what_is_not_taken_is_not_kept():
    """A chunk that was handed on is nobody's but the taker's."""
    chunks = run_chunks(Counted(), ranges(30, 1), executor="threads", workers=2)
    gone = [weakref.ref(next(chunks).outputs["draw"]) for _ in range(20)]
    gc.collect()
    assert sum(ref() is not None for ref in gone) <= 1


def test_a_failing_chunk_is_heard():
    with pytest.raises(ArithmeticError, match="draw 3"):
        list(run_chunks(Counted(fail_at=3), ranges(9, 3), executor="threads", workers=1))


def test_an_unknown_executor_is_refused_before_anything_runs():
    task = Counted()
    allowed = ", ".join(EXECUTORS)
    with pytest.raises(
        UnknownNameError, match=f"executor 'trheads' is not known; allowed: {allowed}"
    ):
        list(run_chunks(task, [(0, 1)], executor="trheads", workers=1))
    assert task.warmed == 0


def digests(executor: str, workers: int) -> dict[int, tuple[str, ...]]:
    task = EngagementTask(example(), 5)
    return {
        chunk.first: tuple(map(columns_digest, (chunk.outputs, chunk.inputs, chunk.months)))
        for chunk in run_chunks(task, ranges(24, 8), executor=executor, workers=workers)
    }


@pytest.mark.timeout(110)  # two new interpreters start and load the kernels
def test_threads_and_processes_give_the_same_bits():
    assert digests("processes", 2) == digests("threads", 2) == digests("threads", 1)
