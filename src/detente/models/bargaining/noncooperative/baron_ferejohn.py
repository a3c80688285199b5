r"""Legislative bargaining under closed rule, in stationary equilibrium :cite:p:`baron1989`.

In each round a player is drawn to propose a division. If fewer players than the quota agree, the
next round begins, and the surplus has lost value. Payoffs are unique :cite:p:`eraslan2002`.

Symbols: k is the price of the most expensive partner that is ever bought, and y the remainder to a
proposer after it has bought the cheapest quota, itself included. With z = y / k, player i is always
bought (its price is below k), sometimes (at the price k) or never (above k), depending only on z:

    always     z < (1 - d) / (d p)        value  z p k / (1 - d)
    sometimes                             value  k / d
    never      z > (1 - d p) / (d p)      value  p (z + 1) k

So the values sum to 1 at the root of a decreasing, piecewise linear function.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.ties import LOOSE_TIE, TIE

__all__ = ["SPEC", "BaronFerejohn", "baron_ferejohn_array"]

SPEC = ModelSpec(
    name="bargaining.baron_ferejohn",
    title="Bargaining in legislatures, closed rule",
    sources=("baron1989", "eraslan2002"),
    takes=(
        Array(
            "recognition",
            ("...", "player"),
            low=0.0,
            high=1.0,
            meaning="Probability of being the proposer in a round; they sum to 1.",
        ),
        Array(
            "discount",
            ("...", "player"),
            low=0.0,
            high=1.0,
            meaning="Present value of a unit received one round later.",
        ),
    ),
    gives=(
        Array(
            "value",
            ("...", "player"),
            low=0.0,
            high=1.0,
            meaning="Expected share before a proposer is drawn; shares sum to 1.",
        ),
        Array(
            "price",
            ("...", "player"),
            low=0.0,
            high=1.0,
            meaning="Least share for which a player votes yes: the discounted value.",
        ),
        Array(
            "keep",
            ("...", "player"),
            low=0.0,
            high=1.0,
            meaning="Share that a player keeps if it proposes.",
        ),
        Array(
            "bought",
            ("...", "player"),
            low=0.0,
            high=1.0,
            meaning="Probability of being a partner in another player's proposal.",
        ),
    ),
    aliases=("divide the dollar by majority", "multilateral bargaining"),
)


class BaronFerejohn(NamedTuple):
    """The stationary equilibrium, each field of shape (..., player).

    Parameters
    ----------
    value : array of float
        Expected share before a proposer is drawn, with sum 1.
    price : array of float
        Least share for which a player votes yes: the discounted value.
    keep : array of float
        Share that a player keeps if it proposes.
    bought : array of float
        Probability of being a partner in another player's proposal.
    """

    value: Floats
    price: Floats
    keep: Floats
    bought: Floats


@njit
def _bounds(p: float, d: float) -> tuple[float, float]:
    """Return the z above which a player is no longer always bought, and never bought."""
    if d * p == 0.0:
        return np.inf, np.inf
    return (1.0 - d) / (d * p), (1.0 - d * p) / (d * p)


@njit
def _value(p: float, d: float, z: float) -> float:
    """Return a player's value divided by the price k."""
    low, high = _bounds(p, d)
    if z < low:
        return z * p / (1.0 - d) if p > 0.0 else 0.0
    return p * (z + 1.0) if z > high else 1.0 / d


@njit
def _cost(recognition: Floats, discount: Floats, quota: int, z: float) -> float:
    """Return the cost of the cheapest quota, divided by the price k."""
    total = float(quota)
    for i in range(recognition.shape[0]):
        total += min(discount[i] * _value(recognition[i], discount[i], z), 1.0) - 1.0
    return total


@njit
def _excess(recognition: Floats, discount: Floats, quota: int, z: float) -> float:
    """Return the excess of the values over the surplus, divided by k; it decreases in z."""
    total = -z - _cost(recognition, discount, quota, z)
    for i in range(recognition.shape[0]):
        total += _value(recognition[i], discount[i], z)
    return total


@njit
def _root(recognition: Floats, discount: Floats, quota: int) -> float:
    """Return the z at which values sum to 1, inf if partners cost nothing."""
    players = recognition.shape[0]
    free = 0
    corner = np.empty(2 * players)
    for i in range(players):
        corner[2 * i], corner[2 * i + 1] = _bounds(recognition[i], discount[i])
        free += recognition[i] * discount[i] == 0.0
    if free >= quota:
        return np.inf
    corner = np.sort(corner[np.isfinite(corner)])
    before, above = 0.0, _excess(recognition, discount, quota, 0.0)
    for z in corner:
        found = _excess(recognition, discount, quota, z)
        if found <= TIE * players:
            steep = above - found
            if steep <= TIE * players:
                return float(z)
            return float(before + (z - before) * min(above / steep, 1.0))
        before, above = z, found
    return float(before)


