"""SMAA-TRI against plain NumPy, pyDecision and mcda on one input; ratios are printed at the end.

100,000 draws of weights and cutting level, 50 actors, 6 criteria, 2 borders, veto on, both rules.
The peers run a few draws and their time is scaled up, which is said; a missing one is skipped.
Neither is a dependency: install them beside the package to see their numbers.
"""

import sys
import time
import warnings
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import pytest

from detente.models.sorting.electre.smaa_tri import smaa_tri_array
from detente.models.sorting.electre.tri_b import tri_b_kernel
from detente.models.sorting.weights import uniform_weights
from detente.numerics.arrays import Floats

DRAWS, ACTORS, CRITERIA = 100_000, 50, 6
GOAL = 0.6  # seconds, warm, one process
Q, P, V = 0.5, 1.0, 4.0


class Problem(NamedTuple):
    performance: Floats
    profile: Floats
    weight: Floats
    level: Floats

    def first(self, draws: int) -> "Problem":
        return self._replace(weight=self.weight[:draws], level=self.level[:draws])


class Shares(NamedTuple):
    pessimistic: Floats
    optimistic: Floats


@pytest.fixture(scope="module")
def problem() -> Problem:
    rng = np.random.Generator(np.random.PCG64(1))
    return Problem(
        performance=rng.uniform(0, 10, (ACTORS, CRITERIA)),
        profile=np.repeat([[4.0], [6.0]], CRITERIA, axis=1),
        weight=uniform_weights(rng.uniform(1e-12, 1, (DRAWS, CRITERIA))),
        level=rng.uniform(0.65, 0.85, DRAWS),
    )


@pytest.fixture(scope="module")
def seconds(request) -> Iterator[dict[str, tuple[float, int]]]:
    """Collect seconds and draws per method; print ratios when all are done."""
    times: dict[str, tuple[float, int]] = {}
    yield times
    if "détente" not in times:
        return
    own = times["détente"][0] / times["détente"][1]
    lines = ["", f"SMAA-TRI, {DRAWS} draws x {ACTORS} actors x {CRITERIA} criteria x 2 borders:"]
    for name, (took, draws) in sorted(times.items(), key=lambda item: item[1][0] / item[1][1]):
        whole = took / draws * DRAWS
        how = "measured" if draws == DRAWS else f"extrapolated from {draws} draw(s)"
        lines.append(f"  {name:<14} {whole:>12.2f} s   {took / draws / own:>10.1f} x   {how}")
    manager = request.config.pluginmanager.getplugin("capturemanager")
    with manager.global_and_fixture_disabled():
        sys.stdout.write("\n".join(lines) + "\n")


def thresholds() -> dict[str, Floats]:
    one = np.ones(CRITERIA)
    return {"indifference": Q * one, "preference": P * one, "veto": V * one}


def ours(problem: Problem) -> Shares:
    found = smaa_tri_array(
        problem.performance,
        problem.profile,
        problem.weight,
        **thresholds(),
        cutting_level=problem.level,
    )
    return Shares(found.pessimistic.share, found.optimistic.share)


def shares(pessimistic, optimistic) -> Shares:
    """Return shares from classes of shape (draw, actor)."""
    parts = [
        np.stack([(np.asarray(side) == k).mean(axis=0) for k in range(3)], axis=1)
        for side in (pessimistic, optimistic)
    ]
    return Shares(*parts)


def plain(problem: Problem, chunk: int = 2000) -> Shares:
    """Do the same in NumPy alone: all draws of a chunk at once."""
    part, against = [], []
    for border in problem.profile:
        for short in (border - problem.performance, problem.performance - border):
            part.append(np.clip((P - short) / (P - Q), 0, 1))
            against.append(np.clip((short - P) / (V - P), 0, 1))
    classes = []
    for first in range(0, len(problem.level), chunk):
        weight = problem.weight[first : first + chunk]
        level = problem.level[first : first + chunk, None] - 1e-9
        holds = []
        for c, d in zip(part, against, strict=True):
            whole = (weight / weight.sum(axis=1, keepdims=True)) @ c.T
            credibility = whole.copy()
            for j in range(CRITERIA):
                worse = d[None, :, j] > whole
                room = np.where(worse, 1 - whole, 1.0)
                credibility *= np.where(worse, (1 - d[None, :, j]) / room, 1.0)
            holds.append(credibility >= level)
        low = np.where(holds[2], 2, np.where(holds[0], 1, 0))
        strict = [holds[1] & ~holds[0], holds[3] & ~holds[2]]
        classes.append((low, np.where(strict[0], 0, np.where(strict[1], 1, 2))))
    return shares(*(np.concatenate(side) for side in zip(*classes, strict=True)))


