"""The challenge model once more in plain NumPy, n^3 a round, straight from the equations.

It knows nothing of sorting or running sums; equal means within 1e-12, as in the model.
"""

import itertools
from typing import NamedTuple

import numpy as np

TIE = 1e-12


class Plain(NamedTuple):
    position: np.ndarray  # (round, actor)
    median: np.ndarray
    mean: np.ndarray
    risk: np.ndarray
    share: np.ndarray  # last round's P
    gain: np.ndarray
    threat: np.ndarray


def voted_median(x, w):
    """Return the position that no other beats in a pairwise vote; the lowest if several."""
    for candidate in np.sort(x):
        votes = [(w * (abs(x - other) - abs(x - candidate))).sum() for other in x]
        if min(votes) >= -TIE * w.sum() * max(np.ptp(x), 1e-300):
            return candidate
    raise AssertionError


def snapped(x, span):
    """Return positions as shares of the range, those that rounding alone tells apart made one."""
    u = (x - x.min()) / span
    for i, j in itertools.pairwise(np.argsort(u)):
        if u[j] - u[i] <= TIE:
            u[j] = u[i]
    return np.where(u < 1 - TIE, u, 1.0)


def prevail(d, w, exponent, reading):
    """Return P(i, j) from distances as shares of the range."""
    bent = d ** exponent[None, :]  # [whose position, voter]
    votes = w * (bent[None, :, :] - bent[:, None, :])  # [i, j, voter]
    if reading.voters == "others":
        for k in range(w.size):
            votes[k, :, k] = votes[:, k, k] = 0
    won, lost = np.maximum(votes, 0).sum(axis=2), np.maximum(-votes, 0).sum(axis=2)
    if reading.voters == "others":
        floor = 2 * TIE * w.size * w.max()
        won, lost = np.where(won > floor, won, 0), np.where(lost > floor, lost, 0)
    apart = d > TIE
    whole = (won + lost)[apart].sum() if reading.probability == "global" else won + lost
    top = np.maximum(won - lost, 0) if reading.probability == "net" else won
    return np.where(apart & (whole > 0), top / np.where(whole > 0, whole, 1), 0)


def worth(share, d, s, r, reading, aside):
    """Return E(U_ij) with row i the challenger and the exponents given for each pair."""
    t, far = aside
    success, failure = (2 - 4 * (0.5 + sign * 0.5 * d) ** r for sign in (-1, 1))
    better, worse = (2 - 4 * np.maximum(0.5 + sign * 0.25 * far, 0) ** r for sign in (-1, 1))
    challenge = s[None, :] * (share * success + (1 - share) * failure)
    challenge = challenge + (1 - s[None, :]) * success
    idle = reading.q * (2 - 4 * 0.5**r) + (1 - reading.q) * (t * better + (1 - t) * worse)
    return challenge - idle


def without_challenge(x, before, span, median, reading):
    apart = abs(x[:, None] - x[None, :])
    centre = abs(x - median)[:, None]
    if reading.t == "median":
        t = centre < apart - TIE * span
    elif reading.t == "approach":
        t = abs(before[:, None] - before[None, :]) >= apart - TIE * span
    else:
        t = np.full(apart.shape, reading.t)
    return t.astype(float), (centre + apart) / span


def exponents(gain, reading):
    clean = gain - np.diag(np.diag(gain))
    danger = clean.sum(axis=1 if reading.security == "appendix" else 0)
    high, low = danger.max(), danger.min()
    if high - low <= TIE * danger.size:
        return np.ones(danger.size)
    basis = (2 * danger - high - low) / (high - low)
    return (1 - basis / 3) / (1 + basis / 3)


def offer(x, other, a, b, reading):
    """Return class and target of a challenge, class 0 if it moves nobody."""
    if a > TIE:
        return (1, other) if b > a + TIE and reading.conflict == "full" else (0, x)
    if a < -TIE and b > -a + TIE:
        return 2, x + (other - x) * abs(a / b)
    if a < -TIE and reading.capitulation:
        return 3, other
    return 0, x


def keys(i, j, x, a, b, made, reading, span):
    """Return what offers are ranked by; each key with the difference that counts as equal."""
    kind, target = made
    move, near = abs(target - x[i]), TIE * span
    last = (j, 0) if reading.tie == "first" else (target, near)
    if reading.choice == "least":
        return [(move, near), last]
    if reading.choice == "strongest":
        return [(-b, TIE), (move, near), last]
    if reading.choice == "sender":
        return [(-b, TIE), (abs(x[j] - x[i]), near), last]
    point = (abs(a) * x[i] + abs(b) * x[j]) / (abs(a) + abs(b))
    lowest = kind == 2 and reading.compromise_key == "lowest"
    return [(kind, 0), (point if lowest else move, near), last]


def before_than(one, two):
    for (first, near), (second, _) in zip(one, two, strict=True):
        if abs(first - second) > near:
            return first < second
    return False


def target(i, x, gain, threat, reading, span):
    best, found = None, x[i]
    for j in range(x.size):
        a, b = gain[i, j], threat[i, j]
        if b <= TIE or abs(x[j] - x[i]) <= TIE * span:
            continue
        made = offer(x[i], x[j], a, b, reading)
        if made[0] == 0 and reading.choice != "sender":
            continue
        rank = keys(i, j, x, a, b, made, reading, span)
        if best is None or before_than(rank, best):
            best, found = rank, made[1]
    return found


def play_plain(x, c, s, reading, rounds) -> Plain:
    """Play all rounds; every actor takes part."""
    x, w = np.array(x, dtype=float), np.asarray(c) * np.asarray(s)
    before, first, carried, n = x, np.ptp(x), np.ones(x.size), x.size
    positions, risks = [x], []
    share = gain = threat = np.zeros((n, n))
    for _ in range(rounds):
        spans = {"current": np.ptp(x), "first": first}
        span = spans[reading.span] if isinstance(reading.span, str) else reading.span
        if not span > (TIE * first if reading.span == "current" else 0):
            positions.append(x)
            risks.append(np.ones(n))
            continue
        u = snapped(x, span)
        d = abs(u[:, None] - u[None, :])
        aside = without_challenge(x, before, span, voted_median(x, w), reading)
        r = carried
        if reading.risk == "fresh":
            one = np.ones(n)
            plain = worth(prevail(d, w, one, reading), d, s, 1.0, reading, aside)
            r = exponents(plain, reading)
        share = prevail(d, w, r if reading.voter_exponent else np.ones(n), reading)
        gain = worth(share, d, s, r[:, None] * np.ones((n, n)), reading, aside)
        threat = gain.T
        if reading.exponent == "observer":
            seen = [worth(share, d, s, np.full((n, n), r[i]), reading, aside) for i in range(n)]
            threat = np.array([seen[i][:, i] for i in range(n)])
        carried = exponents(gain, reading)
        moved = [target(i, x, gain, threat, reading, span) for i in range(n)]
        before, x = x, np.array(moved)
        positions.append(x)
        risks.append(r)
    return Plain(
        np.array(positions),
        np.array([voted_median(row, w) for row in positions]),
        np.array([(w * row).sum() / w.sum() for row in positions]),
        np.array(risks),
        share,
        gain,
        threat,
    )
