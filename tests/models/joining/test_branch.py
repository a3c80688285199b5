"""The branch of interdependent choices: its end, folds and crossings."""

import numpy as np
import pytest

from detente.models.joining.branch import branch_end


def test_one_actor_that_nobody_influences_stays():
    p, fork = branch_end(np.array([0.3]), np.zeros((1, 1)), 0.0)
    assert p == pytest.approx(1 / (1 + np.exp(-0.3)))
    assert not fork


def test_a_fold_does_not_stop_the_branch():
    """One actor with a strong pull on itself: the branch turns back before it goes on."""
    p, fork = branch_end(np.array([-4.0]), np.array([[12.0]]), 0.0)
    assert p == pytest.approx(1 / (1 + np.exp(4.0 - 12.0 * p)))
    assert not fork


def test_two_equal_rivals_fork():
    p, fork = branch_end(np.full(2, 6.0), np.array([[0.0, -12.0], [-12.0, 0.0]]), 0.0)
    assert p == pytest.approx(0.5)
    assert fork
