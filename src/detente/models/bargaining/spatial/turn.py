"""Compute one turn of the spatial model: risk attitudes, utilities and challenges.

Symbols of the source: d distance, R risk attitude, u utility, s salience, c capability. Positions
are in [0, 1] on every dimension. Matrices have the evaluated position first and the judge last, so
that sums over judges are contiguous in memory.
"""

from typing import NamedTuple

import numpy as np

from detente.models.bargaining.elections import election_chances, vote_of
from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.ties import LOOSE_TIE, TIE

__all__ = [
    "PAD",
    "Bargains",
    "Code",
    "Group",
    "Move",
    "State",
    "best_target",
    "contest_victory",
    "distance_between",
    "look_around",
    "look_as",
    "utility_of",
]

_LEAST = 1e-10  # strength of a principal's empty coalition
_WORTH = 1e-5  # a challenge must gain more than this
PAD = 1e-6  # weight that keeps a bargain in place if neither side has weight


class Code(NamedTuple):
    """The rules as numbers, in the order of the options of `SpatialRules`."""

    voting: int
    victory: int
    election: int
    risk: int  # 0 min, 1 mid, 2 max
    guess: float  # share of the other's true attitude in an actor's estimate
    commitment: int  # 0 full, 1 semi, 2 none
    prospect: int  # 0 each side, 1 one side
    mix: int  # 0 s2p2, 1 s1p1, 2 s2pmax
    offer: int  # 0 initiator, 1 both, 2 weighted, 3 weighted as run
    mean: int  # 0 exact, 1 rounded
    choice: int  # 0 most probable, 1 drawn
    merge: float


class Group(NamedTuple):
    """Actors of one draw; these values do not change between turns."""

    capability: Floats  # (actor,)
    salience: Floats  # (actor, dim)
    stake: Floats  # (actor,), the sum of saliences
    influence: Floats  # (actor,), capability times stake
    ballot: Floats  # (actor,), weight in elections
    accommodation: Floats  # (actor, actor)


class State(NamedTuple):
    """Positions of the actors in a turn, and the resulting utilities."""

    place: Floats  # (actor, dim)
    ideal: Floats  # (actor, dim)
    distance: Floats  # (position, judge)
    utility: Floats  # (position, judge), with the judge's own attitude
    seen: Floats  # (position, judge), with attitudes as one actor estimates them
    risk: Floats  # (actor,)


class Bargains(NamedTuple):
    """Offers of a turn; row b of `worth` is offer b - 1, row 0 means that all stay."""

    side: Ints  # (offer, 2), initiator and responder
    place: Floats  # (offer, 2, dim), positions to which each would move
    worth: Floats  # (offer + 1, judge)


class Move(NamedTuple):
    """Actions of each actor in a turn."""

    target: Ints  # (actor,), -1 for none
    victory: Floats  # (actor,), its own estimate, NaN without a target
    gain: Floats  # (actor,), expected, NaN without a target
    accepted: Ints  # (actor,), initiator of the accepted bargain, -1 if it stays


@njit
def utility_of(distance: float, risk: float) -> float:
    """Return the utility of a position at a distance: 1 at distance 0, 0 at distance 1."""
    return (1.0 - distance) * (1.0 + min(distance, 1.0) * risk)


@njit
def distance_between(group: Group, judge: int, ideal: Floats, place: Floats) -> float:
    """Return the salience-weighted distance of a position from a judge's ideal."""
    far, whole = 0.0, 0.0
    for k in range(place.shape[0]):
        salience = group.salience[judge, k]
        far += (salience * (ideal[judge, k] - place[k])) ** 2
        whole += salience * salience
    return float(np.sqrt(far / whole)) if whole > 0.0 else 0.0


@njit
def _attitudes(chance: Floats, rule: int, risk: Floats) -> None:
    """Fill risk attitudes from the probabilities of positions; all 0 if these are equal."""
    least, most = chance.min(), chance.max()
    spread = most - least
    for i in range(chance.shape[0]):
        if spread < LOOSE_TIE:  # equal probabilities give no information about risk
            risk[i] = 0.0
        elif rule == 0:
            risk[i] = (chance[i] - least) / spread
        elif rule == 1:
            risk[i] = (3.0 * chance[i] - most - 2.0 * least) / (2.0 * spread)
        else:
            risk[i] = (2.0 * chance[i] - most - least) / spread


