"""The chain of a ledger: texts and digests of lines, and what breaks the chain.

A line holds the digest of the line before, and its own. So an edited line, a line out of its place
and a missing line are found from the lines alone, and the end of the chain from the head, a file
beside them. A person who writes all lines after a place again, and the head, is found only by a
digest that was published elsewhere.
"""

import hashlib
import json

from pydantic import ValidationError

from detente.case.findings.kind import Kind
from detente.errors import Finding
from detente.ledger.record import LINE, Head, Line, Seal

__all__ = ["FILE", "HEAD", "checked", "digest_of", "seal_of", "sealed", "text_of"]

FILE, HEAD = "ledger.jsonl", "head.json"

_REPAIR = "restore the ledger from a copy; nothing is filed in a ledger that was changed"
_UNREADABLE = Kind("ledger-unreadable", "error", "this is no line of a ledger: {why}", _REPAIR)
_EDITED = Kind("ledger-edited", "error", "the line was edited since it was written", _REPAIR)
_PLACE = Kind(
    "ledger-order",
    "error",
    "this is line number {value}, where number {wanted} belongs: lines were removed, added or "
    "put in another order",
    _REPAIR,
)
_LINK = Kind(
    "ledger-link",
    "error",
    "the line does not follow the one before it: that one was replaced, or lines were removed",
    _REPAIR,
)
_END = Kind(
    "ledger-end",
    "error",
    "the head says that the ledger has {wanted} line(s); it has {found}: {what}",
    _REPAIR,
)
_NO_HEAD = Kind(
    "ledger-head",
    "error",
    "the head cannot be read, so a missing last line would not be seen: {why}",
    _REPAIR,
)


def text_of(line: Line) -> str:
    """Return a line as it stands in the file, without its end."""
    return json.dumps(line.model_dump(mode="json"), ensure_ascii=False, allow_nan=False)


def digest_of(line: Line) -> str:
    """Return the SHA-256 of a line whose own digest is empty."""
    return hashlib.sha256(text_of(line.model_copy(update={"digest": ""})).encode()).hexdigest()


def sealed(line: Line) -> Line:
    """Return a line with its digest."""
    return line.model_copy(update={"digest": digest_of(line)})


def seal_of(lines: list[Line]) -> Seal:
    """Return the number of lines and the digest of the last; empty without lines."""
    return Seal(lines=len(lines), digest=lines[-1].digest if lines else "")


def checked(text: str, head: str | None) -> tuple[list[Line], list[Finding]]:
    """Return the lines of a ledger and everything that breaks its chain.

    Parameters
    ----------
    text : str
        Content of the file of lines.
    head : str, optional
        Content of the head; None if it is missing.

    Returns
    -------
    lines : list of Line
        Those that can be read.
    findings : list of Finding
        Empty if the chain holds.
    """
    lines: list[Line] = []
    findings: list[Finding] = []
    raw = text.removesuffix("\n").split("\n") if text else []
    previous: str | None = ""
    for place, written in enumerate(raw, start=1):
        line, found = _line(written.removesuffix("\r"), place, previous)
        findings += found
        previous = None if line is None else line.digest
        if line is not None:
            lines.append(line)
    return lines, [*findings, *_end(lines, len(raw), head)]


def _line(text: str, place: int, previous: str | None) -> tuple[Line | None, list[Finding]]:
    """Return one line and what is wrong with it; ``previous`` is None after an unreadable one."""
    try:
        line = LINE.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"][1:])
        why = f"{field}: {first['msg']}" if field else first["msg"]
        return None, [_UNREADABLE(FILE, place, why=why.lower())]
    if digest_of(line) != line.digest or text_of(line) != text:
        return line, [_EDITED(FILE, place)]
    if line.number != place:
        return line, [_PLACE(FILE, place, value=line.number, wanted=place)]
    if previous is not None and line.previous != previous:
        return line, [_LINK(FILE, place)]
    return line, []


def _end(lines: list[Line], count: int, text: str | None) -> list[Finding]:
    """Return whether the ledger ends where its head says."""
    if text is None:
        return [_NO_HEAD(HEAD, why="the file is missing")]
    try:
        head = Head.model_validate_json(text)
    except ValidationError as error:
        return [_NO_HEAD(HEAD, why=error.errors()[0]["msg"].lower())]
    held = Seal(lines=count, digest=lines[-1].digest if lines else "")
    if held in (Seal(lines=head.lines, digest=head.digest), head.next):
        return []
    what = "its last line is another than the one that was written"
    if count < head.lines:
        what = f"the last {head.lines - count} are missing"
    elif count > head.lines:
        what = f"{count - head.lines} were added by other means"
    return [_END(FILE, count or None, wanted=head.lines, found=count, what=what)]
