"""Measure the convenor's position in the network of talks and contacts, by three measures.

The network is built at the horizon for each draw. Its ties are: recorded alliances; contacts of
powers with the movement (with its strongest faction); the convenor's contacts with each faction;
talks, between the host and the guests of the latest round; deals, between the government and the
factions that are bound. Hosting creates ties by itself. Each measure is therefore compared with the
network before the talks, and with every other power as host of the same round
:cite:p:`gould1989,renshon2016`.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from detente.assess.table.joint_standing import joint_standing
from detente.assess.table.record import (
    MEASURES,
    HoldoutStanding,
    NetworkMeasure,
    NetworkPlace,
    Standing,
)
from detente.case.case import Case
from detente.case.course.factions import factions_of
from detente.case.course.heads import heads_of
from detente.engagement.course.input_rows import Faction, Head
from detente.engagement.task import EngagementTask
from detente.models.brokerage.betweenness import betweenness_array
from detente.models.brokerage.gould_fernandez import gould_fernandez_array
from detente.models.brokerage.pagerank import pagerank_array
from detente.numerics.arrays import Floats, Ints
from detente.runs.draws import Rows
from detente.runs.statistics import interval, mean, share
from detente.vocabulary.input_key import InputKey

__all__ = [
    "HoldoutDraws",
    "PlaceDraws",
    "StandingDraws",
    "holdout_draws",
    "measured",
    "standing",
    "standing_draws",
]

_DRAWS = 64  # first draws of the run; each needs a network for every host
_TIE = 1e-12  # scores closer than this count as equal
_HOST, _GOVERNMENT, _MOVEMENT, _OTHERS = range(4)  # groups that a liaison links


class _Ground(NamedTuple):
    """Data from which the networks are built."""

    alliances: Floats  # (draw, node, node)
    contact: Floats  # (draw, power): 1 if a power is in contact on the as-of date
    engaged: Floats  # (draw, faction): 1 if the convenor is in contact on the as-of date
    leading: Ints  # (draw,): index of the strongest faction
    group: Ints  # (node,): group of each node, without that of the host


@dataclass(frozen=True, slots=True)
class PlaceDraws:
    """The convenor's position by one measure in each draw, under one option.

    Parameters
    ----------
    now : array of float, shape (draw,)
        The measure at the horizon.
    change : array of float, shape (draw,)
        Change since before the talks; for a rank, places gained.
    beyond : array of float, shape (draw,)
        Lead over the best other host; for a rank, places ahead.
    """

    now: Floats
    change: Floats
    beyond: Floats

    @property
    def ahead(self) -> Floats:
        """1 in draws with a lead over every other host, shape (draw,)."""
        return (self.beyond > 0.0).astype(np.float64)


@dataclass(frozen=True, slots=True)
class StandingDraws:
    """The convenor's position in the network, in the first draws of a run.

    Parameters
    ----------
    before : dict of array of float, shape (draw,)
        By measure, in the network before the talks.
    options : dict of dict of PlaceDraws
        By option and measure.
    """

    before: dict[NetworkMeasure, Floats]
    options: dict[str, dict[NetworkMeasure, PlaceDraws]]

    @property
    def count(self) -> int:
        """The number of draws."""
        return len(self.before["rank"])


@dataclass(frozen=True, slots=True)
class HoldoutDraws:
    """Standing from acceptance, split by conduct of the hold-out, under one option.

    Parameters
    ----------
    joins : array of float, shape (draw,)
        NaN in draws in which the hold-out never enters open contact.
    stays : array of float, shape (draw,)
        NaN in draws in which it does.
    """

    joins: Floats
    stays: Floats


def standing(case: Case, rows: Rows, seed: int) -> Standing:
    """Return the convenor's position in the network under each option.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run, only draws that are defined.
    seed : int
        Seed of the run.
    """
    draws = standing_draws(case, rows, seed)
    return Standing(
        draws=draws.count,
        before={m: interval(values) for m, values in draws.before.items()},
        strategies={
            option: {m: _network_place(place) for m, place in places.items()}
            for option, places in draws.options.items()
        },
        holdout={option: _holdout(rows, option) for option in rows.strategies},
        joint=joint_standing(rows),
    )


def standing_draws(case: Case, rows: Rows, seed: int) -> StandingDraws:
    """Return the convenor's position in the networks of the first draws of a run.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run, only draws that are defined.
    seed : int
        Seed of the run.
    """
    task = EngagementTask(case, seed)
    numbers = np.asarray(rows.inputs["draw"], dtype=np.int64)
    numbers = numbers[:_DRAWS]
    nodes = [*case.guests(), *(f.id for f in case.factions())]
    host = nodes.index(case.settings.convenor)
    powers = len(case.powers())
    ground = _ground(case, task, numbers, nodes)
    past = _contacts(ground, ground.contact, ground.engaged, host)
    before = measured(past[:, None], ground.group, [host], powers)
    hosts = [host, *(j for j in range(powers) if j != host)]
    options: dict[str, dict[NetworkMeasure, PlaceDraws]] = {}
    for option in rows.strategies:
        nets = _networks(rows, option, ground, nodes, hosts)
        own = measured(nets, ground.group, hosts, powers)
        options[option] = {m: _place(m, own[m], before[m][:, 0]) for m in MEASURES}
    return StandingDraws({m: before[m][:, 0] for m in MEASURES}, options)


def holdout_draws(rows: Rows, option: str) -> HoldoutDraws | None:
    """Return standing from acceptance, split by whether the hold-out enters open contact.

    Parameters
    ----------
    rows : Rows
        Columns of the run.
    option : str
        Id of the option.

    Returns
    -------
    HoldoutDraws or None
        None if the case names no hold-out, or has no standing from acceptance.
    """
    if not rows.has("holdout_contact") or not rows.has("status_acceptance"):
        return None
    came = rows.output(option, "holdout_contact") > 0.0
    values = rows.output(option, "status_acceptance")
    return HoldoutDraws(joins=np.where(came, values, np.nan), stays=np.where(came, np.nan, values))


def _place(measure: NetworkMeasure, own: Floats, before: Floats) -> PlaceDraws:
    """Return one measure in each draw; a lower rank is better."""
    sign = -1.0 if measure == "rank" else 1.0
    best = (sign * own[:, 1:]).max(axis=1) if own.shape[1] > 1 else sign * own[:, 0]
    return PlaceDraws(
        now=own[:, 0],
        change=sign * (own[:, 0] - before) + 0.0,
        beyond=sign * own[:, 0] - best + 0.0,
    )


def _network_place(place: PlaceDraws) -> NetworkPlace:
    return NetworkPlace(
        now=interval(place.now),
        change=interval(place.change),
        beyond=interval(place.beyond),
        ahead=share(place.ahead),
    )


def _holdout(rows: Rows, option: str) -> HoldoutStanding:
    draws = holdout_draws(rows, option)
    if draws is None:
        return HoldoutStanding(joins=None, stays=None)
    return HoldoutStanding(joins=mean(draws.joins), stays=mean(draws.stays))


def _ground(case: Case, task: EngagementTask, numbers: Ints, nodes: list[str]) -> _Ground:
    """Return the data for the networks: recorded ties and contacts on the as-of date."""
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
        drawn = prepared.inputs.get(str(InputKey.tie(tie.id, "alliance")))
        exists = np.ones(len(numbers)) if drawn is None else np.asarray(drawn)[numbers]
        alliances[:, i, k] = alliances[:, k, i] = exists
        if government in ends:
            (other,) = ends - {government}
            if group[nodes.index(other)] == _OTHERS:
                group[nodes.index(other)] = _GOVERNMENT
    heads = [head.actor.id for head in heads_of(case)]
    wings = [wing.actor.id for wing in factions_of(case)]
    own = batch.faction[numbers][:, [wings.index(f.id) for f in case.factions()]]
    share = own[:, :, Faction.STRENGTH]
    contact = np.zeros((len(numbers), len(case.powers())))
    for j, power in enumerate(case.powers()):
        if power.id in heads:
            contact[:, j] = batch.head[numbers, heads.index(power.id), Head.CONTACT] > 0.0
    return _Ground(
        alliances=alliances,
        contact=contact,
        engaged=(own[:, :, Faction.CONTACT] > 0.0).astype(np.float64),
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
    rows: Rows, option: str, ground: _Ground, nodes: list[str], hosts: list[int]
) -> Floats:
    """Return the network at the horizon under every host, shape (draw, host, node, node)."""
    count, powers = ground.contact.shape
    factions = nodes[powers + 1 :]

    def column(name: str) -> Floats:
        return (rows.output(option, name)[:count] > 0.0).astype(np.float64)

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
    came[:, hosts[0]] = (rows.output(option, "rounds")[:count] > 0.0).astype(np.float64)
    held = came[:, [hosts[0]]]
    nets = np.repeat(base[:, None], len(hosts), axis=1)
    for n, h in enumerate(hosts):
        guests = came * held
        guests[:, h] = 0.0
        nets[:, n, h] = np.maximum(nets[:, n, h], guests)
        nets[:, n, :, h] = nets[:, n, h]
    return nets


def measured(
    nets: Floats, group: Ints, hosts: list[int], powers: int
) -> dict[NetworkMeasure, Floats]:
    """Return the measures of each host in its own network, shape (draw, host)."""
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
