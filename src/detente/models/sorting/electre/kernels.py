"""Kernels shared by the ELECTRE TRI methods: concordance, discordance, credibility.

Symbols of the papers: q, p, v indifference, preference and veto thresholds; C concordance;
D discordance; sigma credibility; lambda the cutting level. More is better on every criterion.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.ties import LOOSE_TIE, reaches

__all__ = [
    "Problem",
    "Raw",
    "Table",
    "checked_criteria",
    "checked_thresholds",
    "checked_values",
    "classes_of",
    "concordant",
    "credibility_kernel",
    "cut_of",
    "directions",
    "discordant",
    "draw_of",
    "empty_table",
    "fill_table",
    "make_problem",
    "placed_classes",
    "tri_b_draws_kernel",
    "varies_by_draw",
    "weigh_table",
]

_MOST_BORDERS = 62  # borders are stored as bits of one signed word


@njit
def concordant(short: float, size: float, q: float, p: float) -> float:
    """Return c_j, how far a criterion supports "at least as good".

    `short` is the shortfall d_j, `size` the size of the performances it is computed from.
    """
    if reaches(q, short, size):
        return 1.0
    if short >= p:
        return 0.0
    return (p - short) / (p - q)


@njit
def discordant(short: float, size: float, p: float, v: float) -> float:
    """Return D_j, how far a criterion opposes "at least as good"; arguments as for c_j."""
    if reaches(p, short, size):
        return 0.0
    if reaches(short, v, size):
        return 1.0
    return (short - p) / (v - p)


@njit
def credibility_kernel(
    x: Floats, y: Floats, weight: Floats, q: Floats, p: Floats, v: Floats
) -> float:
    """Return sigma, the credibility of "x is at least as good as y"."""
    total = 0.0
    concordance = 0.0
    for j in range(x.shape[0]):
        size = max(abs(x[j]), abs(y[j]))
        concordance += weight[j] * concordant(y[j] - x[j], size, q[j], p[j])
        total += weight[j]
    concordance /= total
    credibility = concordance
    for j in range(x.shape[0]):
        discordance = discordant(y[j] - x[j], max(abs(x[j]), abs(y[j])), p[j], v[j])
        if discordance > concordance:
            credibility *= (1.0 - discordance) / (1.0 - concordance)
    return credibility


@njit
def cut_of(level: float) -> float:
    """Return the least credibility that reaches a cutting level, up to rounding."""
    return level - LOOSE_TIE


@njit
def classes_of(above: int, below: int, borders: int) -> tuple[int, int]:
    """Return both classes; bit h of `above`: outranks border h; of `below`: is outranked by it."""
    pessimistic = 0
    for h in range(borders - 1, -1, -1):
        if above >> h & 1:
            pessimistic = h + 1
            break
    optimistic = borders
    strictly = below & ~above
    for h in range(borders):
        if strictly >> h & 1:
            optimistic = h
            break
    return pessimistic, optimistic


class Table(NamedTuple):
    """Values that do not depend on weights; row 2h: actor against border h, row 2h + 1: reverse.

    The actor is the last dimension, so that neighbours in memory are independent sums.
    """

    part: Floats  # partial concordance, (row, criterion, actor)
    against: Floats  # discordance, (row, criterion, actor)
    worst: Floats  # greatest discordance, (row, actor)
    concordance: Floats  # for one draw's weights, (row, actor)


class Problem(NamedTuple):
    """Arrays with a leading dimension of draws, of length 1 if the values do not vary."""

    performance: Floats  # (draw, actor, criterion)
    profile: Floats  # (draw, border, criterion)
    weight: Floats  # (draw, criterion)
    q: Floats  # (draw, criterion)
    p: Floats
    v: Floats
    level: Floats  # (draw,)
    draws: int


def empty_table(borders: int, criteria: int, actors: int) -> Table:
    """Return an empty table of comparisons."""
    rows = 2 * borders
    return Table(
        np.zeros((rows, criteria, actors)),
        np.zeros((rows, criteria, actors)),
        np.zeros((rows, actors)),
        np.zeros((rows, actors)),
    )


@njit
def draw_of(array: Floats, draw: int) -> Floats:
    """Return the slice of a draw; an array of length 1 applies to every draw."""
    return array[draw if array.shape[0] > 1 else 0]  # type: ignore[no-any-return]


@njit
def varies_by_draw(problem: Problem) -> bool:
    """Return whether performances, borders or thresholds differ between draws."""
    lengths = problem.performance.shape[0] * problem.profile.shape[0]
    lengths *= problem.q.shape[0] * problem.p.shape[0] * problem.v.shape[0]
    return bool(lengths > 1)


@njit
def fill_table(table: Table, problem: Problem, draw: int) -> None:
    """Compute the values that do not depend on weights."""
    performance, profile = draw_of(problem.performance, draw), draw_of(problem.profile, draw)
    q, p, v = draw_of(problem.q, draw), draw_of(problem.p, draw), draw_of(problem.v, draw)
    for row in range(table.part.shape[0]):
        for a in range(performance.shape[0]):
            worst = 0.0
            for j in range(q.shape[0]):
                border, own = profile[row // 2, j], performance[a, j]
                short = border - own if row % 2 == 0 else own - border
                size = max(abs(border), abs(own))
                table.part[row, j, a] = concordant(short, size, q[j], p[j])
                against = discordant(short, size, p[j], v[j])
                table.against[row, j, a] = against
                worst = max(worst, against)
            table.worst[row, a] = worst


@njit
def weigh_table(table: Table, weight: Floats) -> float:
    """Compute each concordance with these weights, summed in the order of `credibility_kernel`."""
    total = 0.0
    for j in range(weight.shape[0]):
        total += weight[j]
    for row in range(table.part.shape[0]):
        out = table.concordance[row]
        out[:] = 0.0
        for j in range(weight.shape[0]):
            share, part = weight[j], table.part[row, j]
            for a in range(out.shape[0]):
                out[a] += share * part[a]
        for a in range(out.shape[0]):
            out[a] /= total
    return total


@njit
def _outranks(table: Table, row: int, actor: int, cut: float) -> bool:
    """Return whether credibility reaches the cutting level; it never exceeds concordance."""
    concordance = table.concordance[row, actor]
    if concordance < cut:
        return False
    if table.worst[row, actor] <= concordance:
        return True
    credibility = concordance
    for j in range(table.against.shape[1]):
        discordance = table.against[row, j, actor]
        if discordance > concordance:
            credibility *= (1.0 - discordance) / (1.0 - concordance)
    return bool(credibility >= cut)


@njit
def placed_classes(table: Table, actor: int, cut: float) -> tuple[int, int]:
    """Return one actor's classes in the draw whose weights are in the table."""
    above, below, borders = 0, 0, table.part.shape[0] // 2
    for h in range(borders):
        if _outranks(table, 2 * h, actor, cut):
            above |= 1 << h
        if _outranks(table, 2 * h + 1, actor, cut):
            below |= 1 << h
    return classes_of(above, below, borders)


