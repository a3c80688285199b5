r"""Logit quantal response in crises, after :cite:t:`signorino1999` and :cite:t:`mckelvey1998`.

Actors choose with error: the better of two actions has probability :math:`L(\lambda\,\Delta u)`,
where L is the logistic function. With :math:`\lambda = 0` choice is random; with large
:math:`\lambda` it approaches the best response.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.joining.exposure_hazard import logistic
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["SPEC", "Crisis", "Response", "crisis_array", "response_array"]

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

_STEPS = 400  # steps of the path from random choice to the given precision
_TURNS = 500
_REST = 1e-13


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


class Response(NamedTuple):
    """Probabilities of the first action of both players.

    Attributes
    ----------
    row, column : array of float, shape (...)
        Probability that the row player, and the column player, takes its first action.
    """

    row: Floats
    column: Floats


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
    sharp = _precision(precision)
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


def response_array(row: Floats, column: Floats, precision: Floats | float) -> Response:
    r"""Return the logit quantal response equilibrium of a two-by-two game, on its main branch.

    Parameters
    ----------
    row, column : array of float, shape (..., 2, 2)
        Utility to each player of (row's action, column's action), any units.
    precision : array of float, shape (...)
        Precision of choice, :math:`\lambda \ge 0`.

    Returns
    -------
    Response
        Probabilities of both players' first actions; NaN if the path does not converge.

    Raises
    ------
    ShapeError
        If the arrays are not two by two or do not broadcast.
    DomainError
        If a precision is negative.

    Notes
    -----
    :math:`p = L(\lambda\,\Delta u_1(q)),\; q = L(\lambda\,\Delta u_2(p))`. If several
    equilibria exist, the result is the one on the path that starts at equal probabilities for
    :math:`\lambda = 0` :cite:p:`mckelvey1998`, followed in 400 steps.

    Examples
    --------
    >>> pennies = np.array([[1.0, -1.0], [-1.0, 1.0]])
    >>> result = response_array(pennies, -pennies, 3.0)
    >>> float(result.row), float(result.column)
    (0.5, 0.5)
    """
    a, b = (np.asarray(one, dtype=np.float64) for one in (row, column))
    sharp = _precision(precision)
    if a.shape[-2:] != (2, 2) or b.shape[-2:] != (2, 2):
        message = f"row {a.shape} and column {b.shape} must be (..., 2, 2)"
        raise ShapeError(message)
    try:
        lead = np.broadcast_shapes(a.shape[:-2], b.shape[:-2], sharp.shape)
    except ValueError as error:
        message = f"row {a.shape}, column {b.shape} and precision {sharp.shape} do not broadcast"
        raise ShapeError(message) from error
    games = [np.broadcast_to(g, (*lead, 2, 2)).reshape(-1, 2, 2) for g in (a, b)]
    probability = np.empty((games[0].shape[0], 2))
    _respond(
        np.ascontiguousarray(games[0]),
        np.ascontiguousarray(games[1]),
        np.ascontiguousarray(np.broadcast_to(sharp, lead)).reshape(-1),
        probability,
    )
    return Response(probability[:, 0].reshape(lead)[()], probability[:, 1].reshape(lead)[()])


@njit
def _respond(row: Floats, column: Floats, precision: Floats, out: Floats) -> None:
    for n in range(out.shape[0]):
        out[n, 0], out[n, 1] = _response_kernel(row[n], column[n], precision[n])


@njit
def _response_kernel(row: Floats, column: Floats, precision: float) -> tuple[float, float]:
    """Follow the path of one game from equal probabilities; NaN if a step does not converge."""
    p, q = 0.5, 0.5
    for step in range(1, _STEPS + 1):
        sharp = precision * step / _STEPS
        rests = False
        for _ in range(_TURNS):
            gain = q * (row[0, 0] - row[1, 0]) + (1.0 - q) * (row[0, 1] - row[1, 1])
            wanted_p = logistic(sharp * gain)
            gain = p * (column[0, 0] - column[0, 1]) + (1.0 - p) * (column[1, 0] - column[1, 1])
            wanted_q = logistic(sharp * gain)
            far = max(abs(wanted_p - p), abs(wanted_q - q))
            p += 0.5 * (wanted_p - p)
            q += 0.5 * (wanted_q - q)
            if far < _REST:
                rests = True
                break
        if not rests and step == _STEPS:
            return np.nan, np.nan
    return p, q


def _outcomes(utility: Floats) -> Floats:
    utilities = np.asarray(utility, dtype=np.float64)
    if utilities.shape[-1:] != (3,):
        message = (
            f"utilities have shape {utilities.shape}; use (..., 3): status quo, capitulation, war"
        )
        raise ShapeError(message)
    return utilities


def _precision(precision: Floats | float) -> Floats:
    values = np.asarray(precision, dtype=np.float64)
    if (values < 0).any():
        message = f"precision must be >= 0; the least is {values.min():g}"
        raise DomainError(message)
    return values


def _logistic(z: Floats) -> Floats:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * z)))
