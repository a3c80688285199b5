"""Broadcast numbers to rows for a kernel, and check their ranges."""

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.numerics.arrays import Floats

__all__ = ["numbers", "rows", "within"]

Given = Floats | float


def numbers(name: str, given: Given) -> Floats:
    """Return the input as an array of floats; raise if it is not numeric."""
    try:
        return np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError) as error:
        message = f"{name} is {given!r}; give a number or an array of numbers"
        raise DomainError(message) from error


def rows(**given: Given) -> tuple[Floats, tuple[int, ...]]:
    """Return one contiguous row for each quantity, and their common shape."""
    arrays = {name: numbers(name, array) for name, array in given.items()}
    try:
        shape = np.broadcast_shapes(*(array.shape for array in arrays.values()))
    except ValueError as error:
        shown = ", ".join(f"{name} {array.shape}" for name, array in arrays.items() if array.ndim)
        message = f"{shown} do not broadcast; give all the same leading dimensions"
        raise ShapeError(message) from error
    table = [np.broadcast_to(array, shape).reshape(-1) for array in arrays.values()]
    return np.ascontiguousarray(np.stack(table)), shape


def within(name: str, given: Given, low: float, high: float = np.inf) -> Floats:
    """Return numbers in [low, high]; raise if one is infinite or outside. NaN passes."""
    values = numbers(name, given)
    outside = np.argwhere((values < low) | (values > high) | np.isinf(values))
    if len(outside):  # a single number has an empty index
        at = tuple(int(k) for k in outside[0])
        allowed = f"be in [{low:g}, {high:g}]" if np.isfinite(high) else f"be finite, >= {low:g}"
        if np.isinf(low):
            allowed = "be finite"
        message = f"{name}{list(at) if at else ''} is {values[at]:g}; it must {allowed}"
        raise DomainError(message)
    return values
