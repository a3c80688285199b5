"""Languages: what there is, and what is written in them."""

import pytest

from detente.errors import UnknownNameError
from detente.report.messages.language import language, languages, speaking, spoken
from detente.report.messages.say import say


def test_english_comes_first_and_the_two_to_test_with_last():
    assert languages()[0] == "en"
    assert languages()[-2:] == ("ar-XB", "en-XA")


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("en-XA", "ltr"), ("ar-XB", "rtl")])
def test_a_script_has_its_direction(tag, direction):
    assert language(tag).direction == direction


def test_an_unknown_language_is_refused_with_those_that_exist():
    with pytest.raises(UnknownNameError, match=r"'tlh'.*'en-XA'"):
        language("tlh")


def test_a_block_speaks_its_language_and_no_more():
    with speaking("en-XA"):
        assert spoken().tag == "en-XA"
        assert say("Nobody") != "Nobody"
    assert say("Nobody") == "Nobody"
