r"""Compute the core on one issue, and test a point on two issues :cite:p:`black1958`.

On one issue the core is the interval of weighted medians. On two issues it is usually empty, and
the test shows by how much.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.table import TABLE
from detente.models.bargaining.voting.compromise import check_influence, influence_rows
from detente.models.bargaining.voting.win_set import check_quota, enough
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Bools, Floats
from detente.numerics.compile import njit
from detente.numerics.ties import LOOSE_TIE, TIE

__all__ = ["SPEC", "Core", "Standing", "core_array", "in_core_array"]

SPEC = ModelSpec(
    name="bargaining.core",
    title="Core",
    sources=("black1958",),
    takes=TABLE,
    gives=(
        Array(
            "low",
            ("...",),
            unit="scale",
            meaning="Lower end of the core, a closed interval; NaN if no actor has weight.",
        ),
        Array(
            "high",
            ("...",),
            unit="scale",
            meaning="Upper end of the core, a closed interval; NaN if no actor has weight.",
        ),
    ),
    aliases=("undominated points", "median interval"),
)


class Core(NamedTuple):
    """The points on one issue that no other point beats.

    Attributes
    ----------
    low, high : array of float, shape (...)
        Ends of the closed interval; NaN if no actor has weight.
    """

    low: Floats
    high: Floats


class Standing(NamedTuple):
    """Test of a point on two issues.

    Attributes
    ----------
    holds : array of bool, shape (...)
        Whether the point is in the core: no other point beats it.
    against : array of float, shape (...)
        Largest share of weight that would move the point in one direction, in [0, 1]; the point
        holds if this share does not win.
    """

    holds: Bools
    against: Floats


def core_array(
    position: Floats, capability: Floats, salience: Floats, *, quota: float = 0.5
) -> Core:
    """Return the exact core on one issue.

    Parameters
    ----------
    position : array of float, shape (..., actor)
        Positions; NaN for an actor without one.
    capability, salience : array of float, shape (..., actor)
        Their product is an actor's voting weight, >= 0.
    quota : float
        Share of weight that must be exceeded to win, in [0.5, 1]; 1 requires unanimity, and the
        core is then the whole range of positions.

    Returns
    -------
    Core
        Points without a winning weight above or below them; never empty on one issue.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If the quota is out of range, or a weight is negative.

    Examples
    --------
    >>> import numpy as np
    >>> result = core_array(np.array([0.0, 40.0, 60.0, 100.0]), np.ones(4), np.ones(4))
    >>> float(result.low), float(result.high)
    (40.0, 60.0)
    """
    check_quota(quota)
    x, c, s = check_influence(position, capability, salience)
    low, high = np.empty(x.shape[:-1]), np.empty(x.shape[:-1])
    places, weights = (influence_rows(a) for a in (x, c * s))
    _fill(places, weights, quota, low.reshape(-1), high.reshape(-1))
    return Core(low[()], high[()])


@njit
def _fill(x: Floats, w: Floats, quota: float, low: Floats, high: Floats) -> None:
    for row in range(x.shape[0]):
        low[row], high[row] = _core_kernel(x[row], w[row], quota)


@njit
def _core_kernel(x: Floats, w: Floats, quota: float) -> tuple[float, float]:
    """Return the ends of the core of one row: the outermost positions that are unbeaten."""
    total = 0.0
    for i in range(x.shape[0]):
        if not np.isnan(x[i]):
            total += w[i]
    if total <= 0.0:
        return np.nan, np.nan
    low, high = np.inf, -np.inf
    for i in range(x.shape[0]):
        if np.isnan(x[i]) or w[i] == 0.0:
            continue
        above, below = 0.0, 0.0
        for k in range(x.shape[0]):
            if not np.isnan(x[k]):
                above += w[k] if x[k] > x[i] else 0.0
                below += w[k] if x[k] < x[i] else 0.0
        if not enough(above, total, quota):
            low = min(low, x[i])
        if not enough(below, total, quota):
            high = max(high, x[i])
    return low, high


def in_core_array(
    position: Floats, capability: Floats, point: Floats, *, quota: float = 0.5
) -> Standing:
    r"""Return whether a point on two issues is in the core, exactly.

    Parameters
    ----------
    position : array of float, shape (..., 2, actor)
        Positions on both issues; both must be given.
    capability : array of float, shape (..., actor)
        Voting weight, >= 0.
    point : array of float, shape (..., 2)
        The point.
    quota : float
        Share of weight that must be exceeded to win, in [0.5, 1]; at 1 the core is the convex
        hull of the positions.

    Returns
    -------
    Standing
        Whether the point holds, and the largest weight that would move it in one direction.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast, or there are not two issues.
    DomainError
        If the quota is out of range, or a weight is negative.

    Notes
    -----
    With Euclidean preferences a small step in direction u beats a point if the actors with
    :math:`(x_i - p)\cdot u > 0` win (Plott 1967). That weight changes only where u is
    perpendicular to some :math:`x_i - p`, so it is enough to test between those directions.

    Examples
    --------
    >>> import numpy as np
    >>> x = np.array([[0.0, 100.0, 50.0], [0.0, 0.0, 90.0]])
    >>> result = in_core_array(x, np.ones(3), np.array([50.0, 30.0]))
    >>> bool(result.holds), round(float(result.against), 4)
    (False, 0.6667)
    """
    check_quota(quota)
    x, p = np.asarray(position, dtype=np.float64), np.asarray(point, dtype=np.float64)
    c = np.asarray(capability, dtype=np.float64)
    if x.ndim < 2 or x.shape[-2] != 2 or p.shape[-1:] != (2,):
        message = f"position {x.shape} and point {p.shape} must have two issues"
        raise ShapeError(message)
    if (c < 0).any():
        message = "capability must be >= 0"
        raise DomainError(message)
    try:
        lead = np.broadcast_shapes(x.shape[:-2], c.shape[:-1], p.shape[:-1])
        actors = x.shape[-1]
        gap = np.broadcast_to(x - p[..., None], (*lead, 2, actors))
        # A difference of two coordinates below the rounding of either is none.
        size = np.maximum(np.abs(x), np.abs(p[..., None]))
        gap = np.where(np.abs(gap) > TIE * size, gap, 0.0).reshape(-1, 2, actors)
        weight = np.broadcast_to(c, (*lead, actors)).reshape(-1, actors)
    except ValueError as error:
        message = f"position {x.shape}, capability {c.shape} and point {p.shape} do not broadcast"
        raise ShapeError(message) from error
    against = np.empty(gap.shape[0])
    holds = np.empty(gap.shape[0], dtype=np.bool_)
    _stand(np.ascontiguousarray(gap), np.ascontiguousarray(weight), quota, against, holds)
    return Standing(holds.reshape(lead)[()], against.reshape(lead)[()])


@njit
def _stand(gap: Floats, weight: Floats, quota: float, against: Floats, holds: Bools) -> None:
    for row in range(gap.shape[0]):
        total = weight[row].sum()
        most = _most_against(gap[row], weight[row])
        against[row] = most / total if total > 0.0 else np.nan
        holds[row] = total > 0.0 and not enough(most, total, quota)


@njit
def _most_against(gap: Floats, weight: Floats) -> float:
    """Return the largest weight strictly on one side of a line through the point."""
    count = gap.shape[1]
    angles = np.empty(2 * count)
    used = 0
    for i in range(count):
        if gap[0, i] != 0.0 or gap[1, i] != 0.0:
            toward = np.arctan2(gap[1, i], gap[0, i])
            for turn in (0.5 * np.pi, -0.5 * np.pi):
                angles[used] = (toward + turn) % (2.0 * np.pi)
                used += 1
    if used == 0:
        return 0.0
    sorted_ = np.sort(angles[:used])
    most = 0.0
    for n in range(used):
        following = sorted_[n + 1] if n + 1 < used else sorted_[0] + 2.0 * np.pi
        if following - sorted_[n] > LOOSE_TIE:  # less is one direction, twice up to rounding
            most = max(most, _ahead(gap, weight, 0.5 * (sorted_[n] + following)))
    return most


@njit
def _ahead(gap: Floats, weight: Floats, angle: float) -> float:
    """Return the weight of the actors ahead in a direction u."""
    x, y = np.cos(angle), np.sin(angle)
    total = 0.0
    for i in range(gap.shape[1]):
        if gap[0, i] * x + gap[1, i] * y > 0.0:
            total += weight[i]
    return total
