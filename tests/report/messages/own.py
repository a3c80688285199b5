"""What a page may print as it is: texts and ids of the case, digests, and one quotation."""

import json
import re
from collections.abc import Iterator

from detente.assess.summary.record import Summary
from detente.case.case import Case

# One lower-case word is an id or a member of a closed list; only the first may be printed.
_WORD = re.compile(r"[a-z-]+")


def own_texts(summary: Summary, case: Case) -> str:
    """Return every text of a case that is no single word in small letters, and every id.

    No text that the program wrote is among them, except what a licence asks to be quoted.
    """
    found = list(_texts(json.loads(case.snapshot)))
    ids = [*summary.actors, *summary.claims, *summary.strategies]
    ids += [row.id for table in (case.actors, case.sources) for row in table]
    ids += [text for c in summary.claims.values() for text in (c.speaker, c.addressee) if text]
    ids += [
        summary.handling,
        summary.digest,
        *summary.attendance.planned,
        *(o.series or "" for o in summary.attendance.observed),
    ]
    ids += [name.replace("-", " ") for name in summary.propositions]  # printed as words
    quoted = summary.record.note or ""  # as the licence of the data asks
    return "\n".join([*(t for t in found if not _WORD.fullmatch(t)), *ids, quoted])


def _texts(value: object) -> Iterator[str]:
    """Yield all texts in a value, keys of tables left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
