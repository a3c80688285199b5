"""Runs of the challenge model: entering, one round by hand, endings, and order of no matter."""

import numpy as np
import pytest

from detente.models.bargaining.challenge.reading import READINGS, Reading, rules_of
from detente.models.bargaining.challenge.run import (
    Draws,
    Filled,
    Pairs,
    draws_kernel,
    make_room,
    pairs_kernel,
)

ROUNDS, MEDIAN, REST, CYCLE = 1, 2, 3, 4


def play(x, c, s, reading, rounds=1):
    x, c, s = (np.atleast_2d(np.asarray(array, dtype=float)) for array in (x, c, s))
    draws, actors = x.shape
    out = Filled(
        np.full((draws, actors, rounds + 1), np.nan),
        np.full((draws, rounds + 1), np.nan),
        np.full((draws, rounds + 1), np.nan),
        np.full((draws, actors, rounds), np.nan),
        *np.zeros((4, draws), dtype=np.int64),
    )
    draws_kernel(Draws(x, c, s), rules_of(reading), make_room(actors, rounds), out)
    return out


def crowd(seed, draws=60, actors=6):
    rng = np.random.default_rng(seed)
    x, c, s = rng.uniform(size=(3, draws, actors))
    return 100 * x, 0.1 + c, 0.1 + 0.9 * s


# Weights 1 and 1, so both prevail with 1/2. At exponent 1 the first expects 2·3/4 from the second,
# which has salience 1/4, and the second expects 0: exponents 2 and 1/2.
LOPSIDED = [0.0, 1.0], [1.0, 4.0], [1.0, 0.25]


def test_one_round_by_hand():
    """The first expects 3/2 - 1, the second 2·√2 - 2, so the first loses the conflict."""
    found = play(*LOPSIDED, Reading(), rounds=3)
    assert found.risk[0, :, 0] == pytest.approx([2.0, 0.5])
    assert found.position[0].tolist() == [[0, 1, 1, 1], [1, 1, 1, 1]]
    assert found.mean[0] == pytest.approx([0.5, 1, 1, 1])
    assert found.median[0].tolist() == [0, 1, 1, 1]
    assert found.ending.tolist() == [REST]
    assert play(*LOPSIDED, Reading(conflict="nobody")).position[0, :, 1].tolist() == [0.0, 1.0]


def test_pairs_show_the_same_round_without_moving_anybody():
    real, kind, risk = np.full((4, 2, 2), np.nan), np.zeros((2, 2), dtype=np.int64), np.zeros(2)
    given = Draws(*(np.array([part]) for part in LOPSIDED))
    pairs_kernel(given, 0, rules_of(Reading()), make_room(2, 1), risk, Pairs(*real, kind))
    share, gain, threat, target = real
    assert [share[0, 1], share[1, 0]] == pytest.approx([0.5, 0.5])
    assert gain[0, 1] == threat[1, 0] == pytest.approx(0.5)
    assert gain[1, 0] == threat[0, 1] == pytest.approx(2 * 2**0.5 - 2)
    assert kind.tolist() == [[0, 1], [0, 0]]
    assert target[0, 1] == 1.0
    assert np.isnan([target[1, 0], gain[0, 0]]).all()
    assert risk == pytest.approx([2.0, 0.5])
    assert given.x.tolist() == [[0.0, 1.0]]


@pytest.mark.parametrize("name", ["as_printed", "schelling"])
def test_the_order_of_actors_is_of_no_matter(name):
    x, c, s = crowd(1)
    order = np.random.default_rng(2).permutation(6)
    one = play(x, c, s, READINGS[name], rounds=6)
    two = play(x[:, order], c[:, order], s[:, order], READINGS[name], rounds=6)
    np.testing.assert_array_equal(two.position, one.position[:, order])
    np.testing.assert_array_equal(two.risk, one.risk[:, order])
    np.testing.assert_array_equal(two.mean, one.mean)


@pytest.mark.parametrize("name", sorted(READINGS))
def test_units_of_power_and_position_are_of_no_matter(name):
    """Powers of two, which round nothing; the stop rule is in the units of position."""
    reading = READINGS[name]
    x, c, s = crowd(3, draws=20)
    larger = Reading(**{f: getattr(reading, f) for f in reading.__slots__} | {"stop": "rounds"})
    one = play(x, c, s, larger, rounds=4)
    two = play(8 * x, 1024 * c, s, larger, rounds=4)
    np.testing.assert_array_equal(two.position, 8 * one.position)
    np.testing.assert_array_equal(two.median, 8 * one.median)
    np.testing.assert_array_equal(two.risk, one.risk)


