"""Forecasts and outcomes: what is laid out, what passes and what is refused."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.scoring.arrays import by_category, by_event, event_rows, truths

HALF = np.array([0.5, 0.5])


def test_truths_are_numbers_and_unknown_ones_pass():
    found = truths(np.array([True, False]))
    assert found.dtype == np.float64
    assert found.tolist() == [1.0, 0.0]
    assert np.isnan(truths(np.nan))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([0, 1, 0.5], r"outcome\[2\] is 0.5; it must be 0 or 1, or NaN if it is unknown"),
        (2, r"outcome is 2; it must be 0 or 1"),
        ([[0, np.inf]], r"outcome\[0, 1\] is inf; it must be 0 or 1"),
        (["yes"], r"outcome is \['yes'\]; give a number or an array of numbers"),
    ],
)
def test_what_is_no_truth_is_refused(given, message):
    with pytest.raises(DomainError, match=message):
        truths(given)


def test_categories_are_broadcast_and_unknown_outcomes_marked():
    found = by_category(HALF, np.array([[0.0, 1.0, np.nan]]))
    assert found.forecast.shape == (1, 3, 2)
    assert found.outcome.tolist() == [[0, 1, 0]]
    assert found.known.tolist() == [[True, True, False]]


def test_probabilities_in_single_precision_pass():
    share = np.array([3, 3, 1], dtype=np.float32) / np.float32(7.0)
    assert by_category(share, 0).forecast.tolist() == share.tolist()


@pytest.mark.parametrize(
    ("forecast", "outcome", "error", "message"),
    [
        ([0.5, 0.6], 0, DomainError, r"the sum of forecast is 1.1; it must be 1: divide"),
        ([HALF, [0, 0]], 0, DomainError, r"the sum of forecast\[1\] is 0; it must be 1"),
        ([-0.5, 1.5], 0, DomainError, r"forecast\[0\] is -0.5; it must be in \[0, 1\]"),
        (HALF, 2, DomainError, r"outcome is 2; .* a whole number in \[0, 1\]"),
        (HALF, [0, -1], DomainError, r"outcome\[1\] is -1; it must be the index of a category"),
        (HALF, 0.5, DomainError, r"outcome is 0.5; it must be the index of a category"),
        ([1.0], 0, ShapeError, r"forecast has shape \(1,\); .* at least two categories"),
        (1.0, 0, ShapeError, r"forecast has shape \(\); it must be \(\.\.\., category\)"),
        ([HALF] * 3, [0, 1], ShapeError, r"forecast \(3, 2\) and outcome \(2,\) do not fit; give"),
    ],
)
def test_what_is_no_forecast_of_categories_is_refused(forecast, outcome, error, message):
    with pytest.raises(error, match=message):
        by_category(np.array(forecast), np.array(outcome))


def test_events_are_rows_and_an_unknown_entry_is_marked():
    forecast = np.array([[[0.1, 0.2]], [[0.3, np.nan]], [[0.4, 0.5]]])
    found = by_event(forecast, np.array([0, 1]))
    assert found.lead == (3, 1)
    assert found.forecast.shape == found.outcome.shape == (3, 2)
    assert found.known.tolist() == [True, False, True]
    assert not np.isnan(found.forecast).any()
    shaped = found.shaped(np.ones((3, 2)))
    assert shaped.shape == (3, 1, 2)
    assert np.isnan(shaped[1]).all()
    assert found.shaped(np.ones(3))[:, 0].tolist() == pytest.approx([1, np.nan, 1], nan_ok=True)


def test_a_single_set_of_events_gives_a_number():
    found = by_event(HALF, np.array([0, 1])).shaped(np.array([3.0]))
    assert isinstance(found, np.float64)


@pytest.mark.parametrize(
    ("forecast", "outcome", "error", "message"),
    [
        (0.5, 1, ShapeError, r"forecast and outcome have shape \(\); it must be \(\.\.\., event\)"),
        ([], [], ShapeError, r"have shape \(0,\); .* at least one event"),
        (HALF, [0, 1, 1], ShapeError, r"forecast \(2,\), outcome \(3,\) do not broadcast"),
        ([0.5, 1.5], [0, 1], DomainError, r"forecast\[1\] is 1.5; it must be in \[0, 1\]"),
        (HALF, [0, 3], DomainError, r"outcome\[1\] is 3; it must be 0 or 1"),
    ],
)
def test_what_is_no_set_of_events_is_refused(forecast, outcome, error, message):
    with pytest.raises(error, match=message):
        by_event(np.array(forecast), np.array(outcome))


def test_leading_dimensions_without_entries_stay():
    table, lead = event_rows(score=np.empty((0, 3)), baseline=np.ones(3))
    assert table.shape == (2, 0, 3)
    assert lead == (0,)
