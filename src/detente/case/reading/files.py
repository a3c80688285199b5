"""Read one file of a case safely: plain file, limited size, UTF-8, no NUL bytes."""

import errno
import os
import stat
from pathlib import Path

from detente.case.findings.catalogue import KINDS
from detente.case.reading.foreign import foreign_bytes
from detente.errors import Finding

__all__ = ["LIMIT_CSV", "LIMIT_YAML", "read_raw", "read_text", "reason_of"]

LIMIT_CSV = 20  # MB; the flagship needs 0.3
LIMIT_YAML = 1
LIMIT_LINES = 2_000_000  # blank ones included; a sheet of a spreadsheet has 1,048,576

_KINDS_OF_FILE = (
    (stat.S_ISLNK, "a symbolic link"),
    (stat.S_ISDIR, "a directory"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def read_text(path: Path, limit_mb: int, *, keep_mark: bool = False) -> str | Finding | None:
    """Return the text of a file, a finding if it cannot be read, or None if it is missing.

    A byte order mark is removed, unless ``keep_mark`` is true.
    """
    raw = read_raw(path, limit_mb)
    text = _decode(raw, path.name) if isinstance(raw, bytes) else raw
    if not isinstance(text, str):
        return text
    if (lines := max(text.count("\n"), text.count("\r"))) > LIMIT_LINES:
        return KINDS.too_many_lines(path.name, found=lines, limit=LIMIT_LINES)
    return text if keep_mark else text.removeprefix("\ufeff")


def read_raw(path: Path, limit_mb: int) -> bytes | Finding | None:
    """Return the bytes of a plain file, a finding if it cannot be read, or None if it is missing.

    Symbolic links are refused: a case from another person must not read other files of this
    machine.
    """
    try:
        info = path.lstat()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        return KINDS.file_unreadable(path.name, why=reason_of(error))
    for is_kind, what in _KINDS_OF_FILE:
        if is_kind(info.st_mode):
            return KINDS.file_not_regular(path.name, what=what)
    if info.st_size > limit_mb * 1_000_000:
        return KINDS.file_too_large(path.name, size=info.st_size / 1e6, limit=limit_mb)
    try:
        with path.open("rb") as file:
            return file.read(limit_mb * 1_000_000 + 1)
    except OSError as error:
        return KINDS.file_unreadable(path.name, why=reason_of(error))


def _decode(raw: bytes, name: str) -> str | Finding:
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return KINDS.spreadsheet(name, 1)
    if what := foreign_bytes(raw):
        return KINDS.foreign_format(name, 1, what=what.name, hint=what.advice)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return KINDS.encoding(name, 1, why="it is UTF-16, which some programs call 'Unicode'")
    if (position := raw.find(b"\0")) >= 0:
        if raw.count(b"\0", 0, 400) > len(raw[:400]) // 3:
            return KINDS.encoding(name, 1, why="it looks like UTF-16")
        return KINDS.nul_byte(name, 1 + raw.count(b"\n", 0, position))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = 1 + raw.count(b"\n", 0, error.start)
        before = raw[max(0, error.start - 12) : error.start].split(b"\n")[-1]
        around = before + raw[error.start : error.start + 12].split(b"\n")[0]
        why = f"byte 0x{raw[error.start]:02x} at offset {error.start}"
        return KINDS.encoding(name, line, value=around.decode("cp1252", "replace"), why=why)


def reason_of(error: Exception) -> str:
    """Return in plain words why the operating system refused a file or folder."""
    if isinstance(error, OSError) and error.errno == errno.EACCES:
        return "permission denied"
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno).lower()
    return str(error)
