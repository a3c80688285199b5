"""Scores of the record, and the gate."""

import numpy as np
import pytest

from detente.estimates.record import Score
from detente.fitting.record.outcomes import MONTHS, NAMES
from detente.fitting.record.validation.scores import gate_of, scores_of
from detente.fitting.record.validation.validate import Unseen


def unseen(name, better, seed=1):
    """Return forecasts of 200 landmarks in 40 conflicts, right in part or by chance alone."""
    rng = np.random.default_rng(seed)
    size = 6 if name == "fate" else 2
    category = rng.integers(0, size, 200)
    outcome = np.eye(size)[category]
    flat = np.full((200, size), 1 / size)
    forecast = 0.7 * flat + 0.3 * outcome if better else 0.7 * flat + 0.3 * outcome[::-1]
    conflict = np.repeat(np.arange(40), 5)
    return Unseen(forecast, flat, outcome, flat, conflict, np.zeros(200, bool))


def every(better):
    return {name: {months: unseen(name, better) for months in MONTHS} for name in NAMES}


def test_what_is_right_has_skill_and_chance_has_none():
    found = scores_of(every(better=True), every(better=False))
    deal = found["deal"]["36"]
    assert deal.skill[0] > 0.3
    assert deal.skill_recent[2] < 0.1
    assert deal.auc == 1.0
    assert (deal.n, deal.base) == (200, pytest.approx(0.25))
    assert found["fate"]["36"].auc is None
    assert found["fate"]["36"].base == pytest.approx(5 / 6)
    assert gate_of(found)["deal"]["36"] == "weak"


@pytest.mark.parametrize(
    ("across", "later", "word"),
    [(0.1, 0.1, "yes"), (0.1, -0.1, "weak"), (-0.1, 0.1, "weak"), (-0.1, -0.1, "none")],
)
def test_the_gate_needs_both_tests(across, later, word):
    score = Score(
        n=1,
        events=1,
        brier=0.1,
        base=0.1,
        nearest=0.1,
        skill=(across, 0.2, 0.3),
        n_recent=1,
        events_recent=1,
        skill_recent=(later, 0.2, 0.3),
        auc=0.5,
    )
    assert gate_of({"deal": {"36": score}}) == {"deal": {"36": word}}
