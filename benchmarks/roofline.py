"""What the months compute, beside the least time that the machine needs for it."""

import numpy as np
from benchmarks.counted import KINDS, counts
from benchmarks.crowd import run
from benchmarks.machine import Machine, machine
from benchmarks.mechanisms import first_draws
from benchmarks.stopwatch import least, print_table

from detente.engagement.course.run import Batch, empty_outputs
from detente.engagement.course.state_rows import War
from detente.engagement.task import EngagementTask

__all__ = ["roofline"]

_COUNTED, _TIMED = 4, 64  # draws


def roofline(task: EngagementTask) -> None:
    """Print counts by mechanism, the machine's limits, and how far the months are from them."""
    months = task.case.settings.horizon_months
    batch = task.prepare(0, _TIMED).batch
    few = first_draws(batch, _COUNTED)
    found, wars = counts(few, months)
    # The plain exp may differ from the compiled one in the last digit.
    late = [War.FATE, War.FATE_MONTH, War.OUTCOME]  # read after the horizon
    late += [War.STATUS_SUCCESS, War.STATUS_ACCEPTANCE, War.STATUS_RANKED]
    late += [War.STATUS_WITHOUT, War.RANKED_WITHOUT]
    kept = [row for row in War if row not in late]
    ours = run(few, months).war[:, :, kept]
    np.testing.assert_allclose(wars[:, :, kept], ours, rtol=1e-9, atol=1e-12)
    whole = {kind: sum(row[kind] for row in found.values()) for kind in KINDS}
    lines = [*found.items(), ("all", whole)]
    print_table(
        ("a month", *KINDS), [(k, *(f"{row[kind]:.0f}" for kind in KINDS)) for k, row in lines]
    )
    limits = machine()
    each = [(k, f"{v * 1e9:.3f} ns", f"{1e-9 / v:.3g} G/s") for k, v in limits._asdict().items()]
    print_table(("the machine, one thread", "each", "rate"), each)
    steps = _TIMED * batch.policy.shape[0] * months
    took = least(lambda: run(batch, months), times=7) / steps
    _compared(_floors(whole, limits, _compulsory(batch, months)), took)


def _compulsory(batch: Batch, months: int) -> float:
    """Return the bytes a month that must come from memory and go back, each array once."""
    given = sum(a.nbytes for a in batch)
    taken = sum(a.nbytes for a in empty_outputs(batch, months, 0))
    return (given + taken) / (batch.head.shape[0] * batch.policy.shape[0] * months)


def _floors(whole: dict[str, float], limits: Machine, memory: float) -> dict[str, float]:
    """Return the least seconds a month of each kind of work, were there no other."""
    plain = sum(whole[kind] for kind in ("add", "multiply", "divide", "compare"))
    return {
        f"memory: {memory:.0f} bytes, each array once": memory * limits.byte,
        f"first cache: {whole['bytes']:.0f} bytes": whole["bytes"] * limits.cached_byte,
        f"arithmetic and comparisons: {plain:.0f}, wide": plain * limits.flop,
        f"additions: {whole['add']:.0f}, each waiting for the last": whole["add"] * limits.chained,
        f"exp and log: {whole['exp'] + whole['log']:.0f}": (
            whole["exp"] * limits.exp + whole["log"] * limits.log
        ),
        f"Philox: {whole['philox']:.0f} blocks": whole["philox"] * limits.philox,
    }


def _compared(floors: dict[str, float], took: float) -> None:
    """Print each floor as a part of the time taken."""
    rows = [(k, f"{v * 1e6:.2f} µs", f"{v / took:.1%}") for k, v in floors.items()]
    known = list(floors.values())
    # Sums are in order, as bits must not change: they wait, however wide the machine is.
    serial = sum(known[3:])
    rows += [
        (
            "wide machine: the largest of arithmetic, exp, Philox",
            *_part(max(known[2], *known[4:]), took),
        ),
        ("as written: additions in order, exp, log, Philox", *_part(serial, took)),
        ("measured", f"{took * 1e6:.2f} µs", "100%"),
    ]
    print_table(("a month of one option in one draw", "least time", "of the time taken"), rows)


def _part(seconds: float, took: float) -> tuple[str, str]:
    return f"{seconds * 1e6:.2f} µs", f"{seconds / took:.1%}"
