"""Veto players: the range, and exact expectations against every combination of players."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.spoiling import veto_players
from detente.models.spoiling.veto_players import bargaining_range_array, veto_players_array

UNIT = (0.0, 1.0)

# Whole numbers touch exactly, so that a range of one point is one.
players = st.lists(
    st.tuples(st.integers(-20, 120), st.integers(0, 60), st.floats(0.0, 1.0)),
    min_size=1,
    max_size=6,
)


def columns(drawn):
    return tuple(np.array(column, dtype=float) for column in zip(*drawn, strict=True))


def enumerated(position, tolerance, chance):
    """Sum over who has a veto, by brute force."""
    agree = width = 0.0
    for has in product([False, True], repeat=len(position)):
        weight = np.prod(np.where(has, chance, 1.0 - chance))
        x, d = position[list(has)], tolerance[list(has)]
        low, high = max([0.0, *(x - d)]), min([100.0, *(x + d)])
        agree += weight * (low <= high)
        width += weight * max(0.0, high - low)
    return agree, width


@given(players)
def test_expectations_are_sums_over_who_has_a_veto(drawn):
    table = columns(drawn)
    found = veto_players_array(*table)
    agree, width = enumerated(*table)
    assert found.agree == pytest.approx(agree, abs=1e-12)
    assert found.width == pytest.approx(width, abs=1e-9)
    assert found.players == pytest.approx(table[2].sum())


@given(players)
def test_sure_vetoes_give_the_range(drawn):
    position, tolerance, _ = columns(drawn)
    ends = bargaining_range_array(position, tolerance)
    found = veto_players_array(position, tolerance, 1.0)
    assert found.width == pytest.approx(ends.width, abs=1e-9)
    assert found.agree == float(ends.low <= ends.high)


@given(players, st.integers(0, 100))
def test_a_point_is_in_the_range_iff_everybody_accepts_it(drawn, point):
    position, tolerance, _ = columns(drawn)
    ends = bargaining_range_array(position, tolerance)
    accepted = (np.abs(position - point) <= tolerance).all()
    assert (ends.low <= point <= ends.high) == accepted


@given(players, st.integers(-20, 120), st.integers(0, 60), st.floats(0, 1))
def test_one_more_veto_player_never_widens_the_range(drawn, position, tolerance, chance):
    before = veto_players_array(*columns(drawn))
    after = veto_players_array(*columns([*drawn, (position, tolerance, chance)]))
    assert after.agree <= before.agree + 1e-12
    assert after.width <= before.width + 1e-9


@given(players, st.floats(0, 1), st.integers(0, 5))
def test_likelier_vetoes_never_help_and_more_tolerance_never_harms(drawn, chance, which):
    position, tolerance, veto = columns(drawn)
    k = which % position.size
    likelier, wider = veto.copy(), tolerance.copy()
    likelier[k] = max(veto[k], chance)
    wider[k] += 7.0
    before = veto_players_array(position, tolerance, veto)
    assert veto_players_array(position, tolerance, likelier).width <= before.width + 1e-9
    assert veto_players_array(position, wider, veto).agree >= before.agree - 1e-12


@given(players, st.permutations(range(6)))
def test_the_order_of_players_does_not_matter(drawn, order):
    table = columns(drawn)
    keep = [k for k in order if k < table[0].size]
    moved = veto_players_array(*(column[keep] for column in table))
    assert moved == pytest.approx(veto_players_array(*table), abs=1e-9)


def test_equals_count_once_for_where_the_range_begins():
    found = veto_players_array(np.full(3, 50.0), np.full(3, 10.0), 0.5)
    assert found.agree == pytest.approx(1.0)
    assert found.width == pytest.approx(0.125 * 100 + 0.875 * 20)


def test_without_veto_players_the_whole_scale_is_open():
    nobody = np.full(2, np.nan)
    assert bargaining_range_array(nobody, 1.0) == (0.0, 100.0, 100.0)
    assert veto_players_array(nobody, 1.0, 0.5) == (1.0, 100.0, 0.0)
    assert veto_players_array(np.array([10.0, 90.0]), 1.0, 0.0).width == pytest.approx(100.0)
    assert bargaining_range_array(np.empty(0), 1.0).width == 100.0


def test_a_player_whose_terms_lie_off_the_scale_blocks_everything():
    found = veto_players_array(np.array([-50.0, 150.0]), 10.0, np.array([0.5, 0.2]))
    assert found.agree == pytest.approx(0.4)


def test_who_has_no_position_has_no_say():
    with_absent = bargaining_range_array(np.array([0.2, np.nan, 0.6]), 0.5, scale=UNIT)
    without = bargaining_range_array(np.array([0.2, 0.6]), 0.5, scale=UNIT)
    assert with_absent == without


def test_leading_dimensions_are_draws():
    position = np.array([[20.0, 60.0], [20.0, 80.0]])
    found = veto_players_array(position[:, None], np.array([[10.0], [40.0]]), 1.0)
    assert found.width.shape == (2, 2)
    assert found.width.tolist() == [[0.0, 40.0], [0.0, 20.0]]
    assert veto_players_array(np.empty((0, 3)), 1.0, 1.0).width.shape == (0,)


@pytest.mark.parametrize(
    ("x", "d", "q", "scale", "message"),
    [
        ([0.5], -0.1, 1.0, UNIT, r"tolerance is -0\.1"),
        ([np.inf], 0.1, 1.0, UNIT, r"position\[0\] is inf"),
        ([0.5], 0.1, 1.1, UNIT, r"chance is 1\.1"),
        ([0.5], 0.1, np.nan, UNIT, "chance is NaN for an actor with a position"),
        ([0.5], [np.nan], 1.0, UNIT, "tolerance is NaN for an actor with a position"),
        ([0.5], 0.1, 1.0, (1.0, 0.0), r"scale is \(1\.0, 0\.0\); give two finite ends"),
        ([0.5], 0.1, 1.0, (0.0, np.inf), "scale is"),
    ],
)
def test_numbers_out_of_range_are_refused(x, d, q, scale, message):
    with pytest.raises(DomainError, match=message):
        veto_players_array(np.array(x), d, q, scale=scale)


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(ShapeError, match=r"position \(2,\), tolerance \(3,\) do not broadcast"):
        bargaining_range_array(np.zeros(2), np.ones(3))
    with pytest.raises(ShapeError, match="position has no dimension"):
        bargaining_range_array(np.float64(0.5), 0.5)


def test_the_compiled_kernels_equal_their_plain_form():
    table = np.array([[0.2, 0.6, 0.9], [0.3, 0.2, 0.4], [0.5, 0.6, 1.0]])
    for kernel in (veto_players._agree_kernel, veto_players._width_kernel):
        plain = getattr(kernel, "py_func", kernel)
        assert plain(*table, 0.0, 1.0) == pytest.approx(kernel(*table, 0.0, 1.0), abs=1e-15)
