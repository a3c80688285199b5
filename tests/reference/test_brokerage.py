"""Brokerage, betweenness, constraint and PageRank against vectors worked by hand or published."""

from dataclasses import dataclass

import numpy as np
import pytest

from detente.models.brokerage.betweenness import betweenness_array
from detente.models.brokerage.constraint import constraint_array
from detente.models.brokerage.gould_fernandez import gould_fernandez_array
from detente.models.brokerage.pagerank import pagerank_array
from detente.models.brokerage.role_chance import expected_roles_array


@dataclass(frozen=True)
class Brokers:
    """A network, its groups and the five counts of each node in the order of the roles."""

    name: str
    network: list[list[int]]
    group: list[int]
    counts: list[tuple[int, int, int, int, int]]


def network(names: str, arcs: str) -> list[list[int]]:
    """Return the network with the arcs named, "A-B" from A to B."""
    nodes = names.split()
    found = [[0] * len(nodes) for _ in nodes]
    for arc in arcs.split():
        sender, receiver = arc.split("-")
        found[nodes.index(sender)][nodes.index(receiver)] = 1
    return found


# A convenor R between camps; of its neighbour's two parties K alone speaks to it, of the
# movement's two T1 alone.
CONVENOR = network("R K U T1 T2 P", "K-R R-T1 T1-R R-K U-K K-U T2-T1 T1-T2 P-R R-P P-T2")
CAMPS = [0, 1, 1, 2, 2, 3]

BROKERS = [
    # The graph in the manual of R's cograph; node 1 by hand: 4 -> 1 -> 2 with 4 outside and no
    # 4 -> 2 is a gatekeeper, 4 -> 1 -> 3 from group 2 to group 2 an itinerant.
    Brokers(
        "V1",
        [[0, 1, 1, 0], [0, 0, 1, 1], [0, 0, 0, 1], [1, 0, 0, 0]],
        [1, 1, 2, 2],
        [(0, 1, 0, 1, 0), (0, 0, 1, 0, 0), (0, 0, 0, 1, 0), (0, 1, 1, 0, 0)],
    ),
    Brokers(
        "V2",
        CONVENOR,
        CAMPS,
        [
            (0, 0, 0, 0, 6),
            (0, 0, 1, 1, 0),
            (0, 0, 0, 0, 0),
            (0, 0, 1, 1, 0),
            (0, 0, 0, 1, 0),
            (0, 0, 0, 0, 1),
        ],
    ),
]


@pytest.mark.parametrize("row", BROKERS, ids=lambda row: row.name)
def test_roles(row):
    found = gould_fernandez_array(np.array(row.network), np.array(row.group))
    assert np.array(found).T.astype(int).tolist() == [list(each) for each in row.counts]


def test_expected_liaison_of_the_convenor():
    density = np.sum(CONVENOR) / 30
    assert density == pytest.approx(11 / 30)
    found = expected_roles_array(np.array(CAMPS), density)
    assert found.mean.liaison[0] == pytest.approx(1.3624, abs=5e-5)


def test_betweenness_of_the_convenor():
    found = betweenness_array(np.array(CONVENOR))
    assert found.tolist() == [14.5, 8.0, 0.0, 5.5, 0.5, 1.5]


@dataclass(frozen=True)
class Moments:
    """Mean and standard deviation of a member's count, groups of 4, 3 and 3, ties with chance .3.

    For the first group; the formulas' values to three digits, roles in order.
    """

    mean: tuple[float, ...] = (0.378, 0.756, 1.134, 1.134, 1.134)
    sd: tuple[float, ...] = (0.682, 0.965, 1.493, 1.493, 1.315)


def test_moments_of_ten_nodes():
    found = expected_roles_array(np.repeat([0, 1, 2], [4, 3, 3]), 0.3)
    mean = np.array(found.mean)[:, 0]
    sd = np.sqrt(np.array(found.variance)[:, 0])
    assert mean == pytest.approx(Moments().mean, abs=5e-4)
    assert sd == pytest.approx(Moments().sd, abs=5e-4)


# Krackhardt's kite (1990), numbered from 0.
KITE = [
    (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5),
    (3, 4), (3, 5), (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9),
]  # fmt: skip


def kite():
    found = np.zeros((10, 10))
    for i, j in KITE:
        found[i, j] = found[j, i] = 1
    return found


def test_the_kite():
    between = betweenness_array(kite(), directed=False, normalised=True)
    assert between[7] == between.max() == pytest.approx(0.3889, abs=5e-5)
    assert between[[5, 6]] == pytest.approx([0.2315, 0.2315], abs=5e-5)
    assert constraint_array(kite())[7] == pytest.approx(0.4311, abs=5e-5)


def test_pagerank_beside_the_number_of_ties():
    given = np.array(network("A B C D", "A-B C-B D-B B-A C-A D-C A-D"))
    found = pagerank_array(given)
    assert found.score == pytest.approx([0.3640, 0.3246, 0.1192, 0.1922], abs=5e-5)
    assert found.rank.tolist() == [1, 2, 4, 3]
    assert given.sum(axis=0).tolist() == [2, 3, 1, 1]
