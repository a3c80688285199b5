"""The heading is the answer, or the record where nothing is ranked."""

from tests.report.documents import document, read

from detente.report.sections.asked.words import headline
from detente.report.sections.page_one.heading import heading


def test_the_heading_is_the_answer():
    found = read(document())
    assert heading(found) == headline(found.answer)


def test_without_objectives_the_record_is_the_heading():
    found = document()
    found["answer"] |= {"form": "nothing_asked", "reason": "no_objectives", "row": 0}
    found["record"]["chances"]["deal"]["chance"] = 0.07
    assert heading(read(found)) == "In wars like this one a deal came within 24 months in 7 %."
    del found["record"]["chances"]["deal"]
    assert heading(read(found)) == "No option is ranked."
