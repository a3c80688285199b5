r"""Draw weights uniformly, given partial knowledge of them :cite:p:`tervonen2013,smith1984`."""

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.numerics.arrays import Floats, Ints
from detente.numerics.ties import TIE

__all__ = ["boxed_weights", "ordinal_weights", "uniform_weights"]


def _checked_uniforms(uniforms: Floats) -> Floats:
    array = np.asarray(uniforms, dtype=np.float64)
    if array.ndim < 1 or array.shape[-1] < 1:
        message = f"uniforms have shape {array.shape}; it must be (..., criterion)"
        raise ShapeError(message)
    good = (array > 0) & (array < 1)
    if not good.all():
        message = f"a uniform is {array[~good].flat[0]}; it must be in (0, 1)"
        raise DomainError(message)
    return array


def uniform_weights(uniforms: Floats) -> Floats:
    r"""Draw weights without any knowledge of them: uniform on the simplex.

    Parameters
    ----------
    uniforms : array of float, shape (..., criterion)
        Independent uniforms in (0, 1).

    Returns
    -------
    array of float, shape (..., criterion)
        Weights, >= 0, that sum to 1.

    Raises
    ------
    ShapeError
        If there is no criterion.
    DomainError
        If a number lies outside (0, 1).

    Notes
    -----
    Exponentials divided by their sum are Dirichlet(1, ..., 1):

    .. math:: w_j = \frac{-\log u_j}{\sum_l -\log u_l}

    Examples
    --------
    >>> import numpy as np
    >>> uniform_weights(np.array([0.5, 0.25]))
    array([0.33333333, 0.66666667])
    """
    waits = -np.log(_checked_uniforms(uniforms))
    return np.asarray(waits / waits.sum(axis=-1, keepdims=True))


def ordinal_weights(uniforms: Floats, rank: Ints) -> Floats:
    """Draw weights if only their order is known.

    Parameters
    ----------
    uniforms : array of float, shape (..., criterion)
        Independent uniforms in (0, 1).
    rank : array of int, shape (criterion,)
        Importance; the least number is the most important; equal ranks have no order.

    Returns
    -------
    array of float, shape (..., criterion)
        Weights that sum to 1, uniform among all weights in the given order.

    Raises
    ------
    ShapeError
        If the number of ranks is not the number of criteria.
    DomainError
        If a number lies outside (0, 1).

    Notes
    -----
    A uniform draw is sorted, and ranks take its values from the greatest down. Criteria of equal
    rank keep their order in the draw, which is uniform and independent of the values.

    Examples
    --------
    >>> import numpy as np
    >>> ordinal_weights(np.array([0.5, 0.25, 0.5]), np.array([2, 3, 1]))
    array([0.25, 0.25, 0.5 ])
    """
    weight = uniform_weights(uniforms)
    ranks = np.asarray(rank)
    if ranks.shape != weight.shape[-1:]:
        message = (
            f"rank has shape {ranks.shape}; give one rank for each of {weight.shape[-1]} criteria"
        )
        raise ShapeError(message)
    ordered = -np.sort(-weight, axis=-1)
    out = np.empty_like(weight)
    start = 0
    for level in np.unique(ranks):
        members = np.flatnonzero(ranks == level)
        block = ordered[..., start : start + members.size]
        order = np.argsort(np.argsort(-weight[..., members], axis=-1), axis=-1)
        out[..., members] = np.take_along_axis(block, order, axis=-1)
        start += members.size
    return out


def _checked_box(low: Floats, high: Floats) -> tuple[Floats, Floats]:
    least, most = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    if least.ndim != 1 or least.shape != most.shape or least.size < 1:
        message = (
            f"low and high have shapes {least.shape} and {most.shape}; both must be (criterion,)"
        )
        raise ShapeError(message)
    bad = ~((least >= 0) & (most >= least) & (most <= 1))
    if bad.any():
        j = int(np.flatnonzero(bad)[0])
        message = f"bounds of criterion {j} are [{least[j]}, {most[j]}]; use 0 <= low <= high <= 1"
        raise DomainError(message)
    if least.sum() > 1 + TIE:
        message = (
            f"no weights fit: the lower bounds {least.tolist()} sum to {least.sum():.6g}; "
            "the sum must be <= 1: lower some bounds"
        )
        raise DomainError(message)
    if most.sum() < 1 - TIE:
        message = (
            f"no weights fit: the upper bounds {most.tolist()} sum to {most.sum():.6g}; "
            "the sum must be >= 1: raise some bounds"
        )
        raise DomainError(message)
    return least, most


