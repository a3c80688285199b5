"""Find characters that a text should not contain: invisible, damaged, or changing direction."""

import re
import unicodedata

from detente.invisible import invisible

__all__ = ["odd_character", "repaired"]

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
            return f"an invisible character ({invisible(c)})"
        if code in _TURNING:
            return f"an invisible character that changes the direction of text ({invisible(c)})"
    return None


# UTF-8 read as Windows-1252: a first byte, then bytes 0x80 to 0xBF as letters of that code page.
_LATER = bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + "".join(map(chr, range(0x80, 0xC0)))
_GARBLED = re.compile(
    f"[\u00c2-\u00df][{re.escape(_LATER)}]|[\u00e0-\u00ef][{re.escape(_LATER)}]{{2}}"
    f"|[\u00f0-\u00f4][{re.escape(_LATER)}]{{3}}"
)
# First letters that hardly ever stand before such marks in real text; others must occur twice.
_TELLING = ("\u00c2", "\u00c3", "\u00e2\u20ac", "\u00f0\u0178")


def repaired(text: str) -> str | None:
    """Return the text that was meant, if UTF-8 was read as Windows-1252; otherwise None.

    Examples
    --------
    >>> (
    ...     repaired("C\u00c3\u00b4te d\u00e2\u20ac\u2122Ivoire"),
    ...     repaired("C\u00f4te"),
    ...     repaired("plain"),
    ... )
    ('C\u00f4te d\u2019Ivoire', None, None)
    """
    if text.isascii():
        return None
    hits = [hit for hit in _GARBLED.findall(text) if _decoded(hit)]
    if not any(hit.startswith(_TELLING) for hit in hits) and len(set(hits)) < 2:
        return None
    return _GARBLED.sub(lambda match: _decoded(match[0]) or match[0], text)


def _decoded(letters: str) -> str | None:
    """Return the character that these letters were, or None."""
    raw = b"".join(_byte(c) for c in letters)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1", "replace")
