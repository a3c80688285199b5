r"""Egalitarian and proportional bargaining solutions :cite:p:`kalai1977,thomson1994`."""

from detente.models.bargaining.cooperative.barrier import (
    CODE_DEAL,
    CODE_UNDEFINED,
    CODE_UNFINISHED,
    classify_game,
    climb_least_gain,
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
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["SPEC", "egalitarian_array"]

SPEC = ModelSpec(
    name="bargaining.egalitarian",
    title="Egalitarian solution",
    sources=("kalai1977", "thomson1994"),
    takes=(
        POSITION,
        Array(
            "capability",
            ("...", "actor"),
            low=0.0,
            meaning="Proportions in which gains are divided; ones for equal gains; 0 means absent.",
        ),
        SALIENCE,
        REVERSION,
        COST,
    ),
    gives=DEAL,
    aliases=("proportional solution", "equal gains", "maximin of gains"),
)


@njit
def _egalitarian_kernel(
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
    status, _ = classify_game(game, terms, linear)
    if status == CODE_DEAL:
        heard = power[part]
        if not climb_least_gain(game, heard / heard.mean(), terms, linear):
            status = CODE_UNFINISHED
    return write_terms(status, reversion, terms)


def egalitarian_array(
    position: Floats,
    capability: Floats,
    salience: Floats,
    *,
    reversion: Floats,
    cost: Floats | float = 0.0,
    loss: Loss = "quadratic",
) -> Deal:
    r"""Return the terms that maximise the least gain, each gain divided by the actor's share.

    Parameters
    ----------
    position : array of float, shape (..., issue, actor)
        Ideal points in [0, 100]; NaN where an actor has no ideal point and so no stake.
    capability : array of float, shape (..., actor)
        Proportions in which gains are divided, dimensionless, >= 0; ones for equal gains; 0 means
        absent.
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
    .. math:: \max_x \min_i \frac{U_i(x) - d_i}{c_i}

    with utilities as in `nash_array`. It compares utilities between parties, in shares of the loss
    from one scale end to the other. Gains have exactly those proportions unless an actor can gain
    more at no cost to others. That surplus is then divided so that the product of the extra gains
    is largest, which makes the terms Pareto-optimal. The least gain is within 1e-7 per party of
    the best with quadratic loss, within 1e-5 with linear loss.

    Examples
    --------
    One issue: disagreement costs both 0.3, and the reversion point is the first actor's ideal.

    >>> import numpy as np
    >>> ideal, stake = np.array([[0.0, 100.0]]), np.ones((1, 2))
    >>> war = {"reversion": np.array([0.0]), "cost": 0.3, "loss": "linear"}
    >>> result = egalitarian_array(ideal, np.ones(2), stake, **war)
    >>> result.outcome.round(3).tolist(), result.gain.round(3).tolist()
    ([0.0], [0.3, 0.3])
    >>> egalitarian_array(ideal, np.array([1.0, 3.0]), stake, **war).gain.round(3).tolist()
    [0.15, 0.45]
    """
    return solve(
        checked_table(position, salience, capability, reversion, cost, loss), _egalitarian_kernel
    )
