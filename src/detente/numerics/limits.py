"""Compute the limit of a linear map by repeated doubling of the number of steps."""

import numpy as np

from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["settle_rows"]

# 2**60 steps: a map that has not converged by then does not converge.
_DOUBLINGS = 60
_CLOSE = 1e-13


@njit
def _squared(matrix: Floats, out: Floats) -> None:
    n = matrix.shape[0]
    out[:] = 0.0
    for i in range(n):
        for k in range(n):
            if matrix[i, k] != 0.0:
                for j in range(n):
                    out[i, j] += matrix[i, k] * matrix[k, j]


@njit
def settle_rows(power: Floats, held: Floats, drift: Floats) -> bool:
    """Replace x -> M x + s by its limit, in place; return whether the matrix converged.

    Symbols: `power` is M, `drift` is s, `held` is 1 minus the row sums of M. `held` is updated by
    sums only, and each row is rescaled to sum to 1 - `held`, so that rounding errors do not grow
    with each doubling.
    """
    n = drift.shape[0]
    new = np.empty((n, n))
    for _ in range(_DOUBLINGS):
        _squared(power, new)
        more, further = np.zeros(n), np.zeros(n)
        for i in range(n):
            for j in range(n):
                more[i] += power[i, j] * held[j]
                further[i] += power[i, j] * drift[j]
        largest = 0.0
        for i in range(n):
            held[i] = min(1.0, held[i] + more[i])
            drift[i] += further[i]
            total = new[i].sum()
            for j in range(n):
                if total > 0.0:
                    new[i, j] *= (1.0 - held[i]) / total
                largest = max(largest, abs(new[i, j] - power[i, j]))
                power[i, j] = new[i, j]
        if largest < _CLOSE:
            return True
    return False
