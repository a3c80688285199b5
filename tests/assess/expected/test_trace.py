"""What the sources expect leads to their claims."""

import pytest
from tests.assess.explain.example_run import example_run


@pytest.mark.parametrize("field", ["text", "code"])
def test_a_link_leads_to_its_claims_or_its_authors(field):
    assert example_run().explain(f"/expected/0/{field}").chain


def test_a_number_beside_it_is_no_judgement_of_the_case_s_authors():
    found = example_run().explain("/expected/0/stands/0/decided")
    assert "read from the answers of this run" in str(found)
