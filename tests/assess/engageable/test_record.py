"""Records on camps: the keys of their JSON, and what they refuse."""

import json

import pytest
from pydantic import ValidationError
from tests.assess.runs import finished

from detente.assess.engageable.record import Camps, TierClasses, WorkedExample
from detente.assess.summary.record import Summary, summary_schema
from detente.runs.result import json_of
from detente.vocabulary.classes import CLASSES


def camps() -> Camps:
    return finished()[0].camps


def test_the_summary_holds_the_record():
    assert Summary.model_fields["camps"].annotation is Camps
    assert isinstance(camps(), Camps)


def test_a_record_is_read_back_from_its_json():
    assert Camps.model_validate_json(json_of(camps())) == camps()


def test_values_of_the_worked_example_keep_their_key():
    """The attribute has another name, since `values` is what a mapping calls its values."""
    by_hand = camps().factions["river-wing"].by_hand
    printed = json.loads(json_of(by_hand))
    assert printed["values"] == by_hand.medians
    assert "medians" not in printed
    assert WorkedExample.model_validate(printed) == by_hand


def test_a_rival_has_no_tiers_and_a_faction_has():
    content = json.loads(json_of(camps()))
    faction, rival = content["factions"]["river-wing"], content["rival"]
    assert set(faction) - set(rival) == {"perceived", "tiers", "by_hand"}
    assert set(rival) <= set(faction)


def test_a_withheld_tier_prints_nulls():
    shares = dict.fromkeys(("criteria_known", *CLASSES))
    tier = TierClasses(leaders=2, withheld=True, **shares)
    assert json.loads(json_of(tier)) == {"leaders": 2, "withheld": True, **shares}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("factions", "river-wing", "acceptability", "friend"), 0.1),
        (("factions", "river-wing", "acceptability", "spoiler"), 1.1),
        (("factions", "river-wing", "criteria", 0, "rests_on"), "rumour"),
        (("factions", "river-wing", "tiers", "junior"), None),
        (("partners", "most"), {}),
        (("camp_verdict",), "two"),
        (("person",), "somebody"),
    ],
)
def test_a_word_or_number_that_cannot_be_is_refused(path, value):
    content = json.loads(json_of(camps()))
    here = content
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    with pytest.raises(ValidationError, match=str(path[-1])):
        Camps.model_validate(content)


def test_every_field_of_the_schema_says_what_it_is():
    """A title alone is no description; `draws` of another record has the same name."""
    definitions = summary_schema()["$defs"]
    for name in ("Camps", "SortedFaction", "CriterionValue", "TierClasses", "RivalPresence"):
        for field, schema in definitions[name]["properties"].items():
            assert schema.get("description", "").endswith("."), (name, field)