@njit
def look_around(group: Group, state: State, code: Code) -> None:
    """Fill distances, risk attitudes and utilities."""
    actors = state.place.shape[0]
    for j in range(actors):
        for i in range(actors):
            state.distance[j, i] = distance_between(group, i, state.ideal, state.place[j])
            state.utility[j, i] = 1.0 - state.distance[j, i]
    chance = election_chances(
        (code.voting, code.victory, code.election), state.utility, group.ballot
    )
    _attitudes(chance, code.risk, state.risk)
    for j in range(actors):
        for i in range(actors):
            state.utility[j, i] = utility_of(state.distance[j, i], state.risk[i])


@njit
def look_as(state: State, viewer: int, view: float) -> None:
    """Fill the utilities of all actors, with attitudes as one actor estimates them."""
    actors = state.risk.shape[0]
    risk = np.empty(actors)
    for i in range(actors):
        risk[i] = view * state.risk[i] + (1.0 - view) * state.risk[viewer]
    for j in range(actors):
        for i in range(actors):
            state.seen[j, i] = utility_of(state.distance[j, i], risk[i])


@njit
def _side_taken(
    code: Code, weight: float, mine: float, other: float, worth: tuple[float, float, float]
) -> float:
    """Return a third party's vote: positive for the initiator, negative for the responder.

    `mine` and `other` are the principals' strengths; `worth` contains the utilities to the third
    party of the initiator's position, the responder's and its own.
    """
    first, second, own = worth
    vote = vote_of(code.voting, weight, first - second)
    total = mine + other + abs(vote)
    if code.prospect == 1:
        with_first = with_second = (mine + max(vote, 0.0)) / total
    else:
        with_first, with_second = (mine + abs(vote)) / total, mine / total
    kept = first if code.commitment == 0 else own  # utility after its side has won
    given = own if code.commitment == 2 else second  # utility after its side has lost
    join_first = with_first * (2.0 * first + kept) + (1.0 - with_first) * (2.0 * second + given)
    kept = second if code.commitment == 0 else own
    given = own if code.commitment == 2 else first
    join_second = with_second * (2.0 * first + given) + (1.0 - with_second) * (2.0 * second + kept)
    return vote_of(code.voting, weight, join_first - join_second)


@njit
def contest_victory(
    utility: Floats, influence: Floats, initiator: int, responder: int, code: Code
) -> float:
    """Return the probability that a challenge succeeds, given one actor's view of utilities."""
    first, second = utility[initiator], utility[responder]
    mine, other = _LEAST, _LEAST
    for k in (initiator, responder):
        vote = vote_of(code.voting, influence[k], first[k] - second[k])
        if vote > 0.0:
            mine += vote
        else:
            other -= vote
    plus, minus = mine, other
    for k in range(influence.shape[0]):
        if k in (initiator, responder):
            continue
        worth = (first[k], second[k], utility[k, k])
        vote = _side_taken(code, influence[k], mine, other, worth)
        if vote > 0.0:
            plus += vote
        else:
            minus -= vote
    return plus / (plus + minus)


@njit
def best_target(group: Group, state: State, i: int, code: Code) -> tuple[int, float, float]:
    """Return the best target of an actor, its probability and gain; target -1 if none."""
    best, chance, most = -1, np.nan, np.nan
    for j in range(group.stake.shape[0]):
        if j == i:
            continue
        victory = contest_victory(state.seen, group.influence, i, j, code)
        stake = group.stake[j]
        won, lost = 2.0 * state.seen[i, i], 2.0 * state.seen[j, i]
        contest = victory * won + (1.0 - victory) * lost
        gain = (1.0 - stake) * won + stake * contest - state.seen[i, i] - state.seen[j, i]
        if gain > _WORTH and (best < 0 or gain > most + TIE):
            best, chance, most = j, victory, gain
    return best, chance, most
