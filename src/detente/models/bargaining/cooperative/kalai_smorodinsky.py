r"""Kalai-Smorodinsky bargaining solution over several issues :cite:p:`kalai1975,thomson1994`."""

import numpy as np

from detente.models.bargaining.cooperative.barrier import (
    CODE_DEAL,
    CODE_UNDEFINED,
    CODE_UNFINISHED,
    classify_game,
    climb_least_gain,
    climb_sum,
    gather_game,
    start_terms,
    write_terms,
)
from detente.models.bargaining.cooperative.deal import (
    COST,
    DEAL,
    POSITION,
    REVERSION,
    SALIENCE,
    Deal,
    Loss,
    checked_table,
    solve,
)
from detente.models.bargaining.cooperative.newton import Game, gain_of
from detente.models.spec import ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["SPEC", "kalai_smorodinsky_array"]

SPEC = ModelSpec(
    name="bargaining.kalai_smorodinsky",
    title="Kalai-Smorodinsky solution",
    sources=("kalai1975", "thomson1994"),
    takes=(
        POSITION,
        SALIENCE,
        REVERSION,
        COST,
    ),
    gives=DEAL,
    aliases=("equal shares of the ideal gain", "Raiffa-Kalai-Smorodinsky"),
)


@njit
def _ideal_gains(game: Game, inside: Floats, smooth: float, linear: bool, most: Floats) -> bool:
    """Fill b_i, each party's largest gain if nobody loses; return whether it converged."""
    pull = np.zeros(most.shape[0])
    for i in range(most.shape[0]):
        terms = inside.copy()
        pull[i] = 1.0
        if not climb_sum(game, pull, terms, smooth, linear):
            return False
        pull[i] = 0.0
        most[i] = gain_of(game, i, terms, 0.0 if linear else smooth)
    return True


@njit
def _kalai_smorodinsky_kernel(
    position: Floats,
    salience: Floats,
    power: Floats,
    reversion: Floats,
    cost: Floats,
    linear: bool,
    terms: Floats,
) -> int:
    """Fill the terms of one table, positions and reversion in shares of the scale."""
    game, _, known = gather_game(position, salience, power, reversion, cost, linear)
    if not known:
        return write_terms(CODE_UNDEFINED, reversion, terms)
    start_terms(game, reversion, terms)
    status, smooth = classify_game(game, terms, linear)
    if status == CODE_DEAL:
        most = np.empty(game.loss.shape[0])
        found = _ideal_gains(game, terms, smooth, linear, most)
        if not (found and climb_least_gain(game, most, terms, linear)):
            status = CODE_UNFINISHED
    return write_terms(status, reversion, terms)


def kalai_smorodinsky_array(
    position: Floats,
    salience: Floats,
    *,
    reversion: Floats,
    cost: Floats | float = 0.0,
    loss: Loss = "quadratic",
) -> Deal:
    r"""Return the terms that give each party the same share of its largest possible gain.

    Parameters
    ----------
    position : array of float, shape (..., issue, actor)
        Ideal points in [0, 100]; NaN where an actor has no ideal point and so no stake.
    salience : array of float, shape (..., issue, actor)
        Weight of each issue to each actor, >= 0; only ratios within an actor count.
    reversion : array of float, shape (..., issue)
        Terms on each issue without a deal, in [0, 100]: the reversion point, or the status quo if
        it would continue.
    cost : array of float, shape (..., actor), optional
        Cost of disagreement to each actor in addition to those terms, as a share of full utility;
        negative for an actor that profits.
    loss : {"quadratic", "linear"}, optional
        How loss increases with distance.

    Returns
    -------
    Deal
        Terms, utilities and `status`. If there are no terms that all parties prefer to
        disagreement by more than a millionth of full utility, the outcome is `reversion` and the
        status is 0.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a number lies outside its range or the loss is unknown.

    Notes
    -----
    .. math::

       \max_x \min_i \frac{U_i(x) - d_i}{b_i}, \qquad
       b_i = \max \{U_i(y) - d_i : U_j(y) \ge d_j \text{ for all } j\}

    with utilities as in `nash_array`. Two parties get exactly the same share. Of three or more
    parties, some may get more than the least share at no cost to others; that surplus is divided
    so that the product of the extra gains is largest. This solution does not use bargaining power.
    Tolerances are those of `egalitarian_array`.

    Examples
    --------
    One issue: disagreement costs the first actor 0.1 and the second 0.3; the largest gain of each
    is 0.4.

    >>> import numpy as np
    >>> ideal, stake = np.array([[0.0, 100.0]]), np.ones((1, 2))
    >>> result = kalai_smorodinsky_array(
    ...     ideal,
    ...     stake,
    ...     reversion=np.array([50.0]),
    ...     cost=np.array([0.1, 0.3]),
    ...     loss="linear",
    ... )
    >>> result.outcome.round(3).tolist(), result.gain.round(3).tolist()
    ([40.0], [0.2, 0.2])
    """
    return solve(
        checked_table(position, salience, None, reversion, cost, loss), _kalai_smorodinsky_kernel
    )
