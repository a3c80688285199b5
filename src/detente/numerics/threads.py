"""Draws shared out among the processors: kernels let go of the interpreter's lock."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

__all__ = ["by_blocks"]

_WORTH = 2_000_000  # units of work below which starting threads does not pay


def by_blocks(count: int, work: float, play: Callable[[slice], None]) -> None:
    """Call a function on blocks of draws, at the same time where that pays.

    Parameters
    ----------
    count : int
        Draws.
    work : float
        How much one draw takes, in steps of an inner loop.
    play : callable
        Given a slice of draws, computes them and nothing else; as each draw is computed by one
        thread, the number of threads changes no bit.
    """
    threads = min(os.cpu_count() or 1, count)
    if threads < 2 or count * work < _WORTH:
        play(slice(0, count))
        return
    ends = [count * n // threads for n in range(threads + 1)]
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(play, [slice(a, b) for a, b in pairwise(ends)]))
