"""Interval score: penalties by hand, coverage, the best interval."""

import numpy as np
import pytest
from scipy import special

from detente.errors import DomainError, ShapeError
from detente.models.scoring.interval_score import interval_score_array


def test_inside_above_and_below_by_hand():
    found = interval_score_array(10.0, 20.0, np.array([15.0, 10, 20, 21, 8]), level=0.8)
    assert found.score == pytest.approx([10, 10, 10, 20, 30], abs=1e-9)
    assert found.covered.tolist() == [1.0, 1.0, 1.0, 0.0, 0.0]


def test_the_quantiles_have_the_best_expected_score():
    outcome = special.ndtri((np.arange(10_000) + 0.5) / 10_000)
    width = np.linspace(0.5, 3.0, 251)[:, None]
    score, covered = interval_score_array(-width, width, outcome, level=0.9)
    best = score.mean(axis=1).argmin()
    assert width[best, 0] == pytest.approx(special.ndtri(0.95), abs=0.02)
    assert covered.mean(axis=1)[best] == pytest.approx(0.9, abs=0.01)


def test_shift_and_scale():
    plain = interval_score_array(1.0, 2.0, 4.0, level=0.5)
    moved = interval_score_array(13.0, 16.0, 22.0, level=0.5)
    assert moved.score == pytest.approx(3 * plain.score)


def test_an_unknown_entry_stays_unknown():
    low, outcome = np.array([0.0, np.nan, 0.0]), np.array([0.5, 0.5, np.nan])
    score, covered = interval_score_array(low, 1.0, outcome, level=0.9)
    assert np.isnan(score).tolist() == np.isnan(covered).tolist() == [False, True, True]


@pytest.mark.parametrize(
    ("low", "high", "outcome", "level", "error", "message"),
    [
        (2.0, 1.0, 1.0, 0.9, DomainError, "low is 2 and high 1; low must not be above high"),
        (0.0, 1.0, 1.0, 1.0, DomainError, r"level is 1; it must be in \(0, 1\), such as 0.9"),
        (0.0, 1.0, 1.0, 90, DomainError, r"level is 90; it must be in \(0, 1\)"),
        (0.0, np.inf, 1.0, 0.9, DomainError, "high is inf; it must be finite"),
        ([0.0] * 2, 1.0, [1.0] * 3, 0.9, ShapeError, "do not broadcast"),
    ],
)
def test_what_cannot_be_scored_is_refused(low, high, outcome, level, error, message):
    with pytest.raises(error, match=message):
        interval_score_array(np.array(low), np.array(high), np.array(outcome), level=level)
