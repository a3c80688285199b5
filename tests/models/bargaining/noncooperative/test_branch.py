"""The branch of a two-by-two game: roots in brackets, and the one reached first."""

import numpy as np
import pytest

from detente.models.bargaining.noncooperative.branch import Gains, equilibria_of, principal_root

STAG = Gains(-3.0, 4.0, -3.0, 4.0)  # A(q) = 4 q - 3, B(p) the same


def logistic(z):
    return 1.0 / (1.0 + np.exp(-z))


@pytest.mark.parametrize(("sharp", "count"), [(0.0, 1), (1.0, 1), (20.0, 3)])
def test_every_root_is_a_best_response_to_itself(sharp, count):
    root = np.empty(3)
    assert equilibria_of(STAG, sharp, root) == count
    for x in root[:count]:
        q = logistic(sharp * (STAG.b0 + STAG.b1 * logistic(x)))
        assert x == pytest.approx(sharp * (STAG.a0 + STAG.a1 * q), abs=1e-9)


def test_the_branch_from_random_play_ends_in_the_less_risky_equilibrium():
    root = np.empty(3)
    equilibria_of(STAG, 20.0, root)
    assert principal_root(STAG, 20.0, root) == (0, False)


def test_a_symmetric_branch_forks():
    even = Gains(-2.0, 5.0, -3.0, 5.0)
    root = np.empty(3)
    equilibria_of(even, 2.0, root)
    assert principal_root(even, 2.0, root) == (1, True)
