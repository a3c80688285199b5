r"""Legislative bargaining under closed rule, in stationary equilibrium :cite:p:`baron1989`.

Each round a player is drawn to propose a division; if fewer than the quota agree, the next round
begins, and what is to be divided has lost value. Payoffs are unique :cite:p:`eraslan2002`.

In what follows k is the price of the dearest partner that is ever bought and y what remains to a
proposer after buying the cheapest quota, itself included. With z = y / k, whether player i is
always bought (below), sometimes (at the price k) or never (above) depends on z alone:

    always     z < (1 - d) / (d p)        value  z p k / (1 - d)
    sometimes                             value  k / d
    never      z > (1 - d p) / (d p)      value  p (z + 1) k

so that the values add up to 1 at the root of a falling function made of straight pieces.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

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
            meaning="What a unit one round later is worth now.",
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
            meaning="Share that a player keeps where it proposes.",
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

_ROUNDING = 1e-13


class BaronFerejohn(NamedTuple):
    """The stationary equilibrium, each field of shape (..., player).

    Parameters
    ----------
    value : array of float
        Expected share before a proposer is drawn, with sum 1.
    price : array of float
        Least share for which a player votes yes: the discounted value.
    keep : array of float
        Share that a player keeps where it proposes.
    bought : array of float
        Probability of being a partner in somebody else's proposal.
    """

    value: Floats
    price: Floats
    keep: Floats
    bought: Floats


@njit
def _bounds(p: float, d: float) -> tuple[float, float]:
    """Return the z at which a player stops to be always bought, and to be bought at all."""
    if d * p == 0.0:
        return np.inf, np.inf
    return (1.0 - d) / (d * p), (1.0 - d * p) / (d * p)


@njit
def _value(p: float, d: float, z: float) -> float:
    """Return a player's value over the price k."""
    low, high = _bounds(p, d)
    if z < low:
        return z * p / (1.0 - d) if p > 0.0 else 0.0
    return p * (z + 1.0) if z > high else 1.0 / d


@njit
def _cost(recognition: Floats, discount: Floats, quota: int, z: float) -> float:
    """Return what the cheapest quota costs, over the price k."""
    total = float(quota)
    for i in range(recognition.shape[0]):
        total += min(discount[i] * _value(recognition[i], discount[i], z), 1.0) - 1.0
    return total


@njit
def _excess(recognition: Floats, discount: Floats, quota: int, z: float) -> float:
    """Return how far values exceed what there is to divide, over k; it falls in z."""
    total = -z - _cost(recognition, discount, quota, z)
    for i in range(recognition.shape[0]):
        total += _value(recognition[i], discount[i], z)
    return total


@njit
def _root(recognition: Floats, discount: Floats, quota: int) -> float:
    """Return the z at which values add up, inf where partners are to be had for nothing."""
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
        if found <= _ROUNDING * players:
            steep = above - found
            if steep <= _ROUNDING * players:
                return float(z)
            return float(before + (z - before) * min(above / steep, 1.0))
        before, above = z, found
    return float(before)


@njit
def _baron_ferejohn_kernel(recognition: Floats, discount: Floats, quota: int, out: Floats) -> None:
    """Fill value, price, keep and bought, shape (4, player); NaN where there is no answer."""
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
    """Fill the case of a quota that expects nothing: the proposer keeps all, partners by lot."""
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
    r"""Return what each player can expect, asks for its vote, and keeps when it proposes.

    Parameters
    ----------
    recognition : array of float, shape (..., player)
        Probability of being the proposer in a round, >= 0 with sum 1.
    discount : array of float, shape (..., player)
        What a unit one round later is worth now, in [0, 1].
    quota : int
        Players who must agree, the proposer counted, from 1 to all.

    Returns
    -------
    BaronFerejohn
        The stationary equilibrium; NaN where a number is unknown, or where all must agree and
        somebody's discount is 1, which many divisions satisfy.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast or there is no player.
    DomainError
        If probabilities do not add up, a discount lies outside [0, 1] or the quota is not
        between 1 and the number of players.

    Notes
    -----
    With :math:`v_i` the value and :math:`m_i` the probability of being bought,

    .. math::

       v_i = p_i \Bigl(1 - \min_{|C| = q - 1,\, i \notin C} \sum_{j \in C} \delta_j v_j\Bigr)
             + m_i \delta_i v_i .

    With equal players the proposer keeps :math:`1 - \delta (q - 1)/n`. The first proposal passes.

    Examples
    --------
    Three equals and a majority of two: the proposer keeps 1 - .9/3.

    >>> import numpy as np
    >>> found = baron_ferejohn_array(np.full(3, 1 / 3), 0.9, quota=2)
    >>> found.keep.round(4).tolist(), found.price.round(4).tolist()
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
    """Refuse probabilities that do not add up and numbers outside their ranges."""
    players = recognition.shape[-1]
    total = recognition.sum(axis=-1)
    if (recognition < 0).any() or (np.abs(total - 1.0) > 1e-9).any():
        message = (
            f"recognition is at least {np.nanmin(recognition):g} and adds up to "
            f"{np.nanmin(total):g} to {np.nanmax(total):g}; it must be >= 0 with sum 1"
        )
        raise DomainError(message)
    if (discount < 0).any() or (discount > 1).any():
        message = f"discount is {np.nanmin(discount):g} to {np.nanmax(discount):g}; it must "
        message += "lie in [0, 1]"
        raise DomainError(message)
    if quota != int(quota) or not 1 <= quota <= players:
        message = f"quota is {quota}; it must be a whole number from 1 to {players} players"
        raise DomainError(message)
