"""Compute votes, coalitions, victories and the probabilistic Condorcet election.

The spatial model uses these kernels. Utilities are stored by option: `utility[o, k]` is the utility
of option o to actor k. C[a, b] is the strength of the coalition for a against b, v[a, b] the
probability that a beats b, and P[a] the probability that a wins the election.
"""

import numpy as np

from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.ties import TIE

__all__ = ["election_chances", "fill_elections", "vote_of"]

_LEAST = 1e-8  # strength of an empty coalition
_STAY = 1e-10  # incentive of the favourite to run again
_SAME = 1e-8  # difference of utility at which a binary vote changes from one half to one side
_MOST_STEPS = 10_000


@njit
def vote_of(rule: int, weight: float, more: float) -> float:
    """Return the vote of an actor that gains `more` utility from the first of two options."""
    if rule == 2:
        return weight * more
    if rule < 2:
        sign = min(max(more / _SAME, -1.0), 1.0) if abs(more) > TIE else 0.0
        return weight * (sign if rule == 0 else 0.8 * more + 0.2 * sign)
    if rule == 3:
        return weight * (0.5 * more + 0.5 * more * more * more)
    if rule == 4:
        return weight * more * more * more
    return weight * (more if more < 0.0 else 2.0 * more / 3.0)


@njit
def _coalitions(rule: int, weight: Floats, utility: Floats, strength: Floats) -> None:
    """Fill the strengths of coalitions between all pairs of options."""
    for a in range(utility.shape[0]):
        strength[a, a] = _LEAST
        for b in range(a):
            plus, minus = _LEAST, _LEAST
            for k in range(weight.shape[0]):
                # Each actor supports the option it gains from: the order of options has no effect.
                more = utility[a, k] - utility[b, k]
                if more > TIE:
                    plus += vote_of(rule, weight[k], more)
                elif more < -TIE:
                    minus += vote_of(rule, weight[k], -more)
            strength[a, b] = plus
            strength[b, a] = minus


@njit
def _victory(rule: int, mine: float, other: float) -> float:
    """Return the probability that a coalition of strength `mine` beats one of strength `other`."""
    if rule == 4:
        if mine >= 1.1 * other:
            return 1.0 / (1.0 + 1e-6)
        if other >= 1.1 * mine:
            return 1e-6 / (1.0 + 1e-6)
        return (2.1 * mine / (mine + other) - 1.0) / 0.1
    # Take ratios first: the eighth power of a strength may overflow.
    ratio = min(mine, other) / max(mine, other)
    for _ in range(rule):
        ratio *= ratio
    return 1.0 / (1.0 + ratio) if mine >= other else ratio / (1.0 + ratio)


@njit
def _victories(rule: int, strength: Floats, victory: Floats) -> None:
    """Fill the probabilities that one option beats another."""
    for a in range(strength.shape[0]):
        victory[a, a] = 0.5
        for b in range(a):
            # Both ways by the rule: 1 minus a chance near 1 would lose a small one.
            victory[a, b] = _victory(rule, strength[a, b], strength[b, a])
            victory[b, a] = _victory(rule, strength[b, a], strength[a, b])


@njit
def _conditional(victory: Floats, chance: Floats) -> None:
    """Fill the probabilities of beating all others, given that one option does.

    Uses logarithms, because a product over many options may underflow.
    """
    best = -np.inf
    for a in range(victory.shape[0]):
        chance[a] = 0.0
        for b in range(victory.shape[0]):
            chance[a] += np.log(victory[a, b]) if victory[a, b] > 0.0 else -np.inf
        best = max(best, chance[a])
    total = 0.0
    for a in range(victory.shape[0]):
        chance[a] = np.exp(chance[a] - best) if best > -np.inf else 1.0
        total += chance[a]
    chance /= total


@njit
def _incentives(strength: Floats, victory: Floats) -> Floats:
    """Return the probability g that an option (row) challenges the favourite (column)."""
    options = strength.shape[0]
    challenge = np.empty((options, options))
    for b in range(options):
        total = 0.0
        for a in range(options):
            challenge[a, b] = strength[a, b] * victory[a, b] + (_STAY if a == b else 0.0)
            total += challenge[a, b]
        for a in range(options):
            challenge[a, b] /= total
    return challenge


@njit
def _markov(victory: Floats, challenge: Floats, tolerance: float, chance: Floats) -> None:
    """Fill the long-run probability that each option is the favourite, under challenges."""
    options = victory.shape[0]
    chance[:] = 1.0 / options
    after = np.empty(options)
    for _ in range(_MOST_STEPS):
        change = 0.0
        for a in range(options):
            after[a] = 0.0
            for b in range(options):
                met = chance[a] * challenge[b, a] + chance[b] * challenge[a, b]
                after[a] += victory[a, b] * met
            change = max(change, abs(after[a] - chance[a]))
        for a in range(options):
            chance[a] = (chance[a] + after[a]) / 2.0
        if change <= tolerance:
            break


@njit
def _elect(rule: int, strength: Floats, victory: Floats, chance: Floats) -> None:
    """Fill P, the probability that each option wins the election."""
    options = strength.shape[0]
    if rule == 0:
        _conditional(victory, chance)
    elif rule == 1:
        _markov(victory, np.full((options, options), 1.0 / options), 1e-6, chance)
    else:
        _markov(victory, _incentives(strength, victory), 1e-8, chance)


@njit
def election_chances(code: tuple[int, int, int], utility: Floats, weight: Floats) -> Floats:
    """Return the probability that each option wins; `code` gives voting, victory and election."""
    options = utility.shape[0]
    strength, victory = np.empty((options, options)), np.empty((options, options))
    chance = np.empty(options)
    _coalitions(code[0], weight, utility, strength)
    _victories(code[1], strength, victory)
    _elect(code[2], strength, victory, chance)
    return chance


@njit
def fill_elections(
    code: tuple[int, int, int], utility: Floats, weight: Floats, victory: Floats, chance: Floats
) -> None:
    """Hold an election in every draw; arrays of shape (draw, option, actor) and so on."""
    strength = np.empty(victory.shape[1:])
    for draw in range(utility.shape[0]):
        _coalitions(code[0], weight[draw], utility[draw], strength)
        _victories(code[1], strength, victory[draw])
        _elect(code[2], strength, victory[draw], chance[draw])
