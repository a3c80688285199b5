"""A Dask cluster: the same bits if any worker is killed; a clear answer if it cannot be used."""

import re
import shutil
import signal
import time
from pathlib import Path

import numpy as np
import pytest
from tests.ensemble.clusters import cluster
from tests.ensemble.planted import example

import detente
from detente.assess.run import run
from detente.engagement.task import EngagementTask
from detente.ensemble import cluster as module
from detente.ensemble.chunks import Chunk, ranges
from detente.ensemble.executors import run_chunks
from detente.ensemble.store import columns_digest
from detente.errors import ExecutorError
from detente.runs.plan import Plan

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


@pytest.fixture(scope="module")
def other(tmp_path_factory) -> Path:
    """Sources of another version."""
    sources = tmp_path_factory.mktemp("other")
    package = Path(detente.__file__).parent
    shutil.copytree(package, sources / "detente", ignore=shutil.ignore_patterns("__pycache__"))
    init = sources / "detente" / "__init__.py"
    text = init.read_text(encoding="utf-8")
    init.write_text(text.replace(f'"{detente.__version__}"', '"0.0.9"'), encoding="utf-8")
    assert init.read_text(encoding="utf-8") != text
    return sources


@pytest.fixture(scope="module")
def edited(tmp_path_factory) -> Path:
    """Sources of the same version, with one kernel's file edited."""
    sources = tmp_path_factory.mktemp("edited")
    package = Path(detente.__file__).parent
    shutil.copytree(package, sources / "detente", ignore=shutil.ignore_patterns("__pycache__"))
    with (sources / "detente" / "engagement" / "loop.py").open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    return sources


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("sources", "told"), [("other", r"0\.0\.9 "), ("edited", re.escape(detente.__version__))]
)
def test_a_worker_of_another_version_is_refused(tmp_path, request, sources, told):
    with cluster(tmp_path, 0) as running:
        running.add_worker(request.getfixturevalue(sources))
        chunks = run_chunks(Slow(), [(0, 1)], executor=running.address, workers=1)
        with pytest.raises(ExecutorError, match=rf"worker tcp.* runs detente {told}.*, this is"):
            list(chunks)


@pytest.mark.timeout(120)
def test_a_worker_of_another_version_that_joins_later_computes_nothing(tmp_path, other):
    with cluster(tmp_path, 1) as running:
        chunks = run_chunks(Slow(), ranges(200, 1), executor=running.address, workers=1)
        next(chunks)
        running.add_worker(other)
        with pytest.raises(ExecutorError, match=r"that joined later runs detente 0\.0\.9 "):
            list(chunks)


@pytest.mark.timeout(120)
def test_few_chunks_are_in_flight(two):
    from distributed import Client

    chunks = run_chunks(Slow(), ranges(60, 1), executor=two.address, workers=1)
    with Client(two.address) as watch:
        seen = [next(chunks).first for _ in range(6)]
        held = watch.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))
        assert 0 < held <= 12  # two a thread, and a few that the scheduler is yet to forget
        seen += [chunk.first for chunk in chunks]
    assert sorted(seen) == list(range(60))


@pytest.mark.timeout(120)
def test_an_error_of_the_task_is_heard(two):
    with pytest.raises(ZeroDivisionError):
        list(run_chunks(_Failing(), [(0, 1)], executor=two.address, workers=1))


class _Failing(Slow):
    """A task that fails."""

    def __call__(self, first: int, count: int) -> Chunk:
        raise ZeroDivisionError(f"{first} {count}")
