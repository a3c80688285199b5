"""Replace a file whole or not at all: readers see the old file or the new one."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

__all__ = ["replace_file", "replacing"]


@contextmanager
def replacing(target: Path, draft: Path | None = None) -> Iterator[Path]:
    """Yield the path of a draft that replaces a file at the end of the block.

    Parameters
    ----------
    target : Path
        The file; its permissions are kept.
    draft : Path, optional
        Where to write first, in the same folder, for a folder with one writer; default a name that
        no other process uses.

    Raises
    ------
    OSError
        If the folder cannot be written; the file is unchanged and no draft is left behind.
    """
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o644
    if draft is None:
        handle, name = mkstemp(dir=target.parent, prefix=f".{target.name}.")
        os.close(handle)
        draft = Path(name)
    try:
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.chmod(mode)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def replace_file(path: Path, raw: bytes) -> None:
    """Put ``raw`` in the place of a file at once.

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
    with replacing(path) as draft:
        draft.write_bytes(raw)


def _sync_folder(path: Path) -> None:
    """Write the names in a folder to the disk, where the system allows it."""
    with suppress(OSError):
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
