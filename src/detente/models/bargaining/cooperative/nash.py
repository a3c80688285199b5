r"""Nash bargaining solution over several issues :cite:p:`nash1950,harsanyi1972`.

It is not the influence-weighted mean. With quadratic loss the terms are a weighted mean of ideals,
but the weights depend on each party's gain, and so on the terms: a party with a small gain has more
weight. The compromise model is the limit in which all gains are equal, for example because
disagreement is very bad for all :cite:p:`achen2006`.
"""

from detente.models.bargaining.cooperative.barrier import (
    CODE_DEAL,
    CODE_UNDEFINED,
    CODE_UNFINISHED,
    classify_game,
    climb_product,
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

__all__ = ["SPEC", "nash_array"]

SPEC = ModelSpec(
    name="bargaining.nash",
    title="Nash bargaining solution",
    sources=("nash1950", "harsanyi1972", "achen2006"),
    takes=(
        POSITION,
        Array(
            "capability",
            ("...", "actor"),
            low=0.0,
            meaning="Bargaining power; only ratios count; 0 means absent.",
        ),
        SALIENCE,
        REVERSION,
        COST,
    ),
    gives=DEAL,
    aliases=("asymmetric Nash solution", "generalised Nash product"),
)


@njit
def _nash_kernel(
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
        heard = power[part]
        if not climb_product(game, heard / heard.sum(), terms, smooth, linear):
            status = CODE_UNFINISHED
    return write_terms(status, reversion, terms)


def nash_array(
    position: Floats,
    capability: Floats,
    salience: Floats,
    *,
    reversion: Floats,
    cost: Floats | float = 0.0,
    loss: Loss = "quadratic",
) -> Deal:
    r"""Return the terms that maximise the product of gains over disagreement.

    Parameters
    ----------
    position : array of float, shape (..., issue, actor)
        Ideal points in [0, 100]; NaN where an actor has no ideal point and so no stake.
    capability : array of float, shape (..., actor)
        Bargaining power, dimensionless, >= 0; only ratios count; 0 means absent.
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

       \max_x \prod_i \bigl(U_i(x) - d_i\bigr)^{c_i}, \qquad
       U_i(x) = 1 - \sum_k w_{ik} \Bigl(\frac{|x_k - \theta_{ik}|}{100}\Bigr)^p, \qquad
       d_i = U_i(r) - e_i

    with :math:`w_{ik} = s_{ik} / \sum_k s_{ik}` and p = 2 or 1. With quadratic loss, the optimum is

    .. math::

       x_k = \frac{\sum_i \lambda_i w_{ik} \theta_{ik}}{\sum_i \lambda_i w_{ik}}, \qquad
       \lambda_i = \frac{c_i}{U_i(x) - d_i}

    computed by Newton steps to about 1e-7 scale points. Linear loss is smoothed, and the smoothing
    is reduced step by step; utilities are within 1e-8 of the best. If several terms have the same
    utilities, one of them is returned.

    Examples
    --------
    Two issues, each more important to one side: each concedes on its less important issue.

    >>> import numpy as np
    >>> ideal = np.array([[0.0, 100.0], [0.0, 100.0]])
    >>> stake = np.array([[0.8, 0.2], [0.2, 0.8]])
    >>> result = nash_array(ideal, np.ones(2), stake, reversion=np.array([50.0, 50.0]))
    >>> result.outcome.round(3).tolist(), result.gain.round(3).tolist()
    ([20.0, 80.0], [0.09, 0.09])
    """
    return solve(checked_table(position, salience, capability, reversion, cost, loss), _nash_kernel)
