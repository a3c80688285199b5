"""Replace a file atomically: readers see either the old file or the new file."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

__all__ = ["replace_file", "replacing"]


@contextmanager
def replacing(target: Path, draft: Path | None = None) -> Iterator[Path]:
    """Yield the path of a draft file that replaces the target at the end of the block.

    Parameters
    ----------
    target : Path
        The file; its permissions are kept.
    draft : Path, optional
        Path of the draft, in the same folder; for folders with one writer. Default: a name that no
        other process uses.

    Raises
    ------
    OSError
        If the folder cannot be written; the file is unchanged and the draft is removed.
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
    """Replace the content of a file by ``raw`` in one step.

    Parameters
    ----------
    path : Path
        The file; its permissions are kept.
    raw : bytes
        The new content.

    Raises
    ------
    OSError
        If the folder cannot be written; the file is unchanged and the draft is removed.
    """
    with replacing(path) as draft:
        draft.write_bytes(raw)


def _sync_folder(path: Path) -> None:
    """Flush the entries of a folder to the disk, if the system allows it."""
    with suppress(OSError):
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
