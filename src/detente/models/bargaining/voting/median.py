r"""Weighted median: the position that beats every other position :cite:p:`black1958`."""

import numpy as np

from detente.models.bargaining.table import TABLE
from detente.models.bargaining.voting.compromise import check_influence, influence_rows
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.ties import exceeds, reaches

__all__ = ["SPEC", "median_array", "weighted_median_kernel"]

SPEC = ModelSpec(
    name="bargaining.median",
    title="Weighted median",
    sources=("black1958",),
    takes=TABLE,
    gives=(
        Array(
            "outcome",
            ("...",),
            unit="scale",
            meaning="Position at which half of all influence is reached; NaN if no actor has "
            "influence.",
        ),
    ),
    aliases=("median voter", "Condorcet winner on one scale"),
)


@njit
def weighted_median_kernel(position: Floats, capability: Floats, salience: Floats) -> float:
    """Return the weighted median of one table; NaN if no actor has influence."""
    actors = position.shape[0]
    total = 0.0
    for i in range(actors):
        if not np.isnan(position[i]):
            total += capability[i] * salience[i]
    if not total > 0.0:
        return np.nan
    order = np.argsort(position, kind="mergesort")  # NaN is sorted last
    reached = 0.0
    for rank in range(actors):
        i = order[rank]
        if np.isnan(position[i]):
            break
        reached += capability[i] * salience[i]
        if exceeds(reached, 0.5 * total, total):
            return float(position[i])
        if reaches(reached, 0.5 * total, total):
            return float(0.5 * (position[i] + _next(position, capability, salience, order, rank)))
    return np.nan


@njit
def _next(position: Floats, capability: Floats, salience: Floats, order: Ints, rank: int) -> float:
    """Return the next position with influence, or the current one if there is none."""
    found = position[order[rank]]
    for later in range(rank + 1, position.shape[0]):
        i = order[later]
        if not np.isnan(position[i]) and capability[i] * salience[i] > 0.0:
            return float(position[i])
    return float(found)


@njit
def _fill(position: Floats, capability: Floats, salience: Floats, out: Floats) -> None:
    for row in range(position.shape[0]):
        out[row] = weighted_median_kernel(position[row], capability[row], salience[row])


def median_array(position: Floats, capability: Floats, salience: Floats) -> Floats:
    r"""Return the position at which half of all influence is reached.

    Parameters
    ----------
    position : array of float, shape (..., actor)
        Positions on one issue scale, in the units of that scale; NaN for an actor without one.
    capability : array of float, shape (..., actor)
        Resources an actor can bring to bear, dimensionless, >= 0.
    salience : array of float, shape (..., actor)
        Share of those resources that the actor would spend on this issue, in [0, 1].

    Returns
    -------
    array of float, shape (...)
        Expected outcome, in the units of `position`: the midpoint of the two positions if half of
        the influence lies on each side; NaN if no actor has influence.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a capability or salience is negative.

    Notes
    -----
    .. math::

       O = \tfrac12(\underline x + \overline x), \quad
       \underline x = \min\{x : F(x) \ge \tfrac12\}, \;
       \overline x = \min\{x : F(x) > \tfrac12\}, \quad
       F(x) = \frac{\sum_{i:\,x_i \le x} c_i s_i}{\sum_i c_i s_i}

    With single-peaked preferences it beats every other position in a vote weighted by
    :math:`c_i s_i`.

    Examples
    --------
    >>> import numpy as np
    >>> median_array(np.array([0.0, 40.0, 100.0]), np.array([2.0, 2.0, 1.0]), np.ones(3))
    np.float64(40.0)
    """
    x, c, s = check_influence(position, capability, salience)
    out = np.empty(x.shape[:-1])
    _fill(influence_rows(x), influence_rows(c), influence_rows(s), out.reshape(-1))
    return out[()]
