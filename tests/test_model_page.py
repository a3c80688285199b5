"""docs/model.md is a whole ODD description, and its switches are those of the program."""

import re

import pytest

from detente.case.reading.yaml import load_document
from detente.case.schema.settings import ModelChoices
from detente.engagement.registry import MECHANISMS

ELEMENTS = [
    "1 Purpose and patterns",
    "2 Entities, state variables and scales",
    "3 Process overview and scheduling",
    "4 Design concepts",
    "5 Initialisation",
    "6 Input data",
    "7 Submodels",
]
CONCEPTS = [
    "Basic principles",
    "Emergence",
    "Adaptation",
    "Objectives",
    "Learning",
    "Prediction",
    "Sensing",
    "Interaction",
    "Stochasticity",
    "Collectives",
    "Observation",
]
KEYS = [m.key for m in MECHANISMS]


@pytest.fixture
def page(root) -> str:
    return (root / "docs" / "model.md").read_text(encoding="utf-8")


def submodel(page: str, key: str) -> str:
    """Return the text of a mechanism's section."""
    start = page.index(f"(m-{key})=\n### ")
    ends = [page.find(mark, start + 1) for mark in ("\n(m-", "\n(outputs)=")]
    return page[start : min(end for end in ends if end > 0)]


def test_the_seven_elements_stand_in_their_order(page):
    headings = re.findall(r"^## (.+)$", page, flags=re.MULTILINE)
    assert headings[: len(ELEMENTS)] == ELEMENTS


def test_every_design_concept_is_treated(page):
    part = page[page.index("## 4 Design concepts") : page.index("## 5 Initialisation")]
    assert re.findall(r"^\*([A-Z][a-z ]+)\.\*", part, flags=re.MULTILINE) == CONCEPTS


def test_submodels_stand_in_the_order_of_the_month(page):
    assert re.findall(r"^\(m-(\w+)\)=$", page, flags=re.MULTILINE) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_a_submodel_has_source_limits_switch_and_neutral_value(page, key):
    text = submodel(page, key)
    for word in ("*Source.*", "*Limits.*", "*Switch.*", "*Neutral:*"):
        assert text.count(word) == 1, word
    home = "attendance" if key == "interdependence" else key
    assert f"(`mechanisms/{home}.py`" in text
    assert f"--set switch.{key}=off" in text


@pytest.mark.parametrize("key", KEYS)
def test_the_lines_for_case_yaml_switch_that_mechanism_off(page, key):
    lines = re.findall(r"`(model: \{off: [^`]+)`", submodel(page, key))
    assert len(lines) == 1
    document, findings = load_document(lines[0])  # the case's own reader: "off" is a word there
    assert not findings
    assert ModelChoices.model_validate(document["model"]).off == [key]
    assert document["model"]["off"] == [key]
    assert page.count(f"`model: {{off: [{key}]}}`") == 2  # in the table of the month, too


@pytest.mark.parametrize("mechanism", MECHANISMS, ids=lambda m: m.key)
def test_a_submodel_cites_what_its_mechanism_rests_on(page, mechanism):
    text = submodel(page, mechanism.key)
    cited = {k for group in re.findall(r"\{cite:[pt]\}`([^`]+)`", text) for k in group.split(",")}
    assert set(mechanism.spec.sources) <= cited
