"""Run the rounds of the challenge model for many draws, and classify how each draw ends."""

from typing import NamedTuple

import numpy as np

from detente.models.bargaining.challenge.reading import Rules
from detente.models.bargaining.challenge.round import (
    best_offer,
    choose_offer,
    fill_exponents,
    second_pass,
    weigh_challenges,
)
from detente.models.bargaining.challenge.votes import (
    Actors,
    Tables,
    make_actors,
    make_tables,
)
from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.ties import LOOSE_TIE, TIE, reaches

__all__ = ["Draws", "Filled", "Pairs", "draws_kernel", "make_room", "pairs_kernel"]

_SWING = 1e3  # a cycle must move this many times more; a smaller one may be a damped oscillation

_UNDEFINED, _ROUNDS, _MEDIAN, _REST, _CYCLE = range(5)


class Draws(NamedTuple):
    """Inputs, all of shape (draw, actor)."""

    x: Floats
    c: Floats
    s: Floats


class Filled(NamedTuple):
    """Results; shapes (draw, actor, round), (draw, round) and (draw,)."""

    position: Floats
    median: Floats
    mean: Floats
    risk: Floats
    ended: Ints
    ending: Ints
    start: Ints
    length: Ints


class _Table(NamedTuple):
    """The actors of one draw that take part, in an order that is independent of their labels."""

    x: Floats
    w: Floats
    s: Floats
    r: Floats
    before: Floats
    danger: Floats
    label: Ints
    rank: Ints  # sorted by position: rank[0] is the lowest


class _Past(NamedTuple):
    """Positions and exponents after each round, shape (round, actor)."""

    x: Floats
    r: Floats


class _Room(NamedTuple):
    """Work space of one draw."""

    table: _Table
    past: _Past
    actors: Actors
    tables: Tables


def make_room(actors: int, rounds: int) -> _Room:
    """Return the empty arrays that one run of the model fills."""
    x, w, s, r, before, danger = np.zeros((6, actors))
    label, rank = np.zeros((2, actors), dtype=np.int64)
    positions, exponents = np.zeros((2, rounds + 1, actors))
    return _Room(
        _Table(x, w, s, r, before, danger, label, rank),
        _Past(positions, exponents),
        make_actors(actors),
        make_tables(actors),
    )


@njit
def _after(table: _Table, a: int, x: float, w: float, s: float) -> bool:
    """Return whether actor a comes after these values in the label-free order."""
    if table.x[a] != x:
        return bool(table.x[a] > x)
    if table.w[a] != w:
        return bool(table.w[a] > w)
    return bool(table.s[a] > s)


@njit
def _enter(draws: Draws, draw: int, table: _Table) -> int:
    """Insert the actors with a position and influence; return their number, -1 if undefined."""
    count, most = 0, 0.0
    for i in range(draws.x.shape[1]):
        x, s = draws.x[draw, i], draws.s[draw, i]
        w = draws.c[draw, i] * s
        if np.isnan(x) or w == 0.0:
            continue
        if np.isnan(w):
            return -1
        a = count
        while a > 0 and _after(table, a - 1, x, w, s):
            table.x[a], table.w[a], table.s[a] = table.x[a - 1], table.w[a - 1], table.s[a - 1]
            table.label[a] = table.label[a - 1]
            a -= 1
        table.x[a], table.w[a], table.s[a], table.label[a] = x, w, s, i
        most = max(most, w)
        count += 1
    for a in range(count):
        table.w[a] /= most
        table.danger[a], table.r[a] = 0.0, 1.0
        table.before[a] = table.x[a]
        table.rank[a] = a
    return count if count > 0 else -1


@njit
def _sort(table: _Table, count: int) -> None:
    """Sort ranks by position; equal positions keep their order."""
    for a in range(1, count):
        moved = table.rank[a]
        b = a
        while b > 0 and table.x[table.rank[b - 1]] > table.x[moved]:
            table.rank[b] = table.rank[b - 1]
            b -= 1
        table.rank[b] = moved


@njit
def _centre(table: _Table, count: int) -> tuple[float, float]:
    """Return the weighted median, the lower one of two, and the weighted mean."""
    total, weighted = 0.0, 0.0
    for a in range(count):
        total += table.w[a]
        weighted += table.w[a] * table.x[a]
    a, below = 0, table.w[table.rank[0]]
    while a < count - 1 and not reaches(below, 0.5 * total, total):
        a += 1
        below += table.w[table.rank[a]]
    return table.x[table.rank[a]], weighted / total


