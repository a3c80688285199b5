"""Compute the bargains of the spatial model: offers after a challenge, and acceptances."""

import numpy as np

from detente.models.bargaining.elections import election_chances
from detente.models.bargaining.spatial.turn import (
    PAD,
    Bargains,
    Code,
    Group,
    Move,
    State,
    best_target,
    contest_victory,
    distance_between,
    look_as,
    utility_of,
)
from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.ties import TIE

__all__ = ["accept_offers", "fill_challenges", "offer_values"]


@njit
def _rounded(value: float) -> float:
    """Return a value to four decimals, halves upwards."""
    return float(np.floor(0.5 + value * 10_000.0) / 10_000.0)


@njit
def _mixed(
    code: Code, places: tuple[float, float], saliences: tuple[float, float], chance: float
) -> tuple[float, float]:
    """Return the positions at which initiator and responder would meet on one dimension."""
    (x, y), (s, t), other = places, saliences, 1.0 - chance
    if code.mix == 2:
        s, t, pad = s * s, t * t, PAD
        lead = max(chance - other, 0.0)
        lag = max(other - chance, 0.0)
        give = lag * t / (lag * t + pad + (1.0 - lag) * s)
        take = lead * s / (lead * s + pad + (1.0 - lead) * t)
        return x + give * (y - x), y + take * (x - y)
    one, two = s * chance, t * other
    if code.mix == 0:
        one, two = one * one, two * two
    if code.mean == 1:
        total = one + PAD + two
        first = ((one + PAD) * x + two * y) / total
        second = (one * x + (PAD + two) * y) / total
        return _rounded(first), _rounded(second)
    if one + two > 0.0:
        meet = x + two / (one + two) * (y - x)
        return meet, meet
    return x, y


@njit
def _offer(
    group: Group,
    state: State,
    pair: tuple[int, int],
    chance: float,
    code: Code,
    out: Floats,
) -> None:
    """Fill the positions (side, dim) of a bargain, given one side's view of the power balance."""
    i, j = pair
    for k in range(state.place.shape[1]):
        places = (state.place[i, k], state.place[j, k])
        saliences = (group.salience[i, k], group.salience[j, k])
        out[0, k], out[1, k] = _mixed(code, places, saliences, chance)


@njit
def _offers(
    group: Group,
    state: State,
    bargains: Bargains,
    at: int,
    pair: tuple[int, int],
    chance: float,
    code: Code,
) -> int:
    """Write the offers that follow a challenge; return the current number of offers."""
    i, j = pair
    bargains.side[at, 0], bargains.side[at, 1] = i, j
    _offer(group, state, pair, chance, code, bargains.place[at])
    if code.offer == 0:
        return at + 1
    look_as(state, j, code.guess)
    theirs = contest_victory(state.seen, group.influence, i, j, code)
    if code.offer == 1:
        bargains.side[at + 1, 0], bargains.side[at + 1, 1] = i, j
        _offer(group, state, pair, theirs, code, bargains.place[at + 1])
        return at + 2
    other = np.empty((2, state.place.shape[1]))
    _offer(group, state, pair, theirs, code, other)
    one = group.influence[i]
    two = group.stake[j] * group.capability[j if code.offer == 2 else i]
    share = one / (one + two) if one + two > 0.0 else 0.5
    for t in range(2):
        for k in range(other.shape[1]):
            mine = bargains.place[at, t, k]
            bargains.place[at, t, k] = other[t, k] + share * (mine - other[t, k])
    return at + 1


@njit
def fill_challenges(group: Group, state: State, bargains: Bargains, move: Move, code: Code) -> int:
    """Let every actor choose a target and write the offers; return their number."""
    count = 0
    for i in range(state.place.shape[0]):
        look_as(state, i, code.guess)
        target, chance, gain = best_target(group, state, i, code)
        move.target[i], move.victory[i], move.gain[i] = target, chance, gain
        if target >= 0:
            count = _offers(group, state, bargains, count, (i, target), chance, code)
    return count


@njit
def offer_values(group: Group, state: State, bargains: Bargains, count: int) -> None:
    """Fill the value of each offer to every actor: mean utility of all positions after it."""
    actors = state.place.shape[0]
    for k in range(actors):
        stay = 0.0
        for j in range(actors):
            stay += state.utility[j, k]
        bargains.worth[0, k] = stay / actors
        for b in range(count):
            i, j = bargains.side[b, 0], bargains.side[b, 1]
            after = stay - state.utility[i, k] - state.utility[j, k]
            for t in range(2):
                far = distance_between(group, k, state.ideal, bargains.place[b, t])
                after += utility_of(far, state.risk[k])
            bargains.worth[b + 1, k] = after / actors


@njit
def _drawn(chance: Floats, uniform: float) -> int:
    """Return the option selected by a uniform number."""
    total = 0.0
    for a in range(chance.shape[0]):
        total += chance[a]
        if uniform < total:
            return a
    return int(chance.shape[0] - 1)


@njit
def _most(chance: Floats) -> int:
    """Return the most probable option; of equals, the first."""
    best = 0
    for a in range(1, chance.shape[0]):
        if chance[a] > chance[best] + TIE:
            best = a
    return best


@njit
def _listed(bargains: Bargains, count: int, actor: int, rows: Ints) -> int:
    """Fill the rows of `worth` on an actor's ballot: to stay, then the offers it is part of."""
    rows[0], options = 0, 1
    for b in range(count):
        if actor in (bargains.side[b, 0], bargains.side[b, 1]):
            rows[options] = b + 1
            options += 1
    return options


@njit
def accept_offers(
    group: Group,
    state: State,
    bargains: Bargains,
    count: int,
    move: Move,
    code: Code,
    uniform: Floats,
) -> Floats:
    """Hold a vote on the bargains of each actor; return the positions of the next turn."""
    place = state.place.copy()
    rows = np.empty(count + 1, dtype=np.int64)
    for k in range(place.shape[0]):
        move.accepted[k] = -1
        options = _listed(bargains, count, k, rows)
        if options == 1:
            continue
        utility = np.empty((options, place.shape[0]))
        for a in range(options):
            utility[a] = bargains.worth[rows[a]]
        chance = election_chances((code.voting, code.victory, code.election), utility, group.ballot)
        chosen = _drawn(chance, uniform[k]) if code.choice == 1 else _most(chance)
        if chosen > 0:
            b = rows[chosen] - 1
            move.accepted[k] = bargains.side[b, 0]
            place[k] = bargains.place[b, 0 if bargains.side[b, 0] == k else 1]
    return place
