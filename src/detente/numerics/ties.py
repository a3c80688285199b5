"""Decide exact ties: the relative tolerances that all models share.

Sums of the same numbers in another order or unit differ by rounding. Two numbers are equal here if
they differ by less than a small share of the size of the numbers that they are computed from.
"""

from detente.numerics.compile import njit

__all__ = ["LOOSE_TIE", "TIE", "equal", "exceeds", "reaches"]

TIE = 1e-12
"""Share of the size below which a difference of sums, products or positions is rounding."""
LOOSE_TIE = 1e-9
"""The same for results of many steps: iterated positions, angles, limits."""


@njit
def exceeds(value: float, mark: float, size: float) -> bool:
    """Return whether a value is above a mark by more than rounding.

    Parameters
    ----------
    value, mark : float
        The numbers to compare.
    size : float
        Size of the numbers from which both are computed, for example the sum of all weights.

    Returns
    -------
    bool
        False if either number is NaN.

    Examples
    --------
    >>> total = 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1
    >>> 0.1 + 0.1 + 0.1 > 0.5 * total, exceeds(0.1 + 0.1 + 0.1, 0.5 * total, total)
    (True, False)
    """
    return value - mark > TIE * size


@njit
def reaches(value: float, mark: float, size: float) -> bool:
    """Return whether a value is at least a mark, up to rounding; `size` as for `exceeds`.

    Examples
    --------
    >>> 0.3 - 0.2 >= 0.1, reaches(0.3 - 0.2, 0.1, 0.3)
    (False, True)
    """
    return mark - value <= TIE * size


@njit
def equal(value: float, other: float, size: float) -> bool:
    """Return whether two values differ only by rounding; `size` as for `exceeds`.

    Examples
    --------
    >>> 0.1 + 0.2 == 0.3, equal(0.1 + 0.2, 0.3, 0.3)
    (False, True)
    """
    return abs(value - other) <= TIE * size
