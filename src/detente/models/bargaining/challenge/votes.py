r"""Count votes between actors sorted by position, in n^2 operations.

Symbols of the papers: x position, w = c s influence, s salience, r risk exponent, R length by which
distances are divided, u = (x - lowest x) / R, d distance in shares of R, mu median.

A voter supports i over j if it is nearer to i. Among sorted actors these voters are the first h,
so every sum of votes is a difference of running sums and needs no loop over voters.

Inner loops call functions of scalars only: passing arrays there costs more than the arithmetic.
For the same reason a function either does the work or calls functions that do it: arrays that
outlive a call are reference-counted, each at the cost of an addition to shared memory.
"""

import math
from typing import NamedTuple

import numpy as np

from detente.models.bargaining.challenge.reading import Rules
from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.ties import TIE

__all__ = [
    "Actors",
    "Tables",
    "count_votes",
    "make_actors",
    "make_tables",
    "share_of_votes",
    "sum_distances",
]

# Utilities and shares of the range closer than this are equal: the tie rule decides, never
# rounding.


class Actors(NamedTuple):
    """Actors in one round, sorted by position; arrays may be longer than their number."""

    x: Floats
    u: Floats
    w: Floats
    s: Floats
    r: Floats  # exponents in use
    before: Floats  # u in the previous round
    half: Floats  # 0.5 to the power r
    danger: Floats  # the sum D for the risk exponent
    target: Floats  # position of the accepted offer
    label: Ints  # index in the caller's order


class Tables(NamedTuple):
    """Work space for all pairs; the second pass overwrites the votes."""

    wide: Floats  # [h, i]: votes, as distances to i, of the first h actors; later gains
    share: Floats  # [i, j]: probability that i prevails over j; later threats


def make_actors(actors: int) -> Actors:
    """Return empty arrays for a number of actors."""
    x, u, w, s, r, before, half, danger, target = np.zeros((9, actors))
    return Actors(x, u, w, s, r, before, half, danger, target, np.zeros(actors, dtype=np.int64))


def make_tables(actors: int) -> Tables:
    """Return empty tables of votes between a number of actors."""
    return Tables(np.zeros((actors + 1, actors)), np.zeros((actors, actors)))


@njit
def sum_distances(actors: Actors, count: int, bent: bool, running: Floats) -> None:
    """Fill the running sums of w d, or of w d^r with each voter's own exponent."""
    u, w, r = actors.u, actors.w, actors.r
    for i in range(count):
        running[0, i] = 0.0
        running[i + 1, i] = 0.0
        known, scale = 0.0, -np.inf
        for k in range(i + 1, count):
            d = u[k] - u[i]
            if bent and d > 0.0:
                if d != known:
                    scale, known = math.log(d), d
                running[k + 1, i] = w[k] * math.exp(r[k] * scale)
                running[i + 1, k] = w[i] * math.exp(r[i] * scale)
            else:
                running[k + 1, i] = w[k] * d
                running[i + 1, k] = w[i] * d
    for k in range(count):
        for i in range(count):
            running[k + 1, i] += running[k, i]


@njit
def _left(votes: float, own: float, floor: float) -> float:
    """Subtract a party's own vote; return 0 if only rounding is left."""
    rest = votes - own
    return rest if rest > floor else 0.0


@njit
def count_votes(actors: Actors, count: int, rules: Rules, bent: bool, tables: Tables) -> float:
    """Fill the votes for i over j; return the sum over all ordered pairs."""
    u, w, r, running, votes = actors.u, actors.w, actors.r, tables.wide, tables.share
    others, total, floor = rules.others, 0.0, 2.0 * TIE * count
    for i in range(count):
        votes[i, i] = 0.0
        h = i
        for j in range(i + 1, count):
            d, middle = u[j] - u[i], 0.5 * (u[i] + u[j])
            while h < count and u[h] < middle:
                h += 1
            low, high = 0.0, 0.0
            if d > TIE:
                low = running[h, j] - running[h, i]
                high = (running[count, i] - running[h, i]) - (running[count, j] - running[h, j])
                if others:
                    low = _left(low, w[i] * (d ** r[i] if bent else d), floor)
                    high = _left(high, w[j] * (d ** r[j] if bent else d), floor)
            low, high = max(low, 0.0), max(high, 0.0)
            votes[i, j], votes[j, i] = low, high
            total += low + high
    return 2.0 * total


@njit
def share_of_votes(share: Floats, count: int, rules: Rules, total: float) -> None:
    """Convert votes to probabilities; 0 where positions are equal or nobody votes."""
    if rules.probability == 1:
        scale = 1.0 / total if total > 0.0 else 0.0
        for i in range(count):
            for j in range(count):
                share[i, j] *= scale
        return
    net = rules.probability == 2
    for i in range(count):
        for j in range(i + 1, count):
            low, high = share[i, j], share[j, i]
            whole = low + high
            if net:
                low, high = max(low - high, 0.0), max(high - low, 0.0)
            share[i, j] = low / whole if whole > 0.0 else 0.0
            share[j, i] = high / whole if whole > 0.0 else 0.0