def timed(benchmark, seconds, name: str, call: Callable[[], Shares], draws: int, rounds=1):
    """Time a call, keep its best time, and say how many draws it covers."""
    best = []

    def once() -> Shares:
        start = time.perf_counter()
        found = call()
        best.append(time.perf_counter() - start)
        return found

    found = benchmark.pedantic(once, rounds=rounds, iterations=1)
    seconds[name] = (min(best), draws)
    benchmark.extra_info["draws"] = draws
    return found


def test_detente(benchmark, seconds, problem):
    ours(problem.first(100))
    timed(benchmark, seconds, "détente", lambda: ours(problem), DRAWS, rounds=5)
    assert seconds["détente"][0] < GOAL


def test_detente_equals_the_plain_path(problem):
    """Draw by draw and actor by actor through the scalar kernel, bit for bit."""
    few = problem.first(2000)
    limits = tuple(thresholds().values())
    found = np.array(
        [
            [tri_b_kernel(row, few.profile, weight, *limits, level) for row in few.performance]
            for weight, level in zip(few.weight, few.level, strict=True)
        ]
    )
    for one, other in zip(ours(few), shares(found[..., 0], found[..., 1]), strict=True):
        np.testing.assert_array_equal(one, other)


def test_plain_numpy(benchmark, seconds, problem):
    found = timed(benchmark, seconds, "plain NumPy", lambda: plain(problem), DRAWS)
    for one, other in zip(found, ours(problem), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-4)


def test_pydecision(benchmark, seconds, problem):
    """Its pessimistic rule asks for strict preference, so only its time is compared."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = pytest.importorskip("pyDecision.algorithm.e_tri_b", reason="no pyDecision")
    few = problem.first(5)

    def call() -> None:
        for weight, level in zip(few.weight, few.level, strict=True):
            for rule in ("pc", "pd"):
                module.electre_tri_b(
                    few.performance,
                    W=weight,
                    Q=[Q] * CRITERIA,
                    P=[P] * CRITERIA,
                    V=[V] * CRITERIA,
                    B=few.profile.tolist(),
                    cut_level=level,
                    verbose=False,
                    rule=rule,
                )

    timed(benchmark, seconds, "pyDecision", call, 5)


def test_mcda(benchmark, seconds, problem):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        electre = pytest.importorskip("mcda.outranking.electre", reason="no mcda")
        matrices = pytest.importorskip("mcda.matrices")
        scales = pytest.importorskip("mcda.scales")
    few = problem.first(2)
    scale = {j: scales.QuantitativeScale(-1, 11) for j in range(CRITERIA)}

    def table(values: Floats, letter: str):
        names = [f"{letter}{n}" for n in range(len(values))]
        return matrices.PerformanceTable(
            values.tolist(), scales=scale, alternatives=names, criteria=list(range(CRITERIA))
        )

    def call() -> Shares:
        sides: tuple[list, list] = ([], [])
        for weight, level in zip(few.weight, few.level, strict=True):
            each = [{j: float(t) for j in range(CRITERIA)} for t in (Q, P, V)]
            method = electre.ElectreTri(
                table(few.performance, "a"),
                dict(enumerate(weight.tolist())),
                table(few.profile, "b"),
                *each,
                float(level),
            )
            credibility = method.construct()
            for side, pessimistic in zip(sides, (True, False), strict=True):
                found = method.exploit(credibility, pessimistic=pessimistic)
                side.append([found.data[f"a{n}"] for n in range(ACTORS)])
        return shares(*sides)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = timed(benchmark, seconds, "mcda", call, 2)
    for one, other in zip(found, ours(few), strict=True):
        np.testing.assert_array_equal(one, other)
