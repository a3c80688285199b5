"""Run folder: chunks are written atomically and checked by digest, by one writer at a time."""

import glob
import hashlib
import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, NotRequired, TypedDict, cast, get_args

import numpy as np
from filelock import FileLock, Timeout

from detente.atomic import replacing
from detente.ensemble.chunks import Chunk, Columns
from detente.errors import RunFolderError

__all__ = ["ChunkNote", "RunFolder", "columns_digest"]


Part = Literal["chunks", "inputs", "months"]
_PARTS: tuple[Part, ...] = get_args(Part)
_LOCK = ".lock"
_log = logging.getLogger("detente")


class ChunkNote(TypedDict):
    """A line of ``chunks.jsonl``: a range of draws, and the digest of each of its files."""

    first: int
    count: int
    chunks: NotRequired[str]
    inputs: NotRequired[str]
    months: NotRequired[str]


def columns_digest(columns: Columns) -> str:
    """Return a SHA-256 of decoded columns: names, types and bytes, with one form of NaN."""
    state = hashlib.sha256()
    for name in sorted(columns):
        array = np.ascontiguousarray(columns[name])
        if array.dtype.kind == "f":
            array = np.where(np.isnan(array), np.nan, array)
        state.update(f"{name}:{array.dtype.str}:{array.shape}".encode())
        state.update(array.tobytes())
    return state.hexdigest()


