"""Run chunks on threads, on processes or on a cluster, through one interface."""

import multiprocessing
from collections import deque
from collections.abc import Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool

from detente.ensemble.chunks import Chunk, ChunkTask
from detente.errors import ExecutorError, UnknownNameError

__all__ = ["ALLOWED", "EXECUTORS", "check_executor", "is_executor", "run_chunks"]

EXECUTORS = ("threads", "processes")
CLUSTER = ("tcp://", "tls://")
ALLOWED = f"{', '.join(EXECUTORS)}, or the address of a scheduler, tcp://HOST:PORT"

_AHEAD = 2  # chunks in flight per worker: enough to keep it busy, few enough to fit in memory


def is_executor(name: str) -> bool:
    """Return whether a name is an executor, or the address of a scheduler."""
    return name in EXECUTORS or name.startswith(CLUSTER)


def check_executor(name: str) -> None:
    """Raise if an executor is unknown.

    Raises
    ------
    UnknownNameError
        If it is neither ``threads`` nor ``processes`` nor the address of a scheduler.
    """
    if not is_executor(name):
        message = f"there is no executor '{name}'; allowed: {ALLOWED}"
        raise UnknownNameError(message)


def run_chunks(
    task: ChunkTask, todo: list[tuple[int, int]], *, executor: str, workers: int
) -> Iterator[Chunk]:
    """Yield chunks as they finish, in any order; only a few are in memory at a time.

    Parameters
    ----------
    task : ChunkTask
        The simulation.
    todo : list of (first, count)
        Ranges of draws.
    executor : str
        Where to run: ``threads``, ``processes``, or the address of a Dask scheduler,
        ``tcp://HOST:PORT``. The results are identical.
    workers : int
        Number of parallel workers, >= 1; a cluster has its own workers.

    Raises
    ------
    UnknownNameError
        If the executor is unknown.
    ExecutorError
        If a worker process is killed, or a cluster cannot be used.
    """
    check_executor(executor)
    if executor.startswith(CLUSTER):
        from detente.ensemble.cluster import run_on_cluster

        yield from run_on_cluster(task, todo, executor)
        return
    task.warm()
    with _pool(executor, workers) as pool:
        try:
            yield from _run(pool, task, deque(todo), _AHEAD * workers)
        except BrokenProcessPool as error:
            message = (
                "a worker process was killed, perhaps because memory ran out; finished chunks "
                "are kept: continue with --set resume=true, fewer --workers or a smaller chunk"
            )
            raise ExecutorError(message) from error


def _run(
    pool: Executor, task: ChunkTask, todo: deque[tuple[int, int]], ahead: int
) -> Iterator[Chunk]:
    """Keep ``ahead`` chunks in flight, and release each chunk once it is yielded."""
    flying: set[Future[Chunk]] = set()
    try:
        while todo or flying:
            while todo and len(flying) < ahead:
                flying.add(pool.submit(task, *todo.popleft()))
            done, flying = wait(flying, return_when=FIRST_COMPLETED)
            while done:
                yield done.pop().result()
    finally:
        for future in flying:
            future.cancel()


def _pool(executor: str, workers: int) -> Executor:
    if executor == "threads":
        return ThreadPoolExecutor(workers)
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context)
