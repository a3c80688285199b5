"""Run one round of the exchange model: list pairs, realise the best exchange, solve again."""

from typing import NamedTuple

import numpy as np

from detente.models.bargaining.exchange.pair import (
    Code,
    Pairs,
    World,
    calculate_pair,
    side_of,
)
from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.ties import LOOSE_TIE, reaches

__all__ = ["Deals", "round_kernel", "sides_of"]


class Deals(NamedTuple):
    """Exchanges in the order in which they were realised."""

    actor: Ints  # (deal, side)
    supply: Ints  # (deal, side)
    inner: Ints  # (deal,)
    move: Floats  # (deal, side)
    voting: Floats  # (deal, side)
    gain: Floats  # (deal, side)
    before: Floats  # (deal, side), outcome on the issue supplied
    after: Floats  # (deal, side)


@njit
def _mean(world: World, place: Floats, issue: int) -> float:
    """Return the outcome O of an issue, actors summed in their order; NaN without influence."""
    weighted = 0.0
    for k in range(place.shape[1]):
        if world.weight[issue, k] > 0.0:
            weighted += world.weight[issue, k] * place[issue, k]
    return weighted / world.total[issue] if world.total[issue] > 0.0 else np.nan


@njit
def _open_round(world: World) -> None:
    """Set voting positions to the start positions and reset all deals."""
    world.voting[:] = world.start
    world.served[:] = np.nan
    world.shifted[:] = 0.0
    for d in range(world.start.shape[0]):
        world.total[d] = 0.0
        for k in range(world.start.shape[1]):
            world.total[d] += world.weight[d, k]
        world.base[d] = _mean(world, world.start, d)
        world.outcome[d] = world.base[d]


@njit
def _close_round(world: World) -> None:
    """Recompute the outcomes from the votes, without the rounding of each step."""
    for d in range(world.start.shape[0]):
        world.outcome[d] = _mean(world, world.voting, d)


@njit
def sides_of(world: World, level: int) -> Ints:
    """Return 1 left of the outcome, 0 right of it, -1 if an actor cannot trade an issue."""
    sides = np.full(world.start.shape, -1)
    for d in range(world.start.shape[0]):
        for k in range(world.start.shape[1]):
            distance = world.start[d, k] - world.base[d]
            if np.isnan(distance):
                continue
            if abs(distance) > LOOSE_TIE:
                sides[d, k] = 1 if distance < 0.0 else 0
            elif level < 2:
                sides[d, k] = 1 - level
    return sides


@njit
def _list_pairs(world: World, pairs: Pairs, level: int) -> int:
    """List the pairs on opposite sides of the outcome on two issues; return their number."""
    sides = sides_of(world, level)
    issues, actors = sides.shape
    count = 0
    for p in range(issues):
        for q in range(p + 1, issues):
            for inner in (1, 0):
                for i in range(actors):
                    # The first of a pair: right on both, or left only on p.
                    if sides[p, i] != 1 - inner or sides[q, i] != 0:
                        continue
                    for j in range(actors):
                        if sides[p, j] != inner or sides[q, j] != 1:
                            continue
                        _add_pair(world, pairs, count, (i, j), (p, q))
                        pairs.inner[count] = inner
                        count += 1
    return count


@njit
def _add_pair(
    world: World, pairs: Pairs, at: int, actors: tuple[int, int], issues: tuple[int, int]
) -> None:
    """Assign the demand for p to the actor with the higher salience ratio of p to q."""
    (i, j), (p, q), s = actors, issues, world.salience
    swap = 1 if s[p, i] * s[q, j] < s[p, j] * s[q, i] else 0
    pairs.actor[at, swap] = i
    pairs.actor[at, 1 - swap] = j
    pairs.issue[at, 0] = p
    pairs.issue[at, 1] = q
    for t in range(2):
        pairs.past[at, t, 0] = np.inf
        pairs.past[at, t, 1] = -np.inf
        pairs.past[at, t, 2] = 0.0
        pairs.move[at, t] = 0.0


@njit
def _best(pairs: Pairs, left: int, ties: int) -> tuple[int, bool]:
    """Return the possible exchange with the highest gain, and whether others gain as much."""
    live, key = pairs.live, pairs.key
    most = key[live[0]]
    for at in range(1, left):
        most = max(most, key[live[at]])
    best, equals = -1, 0
    for at in range(left):
        c = live[at]
        if not reaches(key[c], most, pairs.size[c]):
            continue
        equals += 1
        if best < 0 or (ties == 1 and pairs.chance[c, 3] > pairs.chance[best, 3]):
            best = c
    return best, equals > 1


