"""Messages with their places filled in."""

import pytest
from markupsafe import Markup

from detente.report.messages.language import speaking
from detente.report.messages.say import count, mark, say, say_markup

APART = "\N{FIRST STRONG ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"


def test_a_sentence_without_places_may_have_braces():
    assert say("a {b}") == "a {b}"


def test_a_place_that_is_not_filled_is_an_error():
    with pytest.raises(KeyError, match="share"):
        say("{share} of draws", chance="3 %")


def test_a_count_may_be_printed_in_words():
    assert count(2, "{number} ally", "{number} allies", number="two") == "two allies"


def test_a_marked_message_is_said_later():
    with speaking("en-XA"):
        assert mark("Passes") == "Passes"
        assert say(mark("Passes")) != "Passes"


def test_what_fills_a_place_is_escaped_in_markup():
    said = say_markup("<b>{name}</b> {link}", name="<i>", link=Markup("<a>x</a>"))
    assert said == Markup("<b>&lt;i&gt;</b> <a>x</a>")


@pytest.mark.parametrize("saying", [say, say_markup])
def test_names_are_set_apart_where_the_script_runs_from_right_to_left(saying):
    with speaking("ar-XB"):
        assert APART.format("Moscow") in saying("to {place}", place="Moscow")
    with speaking("en-XA"):
        assert APART[0] not in saying("to {place}", place="Moscow")


def test_a_count_sets_its_number_apart():
    with speaking("ar-XB"):
        assert APART.format(3) in count(3, "{number} round", "{number} rounds")
