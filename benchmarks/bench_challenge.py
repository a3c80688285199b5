"""The challenge model: seconds a round, an ensemble's seconds, and how cost grows with actors.

The peer is the model as open programs write it, plain Python with a loop over voters in every
pair, restated here from the equations; where it would take too long its time is scaled up with
n^3, which is said. Seconds depend on the machine and are only printed beside their goal; ratios to
the peer of the same run, and how cost grows, are asserted.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from benchmarks.stopwatch import least_wall

from detente.errors import DomainError
from detente.models.bargaining.challenge.model import READINGS, Challenge, challenge_array
from detente.numerics.arrays import Floats

SIZES = (10, 25, 50, 100, 200, 400)
GOALS = {100: 5e-3, 200: 40e-3}  # seconds a round
TIMES = 100  # times the plain loop's speed at n = 100
STEEPEST = 3.0  # power of n
FIELD = "schelling"
ROUNDS_ONLY = {
    name: replace(READINGS[name], stop="rounds") for name in ("as_run", "as_printed", FIELD)
}


def table(*shape: int) -> tuple[Floats, Floats, Floats]:
    rng = np.random.Generator(np.random.PCG64(0))
    return (
        rng.uniform(0, 100, shape),
        rng.uniform(0.01, 1, shape),
        rng.uniform(0.05, 1, shape),
    )


@pytest.fixture(scope="module")
def lines(request) -> Iterator[list[str]]:
    """Collect lines and print them when all are done."""
    found: list[str] = [""]
    yield found
    manager = request.config.pluginmanager.getplugin("capturemanager")
    with manager.global_and_fixture_disabled():
        sys.stdout.write("\n".join(found) + "\n")


def peer_share(x: list[float], w: list[float], i: int, j: int) -> float:
    """Return P of equation 31."""
    won = whole = 0.0
    for k in range(len(x)):
        vote = w[k] * (abs(x[k] - x[j]) - abs(x[k] - x[i]))
        won += max(vote, 0.0)
        whole += abs(vote)
    return won / whole if whole > 0 else 0.0


def peer_gains(x: list[float], w: list[float], s: list[float], r: list[float]) -> list[list[float]]:
    """Return E(U_ij) of every ordered pair, one status quo and each challenger's exponent."""
    n, span = len(x), max(x) - min(x)
    gains = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            if i == j:
                continue
            d, p = abs(x[i] - x[j]) / span, peer_share(x, w, i, j)
            won = 2 - 4 * (0.5 - 0.5 * d) ** r[i]
            lost = 2 - 4 * (0.5 + 0.5 * d) ** r[i]
            challenge = s[j] * (p * won + (1 - p) * lost) + (1 - s[j]) * won
            gains[i][j] = challenge - (2 - 4 * 0.5 ** r[i])
    return gains


def peer_round(x: list[float], c: list[float], s: list[float]) -> list[float]:
    """Play one round: highest challenger first, conflict moves nobody (schelling's default)."""
    n, w = len(x), [a * b for a, b in zip(c, s, strict=True)]
    first = peer_gains(x, w, s, [1.0] * n)
    danger = [sum(row[i] for row in first) for i in range(n)]
    high, low = max(danger), min(danger)
    basis = [(2 * one - high - low) / (high - low) for one in danger]
    gains = peer_gains(x, w, s, [(1 - b / 3) / (1 + b / 3) for b in basis])
    moved = []
    for i in range(n):
        strongest, target = 0.0, x[i]
        for j in range(n):
            a, b = gains[i][j], gains[j][i]
            if a < 0 < b and b > strongest:
                strongest = b
                target = x[i] + (x[j] - x[i]) * min(abs(a / b), 1.0)
        moved.append(target)
    return moved


def test_one_round_equals_the_peer():
    x, c, s = table(30)
    found = challenge_array(x, c, s, variant=ROUNDS_ONLY[FIELD], rounds=1).position[:, 1]
    np.testing.assert_allclose(found, peer_round(x.tolist(), c.tolist(), s.tolist()), atol=1e-9)


