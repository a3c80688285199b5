"""Kinds of finding about advice and dissent."""

from detente.case.findings.catalogue import KINDS
from detente.case.written.kinds import WrittenKinds


def test_they_are_in_the_catalogue():
    assert KINDS.written_later is WrittenKinds.written_later
    assert WrittenKinds.advice_incomplete in KINDS.all()


def test_a_message_says_what_is_missing_and_what_to_add():
    found = KINDS.advice_incomplete(
        "advice.md", 9, number=1, missing="who objects", keys="`who_objects: …`"
    )
    assert str(found) == (
        "advice.md:9: recommendation 1 does not say who objects; add `who_objects: …`"
    )
