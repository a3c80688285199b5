"""Page one has every block, in words that a case may bring with it."""

import pytest
from tests.report.documents import document, read

from detente.case.schema.settings import QUESTION_WORDS
from detente.report.page import render
from detente.report.sections.page_one.assembled import page_one


def test_every_block_has_something_to_say():
    page = page_one(read(document()))
    assert page.answer
    assert page.bottom
    assert page.options.panels
    assert page.comes
    assert len(page.grounds) == 3
    assert page.dissent
    assert page.watch or page.few
    assert page.advice.lines
    assert page.foot


def test_marks_begin_with_the_handling_and_name_what_was_supposed():
    found = document()
    found["assumed"] = {"C1": False, "C2": True}
    found["undefined"]["draws"] = 3
    page = page_one(read(found))
    assert page.marks[:2] == (found["handling"], "not for targeting")
    assert page.beside == (
        "supposing C1 empty",
        "supposing C2 sound",
        "3 draws left out: not finite",
    )


@pytest.mark.parametrize(("words", "cut"), [(QUESTION_WORDS, False), (QUESTION_WORDS + 1, True)])
def test_a_question_that_is_too_long_is_cut(words, cut):
    found = document()
    found["question"] = " ".join(["word"] * words)
    question = page_one(read(found)).question
    assert question.endswith(" …") is cut
    assert len(question.removesuffix(" …").split()) == QUESTION_WORDS


def test_without_factions_and_rounds_there_is_no_picture_of_them():
    found = document()
    found["camps"] |= {"factions": {}}
    assert page_one(read(found)).camps is None


def test_a_written_dissent_follows_where_no_reading_changes_the_answer():
    found = document()
    found["dissent"] |= {"strongest": None, "why_not": "none_changes"}
    found["dissents"] = [
        {
            "written_on": "2020-06-20",
            "by": "reviewer",
            "handling": "public",
            "title": "The wings act together",
            "text": "Then there is nobody to pick.",
            "claims": [],
        }
    ]
    lines = page_one(read(found)).dissent
    assert lines[-2] == "No rival reading in the model changes the answer."
    assert lines[-1].startswith("Written by reviewer: The wings act together. Then")


@pytest.mark.parametrize(("words", "again"), [(25, 0), (26, 1)])
def test_the_inner_report_has_the_question_only_where_it_was_cut(words, again):
    found = document()
    found["question"] = " ".join(["word"] * words)
    inner = render(read(found)).partition('<section id="inner"')[2]
    assert inner.count(found["question"]) == again
