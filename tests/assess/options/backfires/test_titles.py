"""What inputs are called within a sentence."""

from dataclasses import replace

import pytest
from tests.ensemble.planted import example, table, tie

from detente.assess.explain.case_steps import CaseSteps
from detente.assess.options.backfires.titles import InputTitles, Title
from detente.case.schema.world import Relation
from detente.engagement.registry import MECHANISMS
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.variables import INTERESTS, VARIABLES


def titled(name: str, case=None) -> Title | None:
    return InputTitles(CaseSteps(case or example())).title(InputKey.parse(name))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("assessment|northland|interest|spillover", "interest of Northland in stopping spillover"),
        (
            "assessment|capital|balance|",
            "chance that The capital prevails if the war is fought out",
        ),
        ("assessment|capital|pain|", "pain of the war for The capital"),
        ("assessment|hill-wing|war-cost|", "cost to Hill wing of fighting on"),
        ("assessment|hill-wing|salience|power", "salience of “Share of power” to Hill wing"),
        (
            "assessment|hill-wing|stance|drugs",
            "stance on a shared issue of Hill wing on “The drug trade”",
        ),
        (
            "assessment|hill-wing, senior tier|performance|talk",
            "criterion value of leaders of Hill wing (senior tier, mean) on “Willing to talk to "
            "the government”",
        ),
        (
            "parameter|exclusion|attempt|",
            "the model’s “monthly chance that an excluded hardliner attacks” (exclusion and the "
            "rival)",
        ),
    ],
)
def test_a_title_reads_on_its_own(name, text):
    assert titled(name).text == text


@pytest.mark.parametrize("variable", VARIABLES)
def test_no_assessment_shows_a_raw_name(variable):
    item = {
        "interest": INTERESTS[0],
        "shared-issue": "drugs",
        "criterion": "talk",
        "issue": "power",
    }
    known = VARIABLES[variable]
    subject = "capital>northland" if known.objects else "northland"
    text = titled(f"assessment|{subject}|{variable}|{item.get(known.item, '')}").text
    assert "Northland" in text
    raw = {"“talk”", "“power”", "“spillover”", "northland"} | {v for v in VARIABLES if "-" in v}
    assert not raw & set(text.split())
    assert "{" not in text


@pytest.mark.parametrize("item", INTERESTS)
def test_every_interest_has_words(item):
    assert "“" not in titled(f"assessment|northland|interest|{item}").text


@pytest.mark.parametrize(
    "parameter",
    [(m.key, p.name) for m in MECHANISMS for p in m.spec.parameters],
    ids="-".join,
)
def test_no_parameter_points_to_another_sentence(parameter):
    text = titled(f"parameter|{parameter[0]}|{parameter[1]}|").text
    for word in (" these log-odds", "“the same", "added to it", "such a pull", "under either"):
        assert word not in text


def tied(**fields) -> str:
    case = replace(example(), relations=table([tie("r", **fields)]))
    return titled(f"tie|r|{fields.get('type', 'contact')}|", case).text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "open contact between Northland and Valley Front"),
        ({"level": None}, "contact between Northland and Valley Front"),
        ({"type": "label"}, "a label on Valley Front by Northland"),
        ({"type": "arms"}, "arms from Northland to Valley Front"),
        ({"type": "training", "third": "eastland"}, "training of Valley Front by Northland, "
         "backing Eastland"),
        ({"type": "bridging", "third": "eastland"}, "a bridge by Northland between Valley Front "
         "and Eastland"),
        ({"type": "criticism", "third": "eastland"}, "criticism of Valley Front by Northland for "
         "contact with Eastland"),
        ({"type": "urging"}, "urging of Valley Front by Northland"),
    ],
)  # fmt: skip
def test_a_tie_says_who_does_what_to_whom(fields, text):
    assert tied(**fields) == f"the report of {text}"


def test_every_type_of_tie_has_words():
    types = Relation.model_fields["type"].annotation.__args__
    for kind in types:
        for third in (None, "eastland"):
            text = tied(type=kind, third=third)
            assert "{" not in text
            assert "Northland" in text


@pytest.mark.parametrize("name", ["origin|daily", "claim|C1", "choice|equilibrium||"])
def test_what_no_reader_could_watch_has_no_title(name):
    assert titled(name) is None
