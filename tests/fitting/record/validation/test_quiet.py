"""Skill of the counts of quiet wars on conflicts left out."""

import numpy as np

from detente.fitting.record.validation.quiet import QUIET_EVENTS, quiet_skill
from detente.models.record.counting.counts import Quiet


def quiet(rate_with, rate_without, seed=1):
    rng = np.random.default_rng(seed)
    found = []
    for number in range(300):
        text = bool(number % 2)
        deal = bool(rng.random() < (rate_with if text else rate_without))
        found.append(Quiet(number // 5, 2000, 1, text, deal, False, bool(rng.random() < 0.3)))
    return found


def test_a_text_that_tells_has_skill_and_one_that_does_not_has_none():
    assert quiet_skill(quiet(0.6, 0.05))["deal"][0] > 0.1
    assert quiet_skill(quiet(0.3, 0.3))["deal"][1] < 0.02


def test_what_never_happens_has_no_skill_to_tell():
    found = quiet_skill(quiet(0.5, 0.1))
    assert set(found) == set(QUIET_EVENTS)
    assert found["full"] is None
    assert quiet_skill([])["deal"] is None
