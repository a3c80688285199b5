"""The words that the program itself prints, whatever the case: those of its files."""

import re
from functools import cache
from pathlib import Path
from typing import Final

import detente
from detente.report.redaction.canonical import canonical

__all__ = ["is_of_the_program", "numberless"]

_ROOMS: Final = ("assess", "engagement", "models", "report", "runs", "vocabulary")
_GAP: Final = re.compile(r"\{[^{}\n]*\}|\{\{[^{}\n]*\}\}|\d+")
_NUMBER: Final = re.compile(r"\d+")


def numberless(text: str) -> str:
    """Return a text with 0 in the place of each number.

    Parameters
    ----------
    text : str
        Any text.

    Examples
    --------
    >>> numberless("within 24 months")
    'within 0 months'
    """
    return _NUMBER.sub("0", text)


def is_of_the_program(text: str) -> bool:
    """Return whether a run of characters occurs in the words of the program.

    Parameters
    ----------
    text : str
        A canonical text. Numbers in it count as any number, since the program prints numbers into
        its sentences.
    """
    return numberless(text) in _words()


@cache
def _words() -> str:
    """Return the files of the program as one text, fields of templates as numbers."""
    top = Path(detente.__file__).parent
    files = sorted(
        path
        for room in _ROOMS
        for suffix in ("*.py", "*.j2", "*.css")
        for path in (top / room).rglob(suffix)
    )
    texts = (path.read_text(encoding="utf-8") for path in files)
    return canonical(" ".join(_GAP.sub("0", text) for text in texts))
