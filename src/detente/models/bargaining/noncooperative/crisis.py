r"""Logit quantal response in crises, after :cite:t:`signorino1999` and :cite:t:`mckelvey1998`.

Actors choose with error: the better of two actions has probability :math:`L(\lambda\,\Delta u)`,
where L is the logistic function. With :math:`\lambda = 0` choice is random; with large
:math:`\lambda` it approaches the best response.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import ShapeError
from detente.models.bargaining.noncooperative.quantal_response import checked_precision
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats

__all__ = ["SPEC", "Crisis", "crisis_array"]

SPEC = ModelSpec(
    name="bargaining.crisis",
    title="Crisis game with logit quantal response",
    sources=("signorino1999", "mckelvey1998"),
    takes=(
        Array(
            "challenger",
            ("...", "outcome"),
            unit="any",
            meaning="The challenger's utility of status quo, capitulation of the defender, and "
            "war.",
        ),
        Array(
            "defender",
            ("...", "outcome"),
            unit="any",
            meaning="The defender's utility of the same three; that of the status quo does not "
            "matter.",
        ),
        Array("precision", ("...",), low=0.0, meaning="Precision of choice, per unit of utility."),
    ),
    gives=(
        Array(
            "status_quo",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Probability that the challenger does not challenge.",
        ),
        Array(
            "capitulation",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Probability that it challenges and the defender gives way.",
        ),
        Array(
            "war",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Probability that it challenges and the defender resists.",
        ),
    ),
    aliases=("strategic probit, logit form", "agent quantal response equilibrium"),
)


class Crisis(NamedTuple):
    """Probabilities of the three outcomes of the two-stage game; they sum to 1.

    Attributes
    ----------
    status_quo, capitulation, war : array of float, shape (...)
        The challenger does not challenge; it challenges and the defender gives way; it challenges
        and the defender resists.
    """

    status_quo: Floats
    capitulation: Floats
    war: Floats


def crisis_array(challenger: Floats, defender: Floats, precision: Floats | float) -> Crisis:
    r"""Return the probabilities of the outcomes of the two-stage crisis game.

    Parameters
    ----------
    challenger, defender : array of float, shape (..., 3)
        Utility of status quo, capitulation of the defender, and war, any units; the defender's
        utility of the status quo does not matter.
    precision : array of float, shape (...)
        Precision of choice, :math:`\lambda \ge 0`, per unit of utility.

    Returns
    -------
    Crisis
        Probabilities that sum to 1.

    Raises
    ------
    ShapeError
        If the arrays do not hold three outcomes or do not broadcast.
    DomainError
        If a precision is negative.

    Notes
    -----
    By backward induction; the challenger knows that the defender errs:

    .. math:: p_2 = L(\lambda(u_2^W - u_2^C)), \qquad
       p_1 = L\bigl(\lambda(p_2 u_1^W + (1 - p_2)u_1^C - u_1^Q)\bigr)

    Examples
    --------
    >>> result = crisis_array(np.array([0.0, 1.0, -1.0]), np.array([0.0, -1.0, -1.0]), 2.0)
    >>> float(result.status_quo), float(result.capitulation), float(result.war)
    (0.5, 0.25, 0.25)
    """
    one, two = _outcomes(challenger), _outcomes(defender)
    sharp = checked_precision(precision)
    try:
        np.broadcast_shapes(one.shape[:-1], two.shape[:-1], sharp.shape)
    except ValueError as error:
        message = f"challenger {one.shape}, defender {two.shape} and precision {sharp.shape} "
        message += "do not broadcast"
        raise ShapeError(message) from error
    resists = _logistic(sharp * (two[..., 2] - two[..., 1]))
    expected = resists * one[..., 2] + (1.0 - resists) * one[..., 1]
    challenges = _logistic(sharp * (expected - one[..., 0]))
    return Crisis(1.0 - challenges, challenges * (1.0 - resists), challenges * resists)


def _outcomes(utility: Floats) -> Floats:
    utilities = np.asarray(utility, dtype=np.float64)
    if utilities.shape[-1:] != (3,):
        message = (
            f"utilities have shape {utilities.shape}; use (..., 3): status quo, capitulation, war"
        )
        raise ShapeError(message)
    return utilities


def _logistic(z: Floats) -> Floats:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * z)))
