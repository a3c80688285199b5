r"""ELECTRE TRI-C: sort against one typical action per class :cite:p:`almeidadias2010`."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError
from detente.models.sorting.electre.arrays import sorting_inputs
from detente.models.sorting.electre.kernels import (
    Problem,
    Raw,
    credibility_kernel,
    cut_of,
    draw_of,
    make_problem,
)
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.ties import LOOSE_TIE

__all__ = ["SPEC", "TriC", "electre_tri_c_array"]

SPEC = ModelSpec(
    name="sorting.electre_tri_c",
    title="ELECTRE TRI-C",
    sources=("almeidadias2010",),
    takes=sorting_inputs(
        Array(
            "profile",
            ("...", "class", "criterion"),
            unit="units of performance",
            meaning="Typical actions, from the worst class up; each dominates the previous one and "
            "differs from it.",
        )
    ),
    gives=(
        Array(
            "descending",
            ("...", "actor"),
            low=0.0,
            meaning="Class by the descending rule; 0 is the worst.",
        ),
        Array(
            "ascending",
            ("...", "actor"),
            low=0.0,
            meaning="Class by the ascending rule; 0 is the worst.",
        ),
        Array("lowest", ("...", "actor"), low=0.0, meaning="The lower of the two classes."),
        Array("highest", ("...", "actor"), low=0.0, meaning="The higher of the two classes."),
    ),
    aliases=("sorting by characteristic reference actions",),
)


class TriC(NamedTuple):
    """Classes by the two joint rules, 0 is the worst, and the interval between them."""

    descending: Ints
    ascending: Ints
    lowest: Ints
    highest: Ints


@njit
def _tri_c_kernel(up: Floats, down: Floats, level: float) -> tuple[int, int]:
    """Return both classes; up[t]: actor over profile t, down[t]: profile t over actor."""
    # The sentinels b_0 (worst) and b_{q+1} (best) of the paper are t = -1 and t = classes.
    classes = up.shape[0]
    cut = cut_of(level)
    t = classes - 1
    while t >= 0 and up[t] < cut:
        t -= 1
    descending = max(t, 0)
    if 0 <= t < classes - 1 and not min(up[t], down[t]) > min(up[t + 1], down[t + 1]) + LOOSE_TIE:
        descending = t + 1
    t = 0
    while t < classes and down[t] < cut:
        t += 1
    ascending = min(t, classes - 1)
    if 0 < t < classes and not min(up[t], down[t]) > min(up[t - 1], down[t - 1]) + LOOSE_TIE:
        ascending = t - 1
    return descending, ascending


@njit
def _tri_c_draws_kernel(problem: Problem, descending: Ints, ascending: Ints) -> None:
    """Fill the classes of every draw and actor."""
    up = np.empty(problem.profile.shape[1])
    down = np.empty(problem.profile.shape[1])
    for draw in range(problem.draws):
        performance, profile = draw_of(problem.performance, draw), draw_of(problem.profile, draw)
        weight, q = draw_of(problem.weight, draw), draw_of(problem.q, draw)
        p, v = draw_of(problem.p, draw), draw_of(problem.v, draw)
        level = problem.level[draw if problem.level.shape[0] > 1 else 0]
        for a in range(performance.shape[0]):
            for t in range(profile.shape[0]):
                up[t] = credibility_kernel(performance[a], profile[t], weight, q, p, v)
                down[t] = credibility_kernel(profile[t], performance[a], weight, q, p, v)
            found = _tri_c_kernel(up, down, level)
            descending[draw, a] = found[0]
            ascending[draw, a] = found[1]


def electre_tri_c_array(
    performance: Floats,
    profile: Floats,
    weight: Floats,
    *,
    indifference: Floats,
    preference: Floats,
    veto: Floats,
    cutting_level: float | Floats,
    descending: Bools | None = None,
) -> TriC:
    r"""Sort actors into ordered classes, each described by one typical action.

    Use it if it is easier to describe a typical member of each class ("a typical spoiler") than
    to set borders between classes.

    Parameters
    ----------
    performance : array of float, shape (..., actor, criterion)
        Performances, in the units of each criterion; draw unknown ones, do not use NaN.
    profile : array of float, shape (..., class, criterion)
        Typical actions, from the worst class up; each dominates the previous one and differs
        from it.
    weight : array of float, shape (..., criterion)
        Weights, >= 0.
    indifference, preference, veto : array of float, shape (..., criterion)
        Thresholds, 0 <= q <= p <= v, in the units of each criterion; infinite v means no veto.
    cutting_level : float or array of float, shape (...)
        Credibility required, in [0.5, 1].
    descending : array of bool, shape (criterion,), optional
        True where less is better; by default nowhere.

    Returns
    -------
    TriC
        Classes from 0 (worst) by the descending and the ascending rule, and the lower and the
        higher of the two; each of shape (..., actor).

    Raises
    ------
    ShapeError
        If the numbers of criteria differ or leading dimensions do not broadcast.
    DomainError
        If a performance is NaN, or weights, thresholds, profiles or the cutting level are out
        of order.

    Notes
    -----
    With credibility :math:`\sigma` and :math:`\rho(a, b_t) = \min\{\sigma(a, b_t), \sigma(b_t,
    a)\}`, classes 1 to q, and sentinels :math:`b_0` (worst) and :math:`b_{q+1}` (best):

    - descending rule: the greatest t with :math:`\sigma(a, b_t) \ge \lambda`; t = q gives q,
      t = 0 gives 1, otherwise t if :math:`\rho(a, b_t) > \rho(a, b_{t+1})` and t + 1 if not;
    - ascending rule: the least t with :math:`\sigma(b_t, a) \ge \lambda`; t = 1 gives 1,
      t = q + 1 gives q, otherwise t if :math:`\rho(a, b_t) > \rho(a, b_{t-1})` and t - 1 if not.

    The rules are used together: their result is the interval between the two classes, and
    either rule may give the higher one.

    Examples
    --------
    >>> import numpy as np
    >>> one = np.ones(2)
    >>> electre_tri_c_array(
    ...     np.array([[5.0, 5.0], [9.0, 1.0]]),
    ...     np.array([[1.0, 1.0], [5.0, 5.0], [9.0, 9.0]]),
    ...     one,
    ...     indifference=one,
    ...     preference=2 * one,
    ...     veto=np.inf * one,
    ...     cutting_level=0.6,
    ... )
    TriC(descending=array([1, 1]), ascending=array([1, 1]), lowest=array([1, 1]),
         highest=array([1, 1]))
    """
    raw = Raw(
        performance, profile, weight, indifference, preference, veto, np.asarray(cutting_level)
    )
    problem, lead = make_problem(raw, descending)
    if (np.diff(problem.profile, axis=-2).max(axis=-1, initial=0.0) <= 0).any():
        message = "two adjacent profiles are equal; give each class a different profile"
        raise DomainError(message)
    actors = problem.performance.shape[1]
    down, up = np.zeros((2, problem.draws, actors), dtype=np.int64)
    _tri_c_draws_kernel(problem, down, up)
    down, up = down.reshape((*lead, actors)), up.reshape((*lead, actors))
    return TriC(down, up, np.minimum(down, up), np.maximum(down, up))
