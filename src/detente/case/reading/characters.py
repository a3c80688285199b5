"""Find characters that a text should not contain: invisible, damaged, or changing direction."""

import unicodedata

__all__ = ["odd_character"]

# Persian and Pashto need joiners (U+200C, U+200D) and direction marks (U+200E, U+200F).
_UNSEEN = {0xAD, 0x200B, 0x2060, 0xFEFF}
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def odd_character(text: str) -> str | None:
    """Return a description of the first odd character of a text, or None."""
    if text.isascii() and text.isprintable():
        return None
    for c in text:
        code = ord(c)
        if c in "\n\r\t":
            continue
        if unicodedata.category(c) == "Cc":
            return f"the control character U+{code:04X}"
        if c == "\ufffd":
            return "a damaged character (U+FFFD): the file was once saved in a wrong encoding"
        if code in _UNSEEN:
            return f"an invisible character (U+{code:04X})"
        if code in _TURNING:
            return f"a character that changes the direction of text (U+{code:04X})"
    return None
