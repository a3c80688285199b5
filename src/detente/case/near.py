"""Guessing what was meant: the nearest allowed word."""

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["did_you_mean", "listed"]


def did_you_mean(word: str, allowed: Iterable[str]) -> str | None:
    """Return 'did you mean …?' with the nearest allowed word, or None if none is near."""
    names = list(allowed)
    lower = {name.lower(): name for name in names}
    if word.lower().replace("_", "-") in lower:
        return f"did you mean '{lower[word.lower().replace('_', '-')]}'?"
    near = get_close_matches(word.lower()[:80], list(lower), n=1, cutoff=0.6)
    return f"did you mean '{lower[near[0]]}'?" if near else None


def listed(names: Iterable[str], limit: int = 12) -> str:
    """Return the names as one readable list, cut where it gets long."""
    some = list(names)
    shown = ", ".join(some[:limit])
    return f"{shown}, … ({len(some)} in all)" if len(some) > limit else shown
