r"""Compute one round of the challenge model: risk exponents, values of challenges, offers.

Symbols of the papers: U_s, U_f, U_b, U_w, U_sq utilities of success, failure, better, worse and
status quo; a = E(U_ij) expected utility to i of challenging j; b = E(U_ji) expected utility to j
of challenging i, as i estimates it.
"""

import math

import numpy as np

from detente.models.bargaining.challenge.reading import Rules
from detente.models.bargaining.challenge.votes import (
    Actors,
    Tables,
    count_votes,
    share_of_votes,
    sum_distances,
)
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.ties import TIE

__all__ = ["best_offer", "choose_offer", "fill_exponents", "second_pass", "weigh_challenges"]

_NOTHING, _CONFLICT, _COMPROMISE, _CAPITULATION, _NONE = range(5)


@njit
def _aside(rules: Rules, apart: float, before: float, centre: float) -> tuple[float, float]:
    """Return T, and (|x_i - mu| + |x_i - x_j|) / R: change without a challenge."""
    t = rules.t
    if rules.t_rule == 0:
        t = 1.0 if centre < apart - TIE else 0.0
    elif rules.t_rule == 1:
        t = 1.0 if before >= apart - TIE else 0.0
    return t, centre + apart


@njit
def fill_exponents(danger: Floats, count: int, out: Floats) -> None:
    """Convert the sums of danger D_i to risk exponents r_i between 0.5 and 2."""
    low, high = np.inf, -np.inf
    for i in range(count):
        low = min(low, danger[i])
        high = max(high, danger[i])
    for i in range(count):
        basis = 0.0
        if high - low > TIE * count:
            basis = (2.0 * danger[i] - high - low) / (high - low)
        out[i] = (1.0 - basis / 3.0) / (1.0 + basis / 3.0)


@njit
def _first_pass(actors: Actors, count: int, rules: Rules, share: Floats, mu: float) -> None:
    """Sum the danger D_i for this round's exponents, from utilities at exponent 1."""
    u, s, before, danger = actors.u, actors.s, actors.before, actors.danger
    appendix, idle = rules.appendix, 1.0 - rules.q
    for i in range(count):
        danger[i] = 0.0
    for i in range(count):
        for j in range(i + 1, count):
            d = u[j] - u[i]
            up = 2.0 * d * (1.0 - 2.0 * s[j] * (1.0 - share[i, j]))
            down = 2.0 * d * (1.0 - 2.0 * s[i] * (1.0 - share[j, i]))
            if idle > 0.0:
                was = abs(before[j] - before[i])
                t, far = _aside(rules, d, was, abs(u[i] - mu))
                up -= idle * far * (2.0 * t - 1.0)
                t, far = _aside(rules, d, was, abs(u[j] - mu))
                down -= idle * far * (2.0 * t - 1.0)
            danger[i] += up if appendix else down
            danger[j] += down if appendix else up


@njit
def _challenged(s: float, share: float, win: float, loss: float) -> float:
    """Return the value of a challenge; `win`, `loss`: the powers in U_s and U_f."""
    return 2.0 - 4.0 * (win + s * (1.0 - share) * (loss - win))


@njit
def _unchallenged(rules: Rules, t: float, far: float, r: float, half: float) -> float:
    """Return the value of no challenge."""
    quo = rules.q * (2.0 - 4.0 * half)
    if rules.q < 1.0:
        better = 2.0 - 4.0 * (0.5 - 0.25 * far) ** r
        worse = 2.0 - 4.0 * (0.5 + 0.25 * far) ** r
        quo += (1.0 - rules.q) * (t * better + (1.0 - t) * worse)
    return quo


