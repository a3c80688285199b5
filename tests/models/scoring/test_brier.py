"""Brier score of yes-or-no events: printed values, range, what is refused."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.scoring.brier import brier_array
from detente.models.scoring.brier_categories import brier_categories_array


def test_four_forecasts_by_hand():
    score = brier_array(np.array([0.9, 0.7, 0.2, 0.4]), np.array([1, 1, 0, 1]))
    assert score == pytest.approx([0.01, 0.09, 0.04, 0.36], abs=1e-12)
    assert score.mean() == pytest.approx(0.125, abs=1e-12)


@pytest.mark.parametrize(
    ("asked", "came", "printed"),
    [(47, 46, 0.0216), (265, 52, 0.726), (95, 5, 0.855), (265, 51, 0.729), (66, 52, 0.193)],
)
def test_a_constant_of_95_per_cent_on_the_afghan_record(asked, came, printed):
    """Measured in the design of attendance, from counts of guests and rounds."""
    score = brier_array(0.95, np.arange(asked) < came).mean()
    assert score == pytest.approx(printed, abs=0.5 * 10 ** -len(str(printed)[2:]))


def test_it_is_half_the_score_of_two_categories():
    rng = np.random.default_rng(1)
    p, o = rng.random(50), rng.integers(0, 2, 50)
    both = brier_categories_array(np.stack([1 - p, p], axis=-1), o)
    assert both == pytest.approx(2 * brier_array(p, o), abs=1e-12)


def test_the_honest_forecast_has_the_best_expected_score():
    p = np.linspace(0, 1, 101)
    expected = 0.3 * brier_array(p, 1) + 0.7 * brier_array(p, 0)
    assert p[expected.argmin()] == pytest.approx(0.3)


def test_leading_dimensions_broadcast():
    p, o = np.random.default_rng(2).random((4, 1, 3)), np.array([[0, 1, 1], [1, 0, 1]])
    found = brier_array(p, o)
    assert found.shape == (4, 2, 3)
    assert found[3, 1, 2] == brier_array(p[3, 0, 2], 1)
    assert isinstance(brier_array(0.5, 1), np.float64)


def test_an_unknown_entry_stays_unknown():
    found = brier_array(np.array([0.5, np.nan, 0.5]), np.array([1, 1, np.nan]))
    assert found.tolist() == pytest.approx([0.25, np.nan, np.nan], nan_ok=True)


@pytest.mark.parametrize(
    ("forecast", "outcome", "error", "message"),
    [
        ([0.2, 1.2], 1, DomainError, r"forecast\[1\] is 1.2; it must be in \[0, 1\]"),
        (0.2, 0.4, DomainError, r"outcome is 0.4; it must be 0 or 1"),
        ([0.2] * 2, [1] * 3, ShapeError, r"forecast \(2,\), outcome \(3,\) do not broadcast"),
    ],
)
def test_what_cannot_be_scored_is_refused(forecast, outcome, error, message):
    with pytest.raises(error, match=message):
        brier_array(np.array(forecast), np.array(outcome))
