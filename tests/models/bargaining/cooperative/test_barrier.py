"""From a table to a solution: who takes part, is there a deal, and tops found another way."""

import numpy as np
import pytest
from tests.models.bargaining.cooperative.searches import (
    best_by_linear_programme,
    gains,
    search,
    search_least_gain,
)

from detente.models.bargaining.cooperative.barrier import (
    CODE_DEAL,
    CODE_NO_DEAL,
    CODE_UNDEFINED,
    CODE_UNFINISHED,
    best_sum,
    classify_game,
    climb_least_gain,
    climb_product,
    climb_sum,
    gather_game,
    least_gain,
    start_terms,
    write_terms,
)
from detente.models.bargaining.cooperative.newton import QUADRATIC

NAN = np.nan


def drawn(seed, *, linear, issues=2, actors=3, cost=0.2):
    """Return a random game, the powers in it and its reversion."""
    rng = np.random.default_rng(seed)
    position, salience = rng.uniform(0, 1, (issues, actors)), rng.uniform(0.1, 1, (issues, actors))
    power, reversion = rng.uniform(0.5, 2, actors), rng.uniform(0, 1, issues)
    costs = np.full(actors, cost)
    game, _, known = gather_game(position, salience, power, reversion, costs, linear)
    assert known
    return game, power, reversion


@pytest.mark.parametrize(("linear", "loss"), [(True, [0.5, 0.65]), (False, [0.26, 0.41])])
def test_a_game_of_those_who_take_part_by_hand(linear, loss):
    """Of four, the second has no power and the fourth no position where it cares."""
    position = np.array([[0.0, 0.2, 1.0, NAN], [1.0, 0.2, NAN, 0.5]])
    salience = np.array([[0.2, 1.0, 0.3, 0.9], [0.6, 1.0, 0.7, 0.0]])
    power, cost = np.array([1.0, 0.0, 2.0, 1.0]), np.array([0.1, 0.0, 0.05, 0.0])
    game, part, known = gather_game(position, salience, power, np.array([0.4, 0.6]), cost, linear)
    assert part.tolist() == [True, False, True, False]
    assert known
    assert game.weight == pytest.approx(np.array([[0.25, 1.0], [0.75, 0.0]]))
    assert game.ideal == pytest.approx(np.array([[0.0, 1.0], [1.0, 0.0]]))
    # The first is 0.4 from the reversion on both issues, the third 0.6 on its only one.
    assert game.loss == pytest.approx(loss)
    assert game.free.tolist() == [1.0, 1.0]


def test_an_unknown_number_is_reported_only_where_it_counts():
    position, ones = np.array([[0.0, 1.0, NAN]]), np.ones(3)
    given = position, np.ones((1, 3)), ones, np.array([0.5]), np.zeros(3)
    for part, at, known in (
        (2, 2, True),
        (4, 2, True),
        (2, 0, False),
        (4, 1, False),
        (3, 0, False),
    ):
        changed = [array.copy() for array in given]
        changed[part][at] = NAN
        assert gather_game(*changed, False)[2] == known
    salience = np.array([[1.0, NAN, 1.0]])
    assert not gather_game(position, salience, ones, np.array([0.5]), np.zeros(3), False)[2]


def test_first_terms_the_least_gain_and_what_is_written_by_hand():
    salience = np.array([[1.0, 0.5], [0.0, 0.0], [0.0, 0.5]])
    reversion, terms = np.array([0.5, 0.7, 0.5]), np.empty(3)
    position = np.array([[0.0, 0.6], [0.0, 0.0], [0.1, 0.1]])
    game, _, _ = gather_game(position, salience, np.ones(2), reversion, np.zeros(2), False)
    start_terms(game, reversion, terms)
    assert terms == pytest.approx([0.2, 0.7, 0.1])
    # 0.25 - 0.04 = 0.21, and (0.01 + 0.16)/2 - 0.16/2 = 0.005
    assert least_gain(game, np.array([1.0, 0.01]), terms, QUADRATIC) == pytest.approx(0.21)
    assert least_gain(game, np.array([1.0, 0.1]), terms, QUADRATIC) == pytest.approx(0.05)
    assert write_terms(CODE_DEAL, reversion, terms) == CODE_DEAL
    assert terms == pytest.approx([0.2, 0.7, 0.1])
    assert write_terms(CODE_NO_DEAL, reversion, terms) == CODE_NO_DEAL
    assert terms.tolist() == reversion.tolist()
    for status in (CODE_UNDEFINED, CODE_UNFINISHED):
        assert write_terms(status, reversion, terms) == status
        assert np.isnan(terms).all()


