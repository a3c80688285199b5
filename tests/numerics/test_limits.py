"""Where linear maps settle: stationary shares, solved systems, cycles, and rounding."""

import numpy as np
import pytest

from detente.numerics.limits import settle_rows


def settled(matrix, drift=None):
    """Return whether the matrix came to rest, its limit and that of the drift."""
    power = np.array(matrix, dtype=float)
    held = 1.0 - power.sum(axis=1)
    moved = np.zeros(len(power)) if drift is None else np.array(drift, dtype=float)
    rests = settle_rows(power, held, moved)
    return rests, power, moved


def test_shares_that_flow_round_settle_where_flows_balance():
    # 0.1 of the first leaves and 0.2 of the second: two to one.
    rests, power, drift = settled([[0.9, 0.1], [0.2, 0.8]])
    assert rests
    assert power == pytest.approx(np.array([[2 / 3, 1 / 3]] * 2), abs=1e-12)
    assert drift.tolist() == [0.0, 0.0]


def test_who_listens_to_two_that_never_move_ends_between_them():
    rests, power, _ = settled([[1, 0, 0, 0], [0, 1, 0, 0], [0.5, 0, 0, 0.5], [0, 0.5, 0.5, 0]])
    assert rests
    # Gambler's ruin: a chance of two thirds to end with the nearer.
    expected = [[1, 0, 0, 0], [0, 1, 0, 0], [2 / 3, 1 / 3, 0, 0], [1 / 3, 2 / 3, 0, 0]]
    assert power == pytest.approx(np.array(expected), abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_what_leaks_settles_where_the_equations_are_solved(seed):
    rng = np.random.default_rng(seed)
    matrix = rng.uniform(size=(5, 5))
    matrix *= rng.uniform(0.2, 0.99, (5, 1)) / matrix.sum(axis=1, keepdims=True)
    drift = rng.normal(size=5)
    rests, power, found = settled(matrix, drift)
    assert rests
    assert power == pytest.approx(np.zeros((5, 5)), abs=1e-10)
    assert found == pytest.approx(np.linalg.solve(np.eye(5) - matrix, drift), rel=1e-9)


@pytest.mark.parametrize("leak", [1e-3, 1e-9, 1e-12])
def test_a_slow_leak_is_not_lost_in_rounding(leak):
    matrix = np.array([[0.4, 0.6], [0.7, 0.3]])
    power = (1.0 - leak) * matrix
    held, drift = np.full(2, leak), np.full(2, 5.0 * leak)
    assert settle_rows(power, held, drift)
    assert held == pytest.approx(np.ones(2), abs=1e-12)
    assert drift == pytest.approx(np.full(2, 5.0), rel=1e-9)


def test_a_circle_of_three_never_rests_and_one_of_two_rests_at_even_steps():
    assert not settled(np.roll(np.eye(3), 1, axis=1))[0]
    rests, power, _ = settled([[0, 1], [1, 0]])
    assert rests
    assert power.tolist() == [[1.0, 0.0], [0.0, 1.0]]


def test_rows_still_sum_to_what_is_not_held():
    rng = np.random.default_rng(9)
    matrix = rng.uniform(size=(30, 30))
    matrix /= matrix.sum(axis=1, keepdims=True)
    rests, power, _ = settled(matrix)
    assert rests
    assert power.sum(axis=1) == pytest.approx(np.ones(30), abs=1e-14)
    assert np.ptp(power, axis=0).max() < 1e-12
    assert power[0] @ matrix == pytest.approx(power[0], abs=1e-13)
