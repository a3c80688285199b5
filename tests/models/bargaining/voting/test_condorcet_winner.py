"""The Condorcet winner on one scale: against every duel, ties, and what is undefined."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.voting.condorcet_winner import condorcet_winner_array
from detente.models.bargaining.voting.median import median_array

ONES = np.ones(3)


def test_by_hand():
    # Influence 2, 1, 2 at 10, 50, 90: 50 beats 10 by 3 to 2 and 90 by 3 to 2, a fifth of 5.
    found = condorcet_winner_array(np.array([10.0, 50, 90]), np.array([2.0, 1, 2]), ONES)
    assert (found.low, found.high) == (50.0, 50.0)
    assert found.margin == pytest.approx(0.2)
    assert not found.tied


def test_a_tie_is_reported_with_both_ends():
    found = condorcet_winner_array(np.array([10.0, 50, 90]), np.array([2.0, 0, 2]), ONES)
    assert (found.low, found.high, found.margin) == (10.0, 90.0, 0.0)
    assert found.tied
    assert found.outcome == 50.0


def test_a_tie_that_rounding_hides_is_still_one():
    # .1 + .2 is not .3 in binary.
    found = condorcet_winner_array(np.array([10.0, 20, 70]), np.array([0.1, 0.2, 0.3]), ONES)
    assert (found.low, found.high) == (20.0, 70.0)


def test_without_a_rival_the_margin_is_whole():
    found = condorcet_winner_array(np.array([30.0, 30, 80]), np.ones(3), np.array([1.0, 1, 0]))
    assert tuple(found) == (30.0, 30.0, 1.0)


def test_undefined_for_its_draw_alone():
    position = np.array([[10.0, 20, 30], [np.nan, np.nan, np.nan], [10, np.nan, np.nan]])
    found = condorcet_winner_array(position, ONES, ONES)
    assert found.low[[0, 2]].tolist() == [20.0, 10.0]
    assert np.isnan([found.low[1], found.high[1], found.margin[1]]).all()


def test_shapes_and_signs_are_refused():
    with pytest.raises(ShapeError, match="do not broadcast"):
        condorcet_winner_array(ONES, np.ones(2), ONES)
    with pytest.raises(DomainError, match="must be >= 0; the least values are -1"):
        condorcet_winner_array(ONES, -ONES, ONES)


TABLES = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 4)), min_size=1, max_size=7)


@given(TABLES)
def test_no_place_on_the_scale_beats_it_and_it_beats_all_outside(rows):
    """Every duel on a grid that holds all midpoints, in whole numbers and therefore exactly."""
    place, weight = np.array(rows, dtype=float).T
    found = condorcet_winner_array(10 * place, weight, np.ones_like(weight))
    if weight.sum() == 0:
        assert np.isnan(found.outcome)
        return
    grid = np.arange(0, 101, 2.5)

    def votes(one, other):
        near = np.abs(10 * place - one) - np.abs(10 * place - other)
        return weight[near < 0].sum() - weight[near > 0].sum()

    for winner in (found.low, found.high):
        assert min(votes(winner, rival) for rival in grid) >= 0
    for rival in grid[(grid < found.low) | (grid > found.high)]:
        nearest = found.low if rival < found.low else found.high
        assert votes(nearest, rival) > 0
    assert found.outcome == median_array(10 * place, weight, np.ones_like(weight))
    rivals = sorted({10 * p for p, w in rows if w} - {found.low})
    expected = [votes(found.low, rival) / weight.sum() for rival in rivals]
    assert found.margin == pytest.approx(0.0 if found.tied else min(expected, default=1.0))