@pytest.mark.parametrize("linear", [True, False])
@pytest.mark.parametrize(
    ("cost", "deal"), [(0.01, True), (1e-5, True), (1e-7, False), (0.0, False), (-0.01, False)]
)
def test_between_two_ends_the_cost_of_no_deal_decides(linear, cost, deal):
    """At the middle, which is the reversion, both gain their cost; a millionth counts as none."""
    table = np.array([[0.0, 1.0]]), np.ones((1, 2)), np.ones(2)
    game, _, _ = gather_game(*table, np.array([0.5]), np.full(2, cost), linear)
    terms = np.array([0.5])
    assert classify_game(game, terms, linear)[0] == (CODE_DEAL if deal else CODE_NO_DEAL)


@pytest.mark.parametrize("linear", [True, False], ids=["linear", "quadratic"])
def test_there_is_a_deal_where_the_best_least_gain_is_above_nothing(linear):
    found = []
    for seed in range(12):
        game, _, reversion = drawn(seed, linear=linear, cost=0.023 - 0.01 * seed, actors=4)
        ones, terms = np.ones(4), np.empty(2)
        start_terms(game, reversion, terms)
        if linear:
            best = best_by_linear_programme(game, np.zeros(4), ones, 1.0)[2]
        else:
            best = search_least_gain(game, ones, terms)[-1]
        assert abs(best) > 1e-5
        status, smooth = classify_game(game, terms, linear)
        assert status == (CODE_DEAL if best > 0 else CODE_NO_DEAL)
        found.append(status)
        if status == CODE_DEAL:
            assert least_gain(game, ones, terms, smooth) > 0
    assert len(set(found)) == 2


@pytest.mark.parametrize("seed", range(4))
def test_quadratic_tops_are_those_that_slsqp_finds(seed):
    game, power, reversion = drawn(seed, linear=False, cost=0.1)
    terms, share = np.empty(2), np.array([1.0, 0.6, 1.4])
    start_terms(game, reversion, terms)
    least = terms.copy()
    expected = search_least_gain(game, share, terms)
    assert climb_least_gain(game, share, least, False)
    assert least == pytest.approx(expected[:-1], abs=1e-4)
    assert classify_game(game, terms, False)[0] == CODE_DEAL

    def gain(x):
        return gains(game, x, linear=False)

    pull, total = power**4, terms.copy()
    assert climb_sum(game, pull, total, QUADRATIC, False)
    assert total == pytest.approx(search(lambda x: pull @ gain(x), gain, terms), abs=1e-4)
    expected = search(
        lambda x: power @ np.log(np.maximum(gain(x), 1e-12)), lambda x: gain(x) - 1e-9, terms
    )
    assert climb_product(game, power, terms, QUADRATIC, False)
    assert terms == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("seed", range(4))
def test_linear_tops_are_as_high_as_those_of_a_linear_programme(seed):
    game, power, reversion = drawn(seed, linear=True, cost=0.1)
    terms, share = np.empty(2), np.array([1.0, 0.6, 1.4])
    start_terms(game, reversion, terms)
    least = terms.copy()
    assert climb_least_gain(game, share, least, True)
    best = best_by_linear_programme(game, np.zeros(3), share, 1.0)[2]
    assert (gains(game, least, linear=True) / share).min() == pytest.approx(best, abs=1e-5)
    status, smooth = classify_game(game, terms, True)
    assert status == CODE_DEAL
    pull = power**4
    assert climb_sum(game, pull, terms, smooth, True)
    best = best_by_linear_programme(game, pull, np.zeros(3), 0.0)[:2]
    found = gains(game, terms, linear=True)
    assert found.min() > -1e-6
    assert pull @ found == pytest.approx(pull @ gains(game, best, linear=True), abs=1e-4)


def test_the_largest_sum_is_at_the_mean_or_the_median_and_half_way_between_two():
    position = np.array([[0.1, 0.5, 0.9], [0.1, 0.5, 0.9], [0.2, 0.2, 0.2]])
    salience = np.array([[0.5, 0.25, 0.75], [0.5, 0.75, 0.25], [0.0, 0.0, 0.0]])
    power, terms = np.array([2.0, 1.0, 1.0]), np.full(3, 0.3)
    game, _, _ = gather_game(position, salience, power, np.full(3, 0.5), np.zeros(3), True)
    # Weights by power 1, .25, .75 and 1, .75, .25: in both, half the weight is at 0.1.
    best_sum(game, power, terms, True)
    assert terms == pytest.approx([0.3, 0.3, 0.3])
    best_sum(game, np.array([1.9, 1.0, 1.0]), terms, True)
    assert terms == pytest.approx([0.5, 0.5, 0.3])
    best_sum(game, power, terms, False)
    assert terms == pytest.approx([(0.1 + 0.125 + 0.675) / 2, (0.1 + 0.375 + 0.225) / 2, 0.3])
