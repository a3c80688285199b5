"""Do the same for many items in several processes, each with one thread for linear algebra."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeAlias

__all__ = ["in_processes"]

# Matrices here are small: threads of the library would mostly wait for each other.
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

Each: TypeAlias = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]  # as `map`


@contextmanager
def in_processes(workers: int) -> Iterator[Each]:
    """Give a function like `map` that works in several processes; results come in order.

    Parameters
    ----------
    workers : int
        Processes; with 1 the work is done in this one.

    Examples
    --------
    >>> with in_processes(1) as each:
    ...     list(each(abs, [-1, 2]))
    [1, 2]
    """
    if workers < 2:
        yield map
        return
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))  # read by a process as it starts
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
            yield pool.map
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
