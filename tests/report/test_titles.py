"""Titles and chances by option."""

from tests.report.documents import document, read

from detente.report.titles import NOT_RUN, actor_name, chances, titled


def test_a_title_stands_in_quotation_marks():
    assert titled(read(document()), "divide") == "“Divide”"


def test_a_reference_that_was_not_run_has_plain_words():
    assert titled(read(document()), "as-now") == NOT_RUN


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


def test_an_actor_without_a_printed_name_has_its_id():
    found = read(document())
    assert actor_name(found, "front") == "Valley Front"
    assert "river-speaker" not in found.actors  # a leader
    assert actor_name(found, "river-speaker") == "river-speaker"
