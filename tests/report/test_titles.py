"""Titles and chances by option."""

from tests.report.documents import document, read

from detente.report.titles import chances, titled


def test_a_title_stands_in_quotation_marks():
    assert titled(read(document()), "divide") == "“Divide”"


def test_a_reference_that_was_not_run_has_plain_words():
    assert titled(read(document()), "as-now") == "contact as now"


def test_chances_are_those_of_options_that_have_one():
    found = document()
    found["strategies"]["divide"]["settlement"] = None
    given = chances(read(found), "settlement")
    assert "divide" not in given
    assert given == {
        name: metrics["settlement"]
        for name, metrics in found["strategies"].items()
        if metrics["settlement"] is not None
    }
    assert chances(read(found), "extra_deaths") == {}
