"""Compute marginal likelihoods of camps, and sample memberships by annealing.

Symbols: n leaders, m criteria, k camps, z memberships, x values in [0, 1]. A camp has a centre mu
with prior N(m0, s2 / kappa) and a variance s2 with prior inverse-gamma(a, b); a leader of weight w
has variance s2 / w. Leaders of equal weight form a tier; a camp's key counts its members by tier.
"""

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit

__all__ = ["Camps", "Prior", "count_camps", "log_weights"]

_SD_STEPS = 97
_CENTRE_STEPS = 241
_HEAT_POWER = 2.0  # steps are short while memberships still change often
_BLOCK = 4_000_000  # uniforms in memory at a time

_erf = np.vectorize(math.erf, otypes=[np.float64])


class Prior(NamedTuple):
    """Hyperparameters; see `camp_count_array`."""

    centre: float  # m0
    spread_ratio: float  # kappa: variance within a camp over variance of centres
    shape: float  # a
    scale: float  # b
    concentration: float  # alpha of the symmetric Dirichlet over camp sizes
    diagonal: bool  # one variance per criterion, otherwise one per camp


class Camps(NamedTuple):
    """Terms of a camp's marginal likelihood, by its key."""

    constant: Floats  # (key,), the terms that do not depend on values
    shape: Floats  # (key,), a + number of values / 2
    weight: Floats  # (key,), sum of its members' weights
    step: Ints  # (leader,), increment of the key when a leader joins
    leader_weight: Floats  # (leader,)
    prior: Floats  # m0, kappa, b, alpha, 1 if diagonal


def _keys(sizes: tuple[int, ...]) -> Ints:
    """Return the number of members of each tier that a key encodes, shape (key, tier)."""
    grid = np.indices([size + 1 for size in sizes])
    return np.ascontiguousarray(grid.reshape(len(sizes), -1).T.astype(np.int64))


@lru_cache(maxsize=64)
def log_on_scale(
    sizes: tuple[int, ...], weights: tuple[float, ...], criteria: int, prior: Prior
) -> Floats:
    """Return the log probability that all members of a camp lie on the scale, shape (key,)."""
    # Precision is gamma(a, rate b); the trapezoid rule on its log is accurate to many digits.
    log_tau = np.log(prior.shape / prior.scale) + np.linspace(-7.0, 3.0, _SD_STEPS)
    mass = np.exp(prior.shape * log_tau - prior.scale * np.exp(log_tau))
    mass /= mass.sum()
    sd = np.exp(-0.5 * log_tau)[:, None]
    centre = 0.5 + np.linspace(-1.0, 1.0, _CENTRE_STEPS) * (0.5 + 5.0 * sd)
    spread = sd / math.sqrt(prior.spread_ratio)
    density = np.exp(-0.5 * ((centre - prior.centre) / spread) ** 2)
    density /= spread * math.sqrt(2 * math.pi)
    density *= (1.0 + 10.0 * sd) / (_CENTRE_STEPS - 1)
    inside = []
    for weight in weights:
        unit = sd * math.sqrt(2.0 / weight)
        inside.append(0.5 * (_erf((1.0 - centre) / unit) - _erf(-centre / unit)))
    logs = np.log(np.maximum(np.array(inside), 1e-300))
    out = np.zeros(int(np.prod([size + 1 for size in sizes])))
    for key, count in enumerate(_keys(sizes)):
        if count.sum() > 0:
            all_inside = np.exp((count[:, None, None] * logs).sum(axis=0))
            one = (all_inside * density).sum(axis=1)
            each = (mass * one).sum() ** criteria if prior.diagonal else 0.0
            out[key] = math.log(each if prior.diagonal else (mass * one**criteria).sum())
    return out


def count_camps(leader_weight: Floats, criteria: int, prior: Prior) -> Camps:
    """Tabulate marginal likelihoods by key."""
    tiers, tier = np.unique(leader_weight, return_inverse=True)
    sizes = tuple(int(size) for size in np.bincount(tier))
    count = _keys(sizes)
    stride = np.array([np.prod([s + 1 for s in sizes[t + 1 :]]) for t in range(len(sizes))])
    members = count.sum(axis=1)
    weight = (count * tiers).sum(axis=1)
    # A diagonal camp equals `criteria` camps of one criterion; a spherical one shares its variance.
    own, times = (1, criteria) if prior.diagonal else (criteria, 1)
    shape = prior.shape + 0.5 * own * members
    gamma = np.array([math.lgamma(value) for value in shape])
    constant = gamma - math.lgamma(prior.shape) + prior.shape * math.log(prior.scale)
    constant *= times
    constant -= 0.5 * criteria * members * math.log(2 * math.pi)
    constant += 0.5 * criteria * (count * np.log(tiers)).sum(axis=1)
    constant += 0.5 * criteria * np.log(prior.spread_ratio / (prior.spread_ratio + weight))
    constant -= log_on_scale(sizes, tuple(tiers.tolist()), criteria, prior)
    flat = np.array(
        [prior.centre, prior.spread_ratio, prior.scale, prior.concentration, prior.diagonal],
        dtype=np.float64,
    )
    return Camps(constant, shape, weight, stride[tier].astype(np.int64), leader_weight, flat)


