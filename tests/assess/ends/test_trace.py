"""Ends and events lead to the draws that they count."""

import pytest
from tests.assess.explain.example_run import example_run

from detente.assess.explain.answer import explain

FIRST = "outcomes_of_war/none/continues"


@pytest.mark.parametrize(
    "pointer", ["/outcomes_of_war/none/continues", "/fates/none/shares/continues"]
)
def test_a_share_of_draws_is_traced_to_mechanisms(pointer):
    found = explain(example_run(), pointer)
    assert "balance" in str(found)
