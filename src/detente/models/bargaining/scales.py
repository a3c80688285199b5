"""Ends of scales and places on them, for models whose positions are bounded."""

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.numerics.arrays import Bools, Floats

__all__ = ["check_inside", "check_known", "scale_ends"]


def scale_ends(scale: Floats | tuple[float, float], count: int) -> Floats:
    """Return the ends of each of some scales, given once for all or one by one."""
    ends = np.asarray(scale, dtype=np.float64)
    if ends.shape not in {(2,), (count, 2)}:
        message = f"scale has shape {ends.shape}; (2,) or ({count}, 2) is allowed"
        raise ShapeError(message)
    ends = np.broadcast_to(ends, (count, 2))
    if not (np.isfinite(ends).all() and (ends[:, 1] > ends[:, 0]).all()):
        message = f"scale is {ends.tolist()}; each end must be finite, the first below the second"
        raise DomainError(message)
    return ends


def check_inside(position: Floats, low: Floats, high: Floats) -> None:
    """Refuse a known position outside its scale; the ends broadcast against positions."""
    outside = np.argwhere((position < low) | (position > high))
    if outside.size:
        at = tuple(outside[0])
        low, high = (np.broadcast_to(end, position.shape)[at] for end in (low, high))
        message = f"position{list(map(int, at))} is {position[at]:g}; "
        message += f"it must lie in [{low:g}, {high:g}]"
        raise DomainError(message)


def check_known(name: str, array: Floats, absent: Bools, most: float) -> None:
    """Refuse a number that is unknown or out of range where a position is given."""
    odd = np.argwhere(~absent & ~(np.isfinite(array) & (array >= 0.0) & (array <= most)))
    if odd.size:
        at = tuple(odd[0])
        allowed = f"lie in [0, {most:g}]" if np.isfinite(most) else "be finite and >= 0"
        message = f"{name}{list(map(int, at))} is {array[at]:g}; it must {allowed}"
        message += "; draw an unknown one, or leave the position out (NaN)"
        raise DomainError(message)
