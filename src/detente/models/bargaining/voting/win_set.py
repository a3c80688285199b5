r"""Compute what beats the status quo: the win-set on one or several issues :cite:p:`black1958`.

Each actor prefers the point nearer to its position. A point beats the status quo if the actors who
prefer it have more than the quota of all voting weight; at quota 1, if all prefer it.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.table import TABLE
from detente.models.bargaining.voting.compromise import check_influence, influence_rows
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.ties import TIE, exceeds, reaches

__all__ = [
    "SPEC",
    "WinSet",
    "check_quota",
    "enough",
    "support_array",
    "win_set_array",
]

SPEC = ModelSpec(
    name="bargaining.win_set",
    title="Win-set of the status quo",
    sources=("black1958",),
    takes=(
        *TABLE,
        Array("status_quo", ("...",), unit="scale", meaning="Current state, the status quo."),
    ),
    gives=(
        Array(
            "low",
            ("...",),
            unit="scale",
            meaning="Lower end of the open interval; the status quo if nothing beats it, NaN "
            "without weight.",
        ),
        Array(
            "high",
            ("...",),
            unit="scale",
            meaning="Upper end of the open interval; the status quo if nothing beats it, NaN "
            "without weight.",
        ),
    ),
    aliases=("winset",),
)


class WinSet(NamedTuple):
    """The points on one issue that beat the status quo.

    Attributes
    ----------
    low, high : array of float, shape (...)
        Ends of the open interval, in the units of the positions; both are the status quo if
        nothing beats it, NaN if no actor has weight.
    """

    low: Floats
    high: Floats

    @property
    def width(self) -> Floats:
        """Width of the interval, shape (...)."""
        return np.asarray(self.high - self.low)


def win_set_array(
    position: Floats,
    capability: Floats,
    salience: Floats,
    *,
    status_quo: Floats | float,
    quota: float = 0.5,
) -> WinSet:
    r"""Return the exact win-set of the status quo on one issue.

    Parameters
    ----------
    position : array of float, shape (..., actor)
        Positions; NaN for an actor without one, which does not vote.
    capability, salience : array of float, shape (..., actor)
        Their product is an actor's voting weight, >= 0.
    status_quo : array of float, shape (...)
        The status quo, in the units of the positions.
    quota : float
        Share of all weight that must be exceeded, in [0.5, 1]; 1 requires unanimity.

    Returns
    -------
    WinSet
        An open interval with the status quo as one end.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If the quota is out of range, or a capability or salience is negative.

    Notes
    -----
    Actors with :math:`x_i > (y + q)/2` prefer a point y above q. Their weight decreases in y, so
    the winning points reach from q to :math:`2m - q`, where m is the highest point with more than
    the quota above it; the same holds below q. With a quota of a half or more, only one side can
    win.

    Examples
    --------
    >>> import numpy as np
    >>> x = np.array([20.0, 60.0, 90.0])
    >>> result = win_set_array(x, np.ones(3), np.ones(3), status_quo=40.0)
    >>> float(result.low), float(result.high)
    (40.0, 80.0)
    """
    check_quota(quota)
    x, c, s = check_influence(position, capability, salience)
    try:
        q = np.broadcast_to(np.asarray(status_quo, dtype=np.float64), x.shape[:-1])
    except ValueError as error:
        message = (
            f"position {np.shape(position)}, capability {np.shape(capability)}, salience "
            f"{np.shape(salience)} and status quo {np.shape(status_quo)} do not broadcast"
        )
        raise ShapeError(message) from error
    if np.isinf(q).any():
        message = "status_quo contains an infinite number; use a finite one"
        raise DomainError(message)
    low, high = np.empty(x.shape[:-1]), np.empty(x.shape[:-1])
    places, weights = (influence_rows(a) for a in (x, c * s))
    _fill(
        places,
        weights,
        np.ascontiguousarray(q).reshape(-1),
        quota,
        low.reshape(-1),
        high.reshape(-1),
    )
    return WinSet(low[()], high[()])


def check_quota(quota: float) -> None:
    """Raise if the quota is outside [0.5, 1]."""
    if not 0.5 <= quota <= 1.0:
        message = f"quota is {quota}; it must be in [0.5, 1]"
        raise DomainError(message)


@njit
def _fill(x: Floats, w: Floats, q: Floats, quota: float, low: Floats, high: Floats) -> None:
    for row in range(x.shape[0]):
        low[row], high[row] = _win_set_kernel(x[row], w[row], q[row], quota)


@njit
def _win_set_kernel(x: Floats, w: Floats, q: float, quota: float) -> tuple[float, float]:
    """Return the ends of the win-set of one row; NaN without weight."""
    total = 0.0
    for i in range(x.shape[0]):
        if not np.isnan(x[i]):
            total += w[i]
    if total <= 0.0 or np.isnan(q):
        return np.nan, np.nan
    low, high = q, q
    for i in range(x.shape[0]):
        if np.isnan(x[i]) or w[i] == 0.0:
            continue
        above, below = 0.0, 0.0
        for k in range(x.shape[0]):
            if not np.isnan(x[k]):
                above += w[k] if x[k] >= x[i] else 0.0
                below += w[k] if x[k] <= x[i] else 0.0
        if x[i] > q and enough(above, total, quota):
            high = max(high, 2.0 * x[i] - q)
        if x[i] < q and enough(below, total, quota):
            low = min(low, 2.0 * x[i] - q)
    return low, high


@njit
def enough(weight: float, total: float, quota: float) -> bool:
    """Return whether a weight wins: more than the quota, or, at quota 1, all of it."""
    if quota >= 1.0:
        return reaches(weight, total, total)
    return exceeds(weight, quota * total, total)


def support_array(
    position: Floats,
    capability: Floats,
    salience: Floats,
    point: Floats,
    *,
    status_quo: Floats,
) -> Floats:
    r"""Return the share of voting weight that prefers a point on several issues to the status quo.

    Parameters
    ----------
    position, salience : array of float, shape (..., issue, actor)
        Positions; salience is the weight of each issue in an actor's distance, >= 0. With NaN, the
        issue does not count for that actor.
    capability : array of float, shape (..., actor)
        Voting weight, >= 0.
    point, status_quo : array of float, shape (..., issue)
        The alternative, and the status quo.

    Returns
    -------
    array of float, shape (...)
        Share in [0, 1]; the point is in the win-set if it exceeds the quota. NaN without weight.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.

    Notes
    -----
    Weighted Euclidean distance :math:`d_i(y)^2 = \sum_k s_{ik}(y_k - x_{ik})^2`.

    Examples
    --------
    >>> import numpy as np
    >>> x = np.array([[0.0, 100.0], [0.0, 100.0]])
    >>> point, votes = np.array([30.0, 30.0]), np.array([1.0, 3.0])
    >>> float(support_array(x, votes, np.ones((2, 2)), point, status_quo=0.0 * point))
    0.75
    """
    try:
        to_point, size = _distance(position, salience, point)
        to_status_quo, other = _distance(position, salience, status_quo)
        weight = np.broadcast_to(np.asarray(capability, dtype=np.float64), to_point.shape)
    except ValueError as error:
        message = (
            f"position {np.shape(position)}, salience {np.shape(salience)}, point "
            f"{np.shape(point)} and status quo {np.shape(status_quo)} do not broadcast"
        )
        raise ShapeError(message) from error
    total = weight.sum(axis=-1)
    nearer = to_status_quo - to_point > TIE * (size + other)
    support = np.where(nearer, weight, 0.0).sum(axis=-1)
    return np.asarray(support / np.where(total > 0.0, total, np.nan))[()]


def _distance(position: Floats, salience: Floats, point: Floats) -> tuple[Floats, Floats]:
    """Return squared distances, and the size of the products that rounding is a share of."""
    x, y = np.asarray(position, dtype=np.float64), np.asarray(point, dtype=np.float64)[..., None]
    gap, size = y - x, np.maximum(np.abs(x), np.abs(y))
    weight = np.asarray(salience, dtype=np.float64)
    squares = np.nansum(weight * gap**2, axis=-2)
    return np.asarray(squares), np.asarray(np.nansum(weight * np.abs(gap) * size, axis=-2))
