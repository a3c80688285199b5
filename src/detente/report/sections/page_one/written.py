"""Advice whole, as an analyst wrote it: page one has room for its beginning."""

from typing import Final

from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say

__all__ = ["advised"]

_FIELDS: Final = (
    ("do", mark("what")),
    ("with_", mark("with whom")),
    ("lever", mark("what would move them")),
    ("legal_note", mark("law")),
    ("first_90_days", mark("first 90 days")),
    ("who_objects", mark("who would object")),
    ("how_to_undo", mark("how to undo it")),
    ("when_to_stop", mark("when to stop")),
)


def advised(summary: Summary) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is recommended: a field in words, then its text by recommendation.

    Parameters
    ----------
    summary : Summary
        Results of the run; fields that no recommendation has are left out.
    """
    if summary.advice is None:
        return []
    found = summary.advice.recommendations
    rows = [
        (say(words), tuple(getattr(one, name) or "–" for one in found)) for name, words in _FIELDS
    ]
    return [(words, cells) for words, cells in rows if set(cells) != {"–"}]
