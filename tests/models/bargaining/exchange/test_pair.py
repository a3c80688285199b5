"""One exchange between two actors: equal gain, random rates, checks and history, by hand."""

import numpy as np
import pytest

from detente.models.bargaining.exchange.pair import Code, calculate_pair, side_of
from detente.models.bargaining.exchange.run import make_desk

PLAIN = Code(rate=0, noise=0.0, level=2, history=1, check=2, ties=0)
PARTNER, ALL, NONE = range(3)


def table(start, weight, salience):
    """Return a world at the start of a round, and one pair of its first two actors."""
    start, weight = np.array(start, dtype=float), np.array(weight, dtype=float)
    world, pairs, _ = make_desk(*start.shape, drawn=False)
    world.start[:], world.voting[:], world.weight[:] = start, start, weight
    world.salience[:] = salience
    world.total[:] = weight.sum(axis=1)
    world.base[:] = world.outcome[:] = (weight * start).sum(axis=1) / world.total
    world.served[:] = np.nan
    pairs.actor[0], pairs.issue[0] = [0, 1], [0, 1]
    pairs.past[0] = [np.inf, -np.inf, 0.0]
    return world, pairs


def simple():
    """Weights 1 : 3 on p and 1 : 1 on q; the first minds p, the second q, 3 to 1."""
    return table([[0, 80], [10, 50]], [[1, 3], [1, 1]], [[0.9, 0.3], [0.3, 0.9]])


def other(side):
    """Return a random pair that can trade, seen with either actor as the first side."""
    rng = np.random.default_rng(2)
    start, weight = rng.uniform(0, 100, (2, 3)), rng.uniform(0.1, 1, (2, 3))
    salience = np.array([[0.9, 0.4, 0.5], [0.2, 0.7, 0.5]])
    world, pairs = table(start, weight, salience)
    if side:
        pairs.actor[0], pairs.issue[0] = [1, 0], [1, 0]
    return world, pairs


def test_equal_gain_by_hand():
    """Full shifts are 80·3/4 = 60 on p and 40·1/2 = 20 on q; saliences ask for one to one."""
    world, pairs = simple()
    assert calculate_pair(world, pairs, 0, PLAIN)
    # p shifts by 20, so the second moves 20/(3/4); each gains .9·20 - .3·20.
    assert pairs.move[0] == pytest.approx([40.0, -20 / 0.75])
    assert pairs.voting[0] == pytest.approx([50.0, 80 - 20 / 0.75])
    assert pairs.gain[0] == pytest.approx([12.0, 12.0])
    assert pairs.key[0] == pytest.approx(12.0)


