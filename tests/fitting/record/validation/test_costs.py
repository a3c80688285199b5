"""What a missing fact costs in score."""

import pytest

from detente.fitting.record.cut import landmarks
from detente.fitting.record.validation.costs import COSTED, costs_of


@pytest.fixture(scope="module")
def costs(sources):
    return costs_of(landmarks(sources, "movement"), "movement")


def test_only_facts_that_enter_an_event_have_a_cost(costs):
    assert set(costs) == set(COSTED)
    assert set(costs["deal"]) == {"text_last_3", "deal_before", "region"}
    assert "decade" not in costs["fate"]
    assert len(costs["fate"]) == 13


def test_hiding_what_past_talks_say_costs_most(costs):
    """In this world the wars that talk go on talking; the rest is chance."""
    dearest = max(costs["text"], key=costs["text"].get)
    assert dearest in {"text_last_3", "deal_before"}
    assert costs["text"][dearest] > 0.01
