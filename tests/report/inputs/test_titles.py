"""What inputs are called within a sentence."""

import pytest
from tests.report.documents import document, read

from detente.assess.audits.record import InputGroup
from detente.case.schema.world import Relation
from detente.engagement.registry import MECHANISMS
from detente.report.inputs.names import InputNames
from detente.report.inputs.titles import group_title, input_again, input_title
from detente.report.messages.language import speaking
from detente.report.parameter_words import PARAMETER_UNITS
from detente.vocabulary.ends import ENDS
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.variables import INTERESTS, VARIABLES

SUMMARY = read(document())
NAMES = InputNames.of_summary(SUMMARY)
MODEL = "the model’s “monthly chance that an excluded hardliner attacks” (exclusion and the rival)"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("assessment|northland|interest|spillover", "interest of Northland in stopping spillover"),
        (
            "assessment|capital|balance|",
            "chance that The capital prevails if the war is fought out",
        ),
        ("assessment|capital|pain|", "pain of the war for The capital"),
        ("assessment|capital>hill-wing|trust|", "trust of The capital towards Hill wing"),
        ("assessment|hill-wing|war-cost|", "cost to Hill wing of fighting on"),
        ("assessment|hill-wing|position|power", "position of Hill wing on “Share of power”"),
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
        ("weight|drugs", "weight of “Against the drug trade” in sorting factions"),
        ("presence|black-band|lower", "weight of Black Band in Lower valley"),
        ("strength|hill-wing", "share of the movement’s strength of Hill wing"),
        ("hypothesis|movement", "the answer to “Is the Front one movement or two camps?”"),
        ("class|hill-wing", "class of Hill wing as the convenor perceives it"),
        ("true_class|hill-wing", "class of Hill wing as it would be seen without error"),
        ("worth|rebel_victory", "worth of the end “the movement wins”"),
        ("parameter|exclusion|attempt|", MODEL),
        ("parameter|talks|bil0|", "the model’s “monthly chance of talks with a power at even will, "
         "in log-odds” (talks)"),
        ("parameter|inputs|voice|", "the model’s “factor on the stated voice of a faction” "
         "(inputs)"),
        ("claim|C1", "claim|C1"),
    ],
)  # fmt: skip
def test_a_title_reads_on_its_own(name, text):
    assert input_title(NAMES, name) == text


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
    text = input_title(NAMES, f"assessment|{subject}|{variable}|{item.get(known.item, '')}")
    assert "Northland" in text
    raw = {"“talk”", "“power”", "“spillover”", "northland"} | {v for v in VARIABLES if "-" in v}
    assert not raw & set(text.split())
    assert "{" not in text


@pytest.mark.parametrize(
    "parameter",
    [(m.key, p.name) for m in MECHANISMS for p in m.spec.parameters],
    ids="-".join,
)
def test_every_parameter_is_named_with_its_unit_and_again_without(parameter):
    column = str(InputKey.parameter(*parameter))
    text, again = input_title(NAMES, column), input_again(NAMES, column)
    assert text.startswith(f"the model’s {again[:-1]}")
    unit = PARAMETER_UNITS.get(parameter[1])
    assert unit is None or f", {unit}” (" in text
    for word in (" these log-odds", "“the same", "added to it", "such a pull", "under either"):
        assert word not in text


def test_what_is_no_quantity_of_the_model_is_named_again_in_full():
    column = "assessment|capital|pain|"
    assert input_again(NAMES, column) == input_title(NAMES, column)


@pytest.mark.parametrize("end", ENDS)
def test_every_end_has_words(end):
    assert f"“{end}”" not in input_title(NAMES, f"worth|{end}") or "_" not in end


def tied(since=None, **fields) -> str:
    found = document()
    known = {"id": "r", "type": "contact", "from": "northland", "to": "front", "level": None}
    one = {**found["contacts"]["recorded"][0], **known, "third": None, "since": since, **fields}
    found["contacts"]["recorded"] = [one]
    return input_title(InputNames.of_summary(read(found)), f"tie|r|{one['type']}|")


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"level": "open"}, "open contact between Northland and Valley Front"),
        ({"level": "open", "since": "2019-11-01"}, "open contact between Northland and Valley "
         "Front since 2019"),
        ({}, "contact between Northland and Valley Front"),
        ({"type": "label"}, "a label on Valley Front by Northland"),
        ({"type": "arms"}, "arms from Northland to Valley Front"),
        ({"type": "training", "third": "eastland"}, "training of Valley Front by Northland, "
         "backing Eastland"),
        ({"type": "bridging", "third": "eastland"}, "a bridge by Northland between Valley Front "
         "and Eastland"),
        ({"type": "criticism", "third": "eastland"}, "criticism of Valley Front by Northland for "
         "contact with Eastland"),
        ({"type": "urging"}, "urging of Valley Front by Northland"),
        ({"to": "river-speaker"}, "contact between Northland and a leader"),
    ],
)  # fmt: skip
def test_a_tie_says_who_does_what_to_whom(fields, text):
    assert tied(**fields) == f"the report of {text}"


def test_every_type_of_tie_has_words():
    for kind in Relation.model_fields["type"].annotation.__args__:
        for third in (None, "eastland"):
            text = tied(type=kind, third=third)
            assert "{" not in text
            assert "Northland" in text


def test_inputs_of_one_party_are_named_together():
    inputs = ["assessment|capital>front|trust|", "assessment|front>capital|trust|"]
    one = InputGroup(inputs=inputs[:1], party=None)
    assert group_title(SUMMARY, one) == "trust of The capital towards Valley Front"
    many = InputGroup(inputs=inputs, party="capital")
    assert group_title(SUMMARY, many) == "all trust of and towards The capital"


def test_only_names_of_the_case_stay_in_another_language():
    with speaking("en-XA"):
        text = input_title(NAMES, "assessment|capital>hill-wing|trust|")
        model = input_title(NAMES, "parameter|exclusion|attempt|")
    assert "The capital" in text
    assert "trust" not in text
    assert not any(word in model for word in ("model", "chance", "rival"))
