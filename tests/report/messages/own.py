"""What a page may print as it is: the texts and ids of the case."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from detente.assess.summary.record import Summary

# One lower-case word is an id or a member of a closed list; only the first may be printed.
_WORD = re.compile(r"[a-z-]+")


def own_texts(summary: Summary, *added: BaseModel | None) -> str:
    """Return every text of a run that is no single word in small letters, and every id."""
    found = [text for record in (summary, *added) if record for text in _texts(record.model_dump())]
    ids = [*summary.actors, *summary.claims, *summary.strategies]
    ids += [text for c in summary.claims.values() for text in (c.speaker, c.addressee) if text]
    ids += [
        summary.handling,
        *summary.attendance.planned,
        *(o.series or "" for o in summary.attendance.observed),
    ]
    ids += [name.replace("-", " ") for name in summary.propositions]  # printed as words
    return "\n".join([*(t for t in found if not _WORD.fullmatch(t)), *ids])


def _texts(value: object) -> Iterator[str]:
    """Yield all texts in a value, keys of tables left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _texts(one)
