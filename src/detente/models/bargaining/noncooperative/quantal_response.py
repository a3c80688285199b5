r"""Logit quantal response equilibrium of a two-by-two game :cite:p:`mckelvey1998`.

Symbols: p and q are the probabilities of the first actions, x and y their log-odds, lambda the
precision. Then x = lambda A(q) and y = lambda B(p), where A and B, the gains from the first
action, are linear: A(q) = a0 + a1 q, B(p) = b0 + b1 p.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.noncooperative.branch import Gains, equilibria_of, principal_root
from detente.models.joining.exposure_hazard import logistic
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.compile import njit

__all__ = ["Response", "checked_precision", "response_array"]


class Response(NamedTuple):
    """Probabilities of the first action of both players, and what else is an equilibrium.

    Attributes
    ----------
    row, column : array of float, shape (...)
        Probability that the row player, and the column player, takes its first action; NaN if a
        utility or the precision is NaN.
    equilibria : array of int, shape (...)
        Number of equilibria at this precision, 1 to 3; 0 if undefined.
    fork : array of bool, shape (...)
        Whether the path divides before this precision, as in symmetric games: the result is then
        on the middle branch, and both others are as good.
    """

    row: Floats
    column: Floats
    equilibria: Ints
    fork: Bools


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
        Probabilities of both players' first actions, the number of equilibria, and whether the
        branch forks.

    Raises
    ------
    ShapeError
        If the arrays are not two by two or do not broadcast.
    DomainError
        If a precision is negative, or a number infinite.

    Notes
    -----
    :math:`p = L(\lambda\,\Delta u_1(q)),\; q = L(\lambda\,\Delta u_2(p))`. Every equilibrium is a
    root of one function of p and lies in a bracket. If there are several, the result is the one on
    the path that starts at equal probabilities for :math:`\lambda = 0` :cite:p:`mckelvey1998`; the
    path is followed by its arc length, which also passes folds. In a symmetric game it may divide:
    `fork` says so.

    Examples
    --------
    >>> import numpy as np
    >>> pennies = np.array([[1.0, -1.0], [-1.0, 1.0]])
    >>> result = response_array(pennies, -pennies, 3.0)
    >>> float(result.row), float(result.column), int(result.equilibria)
    (0.5, 0.5, 1)
    >>> battle = response_array(np.array([[3.0, 0], [0, 2]]), np.array([[2.0, 0], [0, 3]]), 2.0)
    >>> round(float(battle.row), 3), int(battle.equilibria), bool(battle.fork)
    (0.571, 3, True)
    """
    a, b = (_game(name, game) for name, game in (("row", row), ("column", column)))
    sharp = checked_precision(precision)
    try:
        lead = np.broadcast_shapes(a.shape[:-2], b.shape[:-2], sharp.shape)
    except ValueError as error:
        message = f"row {a.shape}, column {b.shape} and precision {sharp.shape} do not broadcast"
        raise ShapeError(message) from error
    games = [np.array(np.broadcast_to(g, (*lead, 2, 2))).reshape(-1, 2, 2) for g in (a, b)]
    probability = np.full((games[0].shape[0], 2), np.nan)
    found = np.zeros((games[0].shape[0], 2), dtype=np.int64)
    _respond(
        games[0], games[1], np.array(np.broadcast_to(sharp, lead)).reshape(-1), probability, found
    )
    return Response(
        probability[:, 0].reshape(lead)[()],
        probability[:, 1].reshape(lead)[()],
        found[:, 0].reshape(lead)[()],
        (found[:, 1] > 0).reshape(lead)[()],
    )


def checked_precision(precision: Floats | float) -> Floats:
    """Return the precisions; raise if one is negative or infinite."""
    values = np.asarray(precision, dtype=np.float64)
    if (values < 0).any() or np.isinf(values).any():
        message = f"precision is {values.tolist()}; it must be finite and >= 0"
        raise DomainError(message)
    return values


def _game(name: str, utility: Floats) -> Floats:
    values = np.asarray(utility, dtype=np.float64)
    if values.shape[-2:] != (2, 2):
        message = f"{name} has shape {values.shape}; it must be (..., 2, 2)"
        raise ShapeError(message)
    if np.isinf(values).any():
        message = f"{name} contains an infinite utility; use a finite number"
        raise DomainError(message)
    return values


@njit
def _respond(row: Floats, column: Floats, precision: Floats, out: Floats, found: Ints) -> None:
    root = np.empty(3)
    for n in range(out.shape[0]):
        if np.isnan(row[n]).any() or np.isnan(column[n]).any() or np.isnan(precision[n]):
            continue
        gains = _gains(row[n], column[n])
        count = equilibria_of(gains, precision[n], root)
        at, fork = 0, False
        if count > 1:
            at, fork = principal_root(gains, precision[n], root[:count])
        p = logistic(root[at])
        out[n, 0] = p
        out[n, 1] = logistic(precision[n] * (gains.b0 + gains.b1 * p))
        found[n, 0], found[n, 1] = count, 1 if fork else 0


@njit
def _gains(row: Floats, column: Floats) -> Gains:
    """Return the gains from the first actions as linear functions."""
    a0, a_end = row[0, 1] - row[1, 1], row[0, 0] - row[1, 0]
    b0, b_end = column[1, 0] - column[1, 1], column[0, 0] - column[0, 1]
    return Gains(a0, a_end - a0, b0, b_end - b0)
