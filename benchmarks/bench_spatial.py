"""One turn of the spatial model on one issue, against plain NumPy; times, ratios and the exponent.

The only other program, KTAB's optimised C++, takes about 1 s of processor time a turn for 50
actors and 20 s for 100 (measured apart, its logging at the least); GOAL is a twentieth of that.
It is no dependency, so the ratio printed as measured is against the plain restatement that the
tests use as their oracle.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from benchmarks.stopwatch import least_wall
from tests.models.bargaining.spatial.plain_spatial import Plain

from detente.models.bargaining.spatial.model import AS_RUN, SpatialRules, spatial_array

PROGRAM = {50: 1.0, 100: 20.0}  # seconds a turn
GOAL = 20
SIZES = (25, 50, 100, 200)
TURNS = 5
# No rest, so that every run has as many turns.
RULES = {
    "as run": replace(AS_RUN, rest=0.0),
    "default": SpatialRules(rest=0.0),
}


def crowd(actors: int):
    rng = np.random.default_rng(actors)
    position, salience = rng.uniform(0, 100, (actors, 1)), rng.uniform(0.1, 1, (actors, 1))
    return position, rng.uniform(1, 100, actors), salience


@pytest.fixture(scope="module")
def lines(request) -> Iterator[list[str]]:
    """Collect what to print when all are done."""
    found = ["", "spatial model, one issue, seconds a turn:"]
    yield found
    manager = request.config.pluginmanager.getplugin("capturemanager")
    with manager.global_and_fixture_disabled():
        sys.stdout.write("\n".join(found) + "\n")


@pytest.fixture(scope="module", params=list(RULES))
def rules(request) -> tuple[str, SpatialRules]:
    return request.param, RULES[request.param]


def per_turn(actors: int, rules: SpatialRules) -> float:
    """Return seconds a turn; the state before the first turn is also looked at."""
    args = crowd(actors)
    spatial_array(*args, turns=1, rules=rules)
    return least_wall(lambda: spatial_array(*args, turns=TURNS, rules=rules), times=5) / TURNS


def test_exponent(rules, lines):
    name, chosen = rules
    times = [per_turn(actors, chosen) for actors in SIZES]
    slope = np.polyfit(np.log(SIZES), np.log(times), 1)[0]
    cells = ", ".join(f"{n}: {t * 1e3:.2f} ms" for n, t in zip(SIZES, times, strict=True))
    lines.append(f"  {name:<8} {cells}; grows as n^{slope:.2f}")
    assert slope < 3.5


@pytest.mark.parametrize("actors", list(PROGRAM))
def test_against_plain_numpy(actors, rules, lines):
    """The same positions after the turns, and how much longer plain NumPy takes for them."""
    name, chosen = rules
    own = per_turn(actors, chosen)
    position, capability, salience = crowd(actors)
    plain = Plain(position / 100, capability, salience, chosen)

    def turns() -> None:
        for _ in range(TURNS):
            plain.turn()

    took = least_wall(turns, times=1) / TURNS
    found = spatial_array(position, capability, salience, turns=TURNS, rules=chosen)
    np.testing.assert_allclose(found.position[TURNS], 100 * plain.place, atol=1e-3)
    lines.append(
        f"  {name:<8} {actors} actors: détente {own * 1e3:.2f} ms, plain NumPy {took * 1e3:.1f} ms "
        f"({took / own:.0f} x, measured); KTAB {PROGRAM[actors]:.0f} s ({PROGRAM[actors] / own:.0f}"
        " x, its time as noted)"
    )
    assert PROGRAM[actors] / own > GOAL


@pytest.mark.parametrize("actors", list(PROGRAM))
def test_turns(benchmark, actors):
    args = crowd(actors)
    options = {"turns": TURNS, "rules": RULES["as run"]}
    benchmark.pedantic(spatial_array, args=args, kwargs=options, rounds=3, warmup_rounds=1)
