"""One peel and one paste of a box: faces by hand, ties, and where there is nothing to do."""

import numpy as np
import pytest

from detente.models.decision.prim_box import Box, Data, pasted, peeled

TEN = np.arange(10.0)


def data(hits, *columns, kinds=None, values=1) -> Data:
    """Return draws of which these happen, by inputs; ``kinds``: which have no order."""
    drawn = np.stack([np.asarray(column, dtype=float) for column in columns], axis=1)
    outcome = np.isin(np.arange(len(drawn)), hits)
    return Data(outcome, drawn, np.array(kinds or [False] * len(columns)), values)


def peel(given: Data, alpha=0.2, least=1, by_face=False) -> Box | None:
    return peeled(given, Box.whole(given), alpha, least, by_face)


def limits(box: Box | None):
    assert box is not None
    return box.low.tolist(), box.high.tolist()


def test_a_box_is_closed_at_its_ends_and_a_changed_copy_leaves_it_alone():
    given = data([], TEN, [0, 1] * 5, kinds=[False, True], values=2)
    whole = Box.whole(given)
    box = whole.with_low(0, 3.0).with_high(0, 6.0).with_value(1, 1, keep=False)
    assert np.flatnonzero(box.inside(given)).tolist() == [4, 6]
    assert np.flatnonzero(box.with_value(1, 1, keep=True).inside(given)).tolist() == [3, 4, 5, 6]
    assert whole.inside(given).all()


def test_the_face_that_goes_leaves_the_higher_density():
    # Two of ten go: without 8 and 9 it is 4 of 8, without 0 and 1 it is 2 of 8.
    assert limits(peel(data([0, 1, 2, 3], TEN))) == ([-np.inf], [7.0])
    assert limits(peel(data([6, 7, 8, 9], TEN))) == ([2.0], [np.inf])


def test_equal_faces_go_low_first_and_by_the_earlier_input_the_smaller_before_both():
    # Half of the rest happens without 0 and 1, four of eight, or without the kind, three of six.
    kind = np.isin(TEN, [1, 2, 6, 9])
    given = data([3, 4, 5, 9], kind, TEN, kinds=[True, False], values=2)
    assert limits(peel(given)) == ([-np.inf, 2.0], [np.inf, np.inf])
    assert limits(peel(data([4, 5], TEN, TEN))) == ([2.0, -np.inf], [np.inf, np.inf])


@pytest.mark.parametrize(
    ("values", "low"),
    [([0, 0, 0, 0, 5, 6, 7, 8, 9, 10], 5.0), ([0, 1, 1, 1, 5, 6, 7, 8, 9, 10], 1.0)],
)
def test_equal_values_go_together_if_outermost_and_else_stay(values, low):
    assert limits(peel(data([7, 8, 9], values))) == ([low], [np.inf])


def test_a_face_goes_for_what_it_leaves_or_for_being_sparse_itself():
    # Without value 0, which happens in 1 of 5, it is 4 of 5; the lowest draw never happens, but
    # without it, it is only 5 of 9.
    given = data([1, 5, 6, 7, 8], TEN, [0] * 5 + [1] * 5, kinds=[False, True], values=2)
    left = peel(given, alpha=0.1)
    assert left is not None
    assert left.kept.tolist() == [[True, True], [False, True]]
    assert np.isneginf(left.low).all()
    sparse = peel(given, alpha=0.1, by_face=True)
    assert sparse is not None
    assert sparse.kept.all()
    # Both ends never happen and leave as much: the low one goes.
    assert limits(sparse) == ([1.0, -np.inf], [np.inf, np.inf])


@pytest.mark.parametrize(("hits", "least"), [([], 1), (range(10), 1), ([0, 1], 9)])
def test_nothing_is_peeled_where_all_are_alike_or_too_few_would_be_left(hits, least):
    assert peel(data(list(hits), TEN), least=least) is None
    assert peel(data([0, 1], TEN), least=8) is not None


def test_faces_are_pasted_back_by_a_share_of_the_box_while_it_stays_as_dense():
    given = data([3, 4, 5, 6], TEN)
    box = Box.whole(given).with_low(0, 4.0).with_high(0, 5.0)
    ends = []
    while (wider := pasted(given, box, 0.5)) is not None:
        box = wider
        ends.append((box.low[0], box.high[0]))
    # 3 of 3 either way, low first; then 4 of 4 above against 3 of 4; then 4 of 6 either way.
    assert ends == [(3.0, 5.0), (3.0, 6.0)]


@pytest.mark.parametrize(
    ("hits", "ends", "wider"),
    [
        (range(2, 8), (4.0, 7.0), (2.0, 7.0)),
        (range(2, 8), (2.0, 5.0), (2.0, 7.0)),
        (range(4, 10), (4.0, 7.0), (4.0, np.inf)),
        (range(6), (2.0, 5.0), (-np.inf, 5.0)),
    ],
)
def test_half_a_box_of_four_is_pasted_as_two_draws_or_all_if_there_are_no_more(hits, ends, wider):
    given = data(list(hits), TEN)
    box = Box.whole(given).with_low(0, ends[0]).with_high(0, ends[1])
    assert limits(pasted(given, box, 0.5)) == ([wider[0]], [wider[1]])


def test_a_value_is_pasted_back_if_it_is_as_dense():
    given = data([0, 1, 2, 3], [0, 0, 1, 1, 2, 2], kinds=[True], values=3)
    box = Box.whole(given).with_value(0, 1, keep=False).with_value(0, 2, keep=False)
    wider = pasted(given, box, 0.5)
    assert wider is not None
    assert wider.kept.tolist() == [[True, True, False]]
    assert pasted(given, wider, 0.5) is None