@njit
def tri_b_draws_kernel(problem: Problem, table: Table, pessimistic: Ints, optimistic: Ints) -> None:
    """Fill the classes of every draw and actor."""
    varies = varies_by_draw(problem)
    for draw in range(problem.draws):
        if draw == 0 or varies:
            fill_table(table, problem, draw)
        weigh_table(table, draw_of(problem.weight, draw))
        cut = cut_of(problem.level[draw if problem.level.shape[0] > 1 else 0])
        for a in range(pessimistic.shape[1]):
            low, high = placed_classes(table, a, cut)
            pessimistic[draw, a] = low
            optimistic[draw, a] = high


def directions(descending: Bools | None, criteria: int) -> Floats:
    """Return -1 for each criterion where less is better, 1 for the others."""
    if descending is None:
        return np.ones(criteria)
    flags = np.asarray(descending)
    if flags.shape != (criteria,) or flags.dtype != np.bool_:
        message = (
            f"descending has shape {flags.shape} and type {flags.dtype}; "
            f"it must be bool, one per criterion, shape ({criteria},)"
        )
        raise ShapeError(message)
    return np.where(flags, -1.0, 1.0)


def checked_criteria(criteria: int, **arrays: Floats) -> None:
    """Raise if the last dimension of an array is not the criteria."""
    for name, array in arrays.items():
        if array.ndim == 0 or array.shape[-1] != criteria:
            count = array.shape[-1] if array.ndim else "no"
            message = f"{name} has {count} criteria; it must have {criteria}, as performance"
            raise ShapeError(message)


