"""The exchange model's arrays: what comes in, rounds one after another, draws side by side."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.exchange.pair import Code
from detente.models.bargaining.exchange.run import (
    Plan,
    checked_inputs,
    make_desk,
    run_draws,
    stack_runs,
)

NAN = np.nan
CODE = Code(rate=0, noise=0.0, level=2, history=1, check=1, ties=0)
PLAN = Plan(rounds=1, code=CODE, salience_weight=0.4, fixed_weight=0.1)
# Both outcomes shift by 20, to 40 and 50; the first moves 40 on q, the second 20/(3/4) on p.
START = np.array([[0.0, 80.0], [10.0, 50.0]])
WEIGHT = np.array([[1.0, 3.0], [1.0, 1.0]])
SALIENCE = np.array([[0.9, 0.3], [0.3, 0.9]])


def crowd(draws=3, issues=3, actors=7):
    rng = np.random.default_rng(1)
    salience = rng.uniform(0.1, 1, (draws, issues, actors))
    return rng.uniform(0, 100, salience.shape), salience * rng.uniform(0.5, 1, actors), salience


def test_inputs_are_spread_to_one_shape_and_the_absent_weigh_nothing():
    position = np.array([[[0.0, 5.0, NAN]], [[1.0, NAN, 9.0]]])
    capability = np.array([[[1.0, 3.0, NAN]], [[1.0, NAN, 2.0]]])
    x, c, s, ends = checked_inputs(position, capability, np.array(0.5), (0.0, 10.0))
    assert x.shape == c.shape == s.shape == (2, 1, 3)
    assert c.tolist() == [[[1.0, 3.0, 0.0]], [[1.0, 0.0, 2.0]]]
    assert s.tolist() == [[[0.5, 0.5, 0.0]], [[0.5, 0.0, 0.5]]]
    assert ends.tolist() == [[0.0, 10.0]]
    np.testing.assert_array_equal(x, position)


@pytest.mark.parametrize(
    ("arrays", "scale", "error", "words"),
    [
        ((np.zeros(3), np.ones(3), np.ones(3)), (0, 1), ShapeError, r"\(3,\), \(3,\), \(3,\); the"),
        ((START, np.ones(3), SALIENCE), (0, 100), ShapeError, r"\(2, 2\), \(3,\), \(2, 2\); they"),
        ((START, WEIGHT, SALIENCE), (0, 70), DomainError, r"position\[0, 1\] is 80; .* \[0, 70\]"),
        ((START, -WEIGHT, SALIENCE), (0, 100), DomainError, r"capability\[0, 0\] is -1"),
        ((START, WEIGHT, 3 * SALIENCE), (0, 100), DomainError, r"salience\[0, 0\] is 2.7; .* 1\]"),
        ((START, WEIGHT, NAN), (0, 100), DomainError, "salience.* nan.*set the position to NaN"),
    ],
)
def test_odd_inputs_are_refused(arrays, scale, error, words):
    with pytest.raises(error, match=words):
        checked_inputs(*arrays, scale)


@pytest.mark.parametrize("actors", [2, 3, 4, 7, 8])
def test_a_desk_has_room_for_as_many_pairs_as_four_corners_can_make(actors):
    ways = [
        a * b + c * (actors - a - b - c)
        for a in range(actors + 1)
        for b in range(actors + 1 - a)
        for c in range(actors + 1 - a - b)
    ]
    for issues in (1, 2, 4):
        desk = make_desk(issues, actors, drawn=True)
        assert desk.pairs.key.shape == (max(ways) * issues * (issues - 1) // 2,)
        assert desk.deals.gain.shape == (*desk.pairs.key.shape, 2)
        assert desk.pairs.chance.shape == (*desk.pairs.key.shape, 4)


def test_starts_follow_votes_by_salience_and_a_fixed_share():
    """w = .4 (1 - s) + .1 is .14 where s is .9 and .38 where it is .3."""
    (run,) = run_draws(START[None], WEIGHT[None], SALIENCE[None], PLAN._replace(rounds=2), None)
    voting = np.array([[0.0, 80 - 80 / 3], [50.0, 50.0]])
    assert run.rounds[0].voting == pytest.approx(voting)
    assert run.start[0].tolist() == START.tolist()
    assert run.start[1] == pytest.approx(
        np.array([[0.0, 80 - 0.38 * 80 / 3], [10 + 0.38 * 40, 50.0]])
    )
    assert run.rounds[1].base == pytest.approx((WEIGHT * run.start[1]).sum(axis=1) / [4, 2])
    fixed = PLAN._replace(rounds=2, salience_weight=0.0, fixed_weight=1.0)
    (run,) = run_draws(START[None], WEIGHT[None], SALIENCE[None], fixed, None)
    np.testing.assert_array_equal(run.start[1], run.rounds[0].voting)


def test_what_an_exchange_brings_others_by_hand():
    """A third without weight stands with the first on both issues, a fourth across, one nowhere."""
    more = np.array([[0.0, 100, 0], [0, 0, NAN]])
    start = np.hstack([START, more])
    weight = np.hstack([WEIGHT, np.zeros((2, 3))])
    salience = np.hstack([SALIENCE, [[0.5, 0.5, 1.0], [0.2, 0.2, 0.0]]])
    (run,) = run_draws(start[None], weight[None], salience[None], PLAN, None)
    one = run.rounds[0]
    # p goes from 60 to 40, q from 30 to 50: nearer to 0 on p, farther on q.
    assert one.externality == pytest.approx(
        np.array([[12.0, 12.0, 0.5 * 20 - 0.2 * 20, -0.5 * 20 - 0.2 * 20, 0.0]])
    )
    assert one.relation.tolist() == [[0, 0, 1, 2, 2]]


def test_a_stack_holds_every_draw_as_it_was_alone_and_fills_up():
    start, weight, salience = crowd()
    start[1] = 50.0  # nothing to exchange
    plan = PLAN._replace(rounds=2)
    runs = run_draws(start, weight, salience, plan, None)
    found = stack_runs(runs, start.shape, 2)
    assert found.realised[1].tolist() == [0, 0]
    assert found.realised[0, 0] > 1
    for draw in range(3):
        parts = (array[draw : draw + 1] for array in (start, weight, salience))
        (alone,) = run_draws(*parts, plan, None)
        np.testing.assert_array_equal(found.start[draw], alone.start)
        np.testing.assert_array_equal(found.outcome[draw, 0], alone.rounds[0].base)
        for r, one in enumerate(alone.rounds):
            n = found.realised[draw, r]
            np.testing.assert_array_equal(found.outcome[draw, r + 1], one.outcome)
            np.testing.assert_array_equal(found.voting[draw, r], one.voting)
            np.testing.assert_array_equal(found.deals.gain[draw, r, :n], one.deals.gain)
            np.testing.assert_array_equal(found.externality[draw, r, :n], one.externality)
            assert np.isnan(found.deals.move[draw, r, n:]).all()
            assert (found.deals.supply[draw, r, n:] == -1).all()
            assert (found.relation[draw, r, n:] == -1).all()


def test_no_draws_and_a_lottery_that_repeats():
    empty = np.zeros((0, 2, 3))
    found = stack_runs(run_draws(empty, empty, empty, PLAN, None), (0, 2, 3), 1)
    assert found.outcome.shape == (0, 2, 2)
    drawn = PLAN._replace(code=CODE._replace(rate=2))
    gains = [
        run_draws(*crowd(), drawn, np.random.default_rng(seed))[2].rounds[0].deals.gain
        for seed in (1, 1, 2)
    ]
    np.testing.assert_array_equal(gains[0], gains[1])
    assert gains[0].shape != gains[2].shape or (gains[0] != gains[2]).any()
