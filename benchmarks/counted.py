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

from detente.engagement.course.month import STEPS
from detente.engagement.course.run import Batch, state_for, world_of
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
REST = "the month around them"
_TALLIES: dict[str, Counter[str]] = {key: Counter() for key in (*STEPS, REST)}
_NOW = [_TALLIES[REST]]  # where to note; the last one counts
_OPERATORS = {
    "add": ("add", "radd", "sub", "rsub", "neg", "abs"),
    "multiply": ("mul", "rmul"),
    "divide": ("truediv", "rtruediv", "mod", "rmod"),
    "compare": ("eq", "ne", "lt", "le", "gt", "ge"),
}
_ROOMS = ("detente.engagement.course.kernels", "detente.engagement.course.mechanisms")
_MODULES = (
    "detente.engagement.course.month",
    "detente.engagement.course.world",
    "detente.models.joining.exposure_hazard",
    "detente.models.joining.interdependent",
)
# Which mechanism a function of the month belongs to, where its name does not say so.
_OWNERS = {
    "step_ends": "balance",
    "step_labels": "contact",
    "reckon_deal": "deal_life",
    "share_open": "standing",
}


class Number(float):
    """A float that notes what is done with it."""

    __slots__ = ()
    __hash__ = float.__hash__


def _noting(kind: str, name: str):
    plain = getattr(float, name)

    def method(self, *other):
        _NOW[-1][kind] += 1
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
            _NOW[-1]["bytes"] += 8
        return found

    def __setitem__(self, key, value):
        if isinstance(value, np.ndarray):
            _NOW[-1]["bytes"] += 16 * value.size
        else:
            value = Number(value)
            where = super().__getitem__(key)
            _NOW[-1]["bytes"] += 8 * (where.size if isinstance(where, np.ndarray) else 1)
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
            _NOW[-1][name] += 1
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
    def zeros_like(values):
        return Shim.zeros(np.shape(values))

    @staticmethod
    def empty_like(values):
        return Shim.zeros(np.shape(values))

    @staticmethod
    def full(shape, value):
        return cells(np.full(shape, value))


def _shocks():
    from detente.numerics import philox

    def shock(*key) -> Number:
        _NOW[-1]["philox"] += 1
        with np.errstate(over="ignore"):
            return Number(philox.shock(*key))

    def normal_shock(*key) -> Number:
        _NOW[-1].update(("philox", "log", "sqrt", "cos", *["multiply"] * 3))
        with np.errstate(over="ignore"):
            return Number(philox.normal_shock(*key))

    return {"shock": shock, "normal_shock": normal_shock}


def _note_call(frame, event: str, _) -> None:
    """Count calls of functions that take the world, as the interpreter's profiler sees them."""
    code = frame.f_code
    if event == "call" and "world" in code.co_varnames[: code.co_argcount]:
        _NOW[-1]["calls"] += 1


def _patch() -> None:
    """Give the kernels' modules numbers and arrays that count, and mechanisms their own tally."""
    names = list(_MODULES)
    for room in map(importlib.import_module, _ROOMS):
        names += [f"{room.__name__}.{m.name}" for m in pkgutil.iter_modules(room.__path__)]
    shocks = _shocks()
    for module in map(importlib.import_module, names):
        module.float = Number
        if hasattr(module, "np"):
            module.np = Shim()
        for name in shocks.keys() & vars(module).keys():
            setattr(module, name, shocks[name])
    month = importlib.import_module(_MODULES[0])
    for name in [n for n in vars(month) if n.startswith("step_") or n in _OWNERS]:
        owner = _OWNERS.get(name, name.removeprefix("step_"))
        if owner in STEPS:
            setattr(month, name, _tallied(owner, getattr(month, name)))


def _tallied(owner: str, call):
    """Return a function whose work is noted for a mechanism."""

    def noted(*arguments):
        _NOW.append(_TALLIES[owner])
        try:
            return call(*arguments)
        finally:
            _NOW.pop()

    return noted


def _count(batch: Batch, months: int) -> tuple[Floats, Floats]:
    """Return counts, shape (mechanism + 1, kind), and the war at the horizon."""
    _patch()
    month = importlib.import_module(_MODULES[0])
    state = type(state_for(batch))(*map(cells, state_for(batch)))
    wars = np.zeros((batch.head.shape[0], batch.policy.shape[0], state.war.size))
    on = np.ones(len(STEPS))
    for n, s in np.ndindex(wars.shape[:2]):
        world = world_of(batch, n, s)
        world = type(world)(*map(cells, world))
        _NOW.append(Counter())  # the start is not counted
        month.start(world, state)
        _NOW.pop()
        sys.setprofile(_note_call)
        for number in range(1, months + 1):
            month.step(world, state, number, on, months, n, 1)
        sys.setprofile(None)
        wars[n, s] = [float(value) for value in state.war]
    found = np.array([[tally[kind] for kind in KINDS] for tally in _TALLIES.values()], float)
    return found / (wars.shape[0] * wars.shape[1] * months), wars


def counts(batch: Batch, months: int) -> tuple[dict[str, dict[str, float]], Floats]:
    """Return counts a draw × option × month by mechanism and kind, and the war at the horizon.

    They are counted in a process of its own, since compiling cannot be switched off in this one.
    """
    with tempfile.TemporaryDirectory() as name:
        given, told = Path(name) / "batch.npz", Path(name) / "counts.npz"
        np.savez(given, **batch._asdict())
        command = [sys.executable, "-m", "benchmarks.counted", given, str(months), told]
        subprocess.run(command, check=True, env={**os.environ, "NUMBA_DISABLE_JIT": "1"})
        with np.load(told) as found:
            table, wars = found["table"], found["wars"]
    lines = [dict(zip(KINDS, line, strict=True)) for line in table.tolist()]
    return dict(zip((*STEPS, REST), lines, strict=True)), wars


def main() -> None:
    given, months, told = sys.argv[1:]
    with np.load(given) as arrays:
        batch = Batch(**dict(arrays))
    table, wars = _count(batch, int(months))
    np.savez(told, table=table, wars=wars)


if __name__ == "__main__":
    main()
