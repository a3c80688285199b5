"""Words of older cases that this version does not read, and the command that brings them to it."""

from typing import Final

__all__ = ["OLDER", "older_hint"]

OLDER: Final = frozenset(
    {
        # variables
        *("alignment", "openness", "stance-drugs", "stance-rival"),
        # interests
        *("settlement", "drugs", "status"),
        # keys of an option, and instruments
        *("instruments", "posture", "press", "withdraw_months", "intelligence", "training"),
        # choices of the model, and mechanisms
        *("terms", "selective_contact", "spoiling", "battlefield", "bargaining"),
        *("ratification", "cohesion", "trust"),
    }
)
"""Words that `detente upgrade` rewrites or takes out, where they are not read."""


def older_hint(word: str) -> str | None:
    """Return what to do about a word of an older case; None if it is none.

    Parameters
    ----------
    word : str
        What stands in a file, in a place where this version does not read it.
    """
    if word not in OLDER:
        return None
    return f"`{word}` is of an older version: run `detente upgrade` on the folder"
