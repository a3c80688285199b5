"""Print what a round of each bargaining model costs against the number of actors.

python benchmarks/cost_of_a_round.py

One draw on one issue (the deal models: three issues), the best of several runs, one thread; the
exponent is fitted to the log of the seconds at the larger half of the sizes.
"""

import time
from collections.abc import Callable

import numpy as np

from detente.models.bargaining.challenge import challenge_array
from detente.models.bargaining.compromise import compromise_array
from detente.models.bargaining.condorcet import condorcet_array
from detente.models.bargaining.core import core_array
from detente.models.bargaining.exchange import exchange_array
from detente.models.bargaining.median import median_array
from detente.models.bargaining.nash import nash_array
from detente.models.bargaining.spatial import spatial_array
from detente.models.bargaining.win_set import win_set_array

Call = Callable[[], object]
_ENOUGH = 0.05  # seconds that a measure should last


def table(n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(n)
    return rng.uniform(0, 100, n), rng.uniform(1, 10, n), rng.uniform(0.2, 1.0, n)


def calls(n: int) -> dict[str, Call]:
    x, c, s = table(n)
    two = [np.stack([a, a[::-1]]) for a in (x, c, s)]
    three = [np.stack([a, a[::-1], np.roll(a, 1)]) for a in (x, s)]
    utility = 1.0 - np.abs(x[:, None] - x[None, :]) / 100.0
    return {
        "bargaining.compromise": lambda: compromise_array(x, c, s),
        "bargaining.median": lambda: median_array(x, c, s),
        "bargaining.core": lambda: core_array(x, c, s),
        "bargaining.win_set": lambda: win_set_array(x, c, s, status_quo=20.0),
        "bargaining.condorcet": lambda: condorcet_array(utility, c * s),
        "bargaining.challenge": lambda: challenge_array(x, c, s, rounds=1),
        "bargaining.exchange": lambda: exchange_array(two[0], two[1], two[2], rounds=1),
        "bargaining.spatial": lambda: spatial_array(x[:, None], c, s[:, None], turns=1),
        "bargaining.nash": lambda: nash_array(
            three[0], c, three[1], reversion=np.full(3, 50.0), cost=np.full(n, 0.5)
        ),
    }


SIZES = {
    "bargaining.spatial": (10, 20, 40),
    "bargaining.exchange": (10, 20, 40, 80),
    "bargaining.condorcet": (10, 25, 50, 100, 200),
    "bargaining.nash": (10, 25, 50, 100),
}
USUAL = (10, 25, 50, 100, 200, 400)
BOUND = {
    "bargaining.compromise": "reading the arrays, and the call itself",
    "bargaining.median": "sorting, and the call itself",
    "bargaining.core": "comparing every two actors",
    "bargaining.win_set": "comparing every two actors",
    "bargaining.condorcet": "a vote of all on every two positions",
    "bargaining.challenge": "a vote of all on every two positions, powers of utilities",
    "bargaining.exchange": "pairs of actors on pairs of issues, searched anew after each exchange",
    "bargaining.spatial": "a vote of all on every offer of every actor to every other",
    "bargaining.nash": "rounds of a search over terms, each over all actors",
}


def seconds(call: Call) -> float:
    """Return the least time of a call, called as often as makes a measure."""
    call()
    start = time.perf_counter()
    call()
    once = time.perf_counter() - start
    times = max(1, int(_ENOUGH / max(once, 1e-7)))
    found = []
    for _ in range(3):
        start = time.perf_counter()
        for _ in range(times):
            call()
        found.append((time.perf_counter() - start) / times)
    return min(found)


def exponent(sizes: tuple[int, ...], cost: list[float]) -> float:
    half = max(2, len(sizes) // 2)
    slope, _ = np.polyfit(np.log(sizes[-half:]), np.log(cost[-half:]), 1)
    return float(slope)


def told(value: float) -> str:
    return f"{value * 1e3:.3g}"


def main() -> None:
    head = " | ".join(f"n = {n}" for n in USUAL)
    print(f"| model | {head} | exponent | bound by |")
    print("|---|" + "---|" * (len(USUAL) + 2))
    for name, bound in BOUND.items():
        sizes = SIZES.get(name, USUAL)
        cost = [seconds(calls(n)[name]) for n in sizes]
        by_size = dict(zip(sizes, cost, strict=True))
        cells = [told(by_size[n]) if n in by_size else "" for n in USUAL]
        extra = [f"{told(by_size[n])} at {n}" for n in sizes if n not in USUAL]
        note = f"{bound}" + (f" ({', '.join(extra)})" if extra else "")
        print(f"| `{name}` | " + " | ".join(cells) + f" | {exponent(sizes, cost):.1f} | {note} |")


if __name__ == "__main__":
    main()
