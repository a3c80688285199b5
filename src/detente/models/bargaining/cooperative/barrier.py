"""Solve one bargaining table by a barrier method, in a sequence of steeper barriers (rungs).

Each rung maximises with a steeper barrier than the previous one. Its maximum is within
(actors / rise) of the best, in shares of full utility, which shows early whether there is a deal.
"""

import numpy as np

from detente.models.bargaining.cooperative.newton import QUADRATIC, Aim, Game, gain_of, newton_climb
from detente.numerics.arrays import Bools, Floats
from detente.numerics.compile import njit
from detente.numerics.ties import exceeds, reaches

__all__ = [
    "CODE_DEAL",
    "CODE_NO_DEAL",
    "CODE_UNDEFINED",
    "CODE_UNFINISHED",
    "best_sum",
    "classify_game",
    "climb_least_gain",
    "climb_product",
    "climb_sum",
    "gather_game",
    "least_gain",
    "start_terms",
    "write_terms",
]

CODE_DEAL, CODE_NO_DEAL, CODE_UNDEFINED, CODE_UNFINISHED = 1, 0, -1, -2

_LEAST = 1e-6  # a gain below one millionth of full utility counts as none
_TOP = 2e8  # upper bound on the steepness of a rung
_SURE = 1e5  # a path that stops beyond this steepness is accurate to 1e-5 per party
_SOFT = 0.1  # smoothing of linear loss at the first rung
_FINE = 1e-9  # smoothing at the last rung without a barrier


@njit
def gather_game(
    position: Floats, salience: Floats, power: Floats, reversion: Floats, cost: Floats, linear: bool
) -> tuple[Game, Bools, bool]:
    """Return the game of actors with a stake and weight, their indices, and whether all is known.

    Positions and reversion are in shares of the scale, shape (issue, actor) and (issue,); an actor
    has no stake in an issue on which it has no position.
    """
    issues, actors = position.shape
    weight = np.zeros((issues, actors))
    total = np.zeros(actors)
    known = not np.isnan(reversion).any()
    for i in range(actors):
        for k in range(issues):
            if not np.isnan(position[k, i]):
                weight[k, i] = salience[k, i]
                total[i] += salience[k, i]
        if np.isnan(total[i]) or (total[i] > 0.0 and np.isnan(power[i] + cost[i])):
            known = False
    part = (total > 0.0) & (power > 0.0)
    many = part.sum()
    game = Game(
        np.zeros((issues, many)), np.zeros((issues, many)), np.zeros(many), np.zeros(issues)
    )
    j = 0
    for i in range(actors):
        if not part[i]:
            continue
        game.loss[j] = cost[i]
        for k in range(issues):
            if weight[k, i] > 0.0:
                share = weight[k, i] / total[i]
                gap = abs(reversion[k] - position[k, i])
                game.ideal[k, j] = position[k, i]
                game.weight[k, j] = share
                game.loss[j] += share * (gap if linear else gap * gap)
                game.free[k] = 1.0
        j += 1
    return game, part, known


@njit
def write_terms(status: int, reversion: Floats, terms: Floats) -> int:
    """Fill the reversion if there is no deal, NaN if there is no result; return the status."""
    if status == CODE_NO_DEAL:
        terms[:] = reversion
    elif status != CODE_DEAL:
        terms[:] = np.nan
    return status


@njit
def start_terms(game: Game, reversion: Floats, terms: Floats) -> None:
    """Fill the mean of ideals, weighted by stakes; the reversion if no actor has a stake."""
    for k in range(terms.shape[0]):
        total, weighted = 0.0, 0.0
        for i in range(game.loss.shape[0]):
            total += game.weight[k, i]
            weighted += game.weight[k, i] * game.ideal[k, i]
        terms[k] = weighted / total if game.free[k] > 0.0 else reversion[k]


@njit
def _soft(rise: float, linear: bool) -> float:
    return _SOFT / rise if linear else QUADRATIC


@njit
def _ratio(linear: bool) -> float:
    """Return the steepness ratio to the next rung; fast changes of smoothing fail to converge."""
    return 3.1622776601683795 if linear else 10.0


@njit
def least_gain(game: Game, share: Floats, terms: Floats, smooth: float) -> float:
    """Return the least gain divided by its share."""
    least = np.inf
    for i in range(share.shape[0]):
        least = min(least, gain_of(game, i, terms, smooth) / share[i])
    return float(least)


