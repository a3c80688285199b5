"""Two languages to test with: English with accents and longer, and right-to-left letters.

A text that stays plain English in them is not in the catalogue; a layout that breaks in them would
break in a real language.
"""

import re
from collections.abc import Callable
from gettext import NullTranslations

__all__ = ["PSEUDO"]

_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀćďéƒǵĥíĵķĺḿńóṕɋŕśťúṽẃẋýźÁɃĆĎÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼẂẊÝŹ"
_ARABIC = "ابجدهوزحطيكلمنسعفصقرشتثخذض"
_LONGER = 0.4  # share of letters that are added
_VOWELS = "áéíóúýÁÉÍÓÚÝ"

# Left as they are: places to fill, tags, entities.
_KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>|&\w+;)")

_TO_ACCENTS = str.maketrans(_LATIN, _ACCENTED)
_TO_ARABIC = str.maketrans(_LATIN, _ARABIC * 2)


class _Pseudo(NullTranslations):
    """A catalogue made of the English texts themselves."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def gettext(self, message: str) -> str:
        """Return the message, changed."""
        parts = _KEPT.split(message)
        return "".join(p if _KEPT.fullmatch(p) else self._change(p) for p in parts)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the message of one or of several, changed."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def _accented(text: str) -> str:
    """Put an accent on each letter and double vowels until the text is longer by two fifths."""
    letters = text.translate(_TO_ACCENTS)
    added = round(_LONGER * sum(letter in _ACCENTED for letter in letters))
    vowels = max(1, sum(letter in _VOWELS for letter in letters))
    each, over = divmod(added, vowels)
    longer = []
    for letter in letters:
        more = each + (over > 0) if letter in _VOWELS else 0
        over -= letter in _VOWELS
        longer.append(letter + letter.lower() * more)
    return "".join(longer)


def _right_to_left(text: str) -> str:
    """Write each letter as one that runs from right to left."""
    return text.translate(_TO_ARABIC)


PSEUDO: dict[str, Callable[[], NullTranslations]] = {
    "ar-XB": lambda: _Pseudo(_right_to_left),
    "en-XA": lambda: _Pseudo(_accented),
}
