"""Force inputs to given values in every draw; the rest stays the same."""

from collections.abc import Mapping
from typing import TypeAlias, TypeVar

import numpy as np

from detente.numerics.arrays import Bools, Floats, Ints

__all__ = ["Forced", "drawn_or_forced"]

Forced: TypeAlias = Mapping[str, "float | Floats"]
"""Values by column name: one number for all draws, or one number per draw."""

A = TypeVar("A", Bools, Floats, Ints)


def drawn_or_forced(name: str, drawn: A, forced: Forced) -> A:
    """Return the forced values of an input, or the values as drawn if it is not forced.

    Parameters
    ----------
    name : str
        Column of the input.
    drawn : array, shape (draw,)
        Returned unchanged if the input is not forced.
    forced : mapping
        Forced values by column name; they are converted to the type of ``drawn``.

    Examples
    --------
    >>> drawn_or_forced("cohesion", np.array([0.2, 0.7]), {"cohesion": 0.5})
    array([0.5, 0.5])
    """
    if name not in forced:
        return drawn
    values = np.empty_like(drawn)
    values[...] = forced[name]
    return values
