import pytest

from detente.case.reading.characters import odd_character


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a\x00b", "control character U+0000"),
        ("a\x9fb", "control character U+009F"),
        ("a\ufeffb", "invisible"),
        ("a\u2067b", "direction"),
        ("\ufffd", "damaged"),
    ],
)
def test_odd_characters_are_named(text, part):
    assert part in odd_character(text)


@pytest.mark.parametrize(
    "text", ["plain", "two\nlines\tand a tab", "\u0645\u06cc\u200c\u062e", "丘 – “x”", ""]
)
def test_other_scripts_and_marks_are_text(text):
    assert odd_character(text) is None
