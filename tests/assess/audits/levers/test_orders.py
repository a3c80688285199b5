"""Gains are split as by Shapley values, and the parts sum to the whole."""

import numpy as np
import pytest

from detente.assess.audits.levers.orders import coalitions, orders_of, split
from detente.assess.contributions.mechanisms import shapley

LUCK = np.random.Generator(np.random.PCG64(2))


def game(players: list[str], seed: int = 1):
    orders = orders_of(players, seed, "game")
    return orders, {one: LUCK.normal(size=7) for one in coalitions(orders)}


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_with_every_order_the_split_is_the_shapley_value(count):
    players = list("abcd")[:count]
    orders, worth = game(players)
    found = split(orders, worth)
    own = shapley(players, {one: float(values.mean()) for one, values in worth.items()})
    for player in players:
        assert found[player].mean() == pytest.approx(own[player], abs=1e-12)


@pytest.mark.parametrize("count", [2, 5, 6, 9])
def test_the_parts_sum_to_the_whole_gain(count):
    players = list("abcdefghi")[:count]
    orders, worth = game(players)
    total = sum(split(orders, worth).values())
    whole = worth[frozenset(players)] - worth[frozenset()]
    np.testing.assert_allclose(total, whole, atol=1e-12)


def test_few_levers_take_every_order_and_many_take_sixty_four():
    assert len(orders_of(list("abcde"), 1, "x")) == 120
    assert len(orders_of(list("abcdef"), 1, "x")) == 64
    assert orders_of(list("abcdef"), 1, "x") == orders_of(list("abcdef"), 1, "x")
    assert orders_of(list("abcdef"), 1, "x") != orders_of(list("abcdef"), 2, "x")


def test_every_set_on_the_way_is_run_once():
    found = coalitions([("a", "b"), ("b", "a")])
    assert found == [frozenset(), frozenset("a"), frozenset("ab"), frozenset("b")]
