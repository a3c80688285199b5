from tests.report.redaction.marked import WORD, marked

from detente.report.redaction.withheld import withheld


def test_claims_above_the_mark_and_those_of_a_withheld_source_are_withheld():
    hidden = withheld(marked(), "public")
    assert hidden.claims == ("C1", "C2", "C6")  # C6 is of the ministry
    assert hidden.sources == ("ministry",)
    assert len(hidden.assessments) == 1
    assert hidden.dissents == (0,)
    assert hidden.advice


def test_a_higher_mark_withholds_less():
    hidden = withheld(marked(), "confidential")
    assert hidden.claims == ("C1", "C2")
    assert (hidden.sources, hidden.dissents, hidden.advice) == ((), (0,), False)
    nothing = withheld(marked(), "secret")
    assert not [*nothing.claims, *nothing.sources, *nothing.assessments, *nothing.dissents]
    assert nothing.texts == frozenset()


def test_propositions_and_origins_are_withheld_if_only_withheld_claims_have_them():
    hidden = withheld(marked(), "public")
    assert hidden.propositions == ("zanzifrax-proposition",)
    assert set(hidden.origins) >= {"zanzifrax-origin-C1", "zanzifrax-origin-C2"}


def test_no_visible_text_holds_a_word_of_withheld_rows():
    hidden = withheld(marked(), "public")
    assert not [text for text in hidden.visible if WORD.casefold() in text.casefold()]
    planted = [text for text in hidden.texts if WORD.casefold() in text.casefold()]
    assert len(planted) > 50
    assert "Nobody has seen the meeting." in hidden.visible


def test_texts_that_a_visible_row_has_as_well_are_not_withheld():
    hidden = withheld(marked(), "public")
    assert not hidden.texts & set(hidden.visible)
