"""Every number that a case can state has a question, and the guide explains it."""

import re
from pathlib import Path

import pytest
from tests.ensemble.planted import example

from detente.assess.elicit.questions import QUESTIONS, question_of, where_of
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.variables import VARIABLES

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "how-to" / "elicit.md"
# How the guide's paragraph on a variable begins, where it does not begin with the title.
BEGINS = {
    "performance": "**A criterion of talks** (`performance`)",
    "balance": "**Balance.**",
    "pain": "**Pain.**",
    "deaths": "**Deaths.**",
    "distance": "**Distance** ",
    "war-cost": "**Cost of war.**",
    "willingness": "**Willingness** ",
    "commitment": "**Commitment** ",
    "interest": "**Interest** ",
    "trust": "**Trust** ",
    "stance": "**Stance on a shared issue** ",
}


def test_every_variable_has_a_question():
    assert {*QUESTIONS} == {*VARIABLES, "strength", "presence"}
    assert all(question.endswith((".", "?")) for question in QUESTIONS.values())


@pytest.mark.parametrize("name", VARIABLES)
def test_the_guide_has_a_paragraph_on_every_variable(name):
    begins = BEGINS.get(name, f"**{VARIABLES[name].title}.**")
    assert any(line.startswith(begins) for line in GUIDE.read_text(encoding="utf-8").splitlines())


def test_names_and_ends_of_the_scale_are_filled_in():
    case = example()
    (issue, *_) = case.settings.issues
    asked = question_of(case, InputKey.assessment("capital", "position", issue.id))
    assert case.actors["capital"].name in asked
    assert all(words in asked for words in (issue.title, issue.zero_means, issue.hundred_means))
    (criterion, *_) = case.settings.criteria
    wing = case.factions()[0].id
    asked = question_of(case, InputKey.assessment(wing, "performance", criterion.id))
    assert criterion.title in asked
    assert "{" not in asked
    asked = question_of(case, InputKey.assessment(f"{wing}>capital", "trust"))
    assert asked.index(case.actors["capital"].name) < asked.index(case.actors[wing].name)


def test_it_says_where_the_answer_goes():
    assert where_of(InputKey("strength", "river")) == "actors.csv: strength_share of river"
    assert where_of(InputKey.presence("river", "hills")) == (
        "presence.csv: actor river, region hills"
    )
    assert where_of(InputKey.assessment("river", "position", "power")) == (
        "assessments.csv: subject river, variable position, item power"
    )


def test_anchors_of_the_guide_are_claims_of_the_flagship():
    claims = (GUIDE.parents[2] / "cases" / "afghanistan" / "claims.csv").read_text(encoding="utf-8")
    known = {line.split(",")[0] for line in claims.splitlines()}
    cited = set(re.findall(r"\b(?:TL|FA|FE|S|X)\d{2,3}[a-c]?\b", GUIDE.read_text(encoding="utf-8")))
    assert len(cited) > 30
    assert cited <= known


@pytest.mark.parametrize(
    "begins", ["**Trust** ", "**Capability.**", "**Cost of war.**", "**Hardness.**"]
)
def test_low_middle_and_high_are_anchored(begins):
    text = GUIDE.read_text(encoding="utf-8")
    paragraph = text[text.index(begins) :][:1400]
    for end in ("- Low", "- In between", "- High"):
        assert end in paragraph
