r"""Utilitarian bargaining solution, with no actor worse off :cite:p:`harsanyi1955,thomson1994`."""

import numpy as np

from detente.models.bargaining.cooperative.barrier import (
    CODE_DEAL,
    CODE_UNDEFINED,
    CODE_UNFINISHED,
    best_sum,
    classify_game,
    climb_sum,
    gather_game,
    least_gain,
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
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["SPEC", "utilitarian_array"]

SPEC = ModelSpec(
    name="bargaining.utilitarian",
    title="Utilitarian solution",
    sources=("harsanyi1955", "thomson1994"),
    takes=(
        POSITION,
        Array(
            "capability",
            ("...", "actor"),
            low=0.0,
            meaning="Weight of each actor's utility; only ratios count; 0 means absent.",
        ),
        SALIENCE,
        REVERSION,
        COST,
    ),
    gives=DEAL,
    aliases=("largest weighted sum of utilities",),
)


@njit
def _utilitarian_kernel(
    position: Floats,
    salience: Floats,
    power: Floats,
    reversion: Floats,
    cost: Floats,
    linear: bool,
    terms: Floats,
) -> int:
    """Fill the terms of one table, positions and reversion in shares of the scale."""
    game, part, known = gather_game(position, salience, power, reversion, cost, linear)
    if not known:
        return write_terms(CODE_UNDEFINED, reversion, terms)
    start_terms(game, reversion, terms)
    status, smooth = classify_game(game, terms, linear)
    if status == CODE_DEAL:
        heard = power[part] / power[part].sum()
        best = terms.copy()
        best_sum(game, heard, best, linear)
        if least_gain(game, np.ones(heard.shape[0]), best, 0.0 if linear else smooth) >= 0.0:
            terms[:] = best
        elif not climb_sum(game, heard, terms, smooth, linear):
            status = CODE_UNFINISHED
    return write_terms(status, reversion, terms)


def utilitarian_array(
    position: Floats,
    capability: Floats,
    salience: Floats,
    *,
    reversion: Floats,
    cost: Floats | float = 0.0,
    loss: Loss = "quadratic",
) -> Deal:
    r"""Return the terms that maximise the weighted sum of utilities and leave nobody worse off.

    Parameters
    ----------
    position : array of float, shape (..., issue, actor)
        Ideal points in [0, 100]; NaN where an actor has no ideal point and so no stake.
    capability : array of float, shape (..., actor)
        Weight of each actor's utility, dimensionless, >= 0; only ratios count; 0 means absent.
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
    .. math:: \max_x \sum_i c_i U_i(x) \quad \text{where } U_i(x) \ge d_i \text{ for all } i

    with utilities as in `nash_array`, which it compares between parties. If no constraint
    :math:`U_i(x) \ge d_i` binds, the result is exact, issue by issue. With quadratic loss it is
    the mean of ideals weighted by :math:`c_i w_{ik}`, so that the compromise model is the case of
    equal sums of salience; with linear loss it is the weighted median. Otherwise the sum is within
    1e-8 per party of the best with quadratic loss, within 1e-5 with linear loss.

    Examples
    --------
    The unconstrained optimum is 25. With a low cost of disagreement, the second actor rejects it,
    because the reversion point of 40 has utility 0.64 for it.

    >>> import numpy as np
    >>> ideal, stake = np.array([[0.0, 100.0]]), np.ones((1, 2))
    >>> power = np.array([3.0, 1.0])
    >>> cheap = utilitarian_array(ideal, power, stake, reversion=np.array([40.0]), cost=0.3)
    >>> dear = utilitarian_array(ideal, power, stake, reversion=np.array([40.0]), cost=0.05)
    >>> cheap.outcome.round(3).tolist(), dear.outcome.round(3).tolist()
    ([25.0], [35.969])
    """
    return solve(
        checked_table(position, salience, capability, reversion, cost, loss), _utilitarian_kernel
    )
