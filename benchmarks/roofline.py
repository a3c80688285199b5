"""What the months compute, beside the least time that the machine needs for it."""

import numpy as np
from benchmarks.counted import KINDS, counts
from benchmarks.crowd import run, states
from benchmarks.machine import Machine, machine
from benchmarks.mechanisms import first_draws, world_of
from benchmarks.stopwatch import least, least_each, print_table, told

from detente.engagement.layout import Guest, Param, Power, War
from detente.engagement.loop import Batch, empty_outputs
from detente.engagement.task import EngagementTask
from detente.engagement.world import State, World
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["roofline"]

_COUNTED, _TIMED = 4, 64  # draws


def roofline(task: EngagementTask) -> None:
    """Print counts by mechanism, the machine's limits, and how far the months are from them."""
    months = task.case.settings.horizon_months
    batch = task.prepare(0, _TIMED).batch
    few = first_draws(batch, _COUNTED)
    found, wars = counts(few, months)
    # The plain exp may differ from the compiled one in the last digit.
    np.testing.assert_allclose(wars, run(few, months).war, rtol=1e-9, atol=1e-12)
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
    _print_handed(few)


def _compulsory(batch: Batch, months: int) -> float:
    """Return the bytes a month that must come from memory and go back, each array once."""
    given = sum(a.nbytes for a in batch)
    taken = sum(a.nbytes for a in empty_outputs(batch, months, 0))
    return (given + taken) / (batch.power.shape[0] * batch.policy.shape[0] * months)


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
    print_table(("a month of one strategy in one draw", "least time", "of the time taken"), rows)


def _part(seconds: float, took: float) -> tuple[str, str]:
    return f"{seconds * 1e6:.2f} µs", f"{seconds / took:.1%}"


@njit
def _asked(world: World, was: State, j: int, peers: Floats) -> float:
    """Return what drives one guest's contact, given all that a mechanism is given."""
    power, param = world.power[j], world.param
    exposure = 0.0
    for k in range(peers.shape[0]):
        exposure += world.tie[0, j, k] * peers[k]
    driver = (
        param[Param.EXPOSURE] * exposure
        + param[Param.STALEMATE] * was.war[War.STALEMATE]
        + param[Param.THREAT] * power[Power.THREAT]
        + param[Param.ENGAGED] * power[Power.ENGAGED]
        + param[Param.URGE] * (power[Power.URGE] + was.guest[j, Guest.URGE])
        - param[Param.LABEL] * power[Power.LABEL]
    )
    return float(np.exp(driver))


@njit
def _helped(batch: Batch, was: State, passes: int) -> float:
    """Add what drives every guest, asked from a helper written as the mechanisms' are."""
    total = 0.0
    for n in range(batch.power.shape[0]):
        world = world_of(batch, n, 0)
        for _ in range(passes):
            peers = was.guest[:, Guest.CONTACT] / 3.0
            for j in range(world.power.shape[0]):
                total += _asked(world, was, j, peers)
    return total


@njit
def _written_out(batch: Batch, was: State, passes: int) -> float:
    """Add the same factors by the same sums, without a call that is handed the world."""
    total = 0.0
    for n in range(batch.power.shape[0]):
        power, param, tie = batch.power[n], batch.param[n], batch.tie[n]
        for _ in range(passes):
            peers = was.guest[:, Guest.CONTACT] / 3.0
            for j in range(power.shape[0]):
                exposure = 0.0
                for k in range(power.shape[0]):
                    exposure += tie[0, j, k] * peers[k]
                driver = (
                    param[Param.EXPOSURE] * exposure
                    + param[Param.STALEMATE] * was.war[War.STALEMATE]
                    + param[Param.THREAT] * power[j, Power.THREAT]
                    + param[Param.ENGAGED] * power[j, Power.ENGAGED]
                    + param[Param.URGE] * (power[j, Power.URGE] + was.guest[j, Guest.URGE])
                    - param[Param.LABEL] * power[j, Power.LABEL]
                )
                total += np.exp(driver)
    return total


def _print_handed(batch: Batch) -> None:
    """Print what it costs to hand all arrays to a helper, by the example of contact."""
    was, _ = states(batch)
    passes = 2_000
    assert _helped(batch, was, 1) == _written_out(batch, was, 1)
    helped, plain = (
        spent / (passes * batch.power.shape[0])
        for spent in least_each(
            [lambda: _helped(batch, was, passes), lambda: _written_out(batch, was, passes)],
            times=7,
        )
    )
    rows = [("each by a call that is handed the world", told(helped), "")]
    rows.append(("written out, the same bits", told(plain), f"{plain / helped:.0%}"))
    print_table(("drivers of contact of all guests, a month", "time", "part"), rows)