@njit
def _residual(camps: Camps, precision: float, total: float, square: float) -> float:
    """Return the sum of squares of one criterion about its centre, including the prior."""
    m0, kappa = camps.prior[0], camps.prior[1]
    pull = kappa * m0 + total
    return float(max(square + kappa * m0 * m0 - pull * pull / precision, 0.0))


@njit
def _log_camp(
    camps: Camps, key: int, total: Floats, square: Floats, weight: float, value: Floats
) -> float:
    """Return a camp's log marginal likelihood from its weighted sums and sums of squares.

    One more member is included: its weight (0 if there is none) and values.
    """
    b, shape = camps.prior[2], camps.shape[key]
    precision = camps.prior[1] + camps.weight[key]
    diagonal = camps.prior[4] > 0.0
    found, whole = camps.constant[key], 0.0
    for j in range(total.shape[0]):
        more = weight * value[j]
        own = _residual(camps, precision, total[j] + more, square[j] + more * value[j])
        if diagonal:
            found -= shape * math.log(b + 0.5 * own)
        whole += own
    if not diagonal:
        found -= shape * math.log(b + 0.5 * whole)
    return float(found)


class _Run(NamedTuple):
    """State of one annealing run, camp by camp."""

    member: Ints  # (leader,)
    value: Floats  # (leader, criterion)
    key: Ints  # (camp,)
    size: Ints  # (camp,)
    total: Floats  # (camp, criterion)
    square: Floats  # (camp, criterion)
    log: Floats  # (camp,), marginal likelihood without the current leader
    joined: Floats  # (camp,), with the current leader


@njit
def _shift(run: _Run, camps: Camps, leader: int, camp: int, sign: int) -> None:
    """Add a leader to a camp's sums (sign 1) or remove it (sign -1)."""
    weight = sign * camps.leader_weight[leader]
    run.size[camp] += sign
    run.key[camp] += sign * camps.step[leader]
    for j in range(run.value.shape[1]):
        x = run.value[leader, j]
        run.total[camp, j] += weight * x
        run.square[camp, j] += weight * x * x


@njit
def _log_of(run: _Run, camps: Camps, camp: int) -> float:
    return _log_camp(camps, run.key[camp], run.total[camp], run.square[camp], 0.0, run.total[camp])


@njit
def _with(run: _Run, camps: Camps, leader: int, camp: int) -> float:
    """Return a camp's log marginal likelihood with one more leader."""
    key = run.key[camp] + camps.step[leader]
    weight = camps.leader_weight[leader]
    return _log_camp(camps, key, run.total[camp], run.square[camp], weight, run.value[leader])


@njit
def _begin(run: _Run, camps: Camps, member: Ints, pick: Ints, bank: Floats) -> None:
    """Set the initial memberships and values of a run."""
    run.key[:] = 0
    run.size[:] = 0
    run.total[:] = 0.0
    run.square[:] = 0.0
    for i in range(member.shape[0]):
        run.member[i] = member[i]
        for j in range(run.value.shape[1]):
            run.value[i, j] = bank[pick[i, j], i, j]
        _shift(run, camps, i, member[i], 1)
    for c in range(run.key.shape[0]):
        run.log[c] = _log_of(run, camps, c)


@njit
def _choose(run: _Run, camps: Camps, heat: float, uniform: float) -> int:
    """Draw a camp in proportion to its size and annealed fit."""
    alpha, best = camps.prior[3], -np.inf
    count = run.key.shape[0]
    for c in range(count):
        best = max(best, heat * (run.joined[c] - run.log[c]))
    whole = 0.0
    for c in range(count):
        fit = heat * (run.joined[c] - run.log[c]) - best
        whole += (run.size[c] + alpha) * math.exp(fit)
    left = uniform * whole
    for c in range(count):
        fit = heat * (run.joined[c] - run.log[c]) - best
        left -= (run.size[c] + alpha) * math.exp(fit)
        if left < 0.0:
            return int(c)
    return int(count - 1)


@njit
def _redraw(
    run: _Run,
    camps: Camps,
    bank: Floats,
    heat: float,
    leader: int,
    camp: int,
    uniform: Floats,
) -> None:
    """Try another draw of each criterion for a leader that is not in its camp's sums."""
    key, weight = run.key[camp] + camps.step[leader], camps.leader_weight[leader]
    total, square, value = run.total[camp], run.square[camp], run.value[leader]
    b, shape = camps.prior[2], camps.shape[key]
    precision = camps.prior[1] + camps.weight[key]
    diagonal = camps.prior[4] > 0.0
    whole = 0.0
    for j in range(value.shape[0]):
        more = weight * value[j]
        whole += _residual(camps, precision, total[j] + more, square[j] + more * value[j])
    for j in range(value.shape[0]):
        x, more = value[j], weight * value[j]
        own = _residual(camps, precision, total[j] + more, square[j] + more * x)
        x = bank[int(uniform[1 + 2 * j] * bank.shape[0]), leader, j]
        more = weight * x
        other = _residual(camps, precision, total[j] + more, square[j] + more * x)
        before = own if diagonal else whole
        after = other if diagonal else max(whole + (other - own), 0.0)
        gain = shape * math.log((b + 0.5 * before) / (b + 0.5 * after))
        if math.log(1.0 - uniform[2 + 2 * j]) < heat * gain:
            value[j] = x
            whole += other - own
            run.joined[camp] += gain


