"""Numbers that broadcast against each other, as rows for a kernel; and their ranges."""

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.numerics.arrays import Floats

__all__ = ["numbers", "rows", "within"]

Given = Floats | float


def numbers(name: str, given: Given) -> Floats:
    """Return what was given as an array of floats, or refuse it by name."""
    try:
        return np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError) as error:
        message = f"{name} is {given!r}; give a number or an array of numbers"
        raise DomainError(message) from error


def rows(**given: Given) -> tuple[Floats, tuple[int, ...]]:
    """Return one contiguous row for each quantity, and the shape that they share."""
    arrays = {name: numbers(name, one) for name, one in given.items()}
    try:
        shape = np.broadcast_shapes(*(one.shape for one in arrays.values()))
    except ValueError as error:
        shown = ", ".join(f"{name} {one.shape}" for name, one in arrays.items() if one.ndim)
        message = f"{shown} do not broadcast; give all the same leading dimensions"
        raise ShapeError(message) from error
    found = [np.broadcast_to(one, shape).reshape(-1) for one in arrays.values()]
    return np.ascontiguousarray(np.stack(found)), shape


def within(name: str, given: Given, low: float, high: float = np.inf) -> Floats:
    """Return numbers that lie in a range, ends included; infinite ones do not, NaN passes."""
    values = numbers(name, given)
    odd = np.argwhere((values < low) | (values > high) | np.isinf(values))
    if len(odd):  # a number alone has an index without parts
        at = tuple(int(k) for k in odd[0])
        allowed = f"lie in [{low:g}, {high:g}]" if np.isfinite(high) else f"be finite, >= {low:g}"
        if np.isinf(low):
            allowed = "be finite"
        message = f"{name}{list(at) if at else ''} is {values[at]:g}; it must {allowed}"
        raise DomainError(message)
    return values
