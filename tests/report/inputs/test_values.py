"""Values of inputs without order, in words."""

from tests.report.documents import document, read

from detente.report.inputs.values import values_in_words
from detente.vocabulary.classes import CLASSES

SUMMARY = read(document())


def test_hypotheses_are_quoted_by_their_titles():
    members = SUMMARY.hypotheses["movement"].members
    assert values_in_words(SUMMARY, "hypothesis|movement", list(members)) == [
        f"“{member.title}”" for member in members.values()
    ]


def test_classes_and_reports_have_words():
    assert values_in_words(SUMMARY, "class|hill-wing", CLASSES) == list(CLASSES)
    assert values_in_words(SUMMARY, "tie|r|contact|", ["false", "true"]) == ["false", "true"]