@njit
def _sweep(run: _Run, camps: Camps, bank: Floats, heat: float, uniform: Floats) -> None:
    """Update every leader once: its camp, then its drawn values."""
    for i in range(run.member.shape[0]):
        old = run.member[i]
        _shift(run, camps, i, old, -1)
        camp = old
        if run.size[old] > 0 and run.key.shape[0] > 1:  # a camp is never emptied
            run.log[old] = _log_of(run, camps, old)
            for c in range(run.key.shape[0]):
                run.joined[c] = _with(run, camps, i, c)
            camp = _choose(run, camps, heat, uniform[i, 0])
        else:
            run.joined[camp] = run.log[camp]
        if bank.shape[0] > 1:
            _redraw(run, camps, bank, heat, i, camp, uniform[i])
        run.member[i] = camp
        _shift(run, camps, i, camp, 1)
        run.log[camp] = run.joined[camp]


@njit
def _anneal_kernel(
    camps: Camps,
    bank: Floats,
    member: Ints,
    pick: Ints,
    uniform: Floats,
    heat: Floats,
    run: _Run,
    out: Floats,
) -> None:
    """Fill the log weight of each run; heat rises from 0 to 1."""
    for r in range(out.shape[0]):
        _begin(run, camps, member[r], pick[r], bank)
        weight = 0.0
        for t in range(1, heat.shape[0]):
            fit = 0.0
            for c in range(run.log.shape[0]):
                fit += run.log[c]
            weight += (heat[t] - heat[t - 1]) * fit
            if t < heat.shape[0] - 1:
                _sweep(run, camps, bank, heat[t], uniform[r, t - 1])
        out[r] = weight


def _size_ways(leaders: int, camps: int, concentration: float) -> Floats:
    """Return sums over camp sizes, each >= 1, of the Dirichlet-multinomial: (camp, leader)."""
    one = np.zeros(leaders + 1)
    for size in range(1, leaders + 1):
        one[size] = math.exp(
            math.lgamma(size + concentration) - math.lgamma(concentration) - math.lgamma(size + 1)
        )
    ways = np.zeros((camps + 1, leaders + 1))
    ways[0, 0] = 1.0
    for camp in range(1, camps + 1):
        ways[camp] = np.convolve(ways[camp - 1], one)[: leaders + 1]
    return np.concatenate([one[None, :], ways])


def first_members(
    rng: np.random.Generator, runs: int, leaders: int, camps: int, concentration: float
) -> Ints:
    """Draw memberships from their prior, no camp empty, shape (run, leader)."""
    table = _size_ways(leaders, camps, concentration)
    one, ways = table[0], table[1:]
    member = np.zeros((runs, leaders), dtype=np.int64)
    for r in range(runs):
        left, first = leaders, 0
        for camp in range(camps - 1):
            chance = one[: left + 1] * ways[camps - camp - 1, left::-1]
            edge = np.cumsum(chance)
            size = int(np.searchsorted(edge, rng.random() * edge[-1], side="right"))
            member[r, first : first + size] = camp
            first, left = first + size, left - size
        member[r, first:] = camps - 1
    return np.asarray(rng.permuted(member, axis=1))


def log_weights(
    rng: np.random.Generator, bank: Floats, table: Camps, camps: int, runs: int, steps: int
) -> Floats:
    """Return the log weights of annealing runs for one number of camps."""
    _, leaders, criteria = bank.shape
    heat = np.linspace(0.0, 1.0, steps + 1) ** _HEAT_POWER
    member = first_members(rng, runs, leaders, camps, float(table.prior[3]))
    pick = rng.integers(0, bank.shape[0], size=(runs, leaders, criteria))
    run = _Run(
        member=np.zeros(leaders, dtype=np.int64),
        value=np.zeros((leaders, criteria)),
        key=np.zeros(camps, dtype=np.int64),
        size=np.zeros(camps, dtype=np.int64),
        total=np.zeros((camps, criteria)),
        square=np.zeros((camps, criteria)),
        log=np.zeros(camps),
        joined=np.zeros(camps),
    )
    out = np.empty(runs)
    width = 1 + 2 * criteria if bank.shape[0] > 1 else 1
    block = max(1, _BLOCK // (steps * leaders * width))
    for first in range(0, runs, block):
        last = min(first + block, runs)
        uniform = rng.random((last - first, max(steps - 1, 1), leaders, width))
        _anneal_kernel(
            table, bank, member[first:last], pick[first:last], uniform, heat, run, out[first:last]
        )
    return out
