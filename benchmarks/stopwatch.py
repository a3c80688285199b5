"""Least times, and tables: what every part of the speed report measures and prints with."""

import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

Call = Callable[[], object]


def least(call: Call, *, times: int = 5) -> float:
    """Return the least processor seconds of this thread; others' load hardly shows in it."""
    took = []
    for _ in range(times):
        start = time.thread_time()
        call()
        took.append(time.thread_time() - start)
    return min(took)


def least_each(calls: Sequence[Call], *, times: int = 5) -> list[float]:
    """Return the least processor seconds of each of several calls, measured in turn."""
    took = [[least(call, times=1) for call in calls] for _ in range(times)]
    return [min(column) for column in zip(*took, strict=True)]


def least_wall(call: Call, *, times: int = 3) -> float:
    """Return the least seconds on the wall, for what several processors share."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        took.append(time.perf_counter() - start)
    return min(took)


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Return the power with which the time grows over the larger half of the sizes."""
    half = max(2, (len(sizes) + 1) // 2)
    return float(np.polyfit(np.log(sizes[-half:]), np.log(seconds[-half:]), 1)[0])


def peak_memory() -> float:
    """Return the most memory this process has held, in MB.

    What the system tells of its own mapping, where it does: the usage of resources counts
    what the process that started this one held.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        told = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(told["VmHWM"].split()[0]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def print_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows as Markdown."""
    print("| " + " | ".join(head) + " |")
    print("|---" * len(head) + "|")
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def told(seconds: float) -> str:
    """Return seconds with two digits that count, in a fitting unit."""
    units = (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6))
    unit, size = next((u for u in units if seconds >= u[1]), ("ns", 1e-9))
    value = seconds / size
    return f"{value:.0f} {unit}" if value >= 10.0 else f"{value:.1f} {unit}"
