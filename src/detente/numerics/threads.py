"""Distribute draws over the processors; kernels release the interpreter's lock."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

__all__ = ["by_blocks"]

_WORTH = 2_000_000  # units of work below which starting threads does not pay


def by_blocks(count: int, work: float, play: Callable[[slice], None]) -> None:
    """Call a function on blocks of draws, in parallel if the work is large enough.

    Parameters
    ----------
    count : int
        Number of draws.
    work : float
        Work of one draw, in steps of an inner loop.
    play : callable
        Takes a slice of draws and computes only these. Each draw is computed by one thread, so
        the number of threads does not change any bit of the result.
    """
    threads = min(os.cpu_count() or 1, count)
    if threads < 2 or count * work < _WORTH:
        play(slice(0, count))
        return
    ends = [count * n // threads for n in range(threads + 1)]
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(play, [slice(a, b) for a, b in pairwise(ends)]))
