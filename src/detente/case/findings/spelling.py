"""Compare spellings: find names that look alike but are different texts."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Variant", "same_name", "variants"]

_HYPHENS = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_QUOTES = re.compile(r"[\u2018\u2019\u02bc\u02b9`\u00b4\u2032]")
# Letters of other alphabets that look like Latin ones.
_ALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0408\u0405"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf",
    "aeopcyxijsABEKMHOPCTXIJSABEZHIKMNOPTYXo",
)


@dataclass(frozen=True, slots=True)
class Variant:
    """A name that is spelled differently from an earlier one.

    Parameters
    ----------
    name, earlier : str
        The two spellings.
    line, first : int or None
        The lines where they are first used.
    how : str
        In what they differ, in words.
    """

    name: str
    earlier: str
    line: int | None
    first: int | None
    how: str


def same_name(name: str) -> str:
    """Return a form of a name that is equal for spellings that look alike.

    Examples
    --------
    >>> same_name("C\u00f4te d\u2019Ivoire") == same_name("Co\u0302te\u00a0d'ivoire ")
    True
    """
    return _bare(_folded(_joined(name)))


def variants(names: Iterable[tuple[str, int | None]]) -> list[Variant]:
    """Return each name that looks like an earlier, different one, once.

    Parameters
    ----------
    names : iterable of (name, line)
        Names of one kind, in the order of the file; a name may be repeated.

    Examples
    --------
    >>> [(v.name, v.earlier, v.how) for v in variants([("USA", 2), ("Usa", 3)])]
    [('Usa', 'USA', 'capital letters')]
    """
    first: dict[str, tuple[str, int | None]] = {}
    seen: set[str] = set()
    found = []
    for name, line in names:
        if name in seen or not name:
            continue
        seen.add(name)
        earlier, at = first.setdefault(same_name(name), (name, line))
        if earlier != name:
            how = _difference(earlier, name)
            found.append(Variant(name, earlier, line, at, how))
    return found


def _difference(one: str, other: str) -> str:
    """Return in what two spellings of one name differ."""
    left, right = _joined(one), _joined(other)
    if left == right:
        return "how accents, spaces or quotes are stored"
    if left.translate(_ALIKE) == right.translate(_ALIKE):
        return "letters of another alphabet"
    if left.casefold() == right.casefold():
        return "capital letters"
    return "accents" if _bare(left) == _bare(right) else "accents and capital letters"


def _joined(name: str) -> str:
    """Return a name with one form of each accent, space, hyphen and quote, and no joiners."""
    text = unicodedata.normalize("NFKC", name)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(_QUOTES.sub("'", _HYPHENS.sub("-", text)).split())


def _folded(name: str) -> str:
    return name.translate(_ALIKE).casefold()


def _bare(name: str) -> str:
    """Return a name without accents on Latin letters."""
    parts = unicodedata.normalize("NFKD", name)
    return "".join(c for c in parts if not "\u0300" <= c <= "\u036f")
