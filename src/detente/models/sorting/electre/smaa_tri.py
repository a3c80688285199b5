r"""SMAA-TRI: shares of admissible judgements that support each class :cite:p:`tervonen2009`."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.sorting.electre.arrays import BORDERS, acceptability, sorting_inputs
from detente.models.sorting.electre.kernels import (
    Problem,
    Raw,
    Table,
    cut_of,
    draw_of,
    empty_table,
    fill_table,
    make_problem,
    placed_classes,
    varies_by_draw,
    weigh_table,
)
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.compile import njit

__all__ = ["SPEC", "Acceptability", "SmaaTri", "draw_profiles", "smaa_tri_array"]

SPEC = ModelSpec(
    name="sorting.smaa_tri",
    title="SMAA-TRI",
    sources=("tervonen2009", "mousseau1999"),
    takes=sorting_inputs(BORDERS, "draw?"),
    gives=(
        *acceptability("pessimistic"),
        *acceptability("optimistic"),
        Array(
            "joint",
            ("actor", "class", "other_class"),
            low=0.0,
            high=1.0,
            meaning="Share of draws by pessimistic class (rows) and optimistic class (columns).",
        ),
        Array(
            "contradiction",
            ("actor",),
            low=0.0,
            high=1.0,
            meaning="Share of draws in which the two rules differ.",
        ),
        Array(
            "contradiction_error",
            ("actor",),
            low=0.0,
            high=0.5,
            meaning="Monte Carlo standard error of the contradiction.",
        ),
    ),
    aliases=("stochastic multicriteria acceptability analysis for sorting",),
)


class Acceptability(NamedTuple):
    """Results of one assignment rule over all draws."""

    share: Floats  # (actor, class), sums to 1
    error: Floats  # (actor, class), Monte Carlo standard error of the share
    modal: Ints  # (actor,), the most frequent class; the lower one of a tie
    confidence: Floats  # (actor,), share of the modal class
    entropy: Floats  # (actor,), nats, 0 where all draws agree
    central_weight: Floats  # (actor, class, criterion), NaN if no draw gives the class


class SmaaTri(NamedTuple):
    """Both rules, and how often they differ: a difference means contradictory evidence."""

    pessimistic: Acceptability
    optimistic: Acceptability
    joint: Floats  # (actor, class, class), share by pessimistic and optimistic class
    contradiction: Floats  # (actor,), share of draws in which the two rules differ
    contradiction_error: Floats  # (actor,), its Monte Carlo standard error


@njit
def _smaa_tri_kernel(problem: Problem, table: Table, count: Ints, central: Floats) -> None:
    """Count draws, and sum their weights (scaled to sum 1), by actor and pair of classes."""
    varies = varies_by_draw(problem)
    criteria = problem.weight.shape[1]
    share = np.empty(criteria)
    for draw in range(problem.draws):
        if draw == 0 or varies:
            fill_table(table, problem, draw)
        weight = draw_of(problem.weight, draw)
        total = weigh_table(table, weight)
        for j in range(criteria):
            share[j] = weight[j] / total
        cut = cut_of(problem.level[draw if problem.level.shape[0] > 1 else 0])
        for a in range(count.shape[0]):
            low, high = placed_classes(table, a, cut)
            count[a, low, high] += 1
            for j in range(criteria):
                central[a, low, high, j] += share[j]


def _standard_error(share: Floats, draws: int) -> Floats:
    return np.sqrt(share * (1.0 - share) / draws)


def _acceptability(count: Ints, weight: Floats, draws: int) -> Acceptability:
    """Summarise one rule from its counts and summed weights."""
    share = count / draws
    logs = np.log(np.where(share > 0, share, 1.0))
    some = np.where(count > 0, count, 1)[..., None]
    return Acceptability(
        share=share,
        error=_standard_error(share, draws),
        modal=share.argmax(axis=-1).astype(np.int64),
        confidence=share.max(axis=-1),
        entropy=-(share * logs).sum(axis=-1) + 0.0,
        central_weight=np.where(count[..., None] > 0, weight / some, np.nan),
    )


def smaa_tri_array(
    performance: Floats,
    profile: Floats,
    weight: Floats,
    *,
    indifference: Floats,
    preference: Floats,
    veto: Floats,
    cutting_level: float | Floats,
    descending: Bools | None = None,
) -> SmaaTri:
    r"""Sort actors once per draw and return the share of draws that give each class.

    Each input may have a leading dimension of draws; an input without it is fixed. At least one
    must have it. The caller supplies the draws: weights from ``sorting.weights``, and an unknown
    performance **from the whole scale of its criterion**, a new value in each draw, never one
    imputed value. So missing knowledge appears as spread.

    Parameters
    ----------
    performance : array of float, shape (draw, actor, criterion) or (actor, criterion)
        Performances, in the units of each criterion.
    profile : array of float, shape (draw, border, criterion) or (border, criterion)
        Borders from the worst up; see `draw_profiles`.
    weight : array of float, shape (draw, criterion) or (criterion,)
        Weights, >= 0; they are scaled to sum to 1.
    indifference, preference, veto : array of float, shape (draw, criterion) or (criterion,)
        Thresholds, 0 <= q <= p <= v; infinite v means no veto.
    cutting_level : float or array of float, shape (draw,)
        Credibility required, in [0.5, 1].
    descending : array of bool, shape (criterion,), optional
        True where less is better; by default nowhere.

    Returns
    -------
    SmaaTri
        Shares in [0, 1] with their errors for both rules, and the share of draws in which the
        rules differ. Always show that share; never average it away.

    Raises
    ------
    ShapeError
        If shapes do not match, or there is not exactly one dimension of draws.
    DomainError
        If a performance is NaN, or weights, thresholds, profiles or levels are out of order.

    Notes
    -----
    .. math::

       \pi_i^h = \frac{1}{N} \sum_t 1[c_t(a_i) = h], \qquad
       \operatorname{se} = \sqrt{\pi_i^h (1 - \pi_i^h) / N}, \qquad
       w_i^h = \frac{\sum_t w_t 1[c_t(a_i) = h]}{\sum_t 1[c_t(a_i) = h]}

    with confidence :math:`\max_h \pi_i^h` and entropy :math:`-\sum_h \pi_i^h \log \pi_i^h`. If a
    share is 0 or 1 its error is 0; then the true share is within about 3/N of it, at 95 %. A
    share refers to admissible judgements; it is not the probability that an actor behaves so.

    Examples
    --------
    An actor beats the border only on the first criterion: credible at 0.6 for 40 % of weights.

    >>> import numpy as np
    >>> first = (np.arange(1000) + 0.5) / 1000
    >>> two = np.ones(2)
    >>> result = smaa_tri_array(
    ...     np.array([[6.0, 4.0]]),
    ...     np.array([[5.0, 5.0]]),
    ...     np.stack([first, 1 - first], axis=1),
    ...     indifference=0 * two,
    ...     preference=0 * two,
    ...     veto=np.inf * two,
    ...     cutting_level=0.6,
    ... )
    >>> result.pessimistic.share
    array([[0.6, 0.4]])
    >>> result.contradiction
    array([0.2])
    """
    raw = Raw(
        performance, profile, weight, indifference, preference, veto, np.asarray(cutting_level)
    )
    problem, lead = make_problem(raw, descending)
    if len(lead) != 1 or problem.draws < 1:
        message = f"leading dimensions are {lead}; give one dimension of at least one draw"
        raise ShapeError(message)
    _, actors, criteria = problem.performance.shape
    borders = problem.profile.shape[1]
    count = np.zeros((actors, borders + 1, borders + 1), dtype=np.int64)
    central = np.zeros((actors, borders + 1, borders + 1, criteria))
    _smaa_tri_kernel(problem, empty_table(borders, criteria, actors), count, central)
    draws = problem.draws
    differ = (draws - np.trace(count, axis1=1, axis2=2)) / draws
    return SmaaTri(
        pessimistic=_acceptability(count.sum(axis=2), central.sum(axis=2), draws),
        optimistic=_acceptability(count.sum(axis=1), central.sum(axis=1), draws),
        joint=count / draws,
        contradiction=differ,
        contradiction_error=_standard_error(differ, draws),
    )


def draw_profiles(
    low: Floats, high: Floats, rng: np.random.Generator, *, count: int, attempts: int = 1000
) -> Floats:
    """Draw borders from boxes; redraw each draw whose borders are out of order.

    Parameters
    ----------
    low, high : array of float, shape (border, criterion)
        Least and greatest value of each border, in the units of each criterion, in the
        direction that more is better (negate a descending criterion first).
    rng : numpy.random.Generator
        Source of random numbers.
    count : int
        Number of draws.
    attempts : int
        Greatest number of redrawing rounds, >= 1.

    Returns
    -------
    array of float, shape (count, border, criterion)
        Uniform among the ordered draws: each border dominates the previous one.

    Raises
    ------
    ShapeError
        If the boxes differ in shape.
    DomainError
        If low exceeds high, or some draws are still out of order after all rounds.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> low, high = np.array([[2.0], [4.0]]), np.array([[5.0], [7.0]])
    >>> result = draw_profiles(low, high, rng, count=100)
    >>> bool((result[:, 1] >= result[:, 0]).all())
    True
    """
    least, most = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    if least.shape != most.shape or least.ndim != 2:
        message = (
            f"low and high have shapes {least.shape} and {most.shape}; use (border, criterion)"
        )
        raise ShapeError(message)
    if not (least <= most).all():
        message = f"low must not exceed high; the greatest excess is {(least - most).max()}"
        raise DomainError(message)
    out = np.empty((count, *least.shape))
    todo = np.arange(count)
    for _ in range(attempts):
        fresh = least + (most - least) * rng.random((todo.size, *least.shape))
        out[todo] = fresh
        todo = todo[(np.diff(fresh, axis=1) < 0).any(axis=(1, 2))]
        if todo.size == 0:
            return out
    message = (
        f"{todo.size} of {count} draws still have borders out of order after {attempts} rounds; "
        "reduce the overlap between the boxes of adjacent borders"
    )
    raise DomainError(message)
