"""Verify a run folder before anything in it is read: every file must be as the run wrote it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from detente.ensemble.limits import COLUMNS, check_address_space
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.runs.identity import read_note
from detente.runs.manifest import (
    DERIVED,
    MANIFEST,
    FileDigest,
    Manifest,
    file_digest,
    read_manifest,
    run_digest,
)

__all__ = ["verified"]

_AGAIN = (
    "repeat the command that made the run with --set resume=true, which computes again what is "
    "damaged, or run the case again in another folder"
)


def verified(path: str | Path, *, remake: str | None = None) -> RunFolder:
    """Return the folder of a finished run after checking the digest of every file in it.

    Parameters
    ----------
    path : path
        The folder. Nothing is written.
    remake : str, optional
        An added answer that will be replaced, so that its own damage does not matter.

    Returns
    -------
    RunFolder
        The folder; every file is as the run wrote it.

    Raises
    ------
    RunFolderError
        If the folder contains no finished run of this version, or if a file was changed, lost or
        added since. The message names the file and says what to do.
    """
    check_address_space(COLUMNS, "reading a run")
    folder = RunFolder(path)
    if not folder.path.is_dir():
        message = f"{folder.path} is not a folder; give the folder of a finished run"
        raise RunFolderError(message)
    if not folder.holds(MANIFEST):
        read_note(folder)  # names what is wrong if there is no run, or one of another version
        message = (
            f"{folder.path} holds no {MANIFEST}: the run did not finish; repeat the command that "
            "made it with --set resume=true, or run the case again in another folder"
        )
        raise RunFolderError(message)
    manifest = read_manifest(folder)
    _check_files(folder, manifest)
    _check_derived(folder, manifest, remake)
    if manifest.run != run_digest(folder, read_note(folder)):
        message = f"{folder.path / MANIFEST} is the manifest of another run; {_AGAIN}"
        raise RunFolderError(message)
    return folder


def _check_files(folder: RunFolder, manifest: Manifest) -> None:
    """Raise if a file of the run was changed or lost, or if columns were added."""
    names = list(manifest.files)
    with ThreadPoolExecutor() as pool:  # hashing releases the interpreter lock
        problems = pool.map(lambda name: _problem(folder.path / name, manifest.files[name]), names)
        for name, problem in zip(names, problems, strict=True):
            if problem:
                message = f"{folder.path / name} {problem} since the run finished; {_AGAIN}"
                raise RunFolderError(message)
    for name in _columns(folder):
        if name not in manifest.files:
            message = f"{folder.path / name} is not part of this run; remove it"
            raise RunFolderError(message)


def _check_derived(folder: RunFolder, manifest: Manifest, remake: str | None) -> None:
    """Raise if an added answer is not the one that was made from this run."""
    for name, command in DERIVED.items():
        file = folder.path / name
        if name == remake or not file.exists():
            continue
        listed = manifest.derived.get(name)
        if listed is None or _problem(file, listed):
            message = (
                f"{file} was changed, or made from another run; make it again with `detente "
                f"{command} {folder.path}`, or delete it"
            )
            raise RunFolderError(message)


def _problem(file: Path, noted: FileDigest) -> str | None:
    """Return what happened to a file, or None if it is as noted."""
    try:
        if not file.is_file():
            return "was replaced by something else" if file.exists() else "was lost"
        if file.stat().st_size != noted.size or file_digest(file) != noted:
            return "was changed"
    except OSError as error:
        return f"became unreadable ({(error.strerror or str(error)).lower()})"
    return None


def _columns(folder: RunFolder) -> Iterator[str]:
    for part in ("chunks", "inputs", "months"):
        for file in folder.parquet(part):
            yield file.relative_to(folder.path).as_posix()