def checked_values(performance: Floats, profile: Floats, weight: Floats) -> None:
    """Raise if a value is unknown or infinite, or if weights are negative or sum to 0."""
    unknown = np.argwhere(np.isnan(performance))
    if unknown.size:
        message = (
            f"performance{unknown[0].tolist()} is NaN; draw an unknown performance from the "
            "whole scale, once per draw"
        )
        raise DomainError(message)
    if np.isnan(profile).any():
        message = "profile contains NaN; give a value for each border on each criterion"
        raise DomainError(message)
    bad = ~(np.isfinite(weight) & (weight >= 0)).all(axis=-1) | ~(weight.sum(axis=-1) > 0)
    if bad.any():
        shown = np.atleast_2d(weight)[np.atleast_1d(bad).reshape(-1)][0].tolist()
        message = f"weights must be >= 0 and sum to more than 0; found {shown}"
        raise DomainError(message)


def checked_thresholds(q: Floats, p: Floats, v: Floats) -> None:
    """Raise if thresholds are not in the order 0 <= q <= p <= v."""
    good = (q >= 0).all() and (p >= q).all() and (v >= p).all()
    if not good:
        message = (
            f"thresholds must satisfy 0 <= q <= p <= v on every criterion; found least q "
            f"{np.min(q)}, least p - q {np.min(p - q)}, least v - p {np.min(v - p)}"
        )
        raise DomainError(message)


def _checked_profile(profile: Floats) -> None:
    borders = profile.shape[-2]
    if not 1 <= borders <= _MOST_BORDERS:
        message = f"profile has {borders} borders; it must have 1 to {_MOST_BORDERS}"
        raise ShapeError(message)
    steps = np.diff(profile, axis=-2)
    if (steps < 0).any():
        message = (
            f"each profile must dominate the one below it on every criterion; found a step of "
            f"{steps.min()}"
        )
        raise DomainError(message)


def _checked_level(level: Floats) -> None:
    if not ((level >= 0.5) & (level <= 1.0)).all():
        odd = level[~((level >= 0.5) & (level <= 1.0))].flat[0]
        message = f"cutting_level is {odd}; it must be in [0.5, 1]"
        raise DomainError(message)


class Raw(NamedTuple):
    """The input arrays of a problem, with any leading dimensions."""

    performance: Floats  # (..., actor, criterion)
    profile: Floats  # (..., border, criterion)
    weight: Floats  # (..., criterion)
    q: Floats
    p: Floats
    v: Floats
    level: Floats  # (...)


def make_problem(raw: Raw, descending: Bools | None) -> tuple[Problem, tuple[int, ...]]:
    """Check and orient the arrays, and merge their leading dimensions into one of draws."""
    arrays = Raw(*(np.asarray(array, dtype=np.float64) for array in raw))
    if arrays.performance.ndim < 2 or arrays.profile.ndim < 2:
        message = (
            f"performance and profile have shapes {arrays.performance.shape} and "
            f"{arrays.profile.shape}; they must be (..., actor, criterion) and "
            "(..., border, criterion)"
        )
        raise ShapeError(message)
    criteria = arrays.performance.shape[-1]
    checked_criteria(criteria, **dict(zip(Raw._fields[1:6], arrays[1:6], strict=True)))
    sign = directions(descending, criteria)
    arrays = arrays._replace(performance=arrays.performance * sign, profile=arrays.profile * sign)
    checked_values(arrays.performance, arrays.profile, arrays.weight)
    checked_thresholds(arrays.q, arrays.p, arrays.v)
    _checked_profile(arrays.profile)
    _checked_level(arrays.level)
    core = (2, 2, 1, 1, 1, 1, 0)
    heads = [a.shape[: a.ndim - c] for a, c in zip(arrays, core, strict=True)]
    try:
        lead = np.broadcast_shapes(*heads)
    except ValueError:
        message = f"leading dimensions {heads} do not broadcast"
        raise ShapeError(message) from None
    performance, profile, weight, q, p, v, level = (
        _fold(a, c, lead) for a, c in zip(arrays, core, strict=True)
    )
    return Problem(performance, profile, weight, q, p, v, level, int(np.prod(lead))), lead


def _fold(array: Floats, core: int, lead: tuple[int, ...]) -> Floats:
    """Merge leading dimensions into one, of length 1 if the array does not vary."""
    tail = array.shape[array.ndim - core :]
    if array.size == int(np.prod(tail)):
        return np.ascontiguousarray(array.reshape((1, *tail)))
    spread = np.broadcast_to(array, lead + tail)
    return np.ascontiguousarray(spread.reshape((-1, *tail)))
