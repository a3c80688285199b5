"""Count what the monthly loop computes: run it in plain Python on numbers that count themselves.

The kernels are the loop's own, not compiled (NUMBA_DISABLE_JIT=1): arithmetic, comparisons, calls
of exp, log, sqrt and cos, blocks of Philox, bytes read from and written to arrays, and calls that
are handed the world, by mechanism. A number that the compiler keeps in a register is counted as
read each time: what is counted is what the text asks for.

As a program it reads a batch from one file and writes counts to another:

    NUMBA_DISABLE_JIT=1 python -m benchmarks.counted BATCH.npz MONTHS COUNTS.npz
"""

import importlib
import os
import pkgutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
from benchmarks.crowd import states

from detente.engagement.loop import Batch
from detente.engagement.registry import STEPS
from detente.numerics.arrays import Floats

__all__ = ["KINDS", "counts"]

KINDS = (
    "add",
    "multiply",
    "divide",
    "compare",
    "exp",
    "log",
    "sqrt",
    "cos",
    "philox",
    "bytes",
    "calls",
)
COPY = "copying the state"
_TALLY: Counter[str] = Counter()
_OPERATORS = {
    "add": ("add", "radd", "sub", "rsub", "neg", "abs"),
    "multiply": ("mul", "rmul"),
    "divide": ("truediv", "rtruediv", "mod", "rmod"),
    "compare": ("eq", "ne", "lt", "le", "gt", "ge"),
}
_KERNELS = (
    "detente.engagement.loop",
    "detente.engagement.world",
    "detente.models.joining.exposure_hazard",
    "detente.models.joining.interdependent",
    "detente.models.bargaining.voting.compromise",
    "detente.models.bargaining.voting.median",
)


class Number(float):
    """A float that notes what is done with it."""

    __slots__ = ()
    __hash__ = float.__hash__


def _noting(kind: str, name: str):
    plain = getattr(float, name)

    def method(self, *other):
        _TALLY[kind] += 1
        found = plain(self, *other)
        return Number(found) if type(found) is float else found

    return method


for _kind, _names in _OPERATORS.items():
    for _name in _names:
        setattr(Number, f"__{_name}__", _noting(_kind, f"__{_name}__"))


class Cells(np.ndarray):
    """An array of such numbers that notes what is read and written, 8 bytes each."""

    def __getitem__(self, key):
        found = super().__getitem__(key)
        if not isinstance(found, np.ndarray):
            _TALLY["bytes"] += 8
        return found

    def __setitem__(self, key, value):
        if isinstance(value, np.ndarray):
            _TALLY["bytes"] += 16 * value.size
        else:
            value = Number(value)
            where = super().__getitem__(key)
            _TALLY["bytes"] += 8 * (where.size if isinstance(where, np.ndarray) else 1)
        super().__setitem__(key, value)


def cells(values) -> Cells:
    made = np.empty(np.shape(values), dtype=object)
    made.ravel()[:] = [Number(value) for value in np.ravel(values)]
    return made.view(Cells)


class Shim:
    """What kernels use of NumPy, noted."""

    def __getattr__(self, name: str):
        return getattr(np, name)

    def __init__(self) -> None:
        for name in ("exp", "log", "sqrt", "cos"):
            setattr(self, name, self._noted(name))

    @staticmethod
    def _noted(name: str):
        def call(value):
            _TALLY[name] += 1
            return Number(getattr(np, name)(float(value)))

        return call

    @staticmethod
    def isnan(value) -> bool:
        return value != value  # noqa: PLR0124 - that is how a number says so

    @staticmethod
    def zeros(shape, dtype=None):
        return cells(np.zeros(shape)) if dtype is None else np.zeros(shape, dtype)

    @staticmethod
    def empty(shape, dtype=None):
        return Shim.zeros(shape, dtype)

    @staticmethod
    def full(shape, value):
        return cells(np.full(shape, value))


