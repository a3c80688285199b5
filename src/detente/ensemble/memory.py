"""Run in memory, for notebooks and short questions; it has the parts of a run folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import numpy as np

from detente.ensemble.chunks import Chunk, Columns
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError

__all__ = ["RunMemory", "RunStore"]


class RunMemory:
    """Texts and chunks of one run; nothing is written to the disk."""

    path: Path = Path("(in memory)")

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._chunks: dict[int, Chunk] = {}

    @contextmanager
    def opened(self, *, resume: bool = False) -> Iterator["RunMemory"]:
        """Yield the run for writing; raise if asked to resume."""
        if resume:
            message = "a run in memory cannot be resumed; give a folder"
            raise RunFolderError(message)
        yield self

    def holds(self, name: str) -> bool:
        """Return whether a text was written."""
        return name in self._texts

    def write_text(self, name: str, text: str) -> None:
        """Keep a text under the name that its file would have."""
        self._texts[name] = text

    def read_text(self, name: str) -> str:
        """Return a text.

        Raises
        ------
        RunFolderError
            If no text of this name was written.
        """
        if name not in self._texts:
            message = f"the run in memory holds no {name}"
            raise RunFolderError(message)
        return self._texts[name]

    def write_chunk(self, chunk: Chunk) -> None:
        """Keep a chunk."""
        self._chunks[chunk.first] = chunk

    def read_columns(self, part: str) -> Columns:
        """Return the columns of all chunks, in order of draws.

        Parameters
        ----------
        part : {"chunks", "inputs", "months"}
            Outputs, inputs, or the months of the first draws.
        """
        name = {"chunks": "outputs"}.get(part, part)
        every = [getattr(self._chunks[first], name) for first in sorted(self._chunks)]
        pieces = [columns for columns in every if len(columns.get("draw", ()))]
        if not pieces:
            message = f"the run in memory holds no {part}"
            raise RunFolderError(message)
        return {key: np.concatenate([piece[key] for piece in pieces]) for key in pieces[0]}


RunStore: TypeAlias = RunFolder | RunMemory
"""Store of a run: a folder, or memory."""
