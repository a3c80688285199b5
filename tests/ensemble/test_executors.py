"""Threads and processes hand back the same bits."""

import gc
import os
import signal
import sys
import weakref

import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.engagement.task import EngagementTask
from detente.ensemble.chunks import Chunk, ranges
from detente.ensemble.executors import EXECUTORS, run_chunks
from detente.ensemble.store import columns_digest
from detente.errors import ExecutorError, UnknownNameError


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
        UnknownNameError, match=f"there is no executor 'trheads'; allowed: {allowed}"
    ):
        list(run_chunks(task, [(0, 1)], executor="trheads", workers=1))
    assert task.warmed == 0


class Deadly(Counted):
    """A task whose worker dies at one draw, as one that the system kills."""

    def __call__(self, first: int, count: int) -> Chunk:
        if first == self.fail_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(first, count)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_worker_process_is_told():
    with pytest.raises(ExecutorError, match=r"a worker process was killed.*--set resume=true"):
        list(run_chunks(Deadly(fail_at=3), ranges(9, 3), executor="processes", workers=1))


def digests(executor: str, workers: int, chunk: int = 8) -> dict[str, str]:
    """Return the digest of each kind of columns, the chunks put together."""
    task = EngagementTask(example(), 5)
    chunks = list(run_chunks(task, ranges(24, chunk), executor=executor, workers=workers))
    chunks.sort(key=lambda one: one.first)
    found = {}
    for part in ("outputs", "inputs", "months"):
        pieces = [getattr(one, part) for one in chunks]
        whole = {name: np.concatenate([p[name] for p in pieces]) for name in pieces[0]}
        assert whole["draw"].size
        found[part] = columns_digest(whole)
    return found


@pytest.mark.timeout(110)  # new interpreters start and load the kernels
@pytest.mark.parametrize(("workers", "chunk"), [(2, 8), (1, 24), (3, 5)])
@pytest.mark.slow
def test_threads_and_processes_give_the_same_bits(workers, chunk):
    expected = digests("threads", 1)
    assert digests("threads", workers, chunk) == expected
    assert digests("processes", workers, chunk) == expected
