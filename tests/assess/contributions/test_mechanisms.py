"""Mechanisms frozen one at a time, and their Shapley values over groups."""

from functools import cache
from itertools import combinations, permutations

import numpy as np
import pytest
from tests.assess.contributions.test_again import again

from detente.assess.contributions.again import changed
from detente.assess.contributions.mechanisms import GROUPS, frozen, shapley, shared_out
from detente.assess.paired import PairedRerun
from detente.engagement.registry import MECHANISMS
from detente.engagement.task import EngagementTask


def nothing() -> None:
    """Take no notice."""


@cache
def shares():
    return shared_out(again(), 2, nothing)


def test_every_mechanism_but_standing_is_in_one_group():
    named = [key for keys in GROUPS.values() for key in keys]
    assert sorted(named) == sorted({m.key for m in MECHANISMS} - {"standing"})


def test_shares_sum_to_all_at_work_less_all_frozen():
    found = shares()
    for strategy, metrics in found.shares.items():
        for metric, by_group in metrics.items():
            gap = found.whole[strategy][metric] - found.frozen[strategy][metric]
            assert sum(by_group.values()) == pytest.approx(gap, abs=1e-5), (strategy, metric)


def test_a_metric_that_one_group_makes_alone_is_all_its_own():
    found = shares().shares["coercion"]["extra_deaths"]
    assert found["war"] != 0.0
    seats = shares().shares["unconditional"]["table_max"]
    assert seats["talks"] > 0.9 * sum(seats.values())


def test_frozen_is_the_run_with_the_switch():
    found = frozen(again(), 2, nothing)
    assert set(found) == {m.key for m in MECHANISMS}
    rows = again().changed(again().base.batch, frozenset({"cooperation"}))
    assert found["cooperation"] == changed(again(), rows)
    assert found["standing"].metrics["none"]["table_max"].delta == 0.0


def test_what_is_switched_off_already_is_not_frozen_again():
    task = EngagementTask(again().task.case, 1, frozenset({"exclusion", "contact"}))
    one = PairedRerun(task, 8)
    assert set(frozen(one, 1, nothing)) == {m.key for m in MECHANISMS} - {"exclusion", "contact"}
    assert set(shared_out(one, 1, nothing).groups) == set(GROUPS) - {"spoiling"}


def random_game(players: str, seed: int) -> dict[frozenset[str], float]:
    rng = np.random.default_rng(seed)
    sets = [frozenset(c) for n in range(len(players) + 1) for c in combinations(players, n)]
    return {some: float(rng.normal()) for some in sets}


@pytest.mark.parametrize("seed", range(5))
def test_shapley_is_the_mean_over_orders_of_joining(seed):
    players = "abcd"
    worth = random_game(players, seed)
    expected = dict.fromkeys(players, 0.0)
    orders = list(permutations(players))
    for order in orders:
        for n, player in enumerate(order):
            before = frozenset(order[:n])
            expected[player] += (worth[before | {player}] - worth[before]) / len(orders)
    found = shapley(list(players), worth)
    assert found == pytest.approx(expected, abs=1e-12)
    assert sum(found.values()) == pytest.approx(worth[frozenset(players)] - worth[frozenset()])


def test_a_player_who_adds_nothing_gets_nothing_and_equals_get_alike():
    worth = random_game("abc", 1)
    with_dummy = {some | extra: v for some, v in worth.items() for extra in (set(), {"d"})}
    found = shapley(list("abcd"), {frozenset(k): v for k, v in with_dummy.items()})
    assert found["d"] == pytest.approx(0.0, abs=1e-15)
    even = {some: float(len(some) ** 2) for some in random_game("abc", 2)}
    assert shapley(list("abc"), even) == pytest.approx({"a": 3.0, "b": 3.0, "c": 3.0})
