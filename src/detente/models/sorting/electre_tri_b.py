r"""ELECTRE TRI-B: sorting against boundary profiles, both rules :cite:p:`yu1992,mousseau1999`."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models._compile import njit
from detente.models.spec import Floats, Ints, ModelSpec

__all__ = ["SPEC", "TriB", "credibility_array", "electre_tri_b_array"]

SPEC = ModelSpec(
    name="sorting.electre_tri_b",
    title="ELECTRE TRI-B",
    sources=("roy1993", "yu1992", "mousseau1999"),
    inputs=(
        "performance",
        "profile",
        "weight",
        "indifference",
        "preference",
        "veto",
        "cutting_level",
    ),
    outputs=("pessimistic", "optimistic"),
    core_dims=("actor", "criterion"),
    aliases=("ELECTRE TRI", "pseudo-conjunctive and pseudo-disjunctive sorting"),
)

_SLACK = 1e-9  # a credibility that equals the cutting level on paper may fall short in floats


class TriB(NamedTuple):
    """Classes under both rules, 0 the worst; a gap between them is contradictory evidence."""

    pessimistic: Ints
    optimistic: Ints


@njit
def _credibility_kernel(
    x: Floats, y: Floats, weight: Floats, q: Floats, p: Floats, v: Floats
) -> float:
    """Return how credible it is that x is at least as good as y."""
    total = 0.0
    concordance = 0.0
    for j in range(x.shape[0]):
        short = y[j] - x[j]
        if short <= q[j]:
            part = 1.0
        elif short >= p[j]:
            part = 0.0
        else:
            part = (p[j] - short) / (p[j] - q[j])
        concordance += weight[j] * part
        total += weight[j]
    concordance /= total
    credibility = concordance
    for j in range(x.shape[0]):
        short = y[j] - x[j]
        if short <= p[j]:
            continue
        discordance = 1.0 if short >= v[j] else (short - p[j]) / (v[j] - p[j])
        if discordance > concordance:
            credibility *= (1.0 - discordance) / (1.0 - concordance)
    return credibility


@njit
def _tri_b_kernel(
    x: Floats, profile: Floats, weight: Floats, q: Floats, p: Floats, v: Floats, level: float
) -> tuple[int, int]:
    """Return the pessimistic and the optimistic class of one actor; profiles from worst up."""
    k = profile.shape[0]
    pessimistic = 0
    for h in range(k - 1, -1, -1):
        if _credibility_kernel(x, profile[h], weight, q, p, v) >= level - _SLACK:
            pessimistic = h + 1
            break
    optimistic = k
    for h in range(k):
        below = _credibility_kernel(profile[h], x, weight, q, p, v) >= level - _SLACK
        if below and _credibility_kernel(x, profile[h], weight, q, p, v) < level - _SLACK:
            optimistic = h
            break
    return pessimistic, optimistic


def _checked(
    performance: Floats, profile: Floats, weight: Floats, q: Floats, p: Floats, v: Floats
) -> None:
    if performance.ndim != 2 or profile.ndim != 2:
        message = (
            f"performance has shape {performance.shape} and profile {profile.shape}; "
            "both need two dimensions, the last one criteria"
        )
        raise ShapeError(message)
    m = performance.shape[-1]
    others = {"profile": profile, "weight": weight, "q": q, "p": p, "v": v}
    for name, array in others.items():
        if array.shape[-1] != m:
            message = f"{name} has {array.shape[-1]} criteria; performance has {m}"
            raise ShapeError(message)
    for name, array in {"performance": performance, **others}.items():
        if np.isnan(array).any():
            message = f"{name} holds NaN; draw what is unknown, a class of NaN would mean nothing"
            raise DomainError(message)
    if (weight < 0).any() or weight.sum() <= 0:
        message = f"weights {weight.tolist()} must be >= 0 with a sum above 0"
        raise DomainError(message)
    if (q < 0).any() or (p < q).any() or (v < p).any():
        message = "thresholds must satisfy 0 <= q <= p <= v on every criterion"
        raise DomainError(message)
    if (np.diff(profile, axis=0) < 0).any():
        message = "each profile must dominate the one below it on every criterion"
        raise DomainError(message)


def credibility_array(
    x: Floats, y: Floats, weight: Floats, indifference: Floats, preference: Floats, veto: Floats
) -> float:
    r"""Return the credibility of "x is at least as good as y".

    Parameters
    ----------
    x, y : array of float, shape (criterion,)
        Performances, more being better.
    weight : array of float, shape (criterion,)
        Weights, >= 0; scaled to sum 1 within.
    indifference, preference, veto : array of float, shape (criterion,)
        Thresholds, 0 <= q <= p <= v; infinite v is no veto.

    Returns
    -------
    float
        In [0, 1].

    Raises
    ------
    ShapeError
        If the numbers of criteria differ.
    DomainError
        If weights or thresholds are out of order.

    Notes
    -----
    .. math:: \sigma(x,y) = C \prod_{j: D_j > C} \frac{1 - D_j}{1 - C}

    Examples
    --------
    >>> import numpy as np
    >>> five = np.ones(5)
    >>> a3, b2 = np.array([45.0, 60, 55, 68, 60]), np.array([70.0, 75, 80, 75, 85])
    >>> round(credibility_array(a3, b2, five, 5 * five, 10 * five, 30 * five), 6)
    0.002345
    """
    _checked(x[None, :], y[None, :], weight, indifference, preference, veto)
    return float(_credibility_kernel(x, y, weight, indifference, preference, veto))


def electre_tri_b_array(
    performance: Floats,
    profile: Floats,
    weight: Floats,
    *,
    indifference: Floats,
    preference: Floats,
    veto: Floats,
    cutting_level: float,
) -> TriB:
    r"""Sort actors into ordered classes by both rules.

    Parameters
    ----------
    performance : array of float, shape (actor, criterion)
        Performances, more being better (negate a descending criterion and its profiles).
    profile : array of float, shape (border, criterion)
        Borders between classes, from the worst up; each dominates the one before.
    weight : array of float, shape (criterion,)
        Weights, >= 0.
    indifference, preference, veto : array of float, shape (criterion,)
        Thresholds, 0 <= q <= p <= v; infinite v is no veto.
    cutting_level : float
        Credibility needed, in [0.5, 1].

    Returns
    -------
    TriB
        Classes from 0 (worst) to ``border`` (best), each of shape (actor,).

    Raises
    ------
    ShapeError
        If the numbers of criteria differ.
    DomainError
        If weights, thresholds, profiles or the cutting level are out of order, or NaN.

    Notes
    -----
    Pessimistic: the class above the highest border that the actor outranks. Optimistic: the
    class below the lowest border that is strictly preferred to the actor. They differ only
    where the actor is incomparable to a border.

    Examples
    --------
    >>> import numpy as np
    >>> one = np.ones(2)
    >>> electre_tri_b_array(
    ...     np.array([[6.0, 4.0]]),
    ...     np.array([[5.0, 5.0]]),
    ...     one,
    ...     indifference=0 * one,
    ...     preference=0 * one,
    ...     veto=np.inf * one,
    ...     cutting_level=0.6,
    ... )
    TriB(pessimistic=array([0]), optimistic=array([1]))
    """
    _checked(performance, profile, weight, indifference, preference, veto)
    if not 0.5 <= cutting_level <= 1.0:
        message = f"cutting_level is {cutting_level}; it must lie in [0.5, 1]"
        raise DomainError(message)
    pairs = [
        _tri_b_kernel(row, profile, weight, indifference, preference, veto, cutting_level)
        for row in np.ascontiguousarray(performance, dtype=np.float64)
    ]
    low, high = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    return TriB(low, high)