@njit
def _realise(world: World, pairs: Pairs, at: int, deals: Deals, row: int, code: Code) -> None:
    """Record an exchange, move its voting positions and let partners remember them."""
    deals.inner[row] = pairs.inner[at]
    for t in range(2):
        actor, supply = pairs.actor[at, t], pairs.issue[at, 1 - t]
        unit = world.weight[supply, actor] / world.total[supply]
        deals.actor[row, t], deals.supply[row, t] = actor, supply
        deals.move[row, t], deals.gain[row, t] = pairs.move[at, t], pairs.gain[at, t]
        deals.voting[row, t] = pairs.voting[at, t]
        deals.before[row, t] = side_of(world, pairs, at, t, code.check).before
        deals.after[row, t] = deals.before[row, t] + unit * pairs.move[at, t]
    for t in range(2):
        actor, supply = pairs.actor[at, t], pairs.issue[at, 1 - t]
        partner, target = pairs.actor[at, 1 - t], pairs.voting[at, t]
        unit = world.weight[supply, actor] / world.total[supply]
        start, kept = world.start[supply, actor], world.served[partner, supply, actor]
        world.outcome[supply] += unit * (target - world.voting[supply, actor])
        world.voting[supply, actor] = target
        if np.isnan(kept):
            world.served[partner, supply, actor] = target
            world.shifted[partner, supply] += unit * (target - start)
        else:
            nearer = min(kept, target) if start <= kept else max(kept, target)
            world.served[partner, supply, actor] = nearer
            world.shifted[partner, supply] += unit * (nearer - kept)


@njit
def _touched(pairs: Pairs, at: int, last: tuple[int, int, int, int], check: int) -> int:
    """Return the effect of the last deal on a pair: 0 none, 4 solve again.

    Bits 0 and 1: this side supplied in it. `last` contains the deal's traders and supplies.
    """
    a0, a1, d0, d1 = last
    found = 0
    for t in range(2):
        actor, demand, supply = pairs.actor[at, t], pairs.issue[at, t], pairs.issue[at, 1 - t]
        if (actor == a0 and supply == d0) or (actor == a1 and supply == d1):
            found |= 4 | 1 << t
        else:
            served = (actor == a0 and demand == d1) or (actor == a1 and demand == d0)
            if served or (check == 1 and supply in (d0, d1)):
                found |= 4
    return found


@njit
def _remember(pairs: Pairs, at: int, bits: int) -> None:
    """Store the last offered move of a side whose position has changed, as the program does."""
    for t in range(2):
        if bits >> t & 1:
            move = pairs.move[at, t]
            pairs.past[at, t, 0] = min(pairs.past[at, t, 0], move)
            pairs.past[at, t, 1] = max(pairs.past[at, t, 1], move)
            pairs.past[at, t, 2] += move


@njit
def _solve_again(world: World, pairs: Pairs, left: int, last: int, code: Code) -> tuple[int, int]:
    """Solve the pairs affected by a deal; return how many are left and how many were solved."""
    deal = (pairs.actor[last, 0], pairs.actor[last, 1], pairs.issue[last, 1], pairs.issue[last, 0])
    live = pairs.live
    kept, solved = 0, 0
    for at in range(left):
        c = live[at]
        if c == last:
            continue
        bits = _touched(pairs, c, deal, code.check)
        if bits > 0:
            _remember(pairs, c, bits)
            solved += 1
            if not calculate_pair(world, pairs, c, code):
                continue
        live[kept] = c
        kept += 1
    return kept, solved


@njit
def round_kernel(world: World, pairs: Pairs, deals: Deals, code: Code) -> tuple[int, int, int]:
    """Realise exchanges until none is left; return their number, those solved, and the ties."""
    _open_round(world)
    count = _list_pairs(world, pairs, code.level)
    left = 0
    for c in range(count):
        if calculate_pair(world, pairs, c, code):
            pairs.live[left] = c
            left += 1
    done, solved, tied = 0, count, 0
    while left > 0:
        best, equal = _best(pairs, left, code.ties)
        tied += equal
        _realise(world, pairs, best, deals, done, code)
        left, more = _solve_again(world, pairs, left, best, code)
        solved += more
        done += 1
    _close_round(world)
    return done, solved, tied