@njit
def second_pass(actors: Actors, count: int, rules: Rules, tables: Tables, mu: float) -> None:
    """Value every challenge with the current exponents: gains in `wide`, threats in `share`."""
    u, s, r, half, before = actors.u, actors.s, actors.r, actors.half, actors.before
    gain, share, danger = tables.wide, tables.share, actors.danger
    for i in range(count):
        half[i] = 0.5 ** r[i]
        danger[i] = 0.0
    for i in range(count):
        known, near, wide, win_i, loss_i = 0.0, 0.0, 0.0, half[i], half[i]
        # Read once: the compiler cannot exclude that the output tables alias these arrays.
        u_i, r_i, s_i, half_i = u[i], r[i], s[i], half[i]
        for j in range(i + 1, count):
            d, r_j, s_j, half_j = u[j] - u_i, r[j], s[j], half[j]
            if d != known:
                # Powers share their logarithms; each has full precision relative to 1.
                near = math.log(0.5 - 0.5 * d) if d < 1.0 else -np.inf
                wide, known = math.log(0.5 + 0.5 * d), d
                win_i, loss_i = math.exp(r_i * near), math.exp(r_i * wide)
            win_j, loss_j = half_j, half_j
            if d > 0.0:
                win_j, loss_j = math.exp(r_j * near), math.exp(r_j * wide)
            p, q, t_i, t_j, far_i, far_j = share[i, j], share[j, i], 1.0, 1.0, 0.0, 0.0
            if rules.q < 1.0:
                was = abs(before[j] - before[i])
                t_i, far_i = _aside(rules, d, was, abs(u_i - mu))
                t_j, far_j = _aside(rules, d, was, abs(u[j] - mu))
            up = _challenged(s_j, p, win_i, loss_i)
            up -= _unchallenged(rules, t_i, far_i, r_i, half_i)
            down = _challenged(s_i, q, win_j, loss_j)
            down -= _unchallenged(rules, t_j, far_j, r_j, half_j)
            share[i, j], share[j, i] = down, up
            if rules.observer:
                threat = _challenged(s_i, q, win_i, loss_i)
                share[i, j] = threat - _unchallenged(rules, t_j, far_j, r_i, half_i)
                threat = _challenged(s_j, p, win_j, loss_j)
                share[j, i] = threat - _unchallenged(rules, t_i, far_i, r_j, half_j)
            gain[i, j], gain[j, i] = up, down
            if rules.carried:
                danger[i] += up if rules.appendix else down
                danger[j] += down if rules.appendix else up


@njit
def best_offer(a: float, b: float, x: float, other: float, rules: Rules) -> tuple[int, float]:
    """Return the type of a challenge from another position, and the position it leads to."""
    if a > TIE:
        if rules.full and b > a + TIE:
            return _CONFLICT, other
    elif a < -TIE:
        if b > TIE - a:
            return _COMPROMISE, x + (other - x) * (-a / b)
        if rules.capitulation:
            return _CAPITULATION, other
    return _NOTHING, x


@njit
def _key(
    rules: Rules, kind: int, a: float, b: float, u: float, other: float
) -> tuple[float, float]:
    """Return the two sort keys of an offer; less is preferred."""
    apart = abs(other - u)
    move = apart * (-a / b) if kind == _COMPROMISE else apart
    if rules.choice == 2:
        return -b, move
    if rules.choice == 3:
        return -b, apart
    if rules.choice == 1 and rules.lowest_key and kind == _COMPROMISE:
        return (b * other - a * u) / (b - a), 0.0
    return move, 0.0


@njit
def _preferred(
    rules: Rules,
    new: tuple[int, float, float, float, int],
    old: tuple[int, float, float, float, int],
) -> bool:
    """Return whether one offer beats another; both: kind, two keys, target, challenger."""
    if old[0] == _NONE:
        return True
    if rules.choice == 1 and new[0] != old[0]:
        return bool(new[0] < old[0])
    if abs(new[1] - old[1]) > TIE:
        return bool(new[1] < old[1])
    if abs(new[2] - old[2]) > TIE:
        return bool(new[2] < old[2])
    if rules.first:
        return bool(new[4] < old[4])
    return bool(new[3] < old[3])


@njit
def choose_offer(actors: Actors, count: int, rules: Rules, tables: Tables) -> None:
    """Let every actor accept one of the offers made to it, or stay."""
    x, u, label, gain, threat = actors.x, actors.u, actors.label, tables.wide, tables.share
    for i in range(count):
        best = (_NONE, 0.0, 0.0, x[i], label[i])
        for j in range(count):
            a, b = gain[i, j], threat[i, j]
            if i == j or b <= TIE or abs(u[j] - u[i]) <= TIE:
                continue
            kind, target = best_offer(a, b, x[i], x[j], rules)
            if kind == _NOTHING and rules.choice != 3:
                continue
            first, second = _key(rules, kind, a, b, u[i], u[j])
            new = (kind, first, second, target, label[j])
            if _preferred(rules, new, best):
                best = new
        actors.target[i] = best[3]


@njit
def weigh_challenges(actors: Actors, count: int, rules: Rules, tables: Tables, mu: float) -> None:
    """Compute the exponents and the probabilities that result from them."""
    # Without exponents from the previous round, all are 1 in a first pass.
    passes = 2 if rules.voter_exponent and not rules.carried else 1
    for step in range(passes):
        bent = rules.voter_exponent and (rules.carried or step == 1)
        sum_distances(actors, count, bent, tables.wide)
        total = count_votes(actors, count, rules, bent, tables)
        share_of_votes(tables.share, count, rules, total)
        if step == 0 and not rules.carried:
            _first_pass(actors, count, rules, tables.share, mu)
            fill_exponents(actors.danger, count, actors.r)
