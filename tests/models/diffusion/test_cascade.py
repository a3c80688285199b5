"""Networks as lists: the same ties, and what does not fit is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.errors import DomainError, ShapeError
from detente.models.diffusion.cascade import Cascade, Listeners, listeners
from detente.models.diffusion.threshold import cascade_array


@given(st.integers(1, 7).flatmap(lambda n: arrays(bool, (n, n))))
def test_lists_hold_the_ties(drawn):
    network = drawn & ~np.eye(len(drawn), dtype=bool)
    found = listeners(network)
    again = np.zeros(network.shape, dtype=bool)
    for k in range(len(network)):
        again[found.node[found.start[k] : found.start[k + 1]], k] = True
    np.testing.assert_array_equal(again, network)
    assert found.sees.tolist() == network.sum(axis=1).tolist()


def test_who_has_adopted():
    found = Cascade(np.array([0, -1, 3]), np.int64(2))
    assert found.adopted.tolist() == [True, False, True]


def test_one_network_of_known_ties_makes_lists():
    with pytest.raises(
        ShapeError, match=r"shape \(2, 3, 3\); give one network, with two dimension"
    ):
        listeners(np.zeros((2, 3, 3)))
    with pytest.raises(DomainError, match=r"network\[0, 1\] is NaN; a tie must be 0 or 1"):
        listeners(np.array([[0, np.nan], [0, 0]]))


@pytest.mark.parametrize(
    ("start", "node", "sees", "error", "message"),
    [
        ([0, 1], [1], [1, 0], ShapeError, "start has 2 entries, node 1 and sees 2"),
        ([0, 2, 1], [1], [1, 0], ShapeError, "start must increase"),
        ([0, 1, 2], [1, 2], [1, 1], DomainError, "node has numbers 1 to 2; they must be in .0, 1."),
        ([0, 2, 2], [1, 1], [0, 2], DomainError, "node list contains a duplicate or a self-loop"),
        ([0, 1, 1], [0], [1, 0], DomainError, "node list contains a duplicate or a self-loop"),
        (
            [0, 1, 2],
            [1, 0],
            [1, 2],
            DomainError,
            r"sees\[1\] is 2; it must be 1, the number of lists",
        ),
    ],
)
def test_lists_that_do_not_hold_together_are_refused(start, node, sees, error, message):
    given_ = Listeners(np.array(start), np.array(node), np.array(sees))
    with pytest.raises(error, match=message):
        cascade_array(given_, 0.5, np.array([True, False]))