def _shocks():
    from detente.numerics import philox

    def shock(*key) -> Number:
        _TALLY["philox"] += 1
        with np.errstate(over="ignore"):
            return Number(philox.shock(*key))

    def normal_shock(*key) -> Number:
        _TALLY.update(("philox", "log", "sqrt", "cos", *["multiply"] * 3))
        with np.errstate(over="ignore"):
            return Number(philox.normal_shock(*key))

    return {"shock": shock, "normal_shock": normal_shock}


def _note_call(frame, event: str, _) -> None:
    """Count calls of functions that take the world, as the interpreter's profiler sees them."""
    code = frame.f_code
    if event == "call" and "world" in code.co_varnames[: code.co_argcount]:
        _TALLY["calls"] += 1


def _patch() -> None:
    """Give the kernels' modules numbers and arrays that count."""
    import detente.engagement.mechanisms as folder

    names = [f"{folder.__name__}.{m.name}" for m in pkgutil.iter_modules(folder.__path__)]
    shocks = _shocks()
    for module in map(importlib.import_module, (*_KERNELS, *names)):
        module.float = Number
        if hasattr(module, "np"):
            module.np = Shim()
        for name in shocks.keys() & vars(module).keys():
            setattr(module, name, shocks[name])


def _count(batch: Batch, months: int) -> tuple[Floats, Floats]:
    """Return counts, shape (mechanism + 1, kind), and the war at the horizon."""
    from detente.engagement import loop
    from detente.engagement.world import State, World

    _patch()
    keys = [m.key for m in STEPS]
    found = np.zeros((len(keys) + 1, len(KINDS)))
    state, was = (State(*map(cells, plain)) for plain in states(batch))
    wars = np.zeros((batch.power.shape[0], batch.policy.shape[0], state.war.size))

    def noted(row: int, call, *arguments) -> None:
        _TALLY.clear()
        sys.setprofile(_note_call)
        call(*arguments)
        sys.setprofile(None)
        found[row] += [_TALLY[kind] for kind in KINDS]

    for n, s in np.ndindex(wars.shape[:2]):
        own = (getattr(batch, name)[n] for name in ("power", "faction", "tie", "stance", "param"))
        rest = (batch.policy[s], batch.target[n, s], batch.invited[s], batch.place[n], batch.near)
        last = batch.reference[min(s, len(batch.reference) - 1)]
        ahead = batch.announced[min(n, len(batch.announced) - 1)]
        world = World(*map(cells, (*own, *rest, last, ahead)))
        loop.start(world, state)
        for month in range(1, months + 1):
            noted(len(keys), loop.remember, state, was)
            for m in range(len(keys)):
                on = (np.arange(len(keys)) == m).astype(float)
                noted(m, loop.step, world, was, state, month, on, n, 1)
            loop._count(state, month)
        wars[n, s] = [float(value) for value in state.war]
    return found / (wars.shape[0] * wars.shape[1] * months), wars


def counts(batch: Batch, months: int) -> tuple[dict[str, dict[str, float]], Floats]:
    """Return counts a draw × strategy × month by mechanism and kind, and the war at the horizon.

    They are counted in a process of its own, since compiling cannot be switched off in this one.
    """
    with tempfile.TemporaryDirectory() as name:
        given, told = Path(name) / "batch.npz", Path(name) / "counts.npz"
        np.savez(given, **batch._asdict())
        command = [sys.executable, "-m", "benchmarks.counted", given, str(months), told]
        subprocess.run(command, check=True, env={**os.environ, "NUMBA_DISABLE_JIT": "1"})
        with np.load(told) as found:
            table, wars = found["table"], found["wars"]
    rows = [m.key for m in STEPS] + [COPY]
    lines = [dict(zip(KINDS, line, strict=True)) for line in table.tolist()]
    return dict(zip(rows, lines, strict=True)), wars


def main() -> None:
    given, months, told = sys.argv[1:]
    with np.load(given) as arrays:
        batch = Batch(**dict(arrays))
    table, wars = _count(batch, int(months))
    np.savez(told, table=table, wars=wars)


if __name__ == "__main__":
    main()
