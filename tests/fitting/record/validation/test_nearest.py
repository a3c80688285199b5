"""Rates of similar wars, against a plain loop."""

import numpy as np
import pytest

from detente.fitting.record.cut import landmarks
from detente.fitting.record.outcomes import happened
from detente.fitting.record.validation.nearest import nearest
from detente.models.record.facts import FACTS, facts_of
from detente.models.record.similar import BANDWIDTHS, distance, similar_rates


def test_it_is_a_rate_of_the_model_at_one_of_its_widths(sources):
    panel = landmarks(sources, "movement")
    found = nearest(panel, "movement")["truce"][36]
    facts = panel.facts[:, [FACTS.index(f) for f in facts_of("truce", "movement", "all")]]
    spread = facts.std(axis=0)
    scaled = (facts - facts.mean(axis=0)) / np.where(spread > 0, spread, 1)
    square = distance(scaled, panel.region, scaled, panel.region)
    what = happened(panel, "truce", 36)
    same = (panel.conflict[:, None] == panel.conflict[None, :]) | ~what.known[None, :]
    every = [
        similar_rates(square, same, what.outcome, panel.conflict, width).rate
        for width in BANDWIDTHS
    ]
    gap = np.abs(np.stack(every) - found).max(axis=2).min(axis=0)
    assert gap == pytest.approx(np.zeros(len(gap)), abs=1e-9)
    assert found.sum(axis=1) == pytest.approx(np.ones(len(found)))
