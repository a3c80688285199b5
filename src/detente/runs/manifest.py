"""Seal a finished run: note the digest of each of its files, so that readers can check them."""

import hashlib
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from detente.ensemble.memory import RunStore
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.runs.identity import NOTE, RunNote
from detente.runs.result import Result, json_of, read_result

__all__ = [
    "DERIVED",
    "MANIFEST",
    "FileDigest",
    "Manifest",
    "add_derived",
    "file_digest",
    "read_manifest",
    "run_digest",
    "seal",
]

MANIFEST = "manifest.json"
SCHEMA = "detente-manifest/1"
DERIVED = {
    "flips.json": "flips",
    "contributions.json": "contributions",
    "score.json": "score CASE --run",
}
"""Answers that are added to a finished run: file name, and the command that makes it."""

_TEXTS = ("case.json", "run.json", "summary.json", "chunks.jsonl")
_COLUMNS = ("chunks", "inputs", "months")

Name = Annotated[str, StringConstraints(pattern=r"^[a-z]+(\.jsonl?|/\d{6,18}\.parquet)$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class FileDigest(Result):
    """Size and digest of one file."""

    size: int = Field(ge=0, description="Bytes.")
    sha256: Sha256


class Manifest(Result):
    """The content of ``manifest.json``."""

    schema_: str = Field(alias="schema", description="Name and version of this format.")
    run: Sha256 = Field(description="Digest of the run: see `run_digest`.")
    files: dict[Name, FileDigest] = Field(description="Files that the run wrote.")
    derived: dict[Name, FileDigest] = Field(description="Answers that were added since.")
    digest: str = Field(description="SHA-256 of the manifest itself, with this field empty.")


def run_digest(store: RunStore, note: RunNote) -> str:
    """Return the digest of a run: of what determines its numbers, and of its summary.

    Parameters
    ----------
    store : RunStore
        Contains ``summary.json``.
    note : RunNote
        The content of ``run.json``. Time, host and chunk size do not enter, so that the same run
        on another machine has the same digest.
    """
    state = hashlib.sha256(json_of(note.facts).encode())
    state.update(note.sources.encode())
    state.update(store.read_text("summary.json").encode())
    return state.hexdigest()


def file_digest(path: Path) -> FileDigest:
    """Return size and SHA-256 of a file."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return FileDigest(size=file.tell(), sha256=sha256)


def seal(folder: RunFolder) -> None:
    """Write the manifest of a run that has just finished; the last step of a run.

    If the same run was sealed before, the answers that were added to it since stay listed.

    Parameters
    ----------
    folder : RunFolder
        Contains the complete run, locked.
    """
    run = run_digest(folder, read_result(folder, NOTE, RunNote))
    columns = (
        file.relative_to(folder.path).as_posix() for p in _COLUMNS for file in folder.parquet(p)
    )
    names = [*_TEXTS, *columns]
    files = {name: file_digest(folder.path / name) for name in names}
    _write(folder, run, files, _derived_before(folder, run))


def add_derived(folder: RunFolder, name: str) -> None:
    """List an answer that was just added to a run.

    Parameters
    ----------
    folder : RunFolder
        The verified run, locked.
    name : str
        File of the answer, one of `DERIVED`.
    """
    manifest = read_manifest(folder)
    derived = {**manifest.derived, name: file_digest(folder.path / name)}
    _write(folder, manifest.run, manifest.files, derived)


def read_manifest(folder: RunFolder) -> Manifest:
    """Return the manifest of a run.

    Raises
    ------
    RunFolderError
        If it is missing, damaged, or of another version.
    """
    try:
        manifest = read_result(folder, MANIFEST, Manifest)
    except RunFolderError as error:
        if not folder.holds(MANIFEST):
            raise
        raise _damaged(folder) from error
    if manifest.digest != _digest_of(manifest) or manifest.schema_ != SCHEMA:
        raise _damaged(folder)
    return manifest


def _damaged(folder: RunFolder) -> RunFolderError:
    message = (
        f"{folder.path / MANIFEST} is damaged or of another version, so the other files cannot be "
        "checked; repeat the command that made the run with --set resume=true, or run the case "
        "again in another folder"
    )
    return RunFolderError(message)


def _write(
    folder: RunFolder, run: str, files: dict[str, FileDigest], derived: dict[str, FileDigest]
) -> None:
    ordered = dict(sorted(derived.items()))
    manifest = Manifest(schema_=SCHEMA, run=run, files=files, derived=ordered, digest="")
    whole = manifest.model_copy(update={"digest": _digest_of(manifest)})
    folder.write_text(MANIFEST, json_of(whole))


def _digest_of(manifest: Manifest) -> str:
    bare = manifest.model_copy(update={"digest": ""})
    return hashlib.sha256(json_of(bare).encode()).hexdigest()


def _derived_before(folder: RunFolder, run: str) -> dict[str, FileDigest]:
    """Return the answers that an earlier manifest of the same run lists."""
    try:
        before = read_manifest(folder)
    except RunFolderError:
        return {}
    return before.derived if before.run == run else {}
