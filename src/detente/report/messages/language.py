"""The language that a report is written in; English unless a caller names another."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Literal

from detente.errors import UnknownNameError
from detente.report.messages.pseudo import PSEUDO

__all__ = ["ENGLISH", "Language", "language", "languages", "speaking", "spoken"]

_FOLDER = Path(__file__).parent / "languages"
_DOMAIN = "report"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})


@dataclass(frozen=True, slots=True)
class Language:
    """A language with its catalogue of messages.

    Parameters
    ----------
    tag : str
        Its BCP 47 tag, such as ``en``.
    direction : {"ltr", "rtl"}
        The direction of its script.
    messages : gettext.NullTranslations
        Its messages, by the English text.
    """

    tag: str
    direction: Literal["ltr", "rtl"]
    messages: NullTranslations


ENGLISH = Language("en", "ltr", NullTranslations())
_SPOKEN = ContextVar("language of the report", default=ENGLISH)


def languages() -> tuple[str, ...]:
    """Return the tags of all languages that have a catalogue, English first."""
    shipped = sorted(path.parent.parent.name for path in _FOLDER.glob(f"*/*/{_DOMAIN}.mo"))
    return (ENGLISH.tag, *shipped, *PSEUDO)


@cache
def language(tag: str) -> Language:
    """Return a language.

    Parameters
    ----------
    tag : str
        One of `languages`.

    Raises
    ------
    UnknownNameError
        If no catalogue has this tag.
    """
    if tag not in languages():
        message = f"no catalogue of messages for language {tag!r}; there are {languages()}"
        raise UnknownNameError(message)
    if tag == ENGLISH.tag:
        return ENGLISH
    made = PSEUDO.get(tag)
    messages = translation(_DOMAIN, _FOLDER, [tag]) if made is None else made()
    family = tag.split("-", maxsplit=1)[0]
    return Language(tag, "rtl" if family in _RIGHT_TO_LEFT else "ltr", messages)


def spoken() -> Language:
    """Return the language that is written now."""
    return _SPOKEN.get()


@contextmanager
def speaking(tag: str) -> Iterator[Language]:
    """Write in another language within a block.

    Parameters
    ----------
    tag : str
        One of `languages`.
    """
    token = _SPOKEN.set(language(tag))
    try:
        yield spoken()
    finally:
        _SPOKEN.reset(token)
