"""The two languages to test with."""

import re

import pytest

from detente.report.messages.pseudo import PSEUDO

SENTENCES = (
    "Nobody clearly.",
    "{share} of draws end in a deal.",
    'Run <code class="x">detente explain</code> for more &amp; better.',
    "Who?",
    "",
)


@pytest.mark.parametrize("tag", PSEUDO)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_letters_change_and_places_tags_and_entities_stay(tag, sentence):
    made = PSEUDO[tag]().gettext(sentence)
    kept = r"\{[^}]*\}|<[^>]*>|&\w+;"
    assert re.findall(kept, made) == re.findall(kept, sentence)
    assert not re.search("[A-Za-z]", re.sub(kept, "", made))


def test_accented_sentences_are_two_fifths_longer():
    text = "The record cannot tell whether picking pays"
    assert len(PSEUDO["en-XA"]().gettext(text)) == pytest.approx(len(text) * 1.4, rel=0.06)


@pytest.mark.parametrize("tag", PSEUDO)
def test_one_and_several_differ(tag):
    messages = PSEUDO[tag]()
    assert messages.ngettext("{number} round", "{number} rounds", 1) != messages.ngettext(
        "{number} round", "{number} rounds", 2
    )