@pytest.mark.parametrize("name", ROUNDS_ONLY)
def test_seconds_a_round(benchmark, lines, name):
    """Fit log seconds on log actors; below n = 50 fixed cost shows."""
    rows, reading = [], ROUNDS_ONLY[name]
    for n in SIZES:
        rounds = 200 if n <= 50 else 5
        x, c, s = table(n)
        challenge_array(x, c, s, variant=reading, rounds=1)

        def call(x=x, c=c, s=s, rounds=rounds) -> Challenge:
            return challenge_array(x, c, s, variant=reading, rounds=rounds)

        rows.append(least_wall(call, times=5) / rounds)
    slope = np.polyfit(np.log(SIZES), np.log(rows), 1)[0]
    lines.append(f"one round, {name}: fitted exponent {slope:.2f} for n = 10 to 400")
    for n, seconds in zip(SIZES, rows, strict=True):
        goal = f"   goal {GOALS[n] * 1e3:.0f} ms" if n in GOALS else ""
        lines.append(f"  n = {n:<4} {seconds * 1e3:>9.4f} ms{goal}")
    assert slope < STEEPEST
    x, c, s = table(100)
    benchmark.pedantic(
        challenge_array,
        args=(x, c, s),
        kwargs={"variant": reading, "rounds": 5},
        rounds=3,
        iterations=1,
    )


def test_peer(benchmark, lines):
    lines.append("one round, plain Python with a loop over voters (peer), beside détente:")
    for n in (10, 25, 50, 100):
        x, c, s = table(n)
        columns = (x.tolist(), c.tolist(), s.tolist())
        peer = least_wall(lambda columns=columns: peer_round(*columns), times=2)
        arrays = (x, c, s)

        def call(arrays=arrays) -> Challenge:
            return challenge_array(*arrays, variant=ROUNDS_ONLY[FIELD], rounds=10)

        own = least_wall(call, times=5) / 10
        goal = f"   goal {TIMES} x" if n == 100 else ""
        lines.append(f"  n = {n:<4} {peer * 1e3:>9.1f} ms   {peer / own:>8.0f} x{goal}")
    assert peer / own > TIMES
    x, c, s = table(200)
    own = (
        least_wall(lambda: challenge_array(x, c, s, variant=ROUNDS_ONLY[FIELD], rounds=5), times=5)
        / 5
    )
    lines.append(
        f"  n = 200  {peer * 8e3:>9.1f} ms   {peer * 8 / own:>8.0f} x   scaled up from n = 100"
    )
    x, c, s = table(25)
    benchmark.pedantic(
        peer_round, args=(x.tolist(), c.tolist(), s.tolist()), rounds=2, iterations=1
    )


@pytest.mark.parametrize(("name", "rounds"), [(FIELD, 20), ("as_run", 8)])
def test_ten_thousand_draws_of_ten_actors(benchmark, lines, name, rounds):
    """To the reading's own stop."""
    arrays = table(10_000, 10)
    challenge_array(*arrays, variant=name, rounds=1)

    def call() -> Challenge:
        return challenge_array(*arrays, variant=name, rounds=rounds)

    start = time.process_time()
    seconds = least_wall(call, times=3)
    cpu = (time.process_time() - start) / 3
    played = call().ended.mean()
    beside = ""
    if name == FIELD:
        x, c, s = (column[0].tolist() for column in arrays)
        peer = least_wall(lambda: peer_round(x, c, s), times=3) * 10_000 * played
        beside = f"; the peer, scaled up from one round: {peer:.0f} s, {peer / seconds:.0f} x"
    lines.append(
        f"10,000 draws x 10 actors to the stop, {name}: {seconds:.2f} s for {played:.1f} rounds "
        f"each, {cpu:.2f} s of processor time; goal 0.2 s on 2 processors{beside}"
    )
    benchmark.pedantic(call, rounds=1, iterations=1)


@pytest.mark.parametrize("name", ["as_run", "as_printed"])
def test_ten_thousand_draws_on_five_issues(benchmark, lines, name):
    """20 actors, 10 rounds, draws shared out among the processors."""
    arrays = table(10_000, 5, 20)
    challenge_array(*table(1, 20), variant=name, rounds=1)

    def call() -> Challenge:
        return challenge_array(*arrays, variant=name, rounds=10)

    start = time.process_time()
    seconds = least_wall(call, times=2)
    cpu = (time.process_time() - start) / 2
    lines.append(
        f"10,000 draws x 5 issues x 20 actors x 10 rounds, {name}: {seconds:.2f} s, "
        f"{cpu:.2f} s of processor time; goal 5 s on 2 processors"
    )
    benchmark.pedantic(call, rounds=1, iterations=1)


@pytest.mark.parametrize("actors", [5001, 10_000])
def test_too_many_actors_are_refused_at_once(actors):
    start = time.perf_counter()
    with pytest.raises(DomainError, match="at most 5000"):
        challenge_array(*table(actors))
    assert time.perf_counter() - start < 1.0
