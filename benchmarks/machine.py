"""The machine's own limits, by compiled loops: memory, arithmetic, exp and log, random words."""

import math
from typing import NamedTuple

import numpy as np
from benchmarks.stopwatch import least

from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["Machine", "machine"]

_LARGE = 8_000_000  # numbers an array, far more than caches hold
_SMALL = 1024  # numbers an array, well within the first cache
_PASSES = 20_000
_CALLS = 2_000_000


class Machine(NamedTuple):
    """Seconds each of what a loop may spend its time on, one thread.

    Attributes
    ----------
    byte : float
        A byte to or from memory, in a triad of large arrays.
    cached_byte : float
        A byte to or from the first cache, as wide as the compiler makes it.
    flop : float
        An operation on numbers that do not wait for each other, as wide as the compiler makes it.
    chained : float
        An addition to a running sum, which waits for the one before.
    exp, log : float
        A call.
    philox : float
        A block of Philox and its uniform, by the run's own kernel.
    """

    byte: float
    cached_byte: float
    flop: float
    chained: float
    exp: float
    log: float
    philox: float


@njit
def _triad(a: Floats, b: Floats, c: Floats) -> None:
    for i in range(a.shape[0]):
        a[i] = b[i] + 0.5 * c[i]


@njit
def _flops(a: Floats, passes: int) -> None:
    for _ in range(passes):
        for i in range(a.shape[0]):
            a[i] = (((a[i] * 0.999 + 0.001) * 0.998 + 0.002) * 0.997 + 0.003) * 0.996 + 0.004


@njit
def _cached(a: Floats, b: Floats, passes: int) -> None:
    for p in range(passes):
        for i in range(a.shape[0]):
            a[i] = b[i] + p


@njit
def _chain(a: Floats, passes: int) -> float:
    total = 0.0
    for _ in range(passes):
        for i in range(a.shape[0]):
            total += a[i]
    return total


@njit
def _exps(calls: int) -> float:
    total = 0.0
    for i in range(calls):
        total += math.exp((i % 1009) * -0.01)
    return total


@njit
def _logs(calls: int) -> float:
    total = 0.0
    for i in range(calls):
        total += math.log((i % 1009 + 1) * 0.01)
    return total


@njit
def _blocks(calls: int) -> float:
    total = 0.0
    for i in range(calls):
        total += shock(1, 0, i, 2, 3, 4)
    return total


def machine() -> Machine:
    """Measure this machine now, on one thread; the best of several passes."""
    large = [np.ones(_LARGE) for _ in range(3)]
    small, other = np.linspace(0.1, 0.9, _SMALL), np.ones(_SMALL)
    each = _SMALL * _PASSES
    loops = {
        "byte": (lambda: _triad(*large), 24 * _LARGE),
        "cached_byte": (lambda: _cached(small, other, _PASSES), 16 * each),
        "flop": (lambda: _flops(small, _PASSES), 8 * each),
        "chained": (lambda: _chain(small, _PASSES), each),
        "exp": (lambda: _exps(_CALLS), _CALLS),
        "log": (lambda: _logs(_CALLS), _CALLS),
        "philox": (lambda: _blocks(_CALLS), _CALLS),
    }
    for loop, _ in loops.values():
        loop()
    found = {name: least(loop, times=7) / units for name, (loop, units) in loops.items()}
    return Machine(**found)
