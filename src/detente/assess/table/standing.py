"""Where the convenor stands in the network of talks and contacts: three measures, never one.

The network is that of the horizon, draw by draw: alliances on record, contacts of powers with the
movement (with its strongest faction), the convenor's with each faction, talks as ties of the host
with whoever came to the latest round, and deals as ties of the government with who is bound.
Hosting makes ties by itself, so each measure is held against the network before the talks and
against every other power as host of the same round :cite:p:`gould1989,renshon2016`.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.case.case import Case
from detente.engagement.layout import Faction, Power
from detente.engagement.task import EngagementTask
from detente.models.brokerage.betweenness import betweenness_array
from detente.models.brokerage.gould_fernandez import gould_fernandez_array
from detente.models.brokerage.pagerank import pagerank_array
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import interval, rounded

__all__ = ["MEASURES", "standing"]

MEASURES = ("liaison", "betweenness", "rank")
_DRAWS = 64  # of the run; networks of every host are built anew in each
_TIE = 1e-12
_HOST, _GOVERNMENT, _MOVEMENT, _OTHERS = range(4)  # groups that a liaison stands between


class _Ground(NamedTuple):
    """What the networks of a draw are built on, draws along the first axis."""

    alliances: Floats  # (draw, node, node)
    contact: Floats  # (draw, power): 1 where a power is in contact at the as-of date
    engaged: Floats  # (draw, faction): the convenor's contacts then
    leading: NDArray[np.int64]  # (draw,): the strongest faction
    group: NDArray[np.int64]  # (node,), the convenor's apart


def standing(case: Case, rows: Rows, seed: int) -> dict[str, Any]:
    """Return the convenor's place in the network under each strategy.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run, of draws that are defined.
    seed : int
        Seed of the run.

    Returns
    -------
    dict
        ``draws``; ``before``, the interval of each measure in the network before the talks;
        ``strategies``: by strategy and measure, intervals of ``now`` (at the horizon), ``change``
        (since before) and ``beyond`` (over the best other host of the same round; for the rank, by
        how many places it is better), and the share of draws ``ahead`` of every other host;
        ``holdout``: by strategy, mean standing from acceptance in draws in which the hold-out came
        into open contact (``joins``) and in others (``stays``), None where there are no such draws.
    """
    task = EngagementTask(case, seed)
    numbers = np.asarray(rows.inputs["draw"])
    numbers = numbers[numbers < _DRAWS]
    count = len(numbers)
    nodes = [*case.guests(), *(f.id for f in case.factions())]
    host = nodes.index(case.settings.convenor)
    powers = len(case.powers())
    ground = _ground(case, task, numbers, nodes)
    past = _contacts(ground, ground.contact, ground.engaged, host)
    before = measured(past[:, None], ground.group, [host], powers)
    hosts = [host, *(j for j in range(powers) if j != host)]
    found: dict[str, Any] = {
        "draws": count,
        "before": {m: interval(before[m][:, 0]) for m in MEASURES},
        "strategies": {},
        "holdout": {s: _with_holdout(rows, s) for s in rows.strategies},
    }
    for strategy in rows.strategies:
        nets = _networks(rows, strategy, ground, nodes, hosts, count)
        own = measured(nets, ground.group, hosts, powers)
        found["strategies"][strategy] = {m: _told(m, own[m], before[m][:, 0]) for m in MEASURES}
    return found


def _told(measure: str, own: Floats, before: Floats) -> dict[str, Any]:
    """Return the record of one measure; a rank is better where it is lower."""
    sign = -1.0 if measure == "rank" else 1.0
    best = (sign * own[:, 1:]).max(axis=1) if own.shape[1] > 1 else sign * own[:, 0]
    beyond = sign * own[:, 0] - best + 0.0
    return {
        "now": interval(own[:, 0]),
        "change": interval(sign * (own[:, 0] - before) + 0.0),
        "beyond": interval(beyond),
        "ahead": rounded(float((beyond > 0.0).mean())),
    }


def _ground(case: Case, task: EngagementTask, numbers: Any, nodes: list[str]) -> _Ground:
    """Return what the networks are built on: ties on record and contacts of the as-of date."""
    prepared = task.prepare(0, int(numbers[-1]) + 1)
    batch = prepared.batch
    alliances = np.zeros((len(numbers), len(nodes), len(nodes)))
    government = case.settings.government
    group = np.full(len(nodes), _OTHERS)
    group[nodes.index(government) + 1 :] = _MOVEMENT
    group[nodes.index(government)] = _GOVERNMENT
    for tie in case.relations:
        ends = {tie.from_, tie.to}
        if tie.type != "alliance" or not ends <= set(nodes) or len(ends) < 2:
            continue
        i, k = nodes.index(tie.from_), nodes.index(tie.to)
        drawn = prepared.inputs.get(f"tie|{tie.id}|alliance|", np.ones(int(numbers[-1]) + 1))
        alliances[:, i, k] = alliances[:, k, i] = np.asarray(drawn)[numbers]
        if government in ends:
            (other,) = ends - {government}
            if group[nodes.index(other)] == _OTHERS:
                group[nodes.index(other)] = _GOVERNMENT
    share = batch.faction[numbers, :, Faction.SHARE]
    return _Ground(
        alliances=alliances,
        contact=(batch.power[numbers, :-1, Power.CONTACT] > 0.0).astype(np.float64),
        engaged=(batch.faction[numbers, :, Faction.CONTACT] > 0.0).astype(np.float64),
        leading=share.argmax(axis=1) if share.shape[1] else np.zeros(len(numbers), np.int64),
        group=group,
    )


def _contacts(ground: _Ground, contact: Floats, engaged: Floats, host: int) -> Floats:
    """Return alliances and contacts as a network, shape (draw, node, node)."""
    net = ground.alliances.copy()
    powers = contact.shape[1]
    first = powers + 1  # after the powers and the government
    if engaged.shape[1]:
        draws = np.arange(len(net))
        for j in range(powers):
            if j != host:
                net[draws, j, first + ground.leading] = contact[:, j]
        net[:, host, first:] = engaged
    return np.asarray(np.maximum(net, net.transpose(0, 2, 1)))


def _networks(
    rows: Rows, strategy: str, ground: _Ground, nodes: list[str], hosts: list[int], count: int
) -> Floats:
    """Return the network at the horizon under every host, shape (draw, host, node, node)."""
    powers = ground.contact.shape[1]
    factions = nodes[powers + 1 :]

    def column(name: str) -> Floats:
        return (rows.output(strategy, name)[:count] > 0.0).astype(np.float64)

    def columns(kind: str, names: list[str]) -> Floats:
        return np.stack([column(f"{kind}.{n}") for n in names], axis=1) if names else empty

    empty = np.zeros((count, 0))
    base = _contacts(
        ground, columns("contact", nodes[:powers]), columns("engaged", factions), hosts[0]
    )
    bound = columns("bound", factions)
    base[:, powers, powers + 1 :] = base[:, powers + 1 :, powers] = bound
    came = np.concatenate(
        [columns("role", nodes[: powers + 1]), columns("seated", factions)], axis=1
    )
    came[:, hosts[0]] = (rows.output(strategy, "rounds")[:count] > 0.0).astype(np.float64)
    held = came[:, [hosts[0]]]
    nets = np.repeat(base[:, None], len(hosts), axis=1)
    for n, h in enumerate(hosts):
        guests = came * held
        guests[:, h] = 0.0
        nets[:, n, h] = np.maximum(nets[:, n, h], guests)
        nets[:, n, :, h] = nets[:, n, h]
    return nets


def measured(
    nets: Floats, group: NDArray[np.int64], hosts: list[int], powers: int
) -> dict[str, Floats]:
    """Return each host's measures in its own network, shape (draw, host)."""
    groups = np.repeat(group[None], len(hosts), axis=0)
    groups[np.arange(len(hosts)), hosts] = _HOST
    at = np.arange(len(hosts))
    score = pagerank_array(nets).score[:, :, :powers]
    own = score[:, at, hosts]
    return {
        "liaison": gould_fernandez_array(nets, groups).liaison[:, at, hosts],
        "betweenness": betweenness_array(nets, directed=False)[:, at, hosts],
        "rank": 1.0 + (score > own[:, :, None] + _TIE).sum(axis=2),
    }


def _with_holdout(rows: Rows, strategy: str) -> dict[str, float | None]:
    """Return mean standing from acceptance where the hold-out came round, and where not."""
    if not rows.has("holdout_contact") or not rows.has("status_acceptance"):
        return {"joins": None, "stays": None}
    came = rows.output(strategy, "holdout_contact") > 0.0
    values = rows.output(strategy, "status_acceptance")
    means = {"joins": values[came], "stays": values[~came]}
    return {k: rounded(float(v.mean())) if v.size else None for k, v in means.items()}
