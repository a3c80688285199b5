"""Check the inputs of the spatial model: shapes, ranges, shares of scales."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.scales import check_inside, check_known, scale_ends
from detente.numerics.arrays import Bools, Floats
from detente.numerics.ties import LOOSE_TIE

__all__ = ["checked_inputs"]


class _Given(NamedTuple):
    """Inputs with common leading dimensions, positions in the units of their scales."""

    position: Floats  # (..., actor, dim); NaN on all dimensions for an absent actor
    capability: Floats  # (..., actor)
    salience: Floats  # (..., actor, dim)
    accommodation: Floats  # (..., actor, actor)
    ends: Floats  # (dim, 2)


def _spread(position: Floats, capability: Floats, salience: Floats) -> tuple[Floats, ...]:
    """Broadcast positions and saliences to (..., actor, dim), capabilities to (..., actor)."""
    x, c, s = (np.asarray(array, dtype=np.float64) for array in (position, capability, salience))
    shape: tuple[int, ...] = ()
    if x.ndim > 1 and s.ndim > 1 and c.ndim > 0:
        try:
            shape = np.broadcast_shapes(x.shape, s.shape, (*c.shape, 1))
        except ValueError:
            shape = ()
    if not shape:
        message = (
            f"position, capability and salience have shapes {x.shape}, {c.shape} and {s.shape}; "
            "they must broadcast to (..., actor, dim), (..., actor) and (..., actor, dim)"
        )
        raise ShapeError(message)
    parts = ((x, shape), (c, shape[:-1]), (s, shape))
    return tuple(np.array(np.broadcast_to(array, whole)) for array, whole in parts)


def _accommodation(rates: Floats | None, shape: tuple[int, ...]) -> Floats:
    """Return rates of shape (..., actor, actor); by default ideals follow own positions."""
    expected = (*shape, shape[-1])
    if rates is None:
        return np.broadcast_to(np.eye(shape[-1]), expected)
    matrix = np.asarray(rates, dtype=np.float64)
    try:
        matrix = np.broadcast_to(matrix, expected)
    except ValueError:
        message = f"accommodation has shape {matrix.shape}; it must be {expected}"
        raise ShapeError(message) from None
    if not ((matrix >= 0.0).all() and (matrix.sum(axis=-1) <= 1.0 + LOOSE_TIE).all()):
        message = f"accommodation has a least rate {matrix.min():g} and a greatest row sum "
        message += f"{matrix.sum(axis=-1).max():g}; rates must be >= 0, with row sums <= 1"
        raise DomainError(message)
    return matrix


def checked_inputs(
    position: Floats,
    capability: Floats,
    salience: Floats,
    scale: Floats | tuple[float, float],
    accommodation: Floats | None,
) -> _Given:
    """Check all inputs; an actor without a position on a dimension becomes absent."""
    x, c, s = _spread(position, capability, salience)
    ends = scale_ends(scale, x.shape[-1])
    check_inside(x, ends[:, 0], ends[:, 1])
    absent: Bools = np.asarray(np.isnan(x).any(axis=-1))
    check_known("capability", c, absent, np.inf)
    check_known("salience", s, absent[..., None], 1.0)
    over = np.argwhere(~absent & (s.sum(axis=-1) > 1.0 + LOOSE_TIE))
    if over.size:
        at = tuple(over[0])
        message = (
            f"salience{list(map(int, at))} is {s[at].tolist()}, with sum {s[at].sum():g}; an "
            "actor's saliences must sum to at most 1"
        )
        raise DomainError(message)
    x[absent] = np.nan
    c[absent], s[absent] = 0.0, 0.0
    return _Given(x, c, s, _accommodation(accommodation, x.shape[:-1]), ends)
