r"""What beats the status quo: the win-set on a line, and on several issues :cite:p:`black1958`.

Each actor prefers what lies nearer to its position. A point beats the status quo where those who
prefer it hold more than the quota of all voting weight; at quota 1, where all do.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.table import TABLE
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = [
    "SPEC",
    "WinSet",
    "as_rows",
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
        Array("status_quo", ("...",), unit="scale", meaning="What holds today."),
    ),
    gives=(
        Array(
            "low",
            ("...",),
            unit="scale",
            meaning="Lower end of the open interval; the status quo where nothing beats it, NaN "
            "without weight.",
        ),
        Array(
            "high",
            ("...",),
            unit="scale",
            meaning="Upper end of the open interval; the status quo where nothing beats it, NaN "
            "without weight.",
        ),
    ),
    aliases=("winset",),
)

_WHOLE = 1e-12  # how close to all weight counts as all


class WinSet(NamedTuple):
    """The points of a line that beat the status quo.

    Attributes
    ----------
    low, high : array of float, shape (...)
        Ends of the open interval, in the units of the positions; both are the status quo where
        nothing beats it, NaN where nobody has weight.
    """

    low: Floats
    high: Floats

    @property
    def width(self) -> Floats:
        """How wide it is, shape (...)."""
        return np.asarray(self.high - self.low)


def win_set_array(
    position: Floats,
    capability: Floats,
    salience: Floats,
    *,
    status_quo: Floats | float,
    quota: float = 0.5,
) -> WinSet:
    r"""Return the win-set of the status quo on one issue, exactly.

    Parameters
    ----------
    position : array of float, shape (..., actor)
        Positions; NaN for an actor without one, who does not vote.
    capability, salience : array of float, shape (..., actor)
        Their product is an actor's voting weight, >= 0.
    status_quo : array of float, shape (...)
        What holds, in the units of the positions.
    quota : float
        Share of all weight that must be exceeded, in [0.5, 1]; 1 asks for everybody.

    Returns
    -------
    WinSet
        An open interval that ends in the status quo.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If the quota is out of range, or a capability or salience is negative.

    Notes
    -----
    A point y above q is preferred by those with :math:`x_i > (y + q)/2`. Their weight falls in y,
    so the points that win reach from q to :math:`2m - q`, m being the highest point that more than
    the quota lie above; below q alike. With a quota of a half or more only one side can win.

    Examples
    --------
    >>> import numpy as np
    >>> x = np.array([20.0, 60.0, 90.0])
    >>> found = win_set_array(x, np.ones(3), np.ones(3), status_quo=40.0)
    >>> float(found.low), float(found.high)
    (40.0, 80.0)
    """
    check_quota(quota)
    try:
        x, c, s = np.broadcast_arrays(position, capability, salience)
        q = np.broadcast_to(np.asarray(status_quo, dtype=np.float64), x.shape[:-1])
    except ValueError as error:
        message = (
            f"position {np.shape(position)}, capability {np.shape(capability)}, salience "
            f"{np.shape(salience)} and status quo {np.shape(status_quo)} do not broadcast"
        )
        raise ShapeError(message) from error
    if (c < 0).any() or (s < 0).any():
        message = "capability and salience must be >= 0"
        raise DomainError(message)
    low, high = np.empty(x.shape[:-1]), np.empty(x.shape[:-1])
    places, weights = (as_rows(a) for a in (x, c * s))
    _fill(
        places,
        weights,
        np.ascontiguousarray(q).reshape(-1),
        quota,
        low.reshape(-1),
        high.reshape(-1),
    )
    return WinSet(low[()], high[()])


def as_rows(values: Floats) -> Floats:
    """Return the values as one row of actors per table."""
    return np.ascontiguousarray(values, dtype=np.float64).reshape(-1, values.shape[-1])


def check_quota(quota: float) -> None:
    """Refuse a quota outside [0.5, 1]."""
    if not 0.5 <= quota <= 1.0:
        message = f"quota is {quota}; it must lie in 0.5 to 1"
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
    """Say whether a weight wins: more than the quota, or, at quota 1, all of it."""
    if quota >= 1.0:
        return weight >= total * (1.0 - _WHOLE)
    return weight > quota * total


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
        Positions; salience weighs each issue in an actor's distance, >= 0. NaN: the issue does
        not count for that actor.
    capability : array of float, shape (..., actor)
        Voting weight, >= 0.
    point, status_quo : array of float, shape (..., issue)
        The alternative, and what holds.

    Returns
    -------
    array of float, shape (...)
        In [0, 1]; the point is in the win-set where it exceeds the quota. NaN without weight.

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
    >>> here, votes = np.array([30.0, 30.0]), np.array([1.0, 3.0])
    >>> float(support_array(x, votes, np.ones((2, 2)), here, status_quo=0.0 * here))
    0.75
    """
    try:
        there = _distance(position, salience, point)
        here = _distance(position, salience, status_quo)
        weight = np.broadcast_to(np.asarray(capability, dtype=np.float64), there.shape)
    except ValueError as error:
        message = (
            f"position {np.shape(position)}, salience {np.shape(salience)}, point "
            f"{np.shape(point)} and status quo {np.shape(status_quo)} do not broadcast"
        )
        raise ShapeError(message) from error
    total = weight.sum(axis=-1)
    found = np.where(there < here, weight, 0.0).sum(axis=-1)
    return np.asarray(found / np.where(total > 0.0, total, np.nan))[()]


def _distance(position: Floats, salience: Floats, point: Floats) -> Floats:
    gap = np.asarray(point, dtype=np.float64)[..., None] - position
    return np.asarray(np.nansum(np.asarray(salience) * gap**2, axis=-2))
