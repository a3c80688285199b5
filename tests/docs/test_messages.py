"""The list for translators holds every message, and each can be filled in."""

import io
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from docs.messages import LISTED, messages


def test_the_list_is_what_the_code_says_now():
    made = messages()
    assert LISTED.read_text(encoding="utf-8") == made, "run `python -m docs.messages`"


@pytest.fixture(scope="module")
def listed() -> list[str]:
    catalogue = read_po(io.BytesIO(LISTED.read_bytes()))
    forms = [m.id if isinstance(m.id, tuple) else (m.id,) for m in catalogue if m.id]
    return [one for form in forms for one in form]


def test_places_have_names(listed):
    places = {place for one in listed for _, place, _, _ in Formatter().parse(one) if place}
    assert places
    assert not [place for place in places if not place.isidentifier()]


def test_no_message_is_empty_or_has_spaces_at_its_ends(listed):
    assert not [one for one in listed if one != one.strip() or not one]
