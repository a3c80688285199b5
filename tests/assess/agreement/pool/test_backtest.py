"""Errors of models on issues with known outcomes, by hand."""

import numpy as np
import pytest

from detente.assess.agreement.pool.backtest import POOLED, backtest, errors
from detente.position_tables.deu3 import KnownOutcome


def issue(name: str, outcome: float, proposal: str = "p") -> KnownOutcome:
    """Return three actors at 0, 40 and 100 with influence 1, 1 and 2: mean 60, median 70."""
    return KnownOutcome(
        issue=name,
        proposal=proposal,
        actors=("x", "y", "z"),
        position=np.array([0.0, 40.0, 100.0]),
        salience=np.array([0.5, 0.5, 1.0]),
        capability=np.array([2.0, 2.0, 2.0]),
        reference=20.0,
        outcome=outcome,
    )


def test_errors_are_outcome_of_the_model_less_outcome():
    known = [issue("a", 50.0), issue("b", 80.0)]
    assert errors(known, "bargaining.compromise").tolist() == [10.0, -20.0]
    assert errors(known, "bargaining.median").tolist() == [20.0, -10.0]


def test_scores_by_hand():
    found = backtest([issue("a", 50.0), issue("b", 80.0)])
    assert tuple(found) == POOLED
    mean = found["bargaining.compromise"]
    assert (mean.absolute, mean.squared, mean.issues) == (15.0, 250.0, 2)
    assert (mean.worse, mean.error) == (0.0, 0.0)
    median = found["bargaining.median"]
    assert (median.absolute, median.squared, median.worse) == (15.0, 250.0, 0.0)


def test_dossiers_are_resampled_whole():
    """Within a dossier the differences cancel: no resample of dossiers moves them."""
    one = backtest([issue("a", 50.0, "p"), issue("b", 80.0, "p")])
    two = backtest([issue("a", 50.0, "p"), issue("b", 80.0, "q")])
    assert one["bargaining.median"].error == 0.0
    assert two["bargaining.median"].error == pytest.approx(10 / np.sqrt(2), abs=0.6)
