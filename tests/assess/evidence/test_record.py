"""Records on the evidence: the keys that stand in the summary, and what they refuse."""

import json

import pytest
from pydantic import ValidationError
from tests.assess.runs import finished

from detente.assess.evidence.record import (
    Basis,
    ClaimResult,
    Contested,
    Dissent,
    InputGrounds,
    RankingUnder,
    StrongestDissent,
)
from detente.runs.result import json_of

PARTS = ("dissent", "contested", "basis", "hypotheses", "propositions", "claims", "sources")


def printed(part: str):
    return json.loads(finished()[2])[part]


def under(**changes) -> RankingUnder:
    fields = {"draws": 120, "share": 0.5, "top": "none", "parts": False}
    return RankingUnder(**(fields | {"mean_values": {"none": 0.4}} | changes))


def test_the_summary_holds_records_of_every_part():
    summary = finished()[0]
    dumped = summary.model_dump(mode="json", by_alias=True)
    for part in (*PARTS, "inputs"):
        assert printed(part) == dumped[part]
    assert isinstance(summary.dissent, Dissent)
    assert isinstance(summary.inputs, InputGrounds)
    assert all(isinstance(b, Basis) for b in summary.basis.values())
    assert all(isinstance(c, ClaimResult) for c in summary.claims.values())


def test_a_ranking_keeps_the_key_values():
    found = json.loads(json_of(under()))
    assert list(found) == ["draws", "share", "top", "parts", "values"]
    assert found["values"] == {"none": 0.4}


def test_a_contested_proposition_keeps_the_keys_with_and_without():
    few = under(draws=3, share=0.01, top=None, mean_values=None)
    found = json.loads(json_of(Contested(with_=under(), without=few)))
    assert list(found) == ["with", "without"]
    assert found["without"]["values"] is None


def test_judgements_rest_on_four_grounds():
    for basis in printed("basis").values():
        grounds = ["evidence", "judgement", "placeholder", "assumption"]
        assert basis["influence"] is None or list(basis["influence"]) == grounds
    with pytest.raises(ValidationError):
        Basis(claims=[], sources=0, rests_on={"hearsay": 1})


@pytest.mark.parametrize("changes", [{"share": 1.2}, {"draws": None}, {"lead": 1.0}])
def test_what_is_no_ranking_is_refused(changes):
    with pytest.raises(ValidationError):
        under(**changes)


def test_the_strongest_dissent_names_an_option_and_a_form():
    fields = {"set": "s", "question": "Q?", "member": "m", "title": "M", "posterior": 0.2}
    assert StrongestDissent(**fields, top="none", form="yes").top == "none"
    for wrong in ({"top": None, "form": "yes"}, {"top": "none", "form": "maybe"}):
        with pytest.raises(ValidationError):
            StrongestDissent(**fields, **wrong)
