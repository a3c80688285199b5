"""Find the characters of a text that nobody sees, and name them."""

import unicodedata

__all__ = ["delete_invisible", "invisible"]

# Fillers and joiners that are not format characters (category Cf), and are drawn as nothing.
_BLANK = {0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10)}


def invisible(text: str) -> str | None:
    """Return code point and name of the first invisible character of a text, or None.

    Examples
    --------
    >>> invisible("kabul\u200f"), invisible("kabul")
    ('U+200F, RIGHT-TO-LEFT MARK', None)
    """
    if text.isascii():
        return None
    for c in text:
        if unicodedata.category(c) == "Cf" or ord(c) in _BLANK:
            return f"U+{ord(c):04X}, {unicodedata.name(c, 'no name')}"
    return None


def delete_invisible(text: str) -> str | None:
    """Return what to do about the first invisible character of a text, or None.

    Examples
    --------
    >>> delete_invisible("kabul\u200b")
    'delete the invisible character in it (U+200B, ZERO WIDTH SPACE)'
    """
    found = invisible(text)
    return f"delete the invisible character in it ({found})" if found else None
