r"""Veto players: each more narrows what all could accept :cite:p:`cunningham2006`.

A veto player can go on fighting alone. Each accepts terms within its tolerance of its position; a
settlement needs terms that all veto players accept. Who is one is uncertain, so each counts with a
chance. The article counts veto players and estimates how long wars last; the range on one line is
its argument in its simplest form, not its statistical model.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import rows, within
from detente.numerics.compile import njit
from detente.numerics.ties import equal, exceeds, reaches

__all__ = [
    "SPEC",
    "BargainingRange",
    "VetoPlayers",
    "bargaining_range_array",
    "veto_players_array",
]

SPEC = ModelSpec(
    name="spoiling.veto_players",
    title="Veto players and the bargaining range",
    sources=("cunningham2006",),
    takes=(
        Array(
            "position",
            ("...", "actor"),
            unit="scale",
            meaning="Most wished terms on one issue; NaN for an actor without a veto.",
        ),
        Array(
            "tolerance",
            ("...", "actor"),
            unit="scale",
            low=0.0,
            meaning="How far from them terms are still better than fighting on.",
        ),
        Array(
            "chance",
            ("...", "actor"),
            low=0.0,
            high=1.0,
            meaning="Chance that the actor can go on alone.",
        ),
    ),
    gives=(
        Array(
            "agree",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Chance that some terms suit all who have a veto.",
        ),
        Array(
            "width",
            ("...",),
            unit="scale",
            low=0.0,
            meaning="Expected width of the range of such terms.",
        ),
        Array("players", ("...",), low=0.0, meaning="Expected number of veto players."),
    ),
    aliases=("intersection of acceptance intervals",),
)


class BargainingRange(NamedTuple):
    """Terms that all accept.

    Attributes
    ----------
    low, high : array of float, shape (...)
        Ends of the range, both within it, in scale points; low > high where nothing suits all.
    width : array of float, shape (...)
        Its width, 0 where it is empty.
    """

    low: Floats
    high: Floats
    width: Floats


class VetoPlayers(NamedTuple):
    """What is to be expected when it is uncertain who has a veto.

    Attributes
    ----------
    agree : array of float, shape (...)
        Chance that some terms suit all who have a veto, in [0, 1].
    width : array of float, shape (...)
        Expected width of the range, in scale points.
    players : array of float, shape (...)
        Expected number of veto players.
    """

    agree: Floats
    width: Floats
    players: Floats


@njit
def _range_kernel(
    position: Floats, tolerance: Floats, low: float, high: float
) -> tuple[float, float]:
    """Return the ends of what all accept; an actor without a position has no say."""
    size = max(abs(low), abs(high))
    for i in range(position.shape[0]):
        if not np.isnan(position[i]):
            low = max(low, position[i] - tolerance[i])
            high = min(high, position[i] + tolerance[i])
            size = max(size, abs(position[i]) + tolerance[i])
    # Intervals that touch in one point leave that point, whatever rounding says.
    return low, low if equal(low, high, size) else high


@njit
def _accepts(position: float, tolerance: float, point: float) -> bool:
    size = abs(position) + tolerance
    return reaches(position + tolerance, point, size) and reaches(point, position - tolerance, size)


@njit
def _unopposed_kernel(position: Floats, tolerance: Floats, chance: Floats, point: float) -> float:
    """Return the chance that nobody with a veto rejects a point."""
    free = 1.0
    for j in range(position.shape[0]):
        if np.isnan(position[j]) or _accepts(position[j], tolerance[j], point):
            continue
        free *= 1.0 - chance[j]
    return free


@njit
def _agree_kernel(
    position: Floats, tolerance: Floats, chance: Floats, low: float, high: float
) -> float:
    """Return the chance that some point suits all, by who of them sets the range's lower end.

    The range is not empty if its lower end is acceptable to all: that of the player whose interval
    begins last among those with a veto (of equals the first), or the scale's own.
    """
    total = _unopposed_kernel(position, tolerance, chance, low)
    for k in range(position.shape[0]):
        if np.isnan(position[k]):
            continue
        lower = position[k] - tolerance[k]
        size = max(abs(position[k]) + tolerance[k], abs(low), abs(high))
        if not (exceeds(lower, low, size) and reaches(high, lower, size)):
            continue
        here = chance[k] * _unopposed_kernel(position, tolerance, chance, lower)
        for j in range(k):
            if not np.isnan(position[j]) and equal(position[j] - tolerance[j], lower, size):
                here *= 1.0 - chance[j]
        total += here
    return total


@njit
def _width_kernel(
    position: Floats, tolerance: Floats, chance: Floats, low: float, high: float
) -> float:
    """Return the expected width: the chance that nobody rejects, summed over the scale."""
    total, at = 0.0, low
    while at < high:
        following = high
        for j in range(position.shape[0]):
            if not np.isnan(position[j]):
                for end in (position[j] - tolerance[j], position[j] + tolerance[j]):
                    if at < end < following:
                        following = end
        middle = 0.5 * (at + following)
        free = _unopposed_kernel(position, tolerance, chance, middle)
        total += free * (following - at)
        at = following
    return total


@njit
def _fill_range(position: Floats, tolerance: Floats, low: float, high: float, out: Floats) -> None:
    for n in range(position.shape[0]):
        ends = _range_kernel(position[n], tolerance[n], low, high)
        out[0, n], out[1, n] = ends
        out[2, n] = max(0.0, ends[1] - ends[0])


@njit
def _fill(given: Floats, low: float, high: float, out: Floats) -> None:
    for n in range(given.shape[1]):
        position, tolerance, chance = given[0, n], given[1, n], given[2, n]
        out[0, n] = min(1.0, _agree_kernel(position, tolerance, chance, low, high))
        out[1, n] = _width_kernel(position, tolerance, chance, low, high)
        out[2, n] = 0.0
        for k in range(position.shape[0]):
            if not np.isnan(position[k]):
                out[2, n] += chance[k]


def bargaining_range_array(
    position: Floats, tolerance: Floats | float, *, scale: tuple[float, float] = (0.0, 100.0)
) -> BargainingRange:
    r"""Return the terms that all veto players accept.

    Parameters
    ----------
    position : array of float, shape (..., actor)
        Most wished terms on one issue, in scale points; NaN for an actor without a veto.
    tolerance : array of float, shape (..., actor)
        How far from them terms are still better than fighting on, in scale points, >= 0.
    scale : tuple of float, optional
        Ends of the issue scale.

    Returns
    -------
    BargainingRange
        Ends and width; the whole scale where nobody has a veto.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast or have no dimension of actors.
    DomainError
        If a tolerance is negative or missing, a number is infinite, or the scale does not rise.

    Notes
    -----
    .. math:: \bigcap_i\,[x_i - d_i,\; x_i + d_i], \qquad
       w = \max\bigl(0,\; \min_i (x_i + d_i) - \max_i (x_i - d_i)\bigr)

    Examples
    --------
    >>> import numpy as np
    >>> found = bargaining_range_array(np.array([0.2, 0.6, 0.9]), 0.5, scale=(0.0, 1.0))
    >>> [round(float(one), 3) for one in found]
    [0.4, 0.7, 0.3]
    """
    low, high = _scale(scale)
    (x, d), lead = _table(position=position, tolerance=tolerance)
    out = np.empty((3, x.shape[0]))
    _fill_range(x, d, low, high, out)
    return BargainingRange(*(row.reshape(lead)[()] for row in out))


def veto_players_array(
    position: Floats,
    tolerance: Floats | float,
    chance: Floats | float,
    *,
    scale: tuple[float, float] = (0.0, 100.0),
) -> VetoPlayers:
    r"""Return what to expect when each player has a veto with some chance, independently.

    Parameters
    ----------
    position, tolerance : array of float, shape (..., actor)
        As in `bargaining_range_array`.
    chance : array of float, shape (..., actor)
        Chance that the actor can go on alone, in [0, 1].
    scale : tuple of float, optional
        Ends of the issue scale.

    Returns
    -------
    VetoPlayers
        Chance of agreeable terms, expected width and number of veto players; exact, no sampling.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast or have no dimension of actors.
    DomainError
        If a number lies outside its range, a tolerance or chance is missing, or the scale does not
        rise.

    Notes
    -----
    .. math:: E[w] = \int \prod_i \bigl(1 - q_i\,[\,|x - x_i| > d_i\,]\bigr)\,dx

    and the chance of agreeable terms is the sum, over who may begin the range, of the chance that
    this player has a veto and nobody with one rejects the point where it begins.

    Examples
    --------
    The hard-liner at 0 blocks all terms, if it can go on alone.

    >>> import numpy as np
    >>> x, d = np.array([0.2, 0.6, 0.9, 0.0]), np.array([0.5, 0.5, 0.5, 0.3])
    >>> found = veto_players_array(x, d, np.array([1.0, 1.0, 1.0, 0.25]), scale=(0.0, 1.0))
    >>> [round(float(one), 3) for one in found]
    [0.75, 0.225, 3.25]
    """
    low, high = _scale(scale)
    within("chance", chance, 0.0, 1.0)
    given, lead = _table(position=position, tolerance=tolerance, chance=chance)
    out = np.empty((3, given.shape[1]))
    _fill(given, low, high, out)
    return VetoPlayers(*(row.reshape(lead)[()] for row in out))


def _scale(scale: tuple[float, float]) -> tuple[float, float]:
    low, high = float(scale[0]), float(scale[1])
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        message = f"scale is {scale}; give two finite ends, the lower first"
        raise DomainError(message)
    return low, high


def _table(**given: Floats | float) -> tuple[Floats, tuple[int, ...]]:
    """Return the quantities as (quantity, row, actor), and the leading shape."""
    within("position", given["position"], -np.inf)
    within("tolerance", given["tolerance"], 0.0)
    flat, shape = rows(**given)
    if not shape:
        message = "position has no dimension; give one number for each actor"
        raise ShapeError(message)
    table = flat.reshape(len(given), int(np.prod(shape[:-1])), shape[-1])
    for row, name in enumerate(given):
        if row and (np.isnan(table[row]) & ~np.isnan(table[0])).any():
            message = f"{name} is NaN for an actor with a position; give a number"
            raise DomainError(message)
    return table, shape[:-1]
