"""Numbers that the loop does not make lead exactly to the rows that they are read from."""

import pytest
from detente.assess.explain.exact import Exact
from tests.assess.explain.example_run import every, example_run


def ids(*tokens: str) -> set[str]:
    found = Exact(example_run()).nodes(list(tokens))
    return {n["id"] for node in found for n in every(node.as_dict())}


def test_a_faction_rests_on_its_own_criteria():
    found = ids("camps", "factions", "river-wing", "acceptability", "engageable")
    assert {"assessment|river-wing|performance|talk", "C3", "daily", "weight|talk"} <= found
    assert not any("hill-wing" in name for name in found)


def test_a_partner_test_leaves_other_factions_out():
    found = ids("camps", "partners", "all", "hill-wing")
    assert "assessment|hill-wing|stance-drugs|" in found
    assert not any(name.startswith("assessment|river-wing") for name in found)


def test_a_forecast_of_a_past_round_rests_on_what_was_known_the_day_before():
    name = next(iter(example_run().summary["rounds"]["rounds"]))
    found = ids("rounds", "rounds", name, "invitees", "eastland", "probability")
    assert f"{name}: eastland" in found
    assert "assessment|eastland>northland|alignment|" in found
    assert not any("southland|openness" in n for n in found)
    came = ids("rounds", "rounds", name, "invitees", "eastland", "came")
    assert not any(n.startswith("assessment|") for n in came)


def test_a_forecast_of_an_issue_rests_on_its_parties():
    found = ids("outcomes", "power", "models", "bargaining.compromise", "outcome", "p50")
    assert "assessment|capital|position|power" in found
    assert "p-capital-power" in found
    assert not any("ceasefire" in name for name in found)


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (("claims", "C3", "accuracy"), {"C3", "daily", "grades"}),
        (("claims", "C1", "standing"), {"C1", "C2", "northland-meets-front", "grades"}),
        (("sources", "daily", "date"), {"daily"}),
        (("propositions", "northland-meets-front", "chance"), {"C1", "C2"}),
        (("contacts", "recorded", "0", "exists"), {"C1"}),
        (("norms", "record", "label", "count"), {"r-label", "C6"}),
        (("norms", "years", "0", "contact"), {"r-north-river", "C1"}),
        (("norms", "table", "0", "label_since"), {"r-label", "r-north-river"}),
        (("plausibility", "base_rates", "0", "rate"), set()),
        (("inputs", "placeholders", "0"), {"d-river"}),
        (("ranking", "objectives", "0", "worst"), {"objective|holdout_contact"}),
        (("hypotheses", "movement", "members", "one", "posterior"), {"movement"}),
    ],
)
def test_rows_are_found_by_their_pointer(tokens, expected):
    found = ids(*tokens)
    assert found
    assert expected <= found or (tokens[0] == "inputs" and any("drugs" in n for n in found))


def test_base_rates_end_in_their_data_set():
    (node,) = Exact(example_run()).nodes(["plausibility", "base_rates", "0", "rate"])
    assert node.kind == "source"
    band = Exact(example_run()).nodes(["plausibility", "prior_predictive", "settlement", "low"])
    assert band[0].kind == "judgement"
    assert {n.kind for n in band[1:]} == {"source"}
