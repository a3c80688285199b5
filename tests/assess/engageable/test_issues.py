"""Cooperation on shared issues: which there are, and the input that shows it."""

from tests.engagement.drawing.small import settings
from tests.ensemble.planted import example

from detente.assess.engageable.answer import camps
from detente.assess.engageable.issues import issue_key
from detente.case.schema.settings import SharedIssue
from detente.vocabulary.input_key import InputKey


def test_a_stance_is_read_from_its_own_input():
    assert issue_key(example(), "against drugs", "hill-wing") == InputKey.assessment(
        "hill-wing", "stance", "drugs"
    )
    towards = f"hill-wing>{example().settings.government}"
    talks = issue_key(example(), "talks with the government", "hill-wing")
    assert talks == InputKey.assessment(towards, "willingness")


def test_every_shared_issue_is_shown_by_a_name_of_its_own():
    more = [
        SharedIssue(id="prisoner-exchange", title="Prisoners", kind="other"),
        SharedIssue(id="more-drugs", title="Drugs again", kind="drugs"),
    ]
    case = settings(example(), shared_issues=[*example().settings.shared_issues, *more])
    found = camps(case, 1, 16).issues
    assert {"against drugs", "on prisoner exchange", "on more drugs"} < set(found)
    key = issue_key(case, "on prisoner exchange", "hill-wing")
    assert key == InputKey.assessment("hill-wing", "stance", "prisoner-exchange")
