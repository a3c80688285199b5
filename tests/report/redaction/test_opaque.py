from dataclasses import replace

from tests.ensemble.planted import table
from tests.report.redaction.marked import marked

from detente.report.redaction.opaque import OpaqueIds, opaque_ids
from detente.report.redaction.withheld import withheld


def test_ids_are_numbered_in_order_of_appearance_and_each_is_used_once():
    ids = opaque_ids(withheld(marked(), "public"))
    assert ids.claims == {"C1": "W-01", "C2": "W-02", "C6": "W-03"}
    assert ids.sources == {"ministry": "W-04"}
    named = [*ids.claims.values(), *ids.sources.values(), *ids.propositions.values()]
    assert len(set(named)) == len(named)


def test_an_id_of_the_case_is_not_given_again():
    case = marked()
    claims = [c.model_copy(update={"id": "W-01"}) if c.id == "C3" else c for c in case.claims]
    ids = opaque_ids(withheld(replace(case, claims=table(claims)), "public"))
    assert ids.claims["C1"] == "W-02"


def test_names_of_inputs_hold_the_opaque_id():
    ids = OpaqueIds(claims={"C1": "W-01"}, origins={"desk": "W-02"}, propositions={"p": "W-03"})
    assert ids.input("claim|C1") == "claim|W-01"
    assert ids.input("origin|desk") == "origin|W-02"
    assert ids.input("proposition|p") == "proposition|W-03"
    assert ids.input("assessment|C1|x|") == "assessment|C1|x|"
    assert ids.input("C1") == "C1"
