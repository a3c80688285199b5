"""Solve one exchange between two actors on two issues, on scales of 0 to 100.

Symbols of the source: x start position, y voting position, s salience, c capability, W the sum of
c s on an issue, O the outcome. Side 0 of a pair (i) demands issue p and supplies q, side 1 (j)
demands q and supplies p; `issue[c, t]` is what side t demands, so it supplies `issue[c, 1 - t]`.
"""

from typing import NamedTuple

import numpy as np

from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.ties import LOOSE_TIE, TIE

__all__ = ["Code", "Pairs", "World", "calculate_pair", "side_of"]


class Code(NamedTuple):
    """The rules as numbers, in the order of the options of `ExchangeRules`."""

    rate: int  # 0 equal gain, 1 random gain, 2 random rate
    noise: float
    level: int  # 0 left, 1 right, 2 neither
    history: int  # 0 exchange, 1 actor
    check: int  # 0 partner, 1 all, 2 none
    ties: int  # 0 first, 1 random


class World(NamedTuple):
    """State of one draw during a round."""

    start: Floats  # (issue, actor), NaN for an actor without a position
    voting: Floats  # (issue, actor)
    salience: Floats  # (issue, actor)
    weight: Floats  # (issue, actor), c s, 0 without a position
    total: Floats  # (issue,)
    base: Floats  # (issue,), the outcome at the start
    outcome: Floats  # (issue,), of the current voting positions
    served: Floats  # (demander, issue, supplier), the remembered position, NaN before a deal
    shifted: Floats  # (demander, issue), sum of the remembered shifts


class Pairs(NamedTuple):
    """All possible exchanges of a round."""

    actor: Ints  # (pair, side)
    issue: Ints  # (pair, side), the issue demanded
    inner: Ints  # (pair,), 1 if the traders lie on the same side on both issues
    move: Floats  # (pair, side), signed
    voting: Floats  # (pair, side)
    gain: Floats  # (pair, side)
    key: Floats  # (pair,), the equal gain, by which exchanges are ordered
    size: Floats  # (pair,), the size of gains: the largest salience on a whole scale
    past: Floats  # (pair, side, 3), least, greatest and sum of the remembered moves
    live: Ints  # (pair,), indices of pairs that are still possible, in order
    chance: Floats  # (pair or 1, 4), uniform numbers


@njit
def _largest(most_p: float, most_q: float, num: float, den: float) -> tuple[float, float]:
    """Return the largest shifts (p, q) within full moves with p / q = num / den."""
    shift_q = most_p * den / num
    if shift_q > most_q:
        return most_q * num / den, most_q
    return most_p, shift_q


@njit
def _random_gain(
    top: tuple[float, float],
    own: tuple[float, float],
    other: tuple[float, float],
    equal: float,
    share: tuple[float, float],
) -> tuple[float, float]:
    """Return shifts (demand, supply) that give one side a random gain; arguments from its view.

    `top` contains full shifts, `own` and `other` the saliences of both sides, as (demand, supply)
    of the chosen side; `share` is how far to go to the best gain, if positive, or to 0.
    """
    shift_d, shift_s = _largest(top[0], top[1], other[1], other[0])
    best = own[0] * shift_d - own[1] * shift_s
    aim = equal + share[0] * (best - equal) if share[1] > 0.0 else equal * (1.0 - share[0])
    shift_s = top[1]
    shift_d = (aim + own[1] * shift_s) / own[0]
    if shift_d > top[0]:
        shift_d = top[0]
        shift_s = max((own[0] * shift_d - aim) / own[1], 0.0)
    return shift_d, shift_s


@njit
def _shifts(
    most: tuple[float, float],
    first: tuple[float, float],
    second: tuple[float, float],
    chance: tuple[float, float, float],
    code: Code,
) -> tuple[float, float, float]:
    """Return the shifts of the outcomes on p and q, and the equal gain.

    `most` contains the shifts by full moves; `first` and `second` the saliences of both sides on
    p and q.
    """
    num, den = first[1] + second[1], first[0] + second[0]
    shift_p, shift_q = _largest(most[0], most[1], num, den)
    equal = abs(first[0] * shift_p - first[1] * shift_q)
    if code.rate == 1 and code.noise > 0.0:
        share = (code.noise * chance[2], 1.0 if chance[1] < 0.5 else -1.0)
        if chance[0] < 0.5:
            shift_p, shift_q = _random_gain(most, first, second, equal, share)
        else:
            flipped = ((most[1], most[0]), (second[1], second[0]), (first[1], first[0]))
            shift_q, shift_p = _random_gain(*flipped, equal, share)
    elif code.rate == 2:
        z = chance[0]
        num = first[1] * (1.0 - z) + second[1] * z
        den = first[0] * (1.0 - z) + second[0] * z
        shift_p, shift_q = _largest(most[0], most[1], num, den)
    return shift_p, shift_q, equal


class _Side(NamedTuple):
    """One trader on the issue it supplies, as scalars: passing arrays would cost more."""

    start: float
    voting: float
    demand: float  # the partner's start position
    unit: float  # shift of the outcome per unit moved
    before: float  # outcome before the move, as used by the check
    kept: float  # the same, with the supplier at the position that the partner remembers
    least: float  # remembered moves
    most: float
    total: float


