"""Characters that nobody sees are named by code point and name."""

import pytest

from detente.invisible import delete_invisible, invisible


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a\u200fb", "U+200F, RIGHT-TO-LEFT MARK"),
        ("ab\u200b", "U+200B, ZERO WIDTH SPACE"),
        ("a\u00adb", "U+00AD, SOFT HYPHEN"),
        ("\u3164", "U+3164, HANGUL FILLER"),
        ("a\ufe0f\u200b", "U+FE0F, VARIATION SELECTOR-16"),
    ],
)
def test_the_first_is_named(text, name):
    assert invisible(text) == name
    assert delete_invisible(text) == f"delete the invisible character in it ({name})"


@pytest.mark.parametrize(
    "text", ["", "plain", "C\u00f4te d\u2019Ivoire", "\u0645\u06cc", "a\tb", "丘"]
)
def test_what_is_seen_is_not(text):
    assert invisible(text) is None
    assert delete_invisible(text) is None
