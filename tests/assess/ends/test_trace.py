"""Ends and events lead to the draws that they count."""

import pytest
from tests.assess.explain.example_run import example_run

from detente.assess.explain.answer import explain
from detente.vocabulary.ends import MOMENTS

FIRST = "outcomes_of_war/none/continues"


@pytest.mark.parametrize(
    "pointer", ["/outcomes_of_war/none/continues", "/fates/none/shares/continues"]
)
def test_a_share_of_draws_is_traced_to_mechanisms(pointer):
    found = explain(example_run(), pointer)
    assert "balance" in str(found)


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_event_is_traced_to_the_mechanism_that_dates_it(moment):
    found = explain(example_run(), f"/events_of_war/none/{moment}/happens")
    assert found.chain[0].kind in {"metric", "assumption"}
