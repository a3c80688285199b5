"""Every mechanism of the model is in words, as in the summary."""

from tests.assess.runs import finished

from detente.report.sections.contributions.mechanism_words import (
    FROZEN_WORDS,
    MECHANISM_INSIDE,
    MECHANISM_WORDS,
)


def test_every_mechanism_is_in_words():
    known = finished()[0].mechanisms
    assert {key: one.title for key, one in known.items()} == MECHANISM_WORDS
    assert {key: one.title.lower() for key, one in known.items()} == MECHANISM_INSIDE
    assert {key: one.neutral for key, one in known.items()} == FROZEN_WORDS
