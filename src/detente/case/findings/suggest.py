"""Suggest the nearest allowed word: 'did you mean …?'."""

from collections.abc import Iterable
from difflib import get_close_matches

from detente.case.findings.spelling import same_name
from detente.invisible import delete_invisible

__all__ = ["did_you_mean", "listed", "plain"]

_COMPARED = 3000  # names; to compare every misspelled id with a huge table would take minutes


def plain(word: str) -> str:
    """Return a word in lower case, without spaces, hyphens and underscores."""
    return "".join(c for c in word.casefold() if c.isalnum())


def did_you_mean(word: str, allowed: Iterable[str]) -> str | None:
    """Return 'did you mean …?' with the nearest allowed word, or None if none is near.

    A word with an invisible character looks right already: say which character to delete.
    """
    if hint := delete_invisible(word):
        return hint
    names = list(allowed)
    alike = same_name(word)
    for name in names:
        if name != word and same_name(name) == alike != "":
            return f"did you mean '{name}'?"
    for name in names:
        if plain(name) == plain(word) != "" and name != word:
            return f"did you mean '{name}'?"
    lower = {name.lower(): name for name in names[:_COMPARED]}
    near = get_close_matches(word.lower()[:80], list(lower), n=1, cutoff=0.6)
    return f"did you mean '{lower[near[0]]}'?" if near else None


def listed(names: Iterable[str], limit: int = 12) -> str:
    """Return the names as one readable list; cut a long list."""
    some = list(dict.fromkeys(names))
    shown = ", ".join(some[:limit])
    return f"{shown}, … ({len(some)} in all)" if len(some) > limit else shown