def test_nobody_ever_leaves_the_range_of_first_positions():
    x, c, s = crowd(4)
    found = play(x, c, s, READINGS["as_run"], rounds=8)
    low, high = x.min(axis=1)[:, None, None], x.max(axis=1)[:, None, None]
    assert ((found.position >= low - 1e-9) & (found.position <= high + 1e-9)).all()
    assert (found.ended[found.ending == ROUNDS] == 8).all()


def test_who_takes_no_part_stays_and_an_unknown_weight_ends_it_all():
    x = [[np.nan, 20.0, 0.0, 60.0], [10.0, 20.0, 0.0, 60.0]]
    c = [[1.0, 0.0, 1.0, 2.0], [np.nan, 1.0, 1.0, 1.0]]
    found = play(x, c, np.full((2, 4), 0.5), Reading(), rounds=2)
    assert np.isnan(found.position[0, 0]).all()
    assert (found.position[0, 1] == 20.0).all()
    assert np.isnan(found.risk[0, :2]).all()
    assert found.mean[0, 0] == pytest.approx(40.0)
    assert (found.position[1] == np.array(x[1])[:, None]).all()
    assert np.isnan(found.median[1]).all()


@pytest.mark.parametrize("risk", ["fresh", "carried"])
def test_a_cycle_is_the_first_return_to_a_state(risk):
    """Where exponents are carried over, the state is positions of two rounds and exponents."""
    x, c, s = crowd(5, draws=150)
    reading = Reading(choice="class")
    if risk == "carried":
        reading = Reading(choice="class", risk=risk, probability="net", q=0.5, t="approach")
    found = play(x, c, s, reading, rounds=40)
    cycles = np.flatnonzero(found.ending == CYCLE)
    assert cycles.size > 5
    for draw in cycles:
        far, path = np.ptp(x[draw]), found.position[draw].T
        apart = np.abs(path[:, None] - path).max(axis=2) / far
        if risk == "carried":
            r = np.vstack([np.full(6, 9.0), found.risk[draw].T])
            apart = np.maximum(apart, np.abs(r[:, None] - r).max(axis=2))
            apart[1:, 1:] = np.maximum(
                apart[1:, 1:], np.abs(path[:-1, None] - path[:-1]).max(2) / far
            )
        now, then = np.argwhere(np.tril(apart < 1e-9, -2))[0]
        assert (found.start[draw], found.start[draw] + found.length[draw]) == (then, now)
    assert (found.length[found.ending != CYCLE] == 0).all()


def test_a_span_in_numbers_stretches_or_equals_the_first_range():
    x, c, s = (part[0] for part in crowd(7))
    first = play(x, c, s, Reading(span="first"), rounds=3)
    same = play(x, c, s, Reading(span=float(np.ptp(x))), rounds=3)
    np.testing.assert_array_equal(same.position, first.position)
    # Three times the span shrinks all distances, as if others stood far outside.
    wide = play(x, c, s, Reading(span=3 * float(np.ptp(x))), rounds=3)
    assert not np.allclose(wide.risk, first.risk, atol=1e-3)


@pytest.mark.parametrize("patience", [1, 3])
def test_the_median_rule_stops_at_the_first_calm_stretch(patience):
    """Steps count from the second round on; up to its end, a game is as one without the rule."""
    x, c, s = crowd(6)
    free = play(x, c, s, Reading(), rounds=30)
    found = play(x, c, s, Reading(stop="median", epsilon=1.0, patience=patience), rounds=30)
    assert (found.ending == MEDIAN).any()
    for draw in range(len(x)):
        calm = np.abs(np.diff(free.median[draw])) < 1.0
        ends = [t for t in range(patience + 1, 31) if calm[t - patience : t].all()]
        end = ends[0] if ends else 30
        assert found.ended[draw] == end
        np.testing.assert_array_equal(
            found.position[draw, :, : end + 1], free.position[draw, :, : end + 1]
        )
        assert (found.position[draw, :, end:] == found.position[draw, :, [end]].T).all()
