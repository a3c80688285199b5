"""Replacing a file whole or not at all."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

__all__ = ["replace_file"]


def replace_file(path: Path, raw: bytes) -> None:
    """Put ``raw`` in the place of a file at once: readers see the old file or the new one.

    Parameters
    ----------
    path : Path
        The file; its permissions are kept.
    raw : bytes
        What it is to hold.

    Raises
    ------
    OSError
        If the folder cannot be written; the file is unchanged and nothing is left behind.
    """
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644
    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    with suppress(OSError):  # not every system lets a folder be synced
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