@njit
def _lay_out(table: _Table, count: int, actors: Actors, span: float) -> None:
    """Copy the actors, sorted by position."""
    lowest = table.x[table.rank[0]]
    for a in range(count):
        b = table.rank[a]
        actors.x[a], actors.w[a], actors.s[a] = table.x[b], table.w[b], table.s[b]
        actors.r[a], actors.label[a] = table.r[b], table.label[b]
        actors.before[a] = (table.before[b] - lowest) / span
        u = (table.x[b] - lowest) / span
        # Positions that differ only by rounding are equal: near the far end of the range, a
        # utility with a small exponent would amplify the difference.
        if a > 0 and u - actors.u[a - 1] <= TIE:
            u = actors.u[a - 1]
        actors.u[a] = u if u < 1.0 - TIE else 1.0


@njit
def _span(table: _Table, count: int, rules: Rules, first: float) -> float:
    """Return the length R; 0 if positions differ only by rounding."""
    if rules.span_rule == 0:
        now = float(table.x[table.rank[count - 1]] - table.x[table.rank[0]])
        return now if now > TIE * first else 0.0
    return rules.span if rules.span_rule < 0 else first


@njit
def _play(room: _Room, count: int, rules: Rules, span: float, median: float) -> float:
    """Play one round; return the largest move."""
    table, actors = room.table, room.actors
    for a in range(count):
        table.r[a] = 1.0
    if not span > 0.0:
        return 0.0
    if rules.carried:
        fill_exponents(table.danger, count, table.r)
    _lay_out(table, count, actors, span)
    for a in range(count):
        table.before[a] = table.x[a]
    centre = (median - table.x[table.rank[0]]) / span
    weigh_challenges(actors, count, rules, room.tables, centre)
    second_pass(actors, count, rules, room.tables, centre)
    choose_offer(actors, count, rules, room.tables)
    largest = 0.0
    for a in range(count):
        b = table.rank[a]
        table.r[b], table.danger[b] = actors.r[a], actors.danger[a]
        table.x[b] = actors.target[a]
        largest = max(largest, abs(actors.target[a] - actors.x[a]))
    _sort(table, count)
    return largest


@njit
def _remembers(rules: Rules) -> bool:
    """Return whether a round depends on more than the previous positions."""
    return bool(rules.carried or (rules.t_rule == 1 and rules.q < 1.0))


@njit
def _again(past: _Past, count: int, rules: Rules, rounds: tuple[int, int], far: float) -> bool:
    """Return whether two rounds ended in the same state (positions and, if used, exponents)."""
    now, then = rounds
    more = _remembers(rules)
    if more and then == 0:
        return False
    for a in range(count):
        if abs(past.x[now, a] - past.x[then, a]) > far:
            return False
        if more and abs(past.x[now - 1, a] - past.x[then - 1, a]) > far:
            return False
        if more and abs(past.r[now, a] - past.r[then, a]) > LOOSE_TIE:
            return False
    return True


@njit
def _found_cycle(past: _Past, count: int, rules: Rules, now: int, far: float) -> int:
    """Return the length of the cycle that this round closes, 0 if none."""
    for then in range(now - 2, -1, -1):
        if _again(past, count, rules, (now, then), far):
            return now - then
    return 0


@njit
def _record(table: _Table, past: _Past, count: int, out: Filled, draw: int, now: int) -> None:
    """Write a round's positions and the exponents that it used."""
    for a in range(count):
        past.x[now, a], past.r[now, a] = table.x[a], table.r[a]
        out.position[draw, table.label[a], now] = table.x[a]
        if now > 0:
            out.risk[draw, table.label[a], now - 1] = table.r[a]


@njit
def _hold(out: Filled, draw: int, now: int) -> None:
    """Repeat a round's values for the rounds that were not played."""
    for later in range(now + 1, out.median.shape[1]):
        out.median[draw, later] = out.median[draw, now]
        out.mean[draw, later] = out.mean[draw, now]
        for i in range(out.position.shape[1]):
            out.position[draw, i, later] = out.position[draw, i, now]
            if now > 0:
                out.risk[draw, i, later - 1] = out.risk[draw, i, now - 1]