@njit
def side_of(world: World, pairs: Pairs, at: int, side: int, check: int) -> _Side:
    """Return the values of one side of a pair."""
    actor, supply = pairs.actor[at, side], pairs.issue[at, 1 - side]
    partner = pairs.actor[at, 1 - side]
    start, voting = world.start[supply, actor], world.voting[supply, actor]
    unit = world.weight[supply, actor] / world.total[supply]
    before = kept = world.outcome[supply]
    if check == 0:
        others = world.base[supply] + world.shifted[partner, supply]
        moved = unit * (voting - start)
        mind = world.served[partner, supply, actor]
        before = kept = others + moved
        if not np.isnan(mind):
            before, kept = before - unit * (mind - start), others
    past = pairs.past
    return _Side(
        start,
        voting,
        world.start[supply, partner],
        unit,
        before,
        kept,
        past[at, side, 0],
        past[at, side, 1],
        past[at, side, 2],
    )


@njit
def _allowed(side: _Side, move: float, history: int) -> bool:
    """Return whether a move stays on the scale and in the direction of earlier moves."""
    target = side.voting + move
    most = 100.0 + LOOSE_TIE
    if not (100.0 * TIE < abs(move) <= most and -LOOSE_TIE <= target <= most):
        return False
    if history == 1:
        return bool(move * (side.voting - side.start) >= 0.0)
    same = (move > 0.0 and side.least > 0.0) or (move < 0.0 and side.most < 0.0)
    return bool(same and side.total + move <= most)


@njit
def _kept_share(side: _Side, move: float, check: int) -> float:
    """Return the share of a move that the check of outcomes allows, 0 if none."""
    if check == 2 or move == 0.0:
        return 1.0
    room = side.demand - side.before
    left = room - side.unit * move
    if check == 1 and room * move <= LOOSE_TIE * abs(move):
        return 0.0
    if (room > LOOSE_TIE and left < -LOOSE_TIE) or (room < -LOOSE_TIE and left > LOOSE_TIE):
        return abs(side.demand - side.kept) / (side.unit * abs(move))
    return 1.0


@njit
def _fitted(one: _Side, two: _Side, first: float, second: float, code: Code) -> float:
    """Return the share of both moves that the check of outcomes allows, 0 if none.

    Both full moves are checked and the smaller share holds for both, so that it does not matter
    which side is called first. Where one side remembers another position than the one voted for,
    a check of the second move after the first has shrunk would depend on that.
    """
    shares = _kept_share(one, first, code.check), _kept_share(two, second, code.check)
    share = min(shares) if max(shares) < 1.0 else shares[0] * shares[1]
    if share != 1.0 and not (
        _allowed(one, first * share, code.history) and _allowed(two, second * share, code.history)
    ):
        return 0.0
    return share


@njit
def calculate_pair(world: World, pairs: Pairs, at: int, code: Code) -> bool:
    """Solve an exchange from the current voting positions; return whether it is possible."""
    i, j = pairs.actor[at, 0], pairs.actor[at, 1]
    p, q = pairs.issue[at, 0], pairs.issue[at, 1]
    one = side_of(world, pairs, at, 0, code.check)
    two = side_of(world, pairs, at, 1, code.check)
    way_q, way_p = one.demand - one.voting, two.demand - two.voting
    most_p, most_q = abs(way_p) * two.unit, abs(way_q) * one.unit
    if not (most_p > 0.0 and most_q > 0.0):
        return False
    s, row = world.salience, at if pairs.chance.shape[0] > 1 else 0
    chance = (pairs.chance[row, 0], pairs.chance[row, 1], pairs.chance[row, 2])
    first, second = (s[p, i], s[q, i]), (s[p, j], s[q, j])
    shift_p, shift_q, equal = _shifts((most_p, most_q), first, second, chance, code)
    # Full moves are not computed from the shift, so that they end exactly at the demand.
    move_q = way_q if shift_q >= most_q else np.sign(way_q) * shift_q / one.unit
    move_p = way_p if shift_p >= most_p else np.sign(way_p) * shift_p / two.unit
    pairs.size[at] = 100.0 * max(first[0], first[1], second[0], second[1])
    if equal < TIE * pairs.size[at] or not (
        _allowed(one, move_q, code.history) and _allowed(two, move_p, code.history)
    ):
        return False
    share = _fitted(one, two, move_q, move_p, code)
    if share == 0.0:
        return False
    pairs.key[at] = share * equal
    pairs.gain[at, 0] = share * (first[0] * shift_p - first[1] * shift_q)
    pairs.gain[at, 1] = share * (second[1] * shift_q - second[0] * shift_p)
    pairs.move[at, 0], pairs.move[at, 1] = share * move_q, share * move_p
    pairs.voting[at, 0] = min(max(one.voting + share * move_q, 0.0), 100.0)
    pairs.voting[at, 1] = min(max(two.voting + share * move_p, 0.0), 100.0)
    return True
