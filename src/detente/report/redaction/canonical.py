"""Bring a text into the form in which it is compared: letters and digits, one space between words.

What a form of the report does to a text, such as escapes, quotes, markup and line ends, is gone in
it, so that one text is found in every form.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Final
from urllib.parse import unquote

__all__ = ["canonical", "readings", "runs"]

_CODE_POINT: Final = re.compile(r"\\([0-9a-fA-F]{1,6}) ?")
_TAG: Final = re.compile(r"<[^>]*>")
_BETWEEN: Final = re.compile(r"[\W_]+")


def canonical(text: str) -> str:
    r"""Return a text in lower case, with one space for everything but letters and digits.

    Parameters
    ----------
    text : str
        Any text.

    Examples
    --------
    >>> canonical("It&rsquo;s  «here»,\nnot there.")
    'it rsquo s here not there'
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    seen = plain if plain.isascii() else plain.translate(_unseen())
    return _BETWEEN.sub(" ", seen).strip()


@cache
def _unseen() -> dict[int, None]:
    """Return the signs of format, which nobody sees and which may stand within a word."""
    points = range(sys.maxunicode + 1)
    return {point: None for point in points if unicodedata.category(chr(point)) == "Cf"}


def readings(text: str) -> Iterator[str]:
    """Yield the ways in which a written text can be read, each in its canonical form.

    Parameters
    ----------
    text : str
        Text of a file: HTML, XML, Markdown, CSV or plain text.
    """
    plain = unescape(unescape(text))
    spelled = _CODE_POINT.sub(lambda found: _sign(found[1]), text)
    bare = (unescape(unescape(_TAG.sub(gap, text))) for gap in ("", " "))
    seen = dict.fromkeys(canonical(one) for one in (plain, *bare, unquote(plain), spelled))
    yield from (reading for reading in seen if reading)


def runs(text: str, length: int) -> Iterator[str]:
    """Yield every run of so many characters of a canonical text.

    Parameters
    ----------
    text : str
        A canonical text.
    length : int
        Characters of a run.
    """
    return (text[start : start + length] for start in range(len(text) - length + 1))


def _sign(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number <= 0x10FFFF else " "
