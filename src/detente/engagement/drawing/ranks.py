"""Rank the powers that may follow: recognition in the network of contacts and talks."""

import numpy as np

from detente.case.case import Case
from detente.case.course.factions import factions_of
from detente.case.course.heads import heads_of
from detente.case.rounds import OneRound, round_cells
from detente.engagement.course.input_rows import Head
from detente.engagement.setup.inputs import Inputs
from detente.models.brokerage.pagerank import pagerank_array
from detente.numerics.arrays import Floats

__all__ = ["network", "set_ranks"]


def set_ranks(inputs: Inputs, rows: Floats) -> None:
    """Fill in the rank of heads: PageRank, divided by its mean over powers but the convenor.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    rows : array of float, shape (draw, head, Head)
        Changed in place.
    """
    host = inputs.case.settings.convenor
    heads = heads_of(inputs.case)
    powers = [h for h, one in enumerate(heads) if one.kind == "power" and one.actor.id != host]
    net = network(inputs)
    bits = np.packbits(net.reshape(len(net), -1) > 0.0, axis=1)
    _, first, which = np.unique(bits, axis=0, return_index=True, return_inverse=True)
    score = pagerank_array(net[first]).score[which.reshape(-1)]
    total = np.zeros(len(rows))
    for h in powers:
        total = total + score[:, h]
    mean = total / len(powers) if powers else 1.0 / score.shape[1]
    for h in range(len(heads)):
        rows[:, h, Head.RANK] = score[:, h] / mean


def network(inputs: Inputs) -> Floats:
    """Return who is in contact or talks with whom, shape (draw, node, node).

    Nodes are heads, factions and, last, the movement as one. A contact in force ties its two ends,
    a leader standing for the faction. The last round held of each series ties its host to those who
    came. Symmetric, 0 or 1.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    case = inputs.case
    at = _nodes(case)
    size = max(at.values()) + 1
    net = np.zeros((inputs.numbers.count, size, size))
    for tie in inputs.ties("contact"):
        i, k = at.get(tie.from_), at.get(tie.to)
        if i is None or k is None or i == k:
            continue
        exists = inputs.any_tie([tie])
        net[:, i, k] = np.maximum(net[:, i, k], exists)
        net[:, k, i] = net[:, i, k]
    for one in _last_rounds(case):
        _seat_together(inputs, one, at, net)
    return net


def _nodes(case: Case) -> dict[str, int]:
    """Return the node of each actor that has one."""
    at = {head.actor.id: n for n, head in enumerate(heads_of(case))}
    wings = [wing.actor.id for wing in factions_of(case)]
    at |= {name: len(at) + f for f, name in enumerate(wings)}
    last = len(at)
    leaders = {leader.id: at[name] for name in wings for leader in case.leaders(name)}
    side = dict.fromkeys(case.within(case.settings.movement) - set(at), last)
    return {**side, **leaders, **at, case.settings.movement: last}


def _last_rounds(case: Case) -> list[OneRound]:
    """Return the last round held of each series."""
    held = [one for one in round_cells(case).rounds if one.held]
    return list({one.series: one for one in held}.values())


def _seat_together(inputs: Inputs, one: OneRound, at: dict[str, int], net: Floats) -> None:
    """Tie the host of a round to those who came, in the draws in which their rows stand."""
    there = {
        at[part.actor]: inputs.row_stands(part.claims)
        for part in one.parts
        if part.role != "absent" and part.actor in at
    }
    host = at.get(one.host)
    if host is None:
        return
    for node, came in there.items():
        if node != host:
            net[:, host, node] = np.maximum(net[:, host, node], came)
            net[:, node, host] = net[:, host, node]
