"""Find the quantal response equilibria of a two-by-two game, and follow the principal branch.

Symbols as in `quantal_response`: log-odds x and y, precision lambda, gains A(q) and B(p).
"""

from typing import NamedTuple

import numpy as np

from detente.models.joining.exposure_hazard import logistic
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.ties import TIE

__all__ = ["Gains", "equilibria_of", "principal_root"]

_CELLS = 400  # of the log-odds in which roots are bracketed
_FAR = 40.0  # log-odds beyond which a probability is 0 or 1 in floats
_HALVINGS = 200
_MOST_STEPS = 20_000
_FIRST, _LEAST, _MOST = 0.02, 1e-5, 0.5  # lengths of a step; the last one is a share of lambda
_STRAIGHT, _BENT = 0.9995, 0.99  # cosines between the directions of two steps


class Gains(NamedTuple):
    """Gains from the first actions: A(q) = a0 + a1 q of the row player, B(p) = b0 + b1 p."""

    a0: float
    a1: float
    b0: float
    b1: float


@njit
def _excess(gains: Gains, sharp: float, x: float) -> float:
    """Return how far the best response to the best response to x exceeds x."""
    q = logistic(sharp * (gains.b0 + gains.b1 * logistic(x)))
    return sharp * (gains.a0 + gains.a1 * q) - x


@njit
def _bisect(gains: Gains, sharp: float, low: float, high: float) -> float:
    """Return the root in a bracket whose ends have different signs, to the last digits."""
    rising = _excess(gains, sharp, low) < 0.0
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        if middle in (low, high):
            break
        if (_excess(gains, sharp, middle) < 0.0) == rising:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


@njit
def equilibria_of(gains: Gains, sharp: float, root: Floats) -> int:
    """Fill the log-odds x of all equilibria, the lowest first; return their number, at most 3."""
    ends = (sharp * gains.a0, sharp * (gains.a0 + gains.a1))
    low, high = min(ends) - 1.0, max(ends) + 1.0
    if gains.a1 * gains.b1 <= 0.0:  # the excess falls throughout: one root
        root[0] = _bisect(gains, sharp, low, high)
        return 1
    mark = np.empty(_CELLS + 3)
    inner = (max(low, -_FAR), min(high, _FAR))
    mark[0], mark[_CELLS + 2] = low, high
    for k in range(_CELLS + 1):
        mark[k + 1] = min(max(inner[0] + (inner[1] - inner[0]) * k / _CELLS, low), high)
    count, before = 0, _excess(gains, sharp, low)
    for k in range(1, _CELLS + 3):
        now = _excess(gains, sharp, mark[k])
        if count < 3 and mark[k] > mark[k - 1] and (before > 0.0) != (now > 0.0):
            root[count] = _bisect(gains, sharp, mark[k - 1], mark[k])
            count += 1
        before = now
    return count


@njit
def _direction(gains: Gains, at: Floats, out: Floats) -> None:
    """Fill the unit tangent (x, y, lambda) of the branch; it keeps its side at a fold."""
    p, q = logistic(at[0]), logistic(at[1])
    alpha, beta = at[2] * gains.a1 * q * (1.0 - q), at[2] * gains.b1 * p * (1.0 - p)
    a, b = gains.a0 + gains.a1 * q, gains.b0 + gains.b1 * p
    out[0], out[1], out[2] = a + alpha * b, b + beta * a, 1.0 - alpha * beta
    out /= np.sqrt((out * out).sum())


@njit
def _corrected(gains: Gains, at: Floats, along: Floats) -> bool:
    """Move a point onto the branch, perpendicular to `along`; return whether it converged."""
    for _ in range(8):
        p, q = logistic(at[0]), logistic(at[1])
        a, b = gains.a0 + gains.a1 * q, gains.b0 + gains.b1 * p
        alpha, beta = at[2] * gains.a1 * q * (1.0 - q), at[2] * gains.b1 * p * (1.0 - p)
        f, g = at[0] - at[2] * a, at[1] - at[2] * b
        # Solve J d = -(f, g, 0) by Cramer's rule; the rows of J: (1, -alpha, -a), (-beta, 1, -b).
        cross = np.array([a + alpha * b, b + beta * a, 1.0 - alpha * beta])
        whole = (cross * along).sum()
        if whole == 0.0:
            return False
        dx = -(f * (along[2] + along[1] * b) + g * (alpha * along[2] - along[1] * a)) / whole
        dy = (f * (along[0] * b - beta * along[2]) - g * (along[2] + along[0] * a)) / whole
        dz = (f * (along[0] + beta * along[1]) + g * (along[1] + alpha * along[0])) / whole
        at[0] += dx
        at[1] += dy
        at[2] += dz
        if max(abs(dx), abs(dy), abs(dz)) <= TIE * (1.0 + abs(at[0]) + abs(at[1]) + abs(at[2])):
            return True
    return False


@njit
def principal_root(gains: Gains, sharp: float, root: Floats) -> tuple[int, bool]:
    """Return which equilibrium the branch from random play reaches first, and whether it forked."""
    size = max(abs(gains.a0), abs(gains.a0 + gains.a1), abs(gains.b0), abs(gains.b0 + gains.b1))
    unit = Gains(gains.a0 / size, gains.a1 / size, gains.b0 / size, gains.b1 / size)
    goal, fork, length = sharp * size, False, _FIRST
    at, ahead, way, after = np.zeros(3), np.zeros(3), np.zeros(3), np.zeros(3)
    _direction(unit, at, way)
    for _ in range(_MOST_STEPS):
        ahead[:] = at + length * way
        turned = -2.0
        if _corrected(unit, ahead, way):
            _direction(unit, ahead, after)
            turned = (way * after).sum()
        if turned < -_BENT and length <= _LEAST:  # past a crossing, the orientation is reversed
            fork, turned = True, -turned
            after *= -1.0
        if turned < _BENT and length > _LEAST:
            length = max(0.5 * length, _LEAST)
            continue
        if ahead[2] >= goal:
            part = (goal - at[2]) / (ahead[2] - at[2])
            return _nearest(root, at[0] + part * (ahead[0] - at[0])), fork
        at[:], way[:] = ahead, after
        if turned > _STRAIGHT:
            length = min(1.5 * length, _MOST * max(1.0, at[2]))
    return root.shape[0] // 2, True


@njit
def _nearest(root: Floats, x: float) -> int:
    best = 0
    for k in range(1, root.shape[0]):
        if abs(root[k] - x) < abs(root[best] - x):
            best = k
    return best
