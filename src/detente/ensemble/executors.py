"""Running chunks: one interface for threads and for processes."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor, as_completed

from detente.ensemble.chunks import Chunk, ChunkTask
from detente.errors import UnknownNameError

__all__ = ["EXECUTORS", "run_chunks"]

EXECUTORS = ("threads", "processes")


def run_chunks(
    task: ChunkTask, todo: list[tuple[int, int]], *, executor: str, workers: int
) -> Iterator[Chunk]:
    """Yield chunks as they are done, in any order.

    Parameters
    ----------
    task : ChunkTask
        The simulation.
    todo : list of (first, count)
        Which draws.
    executor : {"threads", "processes"}
        Where they run; the results are the same bits.
    workers : int
        How many at once, >= 1.

    Raises
    ------
    UnknownNameError
        If the executor is not known.
    """
    if executor not in EXECUTORS:
        message = f"executor '{executor}' is not known; allowed: {', '.join(EXECUTORS)}"
        raise UnknownNameError(message)
    task.warm()
    with _pool(executor, workers) as pool:
        waiting = [pool.submit(task, first, count) for first, count in todo]
        try:
            for done in as_completed(waiting):
                yield done.result()
        finally:
            for future in waiting:
                future.cancel()


def _pool(executor: str, workers: int) -> Executor:
    if executor == "threads":
        return ThreadPoolExecutor(workers)
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context)