class RunFolder:
    """A folder that holds one run.

    Parameters
    ----------
    path : path
        The folder; created if it does not exist.

    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def __fspath__(self) -> str:
        """Return the path, so that a run folder can be used as a path."""
        return str(self.path)

    @contextmanager
    def opened(self, *, resume: bool = False) -> Iterator["RunFolder"]:
        """Lock the folder for writing; raise if it is not empty, unless its run is resumed."""
        with _speaking(self.path):
            if self.path.is_dir() and not resume and any(self.path.iterdir()):
                if _held(self.path / _LOCK):
                    raise RunFolderError(_IN_USE.format(self.path))
                message = (
                    f"{self.path} is not empty, nothing was written; give another folder with "
                    "--out, or continue an interrupted run with --set resume=true"
                )
                raise RunFolderError(message)
            if resume and self._holds_something_else():
                message = (
                    f"{self.path} is not empty and holds no run.json, so there is no run to "
                    "resume; nothing was written or removed: give another folder with --out"
                )
                raise RunFolderError(message)
            for part in _PARTS:
                (self.path / part).mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.path / _LOCK, timeout=0)
        with _speaking(self.path):
            try:
                lock.acquire()
            except Timeout as error:
                raise RunFolderError(_IN_USE.format(self.path)) from error
        try:
            yield self
        finally:
            lock.release()
            with suppress(OSError):  # the lock itself ends with the process
                Path(lock.lock_file).unlink(missing_ok=True)

    def _holds_something_else(self) -> bool:
        """Return whether a folder without ``run.json`` has files other than those of a new run."""
        if not self.path.is_dir() or (self.path / "run.json").exists():
            return False
        begun = {_LOCK, ".run.json.part", "case.json", ".case.json.part", *_PARTS}
        inside = (f.relative_to(self.path).as_posix() for f in self.path.rglob("*"))
        return any(name not in begun for name in inside)

    def holds(self, name: str) -> bool:
        """Return whether a file exists."""
        return (self.path / name).exists()

    def write_text(self, name: str, text: str) -> Path:
        """Write a text file atomically."""
        target = self.path / name
        with _speaking(self.path), replacing(target, _draft(target)) as draft:
            draft.write_text(text, encoding="utf-8", newline="\n")
        return target

    def read_text(self, name: str) -> str:
        """Read a text file of the run.

        Raises
        ------
        RunFolderError
            If it is missing or cannot be read.
        """
        try:
            return (self.path / name).read_text(encoding="utf-8")
        except FileNotFoundError as error:
            message = f"{self.path} holds no {name}; give the folder of a finished run"
            raise RunFolderError(message) from error
        except (OSError, ValueError) as error:
            message = f"{self.path / name} cannot be read: {error}"
            raise RunFolderError(message) from error

    def write_chunk(self, chunk: Chunk) -> ChunkNote:
        """Write a chunk, add its note to ``chunks.jsonl``, and return the note."""
        name = f"{chunk.first:06d}.parquet"
        note: ChunkNote = {"first": chunk.first, "count": chunk.count}
        parts: dict[Part, Columns] = {
            "chunks": chunk.outputs,
            "inputs": chunk.inputs,
            "months": chunk.months,
        }
        for part, columns in parts.items():
            if len(columns.get("draw", ())):
                self.write_columns(self.path / part / name, columns)
                note[part] = columns_digest(columns)
        log = self.path / "chunks.jsonl"
        with _speaking(self.path):
            before = log.read_bytes() if log.exists() else b""
            # If a run was killed while writing, the last line is incomplete: start a new line.
            start = "\n" if before and not before.endswith(b"\n") else ""
            with log.open("a", encoding="utf-8") as file:
                file.write(start + json.dumps(note, sort_keys=True) + "\n")
        return note

    def finished(self) -> list[ChunkNote]:
        """Return the notes of chunks whose files are complete, in order of draws.

        A warning in the log names each chunk that was finished but has since been damaged.
        """
        log = self.path / "chunks.jsonl"
        if not log.is_file():
            return []
        try:
            # A damaged byte makes its own line invalid, not the whole log.
            text = log.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            message = f"{log} cannot be read: {(error.strerror or str(error)).lower()}"
            raise RunFolderError(message) from error
        notes = [note for line in text.splitlines() if (note := _note(line))]
        last = {note["first"]: note for note in notes}
        return [last[first] for first in sorted(last) if self._is_whole(last[first])]

    def _is_whole(self, note: ChunkNote) -> bool:
        """Return whether every file of a chunk matches its note; log the file that does not."""
        name = f"{note['first']:06d}.parquet"
        for part in _PARTS:
            file = self.path / part / name
            if part == "months" and part not in note and not file.exists():
                continue  # months are stored only for the first draws
            try:
                what = "" if columns_digest(read_parquet(file)) == note.get(part) else "altered"
            except RunFolderError:
                what = "damaged" if file.exists() else "gone"
            if what:
                _log.warning("%s is %s; its draws are computed again", file, what)
                return False
        return True

    def drop_others(self, names: set[str]) -> None:
        """Remove chunks of an earlier attempt at the same run with another chunk size."""
        with _speaking(self.path):
            for part in _PARTS:
                for file in (self.path / part).iterdir():
                    if file.name not in names:
                        file.unlink()

    def write_columns(self, target: Path, columns: Columns) -> None:
        """Write columns to a Parquet file, atomically."""
        import duckdb

        with (
            _speaking(self.path),
            replacing(target, _draft(target)) as draft,
            duckdb.connect(config={"threads": 1}) as connection,
        ):
            path = str(draft).replace("'", "''")
            try:
                with _interruptible():
                    connection.register("columns_", columns)
                    connection.execute(
                        f"COPY (SELECT * FROM columns_) TO '{path}' (FORMAT parquet)"
                    )
            except duckdb.Error as error:
                message = f"{target} cannot be written: {str(error).splitlines()[0]}"
                raise RunFolderError(message) from error

    def parquet(self, part: str) -> list[Path]:
        """Return the Parquet files of a part, in order of draws."""
        files = [f for f in (self.path / part).glob("*.parquet") if f.stem.isdecimal()]
        return sorted(files, key=lambda file: int(file.stem))

    def read_columns(self, part: str) -> Columns:
        """Return the columns of all chunks, in order of draws.

        Parameters
        ----------
        part : {"chunks", "inputs", "months"}
            Outputs, inputs, or the months of the first draws.
        """
        files = self.parquet(part)
        if not files:
            message = f"{self.path} holds no {part}; give the folder of a finished run"
            raise RunFolderError(message)
        with ThreadPoolExecutor() as pool:  # DuckDB releases the interpreter lock while it reads
            pieces = list(pool.map(read_parquet, files))
        odd = next((n for n, piece in enumerate(pieces) if piece.keys() != pieces[0].keys()), None)
        if odd is not None:
            message = f"{files[odd]} has other columns than {files[0].name}; run the case again"
            raise RunFolderError(message)
        return {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}


def _note(line: str) -> ChunkNote | None:
    """Return the note of a chunk, or None if the line is incomplete or damaged."""
    try:
        note = json.loads(line)
    except (ValueError, RecursionError):
        return None
    numbers = [note.get(key) for key in ("first", "count")] if isinstance(note, dict) else [None]
    if not all(type(n) is int and n >= 0 for n in numbers):
        return None
    return cast("ChunkNote", note)


def read_parquet(file: Path) -> Columns:
    """Return the columns of one Parquet file; missing floats are NaN.

    DuckDB takes a path for a pattern, and folders such as ``seed=3`` for columns.
    """
    import duckdb

    with duckdb.connect(config={"threads": 1}) as connection:
        try:
            with _interruptible():
                query = "SELECT * FROM read_parquet(?, hive_partitioning=false)"
                table = connection.execute(query, [glob.escape(str(file))])
                columns = table.fetchnumpy()
        except (duckdb.Error, UnicodeError) as error:  # a damaged name is not text
            message = f"{file} is damaged or missing: {str(error).splitlines()[0]}"
            raise RunFolderError(message) from error
    return {
        name: np.ma.filled(array, np.nan) if np.ma.isMaskedArray(array) else array
        for name, array in columns.items()
    }


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C stop a query as it stops anything else; DuckDB calls it an error of its own."""
    import duckdb

    try:
        yield
    except (RuntimeError, duckdb.InterruptException) as error:
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from error
        raise


_IN_USE = "{} is in use by another run; wait until it ends, or give another folder with --out"


def _held(path: Path) -> bool:
    """Return whether another process holds the lock."""
    if not path.exists():
        return False
    try:
        with FileLock(path, timeout=0):
            return False
    except Timeout:
        return True


def _draft(target: Path) -> Path:
    """Return the path of the draft of a file; the name is fixed, as there is only one writer."""
    return target.with_name(f".{target.name}.part")


@contextmanager
def _speaking(path: Path) -> Iterator[None]:
    """Turn an error of the operating system into a `RunFolderError`."""
    try:
        yield
    except RunFolderError:
        raise
    except OSError as error:
        message = f"{path} cannot be written: {(error.strerror or str(error)).lower()}"
        raise RunFolderError(message) from error
