"""Print what a round of each bargaining model costs against the number of actors, as Markdown.

python benchmarks/cost_of_a_round.py

One draw on one issue (exchange: two, deals: three), least processor time of several runs of one
thread; a size that would take too long is left blank. The exponent is fitted to the log of the
time at the larger half of the sizes.
"""

import math
import time
from collections.abc import Callable

import numpy as np

from detente.models.bargaining.challenge.model import challenge_array
from detente.models.bargaining.cooperative.egalitarian import egalitarian_array
from detente.models.bargaining.cooperative.kalai_smorodinsky import kalai_smorodinsky_array
from detente.models.bargaining.cooperative.nash import nash_array
from detente.models.bargaining.cooperative.utilitarian import utilitarian_array
from detente.models.bargaining.exchange.model import exchange_array
from detente.models.bargaining.noncooperative.baron_ferejohn import baron_ferejohn_array
from detente.models.bargaining.spatial.model import spatial_array
from detente.models.bargaining.voting.compromise import compromise_array
from detente.models.bargaining.voting.condorcet import condorcet_array
from detente.models.bargaining.voting.condorcet_winner import condorcet_winner_array
from detente.models.bargaining.voting.core import core_array
from detente.models.bargaining.voting.median import median_array
from detente.models.bargaining.voting.plurality import plurality_array
from detente.models.bargaining.voting.win_set import win_set_array
from detente.numerics.compile import njit

Call = Callable[[], object]
SIZES = (10, 25, 50, 100, 200, 400)
_ENOUGH = 0.05  # seconds that a measure should last
_TOO_LONG = 2.0  # seconds a call
_STEEP = 4  # power of n that the next size is expected to cost at most

_CALL = "the call and its checks"
_PAIRS = "arithmetic: every two actors compared"
_CLIMB = "arithmetic: steps of a search, each a sum over actors"
BOUND = {
    "compromise": _CALL,
    "median": f"{_CALL}; sorting",
    "plurality": f"{_CALL}; every two actors compared",
    "core": _PAIRS,
    "win_set": _PAIRS,
    "condorcet_winner": _PAIRS,
    "baron_ferejohn": "arithmetic: a sum over players at each player's corner",
    "condorcet": "arithmetic: everybody votes on every two outcomes, here as many as actors",
    "challenge": "powers: exp and log for every two actors; votes come from running sums",
    "exchange": "arithmetic: offers solved again after each exchange that bears on them",
    "spatial": "arithmetic and powers: everybody votes on every two proposals",
    "nash": _CLIMB,
    "utilitarian": _CLIMB,
    "egalitarian": _CLIMB,
    "kalai_smorodinsky": "arithmetic: one such search for each actor's best deal",
}


def calls(n: int) -> dict[str, Call]:
    rng = np.random.default_rng(n)
    x, c, s = rng.uniform(0, 100, n), rng.uniform(1, 10, n), rng.uniform(0.2, 1.0, n)
    two = [np.stack([a, a[::-1]]) for a in (x, c, s)]
    three = [np.stack([a, a[::-1], np.roll(a, 1)]) for a in (x, s)]
    terms = {"reversion": np.full(3, 50.0), "cost": np.full(n, 0.5)}
    utility = 1.0 - np.abs(x[:, None] - x[None, :]) / 100.0
    equal, patience = np.full(n, 1.0 / n), np.full(n, 0.9)
    return {
        "compromise": lambda: compromise_array(x, c, s),
        "median": lambda: median_array(x, c, s),
        "plurality": lambda: plurality_array(x, c, s),
        "core": lambda: core_array(x, c, s),
        "win_set": lambda: win_set_array(x, c, s, status_quo=20.0),
        "condorcet_winner": lambda: condorcet_winner_array(x, c, s),
        "baron_ferejohn": lambda: baron_ferejohn_array(equal, patience, quota=n // 2 + 1),
        "condorcet": lambda: condorcet_array(utility, c * s),
        "challenge": lambda: challenge_array(x, c, s, rounds=1),
        "exchange": lambda: exchange_array(two[0], two[1], two[2], rounds=1),
        "spatial": lambda: spatial_array(x[:, None], c, s[:, None], turns=1),
        "nash": lambda: nash_array(three[0], c, three[1], **terms),
        "utilitarian": lambda: utilitarian_array(three[0], c, three[1], **terms),
        "egalitarian": lambda: egalitarian_array(three[0], c, three[1], **terms),
        "kalai_smorodinsky": lambda: kalai_smorodinsky_array(three[0], three[1], **terms),
    }


@njit
def powers(pairs: int) -> float:
    """Call exp and log as often as a round of the challenge model does."""
    total = 0.0
    for pair in range(pairs):
        d = (pair % 97 + 1.0) / 99.0
        logs = math.log(d), math.log(0.5 - 0.5 * d), math.log(0.5 + 0.5 * d)
        for r in (0.7, 1.3):
            total += math.exp(r * logs[0]) + math.exp(r * logs[1]) + math.exp(r * logs[2])
    return total


def seconds(call: Call) -> float:
    """Return the least time of a call, called as often as makes a measure."""
    call()
    start = time.thread_time()
    call()
    once = time.thread_time() - start
    times = max(1, int(_ENOUGH / max(once, 1e-7)))
    found = []
    for _ in range(3):
        start = time.thread_time()
        for _ in range(times):
            call()
        found.append((time.thread_time() - start) / times)
    return min(found)


def measured(name: str) -> dict[int, float]:
    found: dict[int, float] = {}
    before = SIZES[0]
    for n in SIZES:
        if found and found[before] * (n / before) ** _STEEP > _TOO_LONG:
            break
        found[n], before = seconds(calls(n)[name]), n
    return found


def exponent(cost: dict[int, float]) -> float:
    half = sorted(cost)[-max(2, len(cost) // 2) :]
    slope, _ = np.polyfit(np.log(half), np.log([cost[n] for n in half]), 1)
    return float(slope)


def told(value: float) -> str:
    return f"{value * 1e3:.2g}" if value < 0.1 else f"{value * 1e3:.0f}"


def main() -> None:
    head = " | ".join(f"n = {n}" for n in SIZES)
    print(f"| model | {head} | exponent | bound by |")
    print("|---|" + "---|" * (len(SIZES) + 2))
    for name, bound in BOUND.items():
        cost = measured(name)
        cells = " | ".join(told(cost[n]) if n in cost else "" for n in SIZES)
        print(f"| `{name}` | {cells} | {exponent(cost):.1f} | {bound} |")
    n = 200
    share = seconds(lambda: powers(n * (n - 1) // 2)) / seconds(calls(n)["challenge"])
    print(f"\nCalls of exp and log alone are {share:.0%} of a challenge round of {n} actors.")


if __name__ == "__main__":
    main()
