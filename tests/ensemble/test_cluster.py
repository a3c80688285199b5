"""A Dask cluster: the same bits, whoever is killed; a clear answer where it cannot be used."""

import signal
import time

import numpy as np
import pytest
from tests.ensemble.clusters import cluster
from tests.ensemble.planted import example

from detente.assess.run import Plan, run
from detente.ensemble import cluster as module
from detente.ensemble.chunks import Chunk, ranges
from detente.ensemble.executors import run_chunks
from detente.ensemble.store import columns_digest
from detente.errors import ExecutorError
from detente.strategy.task import EngagementTask

pytest.importorskip("distributed", reason="distributed is an extra (cluster)")


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    with cluster(tmp_path_factory.mktemp("cluster"), 2) as running:
        yield running


class Slow:
    """A task that takes its time, and tells nothing but its draws."""

    def __call__(self, first: int, count: int) -> Chunk:
        time.sleep(0.2)
        columns = {"draw": np.arange(first, first + count)}
        return Chunk(first, count, columns, columns)

    def warm(self) -> None:
        """Nothing to compile."""


def digests(executor: str, chunk: int = 6) -> dict[int, tuple[str, ...]]:
    task = EngagementTask(example(), 5)
    return {
        found.first: tuple(map(columns_digest, (found.outputs, found.inputs, found.months)))
        for found in run_chunks(task, ranges(24, chunk), executor=executor, workers=2)
    }


@pytest.mark.timeout(240)
def test_a_cluster_gives_the_bits_of_threads(two):
    assert digests(two.address) == digests("threads")


@pytest.mark.timeout(240)
def test_a_run_on_a_cluster_has_the_same_summary(two, tmp_path):
    plan = {"draws": 24, "seed": 3}
    run(example(), tmp_path / "cluster", Plan(**plan, executor=two.address, chunk=5))
    run(example(), tmp_path / "threads", Plan(**plan, workers=1, chunk=24))
    one, other = (tmp_path / n / "summary.json" for n in ("cluster", "threads"))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.timeout(240)
def test_a_killed_workers_chunks_are_run_by_another(tmp_path):
    with cluster(tmp_path, 2) as running:
        task = EngagementTask(example(), 5)
        found = {}
        chunks = run_chunks(task, ranges(24, 2), executor=running.address, workers=2)
        for done in chunks:
            found[done.first] = tuple(map(columns_digest, (done.outputs, done.inputs, done.months)))
            if len(found) == 3:
                running.workers[0].send_signal(signal.SIGKILL)
        assert running.workers[0].wait() == -signal.SIGKILL
    assert found == digests("threads", 2)


@pytest.mark.timeout(120)
def test_the_loss_of_all_workers_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_WITHOUT", 1.0)
    monkeypatch.setattr(module, "_LOOK", 0.3)
    with cluster(tmp_path, 1) as running:
        chunks = run_chunks(Slow(), ranges(40, 1), executor=running.address, workers=1)
        next(chunks)
        running.workers[0].send_signal(signal.SIGKILL)
        with pytest.raises(ExecutorError, match=r"all workers of .* are lost.*resume=true"):
            list(chunks)


@pytest.mark.timeout(120)
def test_the_loss_of_the_scheduler_is_told(tmp_path):
    with cluster(tmp_path, 1) as running:
        chunks = run_chunks(Slow(), ranges(40, 1), executor=running.address, workers=1)
        next(chunks)
        running.scheduler.send_signal(signal.SIGKILL)
        with pytest.raises(ExecutorError, match=r"cluster at .* was lost|are lost"):
            list(chunks)


@pytest.mark.timeout(120)
def test_a_scheduler_without_workers_is_told(tmp_path):
    with (
        cluster(tmp_path, 0) as running,
        pytest.raises(ExecutorError, match="has no workers; start some with 'dask worker"),
    ):
        list(run_chunks(Slow(), [(0, 1)], executor=running.address, workers=1))


def test_nobody_at_an_address_is_told(monkeypatch):
    monkeypatch.setattr(module, "_ANSWER", 1.0)
    with pytest.raises(ExecutorError, match=r"no scheduler answers at tcp://127\.0\.0\.1:1 within"):
        list(run_chunks(Slow(), [(0, 1)], executor="tcp://127.0.0.1:1", workers=1))


@pytest.mark.timeout(120)
def test_a_worker_of_another_version_is_refused(two, monkeypatch):
    monkeypatch.setattr(module, "_facts", lambda: ("9.9.9", "abc"))
    with pytest.raises(ExecutorError, match=r"worker tcp.* runs detente .*, this is detente"):
        module._check_workers(_Told(two.address), two.address)


class _Told:
    """A client whose workers tell what this installation is."""

    def __init__(self, address: str) -> None:
        self.address = address

    def nthreads(self) -> dict[str, int]:
        return {self.address: 1}

    def run(self, _: object, on_error: str) -> dict[str, tuple[str, str]]:
        assert on_error == "return"
        return {self.address: ("0.0.1", "def")}


@pytest.mark.timeout(120)
def test_an_error_of_the_task_is_heard(two):
    with pytest.raises(ZeroDivisionError):
        list(run_chunks(_Failing(), [(0, 1)], executor=two.address, workers=1))


class _Failing(Slow):
    """A task that fails."""

    def __call__(self, first: int, count: int) -> Chunk:
        raise ZeroDivisionError(f"{first} {count}")