@njit
def _baron_ferejohn_kernel(recognition: Floats, discount: Floats, quota: int, out: Floats) -> None:
    """Fill value, price, keep and bought, shape (4, player); NaN if there is no solution."""
    players = recognition.shape[0]
    out[:] = np.nan
    if np.isnan(recognition).any() or np.isnan(discount).any():
        return
    if quota == players and (discount == 1.0).any():
        return
    z = _root(recognition, discount, quota)
    if np.isinf(z):
        _for_nothing(recognition, discount, quota, out)
        return
    k = 1.0 / (z + _cost(recognition, discount, quota, z))
    for i in range(players):
        p, d = recognition[i], discount[i]
        value = k * _value(p, d, z)
        out[0, i], out[1, i] = value, d * value
        out[2, i] = k * z + min(d * value, k)
        often = 1.0 / d - p * (z + 1.0) if d > 0.0 else 1.0
        out[3, i] = min(max(often, 0.0), 1.0 - p)


@njit
def _for_nothing(recognition: Floats, discount: Floats, quota: int, out: Floats) -> None:
    """Fill the case in which partners cost nothing: the proposer keeps all, partners are random."""
    players = recognition.shape[0]
    free = 0
    for i in range(players):
        free += recognition[i] * discount[i] == 0.0
    for i in range(players):
        out[0, i], out[1, i] = recognition[i], discount[i] * recognition[i]
        out[2, i], out[3, i] = 1.0, 0.0
        if recognition[i] * discount[i] == 0.0:
            for j in range(players):
                if j != i and recognition[j] > 0.0:
                    others = free - 1 if recognition[j] * discount[j] == 0.0 else free
                    out[3, i] += recognition[j] * (quota - 1) / others


@njit
def _fill(recognition: Floats, discount: Floats, quota: int, out: Floats) -> None:
    for r in range(recognition.shape[0]):
        _baron_ferejohn_kernel(recognition[r], discount[r], quota, out[r])


def baron_ferejohn_array(
    recognition: Floats, discount: Floats | float, *, quota: int
) -> BaronFerejohn:
    r"""Return each player's expected share, price of its vote, and share when it proposes.

    Parameters
    ----------
    recognition : array of float, shape (..., player)
        Probability of being the proposer in a round, >= 0 with sum 1.
    discount : array of float, shape (..., player)
        Present value of a unit received one round later, in [0, 1].
    quota : int
        Number of players who must agree, including the proposer, from 1 to all.

    Returns
    -------
    BaronFerejohn
        The stationary equilibrium; NaN if a number is unknown, or if all must agree and a player's
        discount is 1, because many divisions are then equilibria.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast or there is no player.
    DomainError
        If probabilities do not sum to 1, a discount lies outside [0, 1] or the quota is not
        between 1 and the number of players.

    Notes
    -----
    Let :math:`v_i` be the value and :math:`m_i` the probability of being bought. Then

    .. math::

       v_i = p_i \Bigl(1 - \min_{|C| = q - 1,\, i \notin C} \sum_{j \in C} \delta_j v_j\Bigr)
             + m_i \delta_i v_i .

    With equal players the proposer keeps :math:`1 - \delta (q - 1)/n`. The first proposal passes.

    Examples
    --------
    Three equal players and a majority of two: the proposer keeps 1 - 0.9/3.

    >>> import numpy as np
    >>> result = baron_ferejohn_array(np.full(3, 1 / 3), 0.9, quota=2)
    >>> result.keep.round(4).tolist(), result.price.round(4).tolist()
    ([0.7, 0.7, 0.7], [0.3, 0.3, 0.3])
    """
    p = np.asarray(recognition, dtype=np.float64)
    d = np.asarray(discount, dtype=np.float64)
    try:
        p, d = (np.array(one, order="C") for one in np.broadcast_arrays(p, d))
    except ValueError:
        p = np.empty(0)
    if p.ndim == 0 or p.size == 0:
        message = (
            f"recognition {np.shape(recognition)} and discount {np.shape(discount)} do not "
            "broadcast to (..., player) with at least one player"
        )
        raise ShapeError(message)
    _ranged(p, d, quota)
    out = np.empty((*p.shape[:-1], 4, p.shape[-1]))
    _fill(
        p.reshape(-1, p.shape[-1]),
        d.reshape(-1, p.shape[-1]),
        int(quota),
        out.reshape(-1, 4, p.shape[-1]),
    )
    return BaronFerejohn(*(out[..., k, :].copy() for k in range(4)))


def _ranged(recognition: Floats, discount: Floats, quota: int) -> None:
    """Raise if probabilities do not sum to 1 or a number is outside its range."""
    players = recognition.shape[-1]
    total = recognition.sum(axis=-1)
    if (recognition < 0).any() or (np.abs(total - 1.0) > LOOSE_TIE).any():
        message = (
            f"recognition has minimum {np.nanmin(recognition):g} and sums from "
            f"{np.nanmin(total):g} to {np.nanmax(total):g}; it must be >= 0 with sum 1"
        )
        raise DomainError(message)
    if (discount < 0).any() or (discount > 1).any():
        message = f"discount is {np.nanmin(discount):g} to {np.nanmax(discount):g}; it must "
        message += "be in [0, 1]"
        raise DomainError(message)
    if quota != int(quota) or not 1 <= quota <= players:
        message = f"quota is {quota}; it must be a whole number from 1 to {players}, the players"
        raise DomainError(message)
