"""A round of exchanges: sides, the best first, votes that add up, and turned or mixed tables."""

import numpy as np
import pytest

from detente.models.bargaining.exchange.pair import Code, calculate_pair
from detente.models.bargaining.exchange.round import round_kernel, sides_of
from detente.models.bargaining.exchange.run import make_desk

PLAIN = Code(rate=0, noise=0.0, level=2, history=1, check=1, ties=0)


def play(start, weight, salience, code=PLAIN):
    """Run a round; return the world after it, the realised deals and how many were solved."""
    world, pairs, deals = make_desk(*start.shape, drawn=False)
    world.start[:], world.weight[:], world.salience[:] = start, weight, salience
    count, solved, _ = round_kernel(world, pairs, deals, code)
    return world, type(deals)(*(part[:count] for part in deals)), solved


def crowd(seed, issues=3, actors=6):
    rng = np.random.default_rng(seed)
    salience = rng.uniform(0.1, 1, (issues, actors))
    return rng.uniform(0, 100, (issues, actors)), salience * rng.uniform(0.5, 1, actors), salience


def equal_gain(start, weight, salience, i, j, p, q):
    """Return the equal gain where i demands p of j and gives way on q, by the paper."""
    if salience[p, i] * salience[q, j] < salience[p, j] * salience[q, i]:
        i, j = j, i
    total = weight.sum(axis=1)
    most_p = abs(start[p, i] - start[p, j]) * weight[p, j] / total[p]
    most_q = abs(start[q, i] - start[q, j]) * weight[q, i] / total[q]
    rate = (salience[q, i] + salience[q, j]) / (salience[p, i] + salience[p, j])
    shift_p = min(most_p, most_q * rate)
    return salience[p, i] * shift_p - salience[q, i] * shift_p / rate


def test_two_actors_by_hand():
    """Outcomes 60 and 30; both shift by 20, one to one, which brings each .9·20 - .3·20."""
    start, weight = np.array([[0.0, 80], [10, 50]]), np.array([[1.0, 3], [1, 1]])
    salience = np.array([[0.9, 0.3], [0.3, 0.9]])
    world, deals, solved = play(start, weight, salience)
    assert world.base == pytest.approx([60, 30])
    assert world.outcome == pytest.approx([40, 50])
    assert (deals.actor.tolist(), deals.supply.tolist()) == ([[0, 1]], [[1, 0]])
    assert deals.gain == pytest.approx(np.array([[12.0, 12.0]]))
    assert deals.before == pytest.approx(np.array([[30.0, 60.0]]))
    assert deals.after == pytest.approx(np.array([[50.0, 40.0]]))
    assert deals.inner.tolist() == [1]
    assert solved == 1


@pytest.mark.parametrize("level", [0, 1, 2])
def test_sides_by_hand(level):
    """Left below the outcome, right above; at it as the rule says; absent without a position."""
    world, _, _ = make_desk(2, 4, drawn=False)
    world.start[:] = [[0, 50, 100, np.nan], [20, 20, 20, 20]]
    world.base[:] = [50, np.nan]
    at = {0: 1, 1: 0, 2: -1}[level]
    assert sides_of(world, level).tolist() == [[1, at, 0, -1], [-1] * 4]


@pytest.mark.parametrize("seed", range(6))
def test_the_first_exchange_is_the_best_of_all_pairs(seed):
    start, weight, salience = crowd(seed)
    _, deals, _ = play(start, weight, salience, PLAIN._replace(check=2))
    left = start < (weight * start).sum(axis=1, keepdims=True) / weight.sum(axis=1, keepdims=True)
    best = max(
        equal_gain(start, weight, salience, i, j, p, q)
        for p in range(3)
        for q in range(p + 1, 3)
        for i in range(6)
        for j in range(6)
        if left[p, i] != left[p, j] and left[q, i] != left[q, j]
    )
    assert deals.gain[0] == pytest.approx([best, best])


@pytest.mark.parametrize("check", [0, 1, 2])
def test_votes_are_starts_and_moves_and_outcomes_are_means_of_votes(check):
    start, weight, salience = crowd(11, issues=4, actors=8)
    world, deals, solved = play(start, weight, salience, PLAIN._replace(check=check))
    assert 3 < len(deals.inner) <= solved
    voting = start.copy()
    for actor, supply, move, target in zip(
        deals.actor.ravel(),
        deals.supply.ravel(),
        deals.move.ravel(),
        deals.voting.ravel(),
        strict=True,
    ):
        voting[supply, actor] += move
        assert voting[supply, actor] == pytest.approx(target)
    np.testing.assert_allclose(world.voting, voting, atol=1e-9)
    mean = (weight * voting).sum(axis=1) / weight.sum(axis=1)
    np.testing.assert_allclose(world.outcome, mean, atol=1e-9)
    np.testing.assert_allclose(deals.gain[:, 0], deals.gain[:, 1], rtol=1e-9)
    assert (deals.gain > 0).all()


