"""Facts of the run and footnotes of claims, from the summary."""

from tests.assess.altered import altered
from tests.report.documents import document, read

from detente.report.forms.notes import about, claim_notes


def test_the_facts_are_those_of_the_summary():
    summary = read(document())
    facts = about(summary)
    assert facts.title == summary.title
    assert facts.digest == summary.digest
    assert dict(facts.rows())["handling"] == summary.handling


def test_a_claim_has_its_source():
    summary = read(document())
    notes = claim_notes(summary)
    assert notes.keys() == summary.claims.keys()
    claim = summary.claims["C1"]
    note = notes["C1"]
    assert (note.text, note.grade) == (claim.text, claim.grade)
    assert note.source.startswith(summary.sources[claim.source].title)


def test_marks_that_turn_text_are_left_out():
    summary = altered(read(document()), {"claims/C1/text": "met\u202e \x1b[31mfoes"})
    assert claim_notes(summary)["C1"].text == "met [31mfoes"
