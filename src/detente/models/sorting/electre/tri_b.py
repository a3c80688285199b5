r"""ELECTRE TRI-B: sort against boundary profiles by both rules :cite:p:`yu1992,mousseau1999`."""

from typing import NamedTuple

import numpy as np

from detente.models.sorting.electre.arrays import BORDERS, sorting_inputs
from detente.models.sorting.electre.kernels import (
    Raw,
    checked_criteria,
    checked_thresholds,
    checked_values,
    classes_of,
    credibility_kernel,
    cut_of,
    empty_table,
    make_problem,
    tri_b_draws_kernel,
)
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.compile import njit

__all__ = ["SPEC", "TriB", "credibility_array", "electre_tri_b_array"]

SPEC = ModelSpec(
    name="sorting.electre_tri_b",
    title="ELECTRE TRI-B",
    sources=("roy1993", "yu1992", "mousseau1999"),
    takes=sorting_inputs(BORDERS),
    gives=(
        Array(
            "pessimistic",
            ("...", "actor"),
            low=0.0,
            meaning="Class above the highest border that the actor outranks; 0 is the worst.",
        ),
        Array(
            "optimistic",
            ("...", "actor"),
            low=0.0,
            meaning="Class below the lowest border that is strictly preferred to the actor; 0 is "
            "the worst.",
        ),
    ),
    aliases=("ELECTRE TRI", "pseudo-conjunctive and pseudo-disjunctive sorting"),
)


class TriB(NamedTuple):
    """Classes under both rules, 0 is the worst; a difference means contradictory evidence."""

    pessimistic: Ints
    optimistic: Ints


@njit
def tri_b_kernel(
    x: Floats, profile: Floats, weight: Floats, q: Floats, p: Floats, v: Floats, level: float
) -> tuple[int, int]:
    """Return the pessimistic and the optimistic class of one actor; profiles b_h from worst up."""
    above, below, cut = 0, 0, cut_of(level)
    for h in range(profile.shape[0]):
        if credibility_kernel(x, profile[h], weight, q, p, v) >= cut:
            above |= 1 << h
        if credibility_kernel(profile[h], x, weight, q, p, v) >= cut:
            below |= 1 << h
    return classes_of(above, below, profile.shape[0])


def credibility_array(
    x: Floats, y: Floats, weight: Floats, indifference: Floats, preference: Floats, veto: Floats
) -> float:
    r"""Return the credibility of "x is at least as good as y".

    Parameters
    ----------
    x, y : array of float, shape (criterion,)
        Performances; more is better.
    weight : array of float, shape (criterion,)
        Weights, >= 0; they are scaled to sum to 1.
    indifference, preference, veto : array of float, shape (criterion,)
        Thresholds, 0 <= q <= p <= v; infinite v means no veto.

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
    first, second, share, q, p, v = (
        np.ascontiguousarray(array, dtype=np.float64)
        for array in (x, y, weight, indifference, preference, veto)
    )
    checked_criteria(first.shape[-1], y=second, weight=share, q=q, p=p, v=v)
    checked_values(first, second, share)
    checked_thresholds(q, p, v)
    return float(credibility_kernel(first, second, share, q, p, v))


def electre_tri_b_array(
    performance: Floats,
    profile: Floats,
    weight: Floats,
    *,
    indifference: Floats,
    preference: Floats,
    veto: Floats,
    cutting_level: float | Floats,
    descending: Bools | None = None,
) -> TriB:
    r"""Sort actors into ordered classes by both rules.

    Parameters
    ----------
    performance : array of float, shape (..., actor, criterion)
        Performances, in the units of each criterion; draw unknown ones, do not use NaN.
    profile : array of float, shape (..., border, criterion)
        Borders between classes, from the worst up; each dominates the previous one.
    weight : array of float, shape (..., criterion)
        Weights, >= 0.
    indifference, preference, veto : array of float, shape (..., criterion)
        Thresholds, 0 <= q <= p <= v, in the units of each criterion; infinite v means no veto.
    cutting_level : float or array of float, shape (...)
        Credibility required, in [0.5, 1].
    descending : array of bool, shape (criterion,), optional
        True where less is better; by default nowhere. Borders are always in order from the worst
        up.

    Returns
    -------
    TriB
        Classes from 0 (worst) to ``border`` (best), each of shape (..., actor).

    Raises
    ------
    ShapeError
        If the numbers of criteria differ or leading dimensions do not broadcast.
    DomainError
        If a performance is NaN, or weights, thresholds, profiles or the cutting level are out
        of order.

    Notes
    -----
    Let :math:`S` mean "outranks", :math:`\sigma(x, y) \ge \lambda`:

    .. math::

       \text{pessimistic} = \max \{h : a \, S \, b_h\}, \qquad
       \text{optimistic} = \min \{h : b_h \, S \, a, \; \neg \, a \, S \, b_h\} - 1

    with borders :math:`b_1 \ldots b_k` and classes 0 to k. The pessimistic class is above the
    highest border that the actor outranks. The optimistic class is below the lowest border that
    is strictly preferred to the actor. They differ only if the actor is incomparable to a border.

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
    raw = Raw(
        performance, profile, weight, indifference, preference, veto, np.asarray(cutting_level)
    )
    problem, lead = make_problem(raw, descending)
    _, actors, criteria = problem.performance.shape
    low, high = np.zeros((2, problem.draws, actors), dtype=np.int64)
    table = empty_table(problem.profile.shape[1], criteria, actors)
    tri_b_draws_kernel(problem, table, low, high)
    return TriB(low.reshape((*lead, actors)), high.reshape((*lead, actors)))
