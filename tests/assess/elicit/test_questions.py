"""Every number that a case can state has a question; tests/docs/test_elicit.py reads the guide."""

from tests.ensemble.planted import example

from detente.assess.elicit.questions import QUESTIONS, question_of, where_of
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.variables import VARIABLES


def test_every_variable_has_a_question():
    assert {*QUESTIONS} == {*VARIABLES, "strength", "presence"}
    assert all(question.endswith((".", "?")) for question in QUESTIONS.values())


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