def test_it_is_of_no_matter_which_side_is_the_first():
    found = []
    for side in (0, 1):
        world, pairs = other(side)
        assert calculate_pair(world, pairs, 0, PLAIN)
        order = [1, 0] if side else [0, 1]
        found.append([*pairs.move[0, order], *pairs.gain[0, order], pairs.key[0]])
    assert found[1] == pytest.approx(found[0], rel=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_both_gain_the_same_and_one_of_them_moves_all_the_way(seed):
    rng = np.random.default_rng(seed)
    start, weight = rng.uniform(0, 100, (2, 2)), rng.uniform(0.1, 1, (2, 2))
    own, more = rng.uniform(0.1, 0.5, (2, 2)), rng.uniform(1.1, 2, 2)
    salience = own * np.array([[more[0], 1.0], [1.0, more[1]]])
    # Only who minds p more, beside q, may demand it.
    salience[0, 0] = max(salience[0, 0], 1.2 * salience[0, 1] * salience[1, 0] / salience[1, 1])
    world, pairs = table(start, weight, salience)
    assert calculate_pair(world, pairs, 0, PLAIN)
    assert pairs.gain[0, 0] == pytest.approx(pairs.gain[0, 1], rel=1e-9)
    way = np.array([start[1, 1] - start[1, 0], start[0, 0] - start[0, 1]])
    share = pairs.move[0] / way
    assert share.max() == 1.0
    assert 0 < share.min() <= 1
    shift = np.abs(pairs.move[0]) * [weight[1, 0], weight[0, 1]] / weight.sum(axis=1)[::-1]
    assert pairs.gain[0, 0] == pytest.approx(salience[0, 0] * shift[1] - salience[1, 0] * shift[0])


@pytest.mark.parametrize(
    ("chance", "rate", "gain"),
    [
        # The rate p : q runs from .3/.9, where the first gains nothing, to .9/.3.
        ((0.5, 0, 0, 0), 2, [12.0, 12.0]),
        ((0.0, 0, 0, 0), 2, [0.0, 0.9 * 20 - 0.3 * 20 / 3]),
        ((1.0, 0, 0, 0), 2, [0.9 * 60 - 0.3 * 20, 0.0]),
        # First side drawn: up to its best, where the second gains nothing, or down to nothing.
        ((0.2, 0.2, 1.0, 0), 1, [48.0, 0.0]),
        ((0.2, 0.8, 1.0, 0), 1, [0.0, 16.0]),
        ((0.2, 0.2, 0.5, 0), 1, [30.0, 0.9 * 20 - 0.3 * 40]),
        # Second side drawn: half way from 12 to its best, 16.
        ((0.8, 0.2, 0.5, 0), 1, [0.9 * 40 / 3 - 0.3 * 20, 14.0]),
    ],
)
def test_drawn_rates_by_hand(chance, rate, gain):
    world, pairs = simple()
    pairs.chance[0] = chance
    assert calculate_pair(world, pairs, 0, PLAIN._replace(rate=rate, noise=1.0))
    assert pairs.gain[0] == pytest.approx(gain, abs=1e-9)
    assert pairs.key[0] == pytest.approx(12.0)


@pytest.mark.parametrize(
    ("check", "third", "possible", "share"),
    [
        # Outcome on q at 30 without a third actor; the move carries it to 50, the demand.
        (NONE, 30.0, True, 1.0),
        # With the third at 70 of weight 2, from 50 on: it is there already.
        (ALL, 70.0, False, 0.0),
        (NONE, 70.0, True, 1.0),
        # At 60 the outcome is 45 and would shift by 10: half of both moves is left.
        (ALL, 60.0, True, 0.5),
        (PARTNER, 60.0, True, 0.5),
        (NONE, 60.0, True, 1.0),
    ],
)
def test_a_move_ends_where_the_outcome_meets_the_demand(check, third, possible, share):
    world, pairs = table(
        [[0, 80, 0], [10, 50, third]], [[1, 3, 0], [1, 1, 2]], [[0.9, 0.3, 0], [0.3, 0.9, 0.5]]
    )
    assert calculate_pair(world, pairs, 0, PLAIN._replace(check=check)) == possible
    if possible:
        assert pairs.move[0] == pytest.approx([share * 40, share * -10 / 0.75])
        assert pairs.gain[0] == pytest.approx([share * 6, share * 6])


def test_what_a_side_sees_by_hand():
    world, pairs = simple()
    world.voting[1, 0], world.outcome[1] = 20.0, 35.0
    # For the second, only moves that served it count: none yet, so 30 and the 10·1/2 now.
    seen = side_of(world, pairs, 0, 0, ALL)
    assert (seen.start, seen.voting, seen.demand, seen.unit) == (10.0, 20.0, 50.0, 0.5)
    assert seen.before == seen.kept == 35.0
    assert side_of(world, pairs, 0, 0, PARTNER).before == pytest.approx(35.0)
    world.served[1, 1, 0], world.shifted[1, 1] = 16.0, 3.0
    # A move of 6 is kept in mind: the outcome without it is 30, beside the 5 of today's 10.
    seen = side_of(world, pairs, 0, 0, PARTNER)
    assert seen.before == pytest.approx(30 + 3 + 5 - 3)
    assert seen.kept == pytest.approx(33)


def test_nobody_turns_back_in_a_round():
    """The first has gone to 60 on q, past the 50 that the second demands."""
    world, pairs = simple()
    world.voting[1, 0] = 60.0
    assert not calculate_pair(world, pairs, 0, PLAIN)
    assert calculate_pair(world, pairs, 0, PLAIN._replace(history=0))
    assert pairs.move[0, 0] == pytest.approx(-10.0)
    pairs.past[0, 0] = [40.0, 40.0, 40.0]  # what this pair itself offered before, upwards
    assert not calculate_pair(world, pairs, 0, PLAIN._replace(history=0))


@pytest.mark.parametrize("case", ["same ratio", "already there", "no weight"])
def test_there_is_no_exchange(case):
    world, pairs = simple()
    if case == "same ratio":
        world.salience[:] = [[0.8, 0.4], [0.4, 0.2]]
    elif case == "already there":
        world.voting[1, 0] = 50.0
    else:
        world.weight[0, 1] = 0.0
    assert not calculate_pair(world, pairs, 0, PLAIN)
