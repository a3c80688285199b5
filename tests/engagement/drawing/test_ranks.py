"""Ranks of powers in the network of contacts and talks on the first day."""

import numpy as np
import pytest
from tests.engagement.drawing.small import inputs, small
from tests.ensemble.planted import claim, tie

from detente.engagement.course.input_rows import Head
from detente.engagement.drawing.ranks import network, set_ranks
from detente.models.brokerage.pagerank import pagerank_array

CAPITAL, EAST, NORTH, SOUTH, HILL, RIVER, FRONT = range(7)


def contact(name: str, one: str, other: str, **fields):
    return tie(name, **{"from": one, "to": other, **fields})


def ranks(case, draws=8):
    given = inputs(case, draws)
    rows = np.zeros((draws, 4, len(Head)))
    set_ranks(given, rows)
    return rows[:, :, Head.RANK]


def test_contacts_and_the_last_round_tie_their_ends():
    case = small(
        rounds=(),
        relations=[
            contact("a", "eastland", "front"),
            contact("b", "southland", "river-speaker"),
            contact("c", "northland", "hill-wing", date_to="2019-01-01"),
            contact("d", "eastland", "southland", type="alliance", level=None),
        ],
    )
    net = network(inputs(case, 1))[0]
    assert sorted(map(tuple, np.argwhere(np.triu(net)).tolist())) == [(EAST, FRONT), (SOUTH, RIVER)]
    assert (net == net.T).all()
    talks = network(inputs(small(), 1))[0]  # the host, the capital and eastland sat together
    ties = sorted(map(tuple, np.argwhere(np.triu(talks)).tolist()))
    assert ties == [(CAPITAL, NORTH), (EAST, NORTH)]


def test_ranks_are_pagerank_over_its_mean_among_those_who_may_follow():
    case = small(rounds=(), relations=[contact("a", "eastland", "front")])
    net = network(inputs(case, 1))[0]
    score = pagerank_array(net).score
    found = ranks(case)
    assert found[0] == pytest.approx(score[:4] / score[[EAST, SOUTH]].mean())
    assert found[:, [EAST, SOUTH]].mean(axis=1) == pytest.approx(1.0)
    assert (found[:, EAST] > found[:, SOUTH]).all()


def test_without_any_tie_all_rank_alike():
    assert ranks(small(rounds=())) == pytest.approx(1.0)


def test_a_tie_counts_where_it_exists():
    case = small(
        rounds=(),
        claims=[claim("k", 0.6)],
        relations=[contact("a", "eastland", "front", claims=["k"])],
    )
    given = inputs(case, 100)
    net = network(given)
    exists = given.any_tie([case.relations["a"]])
    assert exists.any()
    assert not exists.all()
    assert (net[:, EAST, FRONT] == exists).all()
