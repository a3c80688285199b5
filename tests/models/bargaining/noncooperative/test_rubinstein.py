"""Alternating offers: the two conditions that define the shares, limits, refusals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.noncooperative.rubinstein import rubinstein_array

INSIDE = st.floats(0.001, 0.999)


@given(INSIDE, INSIDE)
def test_each_is_offered_what_it_would_get_by_waiting(one, two):
    first, second, _ = rubinstein_array(np.array([one, two]))
    assert first[1] == pytest.approx(two * second[1], rel=1e-9)
    assert second[0] == pytest.approx(one * first[0], rel=1e-9)
    assert first.sum() == pytest.approx(1.0)
    assert second.sum() == pytest.approx(1.0)


def test_equal_players_have_the_first_offer_for_an_advantage():
    first, second, power = rubinstein_array(np.array([0.9, 0.9]))
    assert first == pytest.approx([1 / 1.9, 0.9 / 1.9])
    assert second == pytest.approx([0.9 / 1.9, 1 / 1.9])
    assert power == pytest.approx([0.5, 0.5])


def test_power_is_what_quick_offers_leave():
    hours = np.array([1.0, 1e-2, 1e-5])[:, None]
    first, second, power = rubinstein_array(np.array([0.9, 0.7]) ** hours)
    gaps = np.abs(first - power).max(axis=1)
    assert (np.diff(gaps) < 0).all()
    assert first[-1] == pytest.approx(power[-1], abs=1e-5)
    assert second[-1] == pytest.approx(power[-1], abs=1e-5)


@pytest.mark.parametrize(
    ("discount", "first", "second", "power"),
    [
        ([0.0, 0.5], [0.5, 0.5], [0.0, 1.0], [0.0, 1.0]),
        ([0.5, 0.0], [1.0, 0.0], [0.5, 0.5], [1.0, 0.0]),
        ([1.0, 0.5], [1.0, 0.0], [1.0, 0.0], [1.0, 0.0]),
        ([0.0, 1.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]),
        ([0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [np.nan, np.nan]),
    ],
    ids=["hasty-first", "hasty-second", "patient-first", "both-ends", "take-it-or-leave-it"],
)
def test_players_without_or_with_all_patience(discount, first, second, power):
    found = rubinstein_array(np.array(discount))
    assert found.first == pytest.approx(first)
    assert found.second == pytest.approx(second)
    assert found.power == pytest.approx(power, nan_ok=True)


def test_undefined_for_its_draw_alone():
    found = rubinstein_array(np.array([[1.0, 1.0], [0.5, 0.5], [np.nan, 0.5]]))
    assert np.isnan(found.first[[0, 2]]).all()
    assert np.isnan(found.power[[0, 2]]).all()
    assert found.first[1] == pytest.approx([2 / 3, 1 / 3])


def test_what_is_refused():
    with pytest.raises(ShapeError, match=r"discount has shape \(3,\); it must be \(\.\.\., 2\)"):
        rubinstein_array(np.ones(3))
    with pytest.raises(DomainError, match=r"discount is 0.5 to 1.2; it must be in \[0, 1\]"):
        rubinstein_array(np.array([0.5, 1.2]))
