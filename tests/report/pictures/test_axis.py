"""Scales hold every value, have zero and three numbers, and say where a value lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.pictures.reading import parsed, share, with_class, words

from detente.report.pictures.axis import axis_below, number_axis, share_axis

SHARES = st.lists(st.floats(0.0, 1.0), min_size=1)
TINY = 1e-9  # less than any picture shows
VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1)


@given(SHARES)
def test_shares_end_at_the_first_end_that_holds_all(values):
    axis = share_axis(values)
    ends = (0.1, 0.2, 0.4, 0.6, 1.0)
    assert axis.low == 0.0
    assert axis.high == min(end for end in ends if end >= max(values))
    assert len(axis.labels) == 3
    assert len(axis.grid) == 5
    assert axis.labels[-1].endswith(" %")


@given(VALUES, st.booleans())
def test_numbers_have_zero_and_three_or_four_labels(values, whole):
    axis = number_axis(values, whole=whole)
    assert axis.low <= min(values) + TINY
    assert axis.high >= max(values) - TINY
    assert 0.0 in axis.ticks
    assert 3 <= len(axis.labels) <= 4
    assert len(set(axis.labels)) == len(axis.labels)
    assert "−0" not in axis.labels
    assert "-" not in "".join(axis.labels)
    if whole:
        assert all(tick == round(tick) for tick in axis.ticks)


@given(VALUES)
def test_a_scale_without_zero_holds_its_values(values):
    axis = number_axis(values, zero=False)
    assert axis.low <= min(values) + TINY
    assert axis.high >= max(values) - TINY
    assert len(axis.labels) >= 3


@given(st.floats(0.0, 1.0), SHARES)
def test_a_place_is_the_value_over_the_length(value, values):
    axis = share_axis([value, *values])
    assert axis.at(value) == pytest.approx(value / axis.high, abs=1e-12)


def test_numbers_are_printed_in_their_unit():
    assert number_axis([0.0, 23300.0], unit=1000.0).labels == ("0", "10", "20", "30")


def test_what_lies_beyond_the_ends_is_drawn_at_them():
    axis = share_axis([0.05])
    assert (axis.at(-1.0), axis.at(3.0)) == (0.0, 1.0)


def test_the_line_at_zero_is_another_one_and_ticks_stand_where_they_lie():
    axis = number_axis([-5.0, 10.0])
    parts = axis_below(axis, (0.1, 0.6), (0.0, 50.0))
    (root,) = parsed(f"<svg>{''.join(parts)}</svg>")
    (zero,) = with_class(root, "zero")
    assert share(zero, "x1") == pytest.approx(0.1 + 0.6 / 3, abs=1e-4)
    assert words(root) == ["−5", "0", "5", "10"]
    ticks = [share(node, "x") for node in with_class(root, "tick")]
    assert ticks == pytest.approx([0.1, 0.3, 0.5, 0.7], abs=1e-4)
