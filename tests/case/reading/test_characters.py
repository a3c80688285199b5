import pytest

from detente.case.reading.characters import odd_character, repaired


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a\x00b", "control character U+0000"),
        ("a\x9fb", "control character U+009F"),
        ("a\ufeffb", "invisible character (U+FEFF, ZERO WIDTH NO-BREAK SPACE)"),
        ("a\u200bb", "invisible character (U+200B, ZERO WIDTH SPACE)"),
        ("a\u2067b", "direction of text (U+2067, RIGHT-TO-LEFT ISOLATE)"),
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


@pytest.mark.parametrize(
    "text",
    [
        "C\u00f4te d\u2019Ivoire",
        "Zw\u00f6lf \u201eBr\u00fcder\u201c",
        "\u00c9tat d\u2019urgence \u2013 \u00ab non \u00bb",
        "\u0422\u0430\u043b\u0438\u0431\u0430\u043d",
        "\u0637\u0627\u0644\u0628\u0627\u0646 \u0641\u06cc",
        "A\u00a0B",
    ],
)
def test_a_text_read_in_the_wrong_encoding_is_recognised(text):
    raw = text.encode("utf-8")
    garbled = "".join(
        bytes([b]).decode("cp1252", "ignore") or bytes([b]).decode("latin-1") for b in raw
    )
    assert repaired(garbled) == text
    assert repaired(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\u201eSpa\u00df\u201c",
        "\u201eK\u00c4\u201c",
        "N\u00c3O",
        "\u00c0 la fran\u00e7aise",
        "\u00a9 2020",
        "50 \u00b1 2",
        "\u00e2ge",
    ],
)
def test_real_text_with_such_letters_is_left_alone(text):
    assert repaired(text) is None
