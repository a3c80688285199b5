"""Ends and events lead to the draws that they count."""

import pytest
from tests.assess.explain.example_run import example_run

from detente.assess.summary.record import summary_of
from detente.vocabulary.ends import MOMENTS

FIRST = "outcomes_of_war/none/continues"


@pytest.mark.parametrize(
    "pointer", ["/outcomes_of_war/none/continues", "/fates/none/shares/continues"]
)
def test_a_share_of_draws_is_traced_to_mechanisms(pointer):
    found = example_run().explain(pointer)
    assert "balance" in str(found)


def test_every_event_is_traced_to_the_mechanism_that_dates_it():
    events = summary_of(example_run()).events_of_war["none"]
    assert set(MOMENTS) - set(events) == {"support_halved"}  # nobody's support counts there
    for moment in events:
        found = example_run().explain(f"/events_of_war/none/{moment}/happens")
        assert found.chain[0].kind == "metric"
        assert found.chain[0].children[0].kind == "mechanism"