@njit
def _stops(rules: Rules, move: float, calm: int, rest: bool, cycle: bool) -> bool:
    """Return whether the stop rule ends the game after this round."""
    if rules.stop == 1:
        return calm >= rules.patience
    if rules.stop == 2:
        return rest or cycle or (rules.epsilon > 0.0 and move <= rules.epsilon)
    # No position can move any more: the remaining rounds are copies.
    return move == 0.0 and rest and not _remembers(rules)


@njit
def _ending(rules: Rules, rest: bool, cycle: bool, stopped: bool) -> int:
    """Return how a game ended; a cycle is always reported as a cycle."""
    if cycle:
        return _CYCLE
    if rest or (stopped and rules.stop == 2):
        return _REST
    return _MEDIAN if stopped and rules.stop == 1 else _ROUNDS


@njit
def _game(room: _Room, count: int, rules: Rules, out: Filled, draw: int) -> None:
    """Play one draw to its end."""
    table, past, last = room.table, room.past, out.median.shape[1] - 1
    first = table.x[table.rank[count - 1]] - table.x[table.rank[0]]
    far, calm, rest, stopped, now = LOOSE_TIE * first, 0, False, False, 0
    out.median[draw, now], out.mean[draw, now] = _centre(table, count)
    _record(table, past, count, out, draw, now)
    while now < last and not stopped:
        span = _span(table, count, rules, first)
        move = _play(room, count, rules, span, out.median[draw, now])
        now += 1
        out.median[draw, now], out.mean[draw, now] = _centre(table, count)
        _record(table, past, count, out, draw, now)
        rest = _again(past, count, rules, (now, now - 1), far)
        if out.length[draw] == 0 and move > _SWING * far:
            out.length[draw] = _found_cycle(past, count, rules, now, far)
            out.start[draw] = now - out.length[draw] if out.length[draw] > 0 else -1
        step = abs(out.median[draw, now] - out.median[draw, now - 1])
        calm = calm + 1 if now > 1 and step < rules.epsilon else 0
        stopped = _stops(rules, move, calm, rest, out.length[draw] > 0)
    _hold(out, draw, now)
    out.ended[draw] = last if rules.stop == 0 else now
    out.ending[draw] = _ending(rules, rest, out.length[draw] > 0, stopped)


@njit
def draws_kernel(draws: Draws, rules: Rules, room: _Room, out: Filled) -> None:
    """Play every draw; an actor that takes no part keeps its position."""
    for draw in range(draws.x.shape[0]):
        for i in range(draws.x.shape[1]):
            for now in range(out.position.shape[2]):
                out.position[draw, i, now] = draws.x[draw, i]
        count = _enter(draws, draw, room.table)
        if count > 0:
            _game(room, count, rules, out, draw)


class Pairs(NamedTuple):
    """Quantities of pairs in the caller's order, shape (actor, actor)."""

    share: Floats
    gain: Floats
    threat: Floats
    target: Floats
    kind: Ints


@njit
def pairs_kernel(
    draws: Draws, draw: int, rules: Rules, room: _Room, risk: Floats, pairs: Pairs
) -> None:
    """Compute the quantities of all pairs in one round of one draw, without any move."""
    table, actors, tables = room.table, room.actors, room.tables
    count = _enter(draws, draw, table)
    if count < 1:
        return
    span = _span(table, count, rules, table.x[count - 1] - table.x[0])
    median, _ = _centre(table, count)
    span = span if span > 0.0 else 1.0
    _lay_out(table, count, actors, span)
    centre = (median - table.x[0]) / span
    weigh_challenges(actors, count, rules, tables, centre)
    for a in range(count):
        risk[actors.label[a]] = actors.r[a]
        for b in range(count):
            if a != b:
                pairs.share[actors.label[a], actors.label[b]] = tables.share[a, b]
    second_pass(actors, count, rules, tables, centre)
    for a in range(count):
        for b in range(count):
            i, j = actors.label[a], actors.label[b]
            if i == j:
                continue
            pairs.gain[i, j], pairs.threat[i, j] = tables.wide[a, b], tables.share[a, b]
            apart = abs(actors.u[a] - actors.u[b]) > TIE
            if apart and pairs.threat[i, j] > TIE:
                gain, threat = pairs.gain[i, j], pairs.threat[i, j]
                kind, target = best_offer(gain, threat, actors.x[a], actors.x[b], rules)
                pairs.kind[i, j] = kind
                pairs.target[i, j] = target if kind > 0 else np.nan
