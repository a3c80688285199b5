"""Networks as rows: what is refused, and what is shared."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.numerics.networks import known, labels, lists, shares, tables, ties, whole


def test_a_network_is_kept_as_it_is():
    network = np.array([[0, 1], [np.nan, 0]])
    assert np.array_equal(ties(network), network, equal_nan=True)
    assert ties(np.array([[0, 2.5], [1, 0]]), weighted=True)[0, 1] == 2.5


@pytest.mark.parametrize(
    ("network", "options", "message"),
    [
        ([[0, 0.5], [0, 0]], {}, r"network\[0, 1\] is 0\.5; a tie must be 0 or 1"),
        ([[0, 2], [0, 0]], {}, r"network\[0, 1\] is 2; it must be in \[0, 1\]"),
        ([[0, -1], [0, 0]], {"weighted": True}, r"network\[0, 1\] is -1"),
        ([[0, np.inf], [0, 0]], {"weighted": True}, r"network\[0, 1\] is inf"),
        ([[0, 1], [0, 1]], {}, r"network\[1, 1\] is 1; self-loops are not allowed"),
        ([[0, 1], [0, 0]], {"directed": False}, r"network\[0, 1\] is 1; the reverse tie differs"),
        ([["a", "b"], ["c", "d"]], {}, "give a number or an array of numbers"),
    ],
)
def test_ties_that_cannot_be_are_refused(network, options, message):
    with pytest.raises(DomainError, match=message):
        ties(np.array(network), **options)


@pytest.mark.parametrize("shape", [(2,), (2, 3), (0, 0), ()])
def test_a_network_is_square(shape):
    with pytest.raises(ShapeError, match=r"network has shape .*one row and one column per"):
        ties(np.zeros(shape))


def test_an_unknown_tie_may_stand_in_both_directions():
    network = np.array([[0, np.nan], [np.nan, 0]])
    assert np.isnan(ties(network, directed=False)[0, 1])


def test_weights_are_shares():
    assert shares(np.array([[0.5, 0.5], [0, 1]])).sum() == 2
    with pytest.raises(
        DomainError, match=r"weights\[1\] sum to 0\.9, not 1; divide each row by its sum"
    ):
        shares(np.array([[0.5, 0.5], [0, 0.9]]))
    with pytest.raises(DomainError, match=r"weights\[0, 0\] is 1\.5; it must be in \[0, 1\]"):
        shares(np.array([[1.5, -0.5], [0, 1]]))


def test_labels_of_any_kind_are_the_same_groups():
    for given in (["x", "y", "x"], [7, 9, 7], [0.5, 1.5, 0.5], np.array(["x", "y", "x"], object)):
        assert labels(np.array(given)).tolist() == [0, 1, 0]
    with pytest.raises(DomainError, match=r"group\[1\] is NaN; give each node a label"):
        labels(np.array([0.0, np.nan]))
    with pytest.raises(ShapeError, match="group is 'a'; give one label per node"):
        labels("a")


def test_what_draws_share_is_kept_once():
    (network, group), lead = tables(
        network=(np.zeros((3, 3)), 2), group=(np.zeros((5, 4, 3), np.int64), 1)
    )
    assert lead == (5, 4)
    assert network.own.shape == (1, 3, 3)
    assert network.at.tolist() == [0] * 20
    assert group.own.shape == (20, 3)
    assert group.at.tolist() == list(range(20))


def test_no_draws_are_no_rows():
    (one, two), lead = tables(one=(np.zeros((0, 3)), 1), two=(np.zeros((1, 3)), 1))
    assert lead == (0,)
    assert one.at.size == two.at.size == 0


def test_arrays_that_do_not_fit_are_refused():
    three, four = np.zeros((2, 3)), np.zeros((2, 4))
    with pytest.raises(ShapeError, match=r"one \(2, 3\), two \(2, 4\) have different numbers"):
        tables(one=(three, 1), two=(four, 1))
    with pytest.raises(ShapeError, match=r"one \(2, 3\), two \(3, 3\) do not broadcast"):
        tables(one=(three, 1), two=(np.zeros((3, 3)), 1))
    with pytest.raises(
        ShapeError, match=r"too few dimensions in one \(\); give one entry per node"
    ):
        tables(one=(np.zeros(()), 1))


def test_lists_name_the_ties():
    start, other = lists(np.array([[0.0, 1, 1], [0, 0, 0], [1, 0, 0]]))
    assert start.tolist() == [0, 2, 2, 3]
    assert other.tolist() == [1, 2, 0]
    assert known(np.zeros((2, 2)))
    assert not known(np.array([[0, np.nan], [0, 0]]))


@pytest.mark.parametrize("given", [True, 1.0, "2", 0, None])
def test_whole_numbers(given):
    assert whole("steps", np.int64(3), 1) == 3
    with pytest.raises(DomainError, match=r"steps is .*; it must be a whole number >= 1"):
        whole("steps", given, 1)
