"""Names for titles of inputs: the same from a summary as from its case."""

from dataclasses import replace

from tests.ensemble.planted import example
from tests.report.documents import document, read

from detente.report.inputs.names import InputNames


def test_a_case_and_its_summary_give_the_same_names():
    of_summary, of_case = InputNames.of_summary(read(document())), InputNames.of_case(example())
    assert replace(of_summary, questions={}, ties={}) == of_case
    assert of_case.regions["lower"] == "Lower valley"


def test_leaders_are_not_named():
    leaders = {one.id for one in example().actors if one.kind == "leader"}
    assert leaders
    assert not leaders & set(InputNames.of_case(example()).actors)


def test_a_summary_knows_questions_and_ties():
    found = document()
    names = InputNames.of_summary(read(found))
    assert names.questions["movement"] == found["hypotheses"]["movement"]["question"]
    assert list(names.ties) == [tie["id"] for tie in found["contacts"]["recorded"]]
