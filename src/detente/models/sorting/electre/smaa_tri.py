r"""SMAA-TRI: shares of admissible judgements behind each class :cite:p:`tervonen2009`."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.sorting.electre.arrays import BORDERS, acceptability, sorting_inputs
from detente.models.sorting.electre.kernels import (
    SLACK,
    Problem,
    Raw,
    Table,
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
            meaning="Its Monte Carlo standard error.",
        ),
    ),
    aliases=("stochastic multicriteria acceptability analysis for sorting",),
)


class Acceptability(NamedTuple):
    """What one assignment rule says over all draws."""

    share: Floats  # (actor, class), sums to 1
    error: Floats  # (actor, class), Monte Carlo standard error of the share
    modal: Ints  # (actor,), the most frequent class; the lower one of a tie
    confidence: Floats  # (actor,), share of the modal class
    entropy: Floats  # (actor,), nats, 0 where all draws agree
    central_weight: Floats  # (actor, class, criterion), NaN where no draw gives the class


class SmaaTri(NamedTuple):
    """Both rules, and how often they part: that gap is contradictory evidence."""

    pessimistic: Acceptability
    optimistic: Acceptability
    joint: Floats  # (actor, class, class), share by pessimistic and optimistic class
    contradiction: Floats  # (actor,), share of draws in which the two rules differ
    contradiction_error: Floats  # (actor,), its Monte Carlo standard error


@njit
def _smaa_tri_kernel(problem: Problem, table: Table, count: Ints, central: Floats) -> None:
    """Add up, by actor and pair of classes, the draws and their weights (scaled to sum 1)."""
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
        cut = problem.level[draw if problem.level.shape[0] > 1 else 0] - SLACK
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
    r"""Sort actors once per draw and report the share of draws behind each class.

    Each input may have a leading dimension of draws or none; those without one are fixed. At
    least one must have it. Draws come from the caller: weights from ``sorting.weights``, and an
    unknown performance **from the whole scale of its criterion**, anew in each draw, never one
    imputed value, so that not knowing shows as spread.

    Parameters
    ----------
    performance : array of float, shape (draw, actor, criterion) or (actor, criterion)
        Performances, in the units of each criterion.
    profile : array of float, shape (draw, border, criterion) or (border, criterion)
        Borders from the worst up; see `draw_profiles`.
    weight : array of float, shape (draw, criterion) or (criterion,)
        Weights, >= 0; scaled to sum 1 within.
    indifference, preference, veto : array of float, shape (draw, criterion) or (criterion,)
        Thresholds, 0 <= q <= p <= v; infinite v is no veto.
    cutting_level : float or array of float, shape (draw,)
        Credibility needed, in [0.5, 1].
    descending : array of bool, shape (criterion,), optional
        True where less is better; default nowhere.

    Returns
    -------
    SmaaTri
        Shares in [0, 1] with their errors for both rules, and the share of draws in which the
        rules differ, which must be shown and never averaged away.

    Raises
    ------
    ShapeError
        If shapes do not fit together, or there is not exactly one dimension of draws.
    DomainError
        If a performance is NaN, or weights, thresholds, profiles or levels are out of order.

    Notes
    -----
    .. math::

       \pi_i^h = \frac{1}{N} \sum_t 1[c_t(a_i) = h], \qquad
       \operatorname{se} = \sqrt{\pi_i^h (1 - \pi_i^h) / N}, \qquad
       w_i^h = \frac{\sum_t w_t 1[c_t(a_i) = h]}{\sum_t 1[c_t(a_i) = h]}

    with confidence :math:`\max_h \pi_i^h` and entropy :math:`-\sum_h \pi_i^h \log \pi_i^h`. An
    error of 0 at a share of 0 or 1 means below about 3/N (or that far from 1) at 95 %. A share
    is one of admissible judgements, not the chance that an actor behaves so.

    Examples
    --------
    One actor beats the border on the first criterion alone: credible at 0.6 for 40 % of weights.

    >>> import numpy as np
    >>> first = (np.arange(1000) + 0.5) / 1000
    >>> two = np.ones(2)
    >>> found = smaa_tri_array(
    ...     np.array([[6.0, 4.0]]),
    ...     np.array([[5.0, 5.0]]),
    ...     np.stack([first, 1 - first], axis=1),
    ...     indifference=0 * two,
    ...     preference=0 * two,
    ...     veto=np.inf * two,
    ...     cutting_level=0.6,
    ... )
    >>> found.pessimistic.share
    array([[0.6, 0.4]])
    >>> found.contradiction
    array([0.2])
    """
    raw = Raw(
        performance, profile, weight, indifference, preference, veto, np.asarray(cutting_level)
    )
    problem, lead = make_problem(raw, descending)
    if len(lead) != 1 or problem.draws < 1:
        message = f"leading dimensions are {lead}; one dimension of at least one draw is allowed"
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
    """Draw borders from boxes; a draw whose borders are out of order is drawn anew.

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
        Rounds of redrawing before giving up, >= 1.

    Returns
    -------
    array of float, shape (count, border, criterion)
        Uniform among the ordered draws: each border dominates the one before.

    Raises
    ------
    ShapeError
        If the boxes differ in shape.
    DomainError
        If low exceeds high, or too few draws come out in order.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> low, high = np.array([[2.0], [4.0]]), np.array([[5.0], [7.0]])
    >>> found = draw_profiles(low, high, rng, count=100)
    >>> bool((found[:, 1] >= found[:, 0]).all())
    True
    """
    least, most = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    if least.shape != most.shape or least.ndim != 2:
        message = f"low and high have shapes {least.shape} and {most.shape}; (border, criterion)"
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
        "let the boxes of neighbouring borders overlap less"
    )
    raise DomainError(message)
