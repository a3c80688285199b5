r"""Plurality: the position held by actors with the most influence :cite:p:`black1958`.

A baseline, not a forecast: it ignores the distances between positions.
"""

from typing import NamedTuple

import numpy as np

from detente.models.bargaining.table import TABLE
from detente.models.bargaining.voting.compromise import check_influence, influence_rows
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.ties import reaches

__all__ = ["SPEC", "Plurality", "plurality_array"]

SPEC = ModelSpec(
    name="bargaining.plurality",
    title="Plurality winner",
    sources=("black1958",),
    takes=TABLE,
    gives=(
        Array(
            "low",
            ("...",),
            unit="scale",
            meaning="Lowest of the positions that tie for the most influence; NaN if no actor has "
            "influence.",
        ),
        Array(
            "high",
            ("...",),
            unit="scale",
            meaning="Highest of the positions that tie for the most influence; NaN if no actor has "
            "influence.",
        ),
        Array(
            "winners",
            ("...",),
            low=0.0,
            meaning="Number of positions that tie; 0 if no actor has influence.",
        ),
        Array(
            "share",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Share of all influence held at each of them.",
        ),
    ),
    aliases=("weighted mode", "largest group"),
)


class Plurality(NamedTuple):
    """The strongest group, each field of shape (...).

    Parameters
    ----------
    low, high : array of float
        Lowest and highest of the positions that tie for the most influence, in the units of the
        position, equal if there is one; NaN if no actor has influence.
    winners : array of int
        Number of positions that tie; 0 if no actor has influence.
    share : array of float
        Share of all influence held at each of them, in [0, 1].
    """

    low: Floats
    high: Floats
    winners: Ints
    share: Floats

    @property
    def tied(self) -> Bools:
        """Whether more than one position has the most influence."""
        return np.asarray(self.winners > 1)


@njit
def _plurality_kernel(
    position: Floats, capability: Floats, salience: Floats
) -> tuple[float, float, float, float]:
    """Return lowest, highest, number and share of the positions with the most influence."""
    actors = position.shape[0]
    behind = np.zeros(actors)
    total, most = 0.0, 0.0
    for i in range(actors):
        if np.isnan(position[i]):
            continue
        total += capability[i] * salience[i]
        for j in range(actors):
            if position[j] == position[i]:
                behind[i] += capability[j] * salience[j]
        most = max(most, behind[i])
    if not total > 0.0:
        return np.nan, np.nan, 0.0, np.nan
    low, high, count = np.inf, -np.inf, 0.0
    for i in range(actors):
        if np.isnan(position[i]) or not reaches(behind[i], most, total):
            continue
        low, high = min(low, position[i]), max(high, position[i])
        first = True
        for j in range(i):
            if position[j] == position[i]:
                first = False
        if first:
            count += 1.0
    return low, high, count, most / total


@njit
def _fill(position: Floats, capability: Floats, salience: Floats, out: Floats) -> None:
    for row in range(position.shape[0]):
        low, high, count, share = _plurality_kernel(position[row], capability[row], salience[row])
        out[0, row], out[1, row], out[2, row], out[3, row] = low, high, count, share


def plurality_array(position: Floats, capability: Floats, salience: Floats) -> Plurality:
    r"""Return the position with the most influence, counting only identical positions.

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
    Plurality
        Positions with the most influence, how many tie, and their share.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a capability or salience is negative.

    Notes
    -----
    .. math:: O = \arg\max_x \sum_{i:\,x_i = x} c_i s_i

    Positions drawn from ranges are almost never equal; the result is then the position of the
    strongest actor.

    Examples
    --------
    >>> import numpy as np
    >>> result = plurality_array(np.array([0.0, 40, 40, 100]), np.array([3.0, 2, 2, 1]), np.ones(4))
    >>> float(result.low), int(result.winners), float(result.share)
    (40.0, 1, 0.5)
    """
    x, c, s = check_influence(position, capability, salience)
    out = np.empty((4, influence_rows(x).shape[0]))
    _fill(influence_rows(x), influence_rows(c), influence_rows(s), out)
    low, high, count, share = (field.reshape(x.shape[:-1])[()] for field in out)
    return Plurality(low, high, np.asarray(count).astype(np.int64)[()], share)