def _start(low: Floats, high: Floats) -> Floats:
    """Return a point in the box whose sum is 1."""
    room = high - low
    share = (1.0 - low.sum()) / room.sum() if room.sum() > 0 else 0.0
    return np.asarray(low + min(max(share, 0.0), 1.0) * room)


def _settled(weight: Floats, low: Floats, high: Floats) -> Floats:
    """Correct rounding: clip to the box, then give the rest to the criteria with the most room."""
    out = np.clip(weight, low, high)
    rows = np.arange(out.shape[0])
    for _ in range(2):
        rest = 1.0 - out.sum(axis=1)
        room = np.where(rest[:, None] > 0, high - out, out - low)
        widest = room.argmax(axis=1)
        out[rows, widest] = np.clip(out[rows, widest] + rest, low[widest], high[widest])
    return out


def _moved(weight: Floats, low: Floats, high: Floats, rng: np.random.Generator) -> Floats:
    """Take one hit-and-run step in each chain: a random direction, a uniform point on the chord."""
    direction = rng.standard_normal(weight.shape)
    direction -= direction.mean(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (low - weight) / direction, (high - weight) / direction
    back = np.fmin(one, other).max(axis=1)
    forth = np.fmax(one, other).min(axis=1)
    back, forth = np.minimum(back, 0.0), np.maximum(forth, 0.0)
    step = back + (forth - back) * rng.random(weight.shape[0])
    return np.asarray(np.clip(weight + step[:, None] * direction, low, high))


def boxed_weights(
    low: Floats,
    high: Floats,
    rng: np.random.Generator,
    *,
    count: int,
    chains: int = 1000,
    thin: int | None = None,
) -> Floats:
    r"""Draw weights within bounds by hit-and-run with many chains.

    Parameters
    ----------
    low, high : array of float, shape (criterion,)
        Bounds, 0 <= low <= high <= 1; at least one vector within them must sum to 1.
    rng : numpy.random.Generator
        Source of random numbers; the same state gives the same result.
    count : int
        Number of draws, >= 1.
    chains : int
        Number of parallel chains, >= 1; more chains reduce the dependence between draws.
    thin : int, optional
        Steps between two draws of one chain, >= 1; by default the square of the number of free
        criteria, at least 10. Four times as many steps precede the first draw.

    Returns
    -------
    array of float, shape (count, criterion)
        Weights within the bounds that sum to 1 (to 1e-15), uniform among all such.

    Raises
    ------
    ShapeError
        If the bounds differ in shape.
    DomainError
        If bounds are out of order or no weights fit them; the message gives the sum that is wrong.

    Notes
    -----
    Every chain starts inside the polytope :math:`\{w : l \le w \le u, \sum_j w_j = 1\}`. A
    step takes a direction that is uniform on the sphere of the plane :math:`\sum_j d_j = 0` and a
    uniform point on the chord; its stationary distribution is uniform. Criteria whose bounds
    coincide stay fixed. If the bounds leave a single point, that point is returned.

    Examples
    --------
    >>> import numpy as np
    >>> rng = np.random.default_rng(1)
    >>> result = boxed_weights(np.array([0.5, 0, 0]), np.array([0.8, 0.3, 1]), rng, count=500)
    >>> bool((result[:, 0] >= 0.5).all() and np.allclose(result.sum(axis=1), 1))
    True
    """
    least, most = _checked_box(low, high)
    for name, number in (
        ("count", count),
        ("chains", chains),
        ("thin", 1 if thin is None else thin),
    ):
        if number < 1:
            message = f"{name} is {number}; it must be >= 1"
            raise DomainError(message)
    start = _start(least, most)
    free = np.flatnonzero(most > least)
    out = np.tile(start, (count, 1))
    single = least.sum() >= 1 - TIE or most.sum() <= 1 + TIE
    if free.size < 2 or single:
        return _settled(out, least, most)
    chains = min(chains, count)
    between = max(10, free.size**2) if thin is None else thin
    inner_low, inner_high = least[free], most[free]
    walk = np.tile(start[free], (chains, 1))
    for first in range(0, count, chains):
        for _ in range(between * (5 if first == 0 else 1)):
            walk = _moved(walk, inner_low, inner_high, rng)
        last = min(first + chains, count)
        out[first:last, free] = walk[: last - first]
    return _settled(out, least, most)
