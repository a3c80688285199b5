"""Every field of advice and dissent leads to a file of the case; none is called a result."""

import pytest
from tests.assess.explain.example_run import ends
from tests.assess.written.cases import advised_run

from detente.assess.explain.answer import explain
from detente.assess.written.record import Advice, Recommendation, WrittenDissent
from detente.assess.written.trace import TRACES


def test_every_field_has_a_trace():
    names = {f"advice/{name}" for name in Advice.model_fields} - {"advice/recommendations"}
    names |= {
        f"advice/recommendations/*/{field.alias or name}"
        for name, field in Recommendation.model_fields.items()
    }
    names |= {f"dissents/*/{name}" for name in WrittenDissent.model_fields} - {"dissents/*/claims"}
    assert set(TRACES) == names | {"dissents/*/claims/*"}


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("advice/by", "as written in advice.md"),
        ("advice/recommendations/0/with", "not a result"),
        ("advice/recommendations/0/option_title", "as written in the case"),
        ("advice/recommendations/0/option_empty", "half of the draws"),
        ("dissents/1/text", "as written in dissent.md"),
    ],
)
def test_a_field_leads_to_its_origin(field, word):
    assert word in str(explain(advised_run(), f"/{field}"))


def test_a_dissent_leads_to_the_claims_that_it_cites():
    chain = explain(advised_run(), "/dissents/0/text").chain
    assert [node.id for node in chain if node.kind == "claim"] == ["C3", "C4"]
    assert {end.kind for node in chain for end in ends(node)} == {"source", "assumption"}