def test_what_a_trader_gains_is_what_both_shifts_of_the_outcome_bring_it():
    """More only where earlier deals carried the outcome past its own start on what it gives."""
    held = 0
    for seed in range(5):
        start, weight, salience = crowd(seed, issues=4, actors=8)
        _, deals, _ = play(start, weight, salience)
        for d, side in np.ndindex(len(deals.inner), 2):
            k, issues = deals.actor[d, side], deals.supply[d]
            far = [np.abs(o[d] - start[issues, k]) for o in (deals.before, deals.after)]
            brought = ((far[0] - far[1]) * salience[issues, k]).sum()
            assert brought > deals.gain[d, side] - 1e-7
            own = start[issues[side], k]
            if deals.move[d, side] * (deals.before[d, side] - own) >= 0.0:
                assert brought == pytest.approx(deals.gain[d, side], abs=1e-7)
                held += 1
    assert held > 50


def test_a_scale_turned_round_and_issues_or_actors_in_another_order_are_of_no_matter():
    start, weight, salience = crowd(5)
    plain, deals, _ = play(start, weight, salience)
    turned = start.copy()
    turned[1] = 100 - turned[1]
    world, _, _ = play(turned, weight, salience)
    expected = plain.voting.copy()
    expected[1] = 100 - expected[1]
    np.testing.assert_allclose(world.voting, expected, atol=1e-9)
    issues, actors = [2, 0, 1], [3, 1, 5, 0, 2, 4]
    mixed = (array[issues][:, actors] for array in (start, weight, salience))
    world, more, _ = play(*mixed)
    np.testing.assert_allclose(world.voting, plain.voting[issues][:, actors], atol=1e-9)
    np.testing.assert_allclose(more.gain, deals.gain, atol=1e-9)


def test_traders_right_on_both_issues_are_told_from_those_right_on_one():
    """The outcome is 50 on both; the corners (0, 0) and (100, 100), and then the other two."""
    salience = np.array([[0.9, 0.3], [0.3, 0.9]])
    for second, inner in (([0.0, 100.0], 1), ([100.0, 0.0], 0)):
        start = np.array([[0.0, 100.0], second])
        _, deals, _ = play(start, np.ones((2, 2)), salience)
        assert deals.inner.tolist() == [inner]
        assert deals.gain[0, 0] == pytest.approx(0.9 * 50 - 0.3 * 50)


def test_an_earlier_round_leaves_no_trace_on_the_desk():
    start, weight, salience = crowd(6)
    world, pairs, deals = make_desk(3, 6, drawn=False)
    world.start[:], world.weight[:], world.salience[:] = start, weight, salience
    first = round_kernel(world, pairs, deals, PLAIN)
    kept = world.voting.copy(), world.outcome.copy()
    assert round_kernel(world, pairs, deals, PLAIN) == first
    np.testing.assert_array_equal(world.voting, kept[0])
    np.testing.assert_array_equal(world.outcome, kept[1])


def test_at_the_end_no_pair_can_exchange_any_more():
    code = PLAIN._replace(check=2)
    for seed in range(5):
        world, pairs, deals = make_desk(4, 8, drawn=False)
        world.start[:], world.weight[:], world.salience[:] = crowd(seed, issues=4, actors=8)
        assert round_kernel(world, pairs, deals, code)[0] > 3
        listed = np.flatnonzero(pairs.actor[:, 0] != pairs.actor[:, 1])
        assert listed.size > 3
        assert not any(calculate_pair(world, pairs, at, code) for at in listed)


@pytest.mark.parametrize("first", [0, 1])
def test_a_lot_decides_between_twins(first):
    """Two twins have the same to offer to the third; the pair with the higher number is first."""
    start = np.array([[0.0, 0.0, 80.0], [10.0, 10.0, 50.0]])
    salience = np.array([[0.9, 0.9, 0.3], [0.3, 0.3, 0.9]])
    world, pairs, deals = make_desk(2, 3, drawn=True)
    world.start[:], world.weight[:], world.salience[:] = start, 1.0, salience
    pairs.chance[:2, 3] = [0.9, 0.1] if first == 0 else [0.1, 0.9]
    round_kernel(world, pairs, deals, PLAIN._replace(ties=1))
    assert set(deals.actor[0].tolist()) == {first, 2}
