"""Check the ends of scales and the positions on them, for models with bounded positions."""

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.numerics.arrays import Bools, Floats

__all__ = ["check_inside", "check_known", "scale_ends"]


def scale_ends(scale: Floats | tuple[float, float], count: int) -> Floats:
    """Return the ends of each scale, given once for all scales or for each."""
    ends = np.asarray(scale, dtype=np.float64)
    if ends.shape not in {(2,), (count, 2)}:
        message = f"scale has shape {ends.shape}; it must be (2,) or ({count}, 2)"
        raise ShapeError(message)
    ends = np.broadcast_to(ends, (count, 2))
    if not (np.isfinite(ends).all() and (ends[:, 1] > ends[:, 0]).all()):
        message = f"scale is {ends.tolist()}; ends must be finite, and the first below the second"
        raise DomainError(message)
    return ends


def check_inside(position: Floats, low: Floats, high: Floats) -> None:
    """Raise if a known position is outside its scale; the ends broadcast against positions."""
    outside = np.argwhere((position < low) | (position > high))
    if outside.size:
        at = tuple(outside[0])
        low, high = (np.broadcast_to(end, position.shape)[at] for end in (low, high))
        message = f"position{list(map(int, at))} is {position[at]:g}; "
        message += f"it must be in [{low:g}, {high:g}]"
        raise DomainError(message)


def check_known(name: str, array: Floats, absent: Bools, most: float) -> None:
    """Raise if a number is unknown or out of range where a position is given."""
    odd = np.argwhere(~absent & ~(np.isfinite(array) & (array >= 0.0) & (array <= most)))
    if odd.size:
        at = tuple(odd[0])
        allowed = f"be in [0, {most:g}]" if np.isfinite(most) else "be finite and >= 0"
        message = f"{name}{list(map(int, at))} is {array[at]:g}; it must {allowed}"
        message += ": draw an unknown value, or set the position to NaN"
        raise DomainError(message)
