"""Solve the concave programme of the bargaining solutions by damped Newton steps.

With positions in shares of the scale, the gain of party i from terms x over disagreement is

    g_i(x) = D_i - sum_k w_ki phi(x_k - theta_ki),   phi(t) = t^2 or sqrt(t^2 + m^2),

where D_i is its loss without a deal and m a smoothing that goes to 0. Every solution maximises

    F(x, tau) = rise tau + sum_i pull_i g_i + sum_i barrier_i log(g_i / share_i - tau).

Cholesky factors are computed in our own loops, so that results are bit-identical on all machines.
"""

from typing import NamedTuple

import numpy as np

from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["QUADRATIC", "Aim", "Game", "gain_of", "newton_climb"]

QUADRATIC = -1.0  # instead of a smoothing, which is > 0
_STEPS = 120  # most Newton steps on one rung
_HALVINGS = 60
_STALLS = 3  # consecutive steps without a measurable increase
_NEAR = 1e-12  # squared Newton decrement below which one more step is exact
_CLOSE = 1e-3  # largest squared decrement that counts as convergence


class Game(NamedTuple):
    """One table of participating actors, positions in shares of the scale.

    ``ideal`` and ``weight`` have shape (issue, actor), each actor's weights summing to 1;
    ``loss`` (actor,) is the loss of each without a deal; ``free`` (issue,) is 1.0 where any actor
    has a stake.
    """

    ideal: Floats
    weight: Floats
    loss: Floats
    free: Floats


class Aim(NamedTuple):
    """The objective F: see the module; ``rise`` 0 keeps tau fixed."""

    rise: float
    pull: Floats
    barrier: Floats
    share: Floats


@njit
def gain_of(game: Game, i: int, terms: Floats, smooth: float) -> float:
    """Return g_i, the gain of actor i from terms over disagreement."""
    total = game.loss[i]
    for k in range(terms.shape[0]):
        gap = terms[k] - game.ideal[k, i]
        if smooth < 0.0:
            total -= game.weight[k, i] * gap * gap
        else:
            total -= game.weight[k, i] * np.sqrt(gap * gap + smooth * smooth)
    return float(total)


@njit
def _height(game: Game, aim: Aim, terms: Floats, tau: float, base: float, smooth: float) -> float:
    """Return F minus rise times base, or -inf where a logarithm is undefined."""
    total = aim.rise * (tau - base)
    for i in range(game.loss.shape[0]):
        gain = gain_of(game, i, terms, smooth)
        slack = gain / aim.share[i] - tau
        if not slack > 0.0:
            return -np.inf
        total += aim.pull[i] * gain + aim.barrier[i] * np.log(slack)
    return float(total)


@njit
def _slopes(
    game: Game, aim: Aim, terms: Floats, tau: float, smooth: float, up: Floats, bend: Floats
) -> None:
    """Fill the gradient and the negative second derivatives of F; tau is the last variable."""
    issues, actors = game.ideal.shape
    up[:] = 0.0
    bend[:] = 0.0
    slope = np.empty(issues)
    for i in range(actors):
        slack = gain_of(game, i, terms, smooth) / aim.share[i] - tau
        push = aim.barrier[i] / slack
        force = aim.pull[i] + push / aim.share[i]
        for k in range(issues):
            gap = terms[k] - game.ideal[k, i]
            weight = game.weight[k, i]
            if smooth < 0.0:
                slope[k] = -2.0 * weight * gap
                bend[k, k] += force * 2.0 * weight
            else:
                root = np.sqrt(gap * gap + smooth * smooth)
                slope[k] = -weight * gap / root
                bend[k, k] += force * weight * smooth * smooth / (root * root * root)
            up[k] += force * slope[k]
        curve = push / slack
        for k in range(issues):
            for j in range(k + 1):
                bend[k, j] += curve * slope[k] * slope[j] / (aim.share[i] * aim.share[i])
            bend[issues, k] -= curve * slope[k] / aim.share[i]
        up[issues] -= push
        bend[issues, issues] += curve
    up[issues] += aim.rise
    for k in range(issues):
        if game.free[k] == 0.0:
            up[k], bend[k, k] = 0.0, 1.0
    if aim.rise == 0.0:
        up[issues] = 0.0
        bend[issues, :] = 0.0
        bend[issues, issues] = 1.0


@njit
def _solve(bend: Floats, up: Floats, step: Floats) -> bool:
    """Solve bend step = up by Cholesky factors in place; False if a pivot is not positive."""
    n = up.shape[0]
    for k in range(n):
        for j in range(k + 1):
            total = bend[k, j]
            for h in range(j):
                total -= bend[k, h] * bend[j, h]
            if j < k:
                bend[k, j] = total / bend[j, j]
            elif total > 0.0:
                bend[k, k] = np.sqrt(total)
            else:
                return False
    for k in range(n):
        total = up[k]
        for h in range(k):
            total -= bend[k, h] * step[h]
        step[k] = total / bend[k, k]
    for k in range(n - 1, -1, -1):
        total = step[k]
        for h in range(k + 1, n):
            total -= bend[h, k] * step[h]
        step[k] = total / bend[k, k]
    return True


@njit
def _direction(bend: Floats, up: Floats, step: Floats) -> bool:
    """Compute the Newton step, with a ridge if rounding leaves a pivot that is not positive."""
    n = up.shape[0]
    largest = 0.0
    for k in range(n):
        largest = max(largest, bend[k, k])
    ridge = 0.0
    work = np.empty((n, n))
    for _ in range(_HALVINGS):
        for k in range(n):
            for j in range(k + 1):
                work[k, j] = bend[k, j]
            work[k, k] += ridge * largest
        if _solve(work, up, step):
            return True
        ridge = max(100.0 * ridge, 1e-16)
    return False


@njit
def _stride(
    game: Game, aim: Aim, terms: Floats, tau: float, smooth: float, step: Floats, least: float
) -> tuple[float, float]:
    """Halve the step until F rises by `least` per unit; return size and rise, 0 if rounding."""
    n = terms.shape[0]
    trial = np.empty(n)
    height = _height(game, aim, terms, tau, tau, smooth)
    noise = 1e-14 * (1.0 + aim.rise + abs(height))
    size = 1.0
    for _ in range(_HALVINGS):
        for k in range(n):
            trial[k] = terms[k] + size * step[k]
        found = _height(game, aim, trial, float(tau + size * step[n]), tau, smooth)
        if found >= height + size * least - noise:
            return size, max(found - height - noise, 0.0)
        size *= 0.5
    return 0.0, 0.0


@njit
def newton_climb(
    game: Game, aim: Aim, terms: Floats, tau: float, smooth: float
) -> tuple[float, bool]:
    """Maximise F from a feasible start, in place; return tau and whether it converged."""
    n = terms.shape[0]
    up, bend, step = np.empty(n + 1), np.empty((n + 1, n + 1)), np.empty(n + 1)
    stalls = 0
    for _ in range(_STEPS):
        _slopes(game, aim, terms, tau, smooth, up, bend)
        if not _direction(bend, up, step):
            return tau, False
        decrement = 0.0
        for k in range(n + 1):
            decrement += up[k] * step[k]
        near = decrement < _NEAR
        size, rise = _stride(game, aim, terms, tau, smooth, step, 0.0 if near else 0.1 * decrement)
        for k in range(n):
            terms[k] += size * step[k]
        tau += float(size * step[n])
        # Below `_NEAR` one more step is exact; above it, rounding may hide further gains.
        stalls = stalls + 1 if rise == 0.0 else 0
        if near or size == 0.0 or stalls == _STALLS:
            return tau, decrement < _CLOSE
    return tau, False
