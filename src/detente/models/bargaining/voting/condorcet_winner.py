r"""Condorcet winner on one scale: the position that no other beats :cite:p:`black1958`.

On one scale there are no cycles, so such a position always exists. If influence ties there is more
than one, and the result shows this.
"""

from typing import NamedTuple

import numpy as np

from detente.models.bargaining.table import TABLE
from detente.models.bargaining.voting.compromise import check_influence, influence_rows
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Bools, Floats
from detente.numerics.compile import njit
from detente.numerics.ties import exceeds, reaches

__all__ = ["SPEC", "CondorcetWinner", "condorcet_winner_array"]

SPEC = ModelSpec(
    name="bargaining.condorcet_winner",
    title="Condorcet winner",
    sources=("black1958",),
    takes=TABLE,
    gives=(
        Array(
            "low",
            ("...",),
            unit="scale",
            meaning="Lower end of the unbeaten interval; NaN if no actor has influence.",
        ),
        Array(
            "high",
            ("...",),
            unit="scale",
            meaning="Upper end of the unbeaten interval; NaN if no actor has influence.",
        ),
        Array(
            "margin",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Lead over the strongest other position held, as a share of all influence; 0 "
            "in a tie.",
        ),
    ),
    aliases=("majority-rule equilibrium", "unbeaten interval"),
)


class CondorcetWinner(NamedTuple):
    """The positions that no other beats, each field of shape (...).

    Parameters
    ----------
    low, high : array of float
        Ends of the unbeaten interval, in the units of the position; NaN if no actor has
        influence.
    margin : array of float
        Lead over the strongest other position held, as a share of all influence, in [0, 1]: 0
        in a tie, 1 if there is no rival; NaN if no actor has influence.
    """

    low: Floats
    high: Floats
    margin: Floats

    @property
    def outcome(self) -> Floats:
        """The middle of the interval."""
        return 0.5 * (self.low + self.high)

    @property
    def tied(self) -> Bools:
        """Whether more than one position is unbeaten."""
        return np.asarray(self.low < self.high)


@njit
def _support(position: Floats, influence: Floats, one: float, other: float) -> float:
    """Return the influence of the actors nearer to one position than to another."""
    total = 0.0
    for i in range(position.shape[0]):
        size = max(abs(position[i]), abs(one), abs(other))
        if exceeds(abs(position[i] - other), abs(position[i] - one), size):
            total += influence[i]
    return total


@njit
def _condorcet_winner_kernel(
    position: Floats, capability: Floats, salience: Floats
) -> tuple[float, float]:
    """Return the ends of the unbeaten interval, NaN if no actor has influence."""
    total = 0.0
    for i in range(position.shape[0]):
        if not np.isnan(position[i]):
            total += capability[i] * salience[i]
    if not total > 0.0:
        return np.nan, np.nan
    low, high = np.inf, -np.inf
    for i in range(position.shape[0]):
        if np.isnan(position[i]) or capability[i] * salience[i] <= 0.0:
            continue
        below, above = 0.0, 0.0
        for j in range(position.shape[0]):
            if position[j] <= position[i]:
                below += capability[j] * salience[j]
            if position[j] >= position[i]:
                above += capability[j] * salience[j]
        if reaches(below, 0.5 * total, total):
            low = min(low, position[i])
        if reaches(above, 0.5 * total, total):
            high = max(high, position[i])
    return low, high


@njit
def _margin_kernel(
    position: Floats, capability: Floats, salience: Floats, low: float, high: float
) -> float:
    """Return the lead of the winner over the strongest rival held, 1 if there is none."""
    if np.isnan(low):
        return np.nan
    if low < high:
        return 0.0
    held = ~np.isnan(position)
    place, influence = position[held], (capability * salience)[held]
    total, least = influence.sum(), 1.0
    for i in range(place.shape[0]):
        if influence[i] > 0.0 and place[i] != low:
            lead = _support(place, influence, low, place[i])
            lead -= _support(place, influence, place[i], low)
            least = min(least, lead / total)
    return float(max(least, 0.0))


@njit
def _fill(position: Floats, capability: Floats, salience: Floats, out: Floats) -> None:
    for row in range(position.shape[0]):
        low, high = _condorcet_winner_kernel(position[row], capability[row], salience[row])
        out[0, row], out[1, row] = low, high
        out[2, row] = _margin_kernel(position[row], capability[row], salience[row], low, high)


def condorcet_winner_array(
    position: Floats, capability: Floats, salience: Floats
) -> CondorcetWinner:
    r"""Return the positions that no other position beats in a vote weighted by influence.

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
    CondorcetWinner
        Ends of the unbeaten interval and the winner's margin, each of shape (...); NaN if no actor
        has influence.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a capability or salience is negative.

    Notes
    -----
    Each actor votes for the nearer of two positions with its influence :math:`c_i s_i`, and
    abstains if both are equally near. Every x is unbeaten for which

    .. math::

       \sum_{x_i \le x} c_i s_i \ge \tfrac12 \sum_i c_i s_i \quad\text{and}\quad
       \sum_{x_i \ge x} c_i s_i \ge \tfrac12 \sum_i c_i s_i .

    Examples
    --------
    >>> import numpy as np
    >>> result = condorcet_winner_array(np.array([0.0, 40, 100]), np.array([2.0, 2, 1]), np.ones(3))
    >>> float(result.outcome), bool(result.tied), float(result.margin)
    (40.0, False, 0.2)
    >>> tie = condorcet_winner_array(np.array([0.0, 100]), np.ones(2), np.ones(2))
    >>> float(tie.low), float(tie.high)
    (0.0, 100.0)
    """
    x, c, s = check_influence(position, capability, salience)
    out = np.empty((3, influence_rows(x).shape[0]))
    _fill(influence_rows(x), influence_rows(c), influence_rows(s), out)
    return CondorcetWinner(*(field.reshape(x.shape[:-1])[()] for field in out))