@njit
def classify_game(game: Game, terms: Floats, linear: bool) -> tuple[int, float]:
    """Maximise the least gain until it is clear whether there is a deal; return that and smoothing.

    If there is a deal, the terms end well inside the feasible deals at that smoothing.
    """
    many = game.loss.shape[0]
    if many == 0:
        return CODE_NO_DEAL, QUADRATIC
    none, ones = np.zeros(many), np.ones(many)
    rise, sure = 1.0, 0.0
    smooth = _soft(rise, linear)
    tau = least_gain(game, ones, terms, smooth) - 1.0
    while rise < _TOP:
        smooth = _soft(rise, linear)
        tau, rested = newton_climb(game, Aim(rise, none, ones, ones), terms, tau, smooth)
        within = many / rise + max(smooth, 0.0)
        if tau > _LEAST and (within < tau or not rested):
            return CODE_DEAL, smooth
        if rested and tau + within < _LEAST:
            return CODE_NO_DEAL, smooth
        if rested:
            sure = rise
        rise *= _ratio(linear)
    if tau > _LEAST:
        return CODE_DEAL, smooth
    return (CODE_NO_DEAL if sure >= _SURE else CODE_UNFINISHED), smooth


@njit
def climb_least_gain(game: Game, share: Floats, terms: Floats, linear: bool) -> bool:
    """Maximise the least gain divided by its share; return whether it converged."""
    none, ones = np.zeros(share.shape[0]), np.ones(share.shape[0])
    rise, sure = 1.0, 0.0
    tau = least_gain(game, share, terms, _soft(rise, linear)) - 1.0
    kept = terms.copy()
    while rise < _TOP:
        tau, rested = newton_climb(
            game, Aim(rise, none, ones, share), terms, tau, _soft(rise, linear)
        )
        if rested:
            kept[:] = terms
            sure = rise
        rise *= _ratio(linear)
    terms[:] = kept  # rounding on a flat part: the last rung that converged is close enough
    return sure >= _SURE


@njit
def climb_sum(game: Game, pull: Floats, terms: Floats, smooth: float, linear: bool) -> bool:
    """Maximise a weighted sum of gains such that nobody loses; return whether it converged."""
    ones = np.ones(pull.shape[0])
    rise, sure = 1.0, 0.0
    kept = terms.copy()
    while rise < _TOP:
        soft = min(smooth, _soft(rise, linear)) if linear else QUADRATIC
        _, rested = newton_climb(game, Aim(0.0, rise * pull, ones, ones), terms, 0.0, soft)
        if rested:
            kept[:] = terms
            sure = rise
        rise *= _ratio(linear)
    terms[:] = kept
    return sure >= _SURE


@njit
def climb_product(game: Game, power: Floats, terms: Floats, smooth: float, linear: bool) -> bool:
    """Maximise the weighted product of gains from feasible terms; return whether it converged."""
    many = power.shape[0]
    aim = Aim(0.0, np.zeros(many), power, np.ones(many))
    while True:
        _, rested = newton_climb(game, aim, terms, 0.0, smooth)
        if not rested:
            return False
        if not linear or smooth <= _FINE:
            return True
        smooth *= 0.1


@njit
def _middle(value: Floats, weight: Floats) -> float:
    """Return the weighted median; the midpoint if half the weight is on each side."""
    order = np.argsort(value, kind="mergesort")
    total = weight.sum()
    reached, low = 0.0, np.nan
    for rank in range(order.shape[0]):
        i = order[rank]
        if weight[i] <= 0.0:
            continue
        if not np.isnan(low):
            return float(0.5 * (low + value[i]))
        reached += weight[i]
        if exceeds(reached, 0.5 * total, total):
            return float(value[i])
        if reaches(reached, 0.5 * total, total):
            low = value[i]
    return float(low)


@njit
def best_sum(game: Game, power: Floats, terms: Floats, linear: bool) -> None:
    """Fill the terms with the largest weighted sum of utilities, issue by issue, exactly."""
    for k in range(terms.shape[0]):
        if game.free[k] == 0.0:
            continue
        weight = power * game.weight[k]
        if linear:
            terms[k] = _middle(game.ideal[k], weight)
        else:
            terms[k] = (weight * game.ideal[k]).sum() / weight.sum()
