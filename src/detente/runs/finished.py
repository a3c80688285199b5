"""Read a finished run: its case and its columns."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np

import detente
from detente.case.case import Case
from detente.case.reading.snapshot import restore_case
from detente.engagement.task import EngagementTask
from detente.ensemble.chunks import Columns
from detente.ensemble.memory import RunStore
from detente.errors import RunFolderError
from detente.numerics.compile import sources_digest
from detente.runs.draws import Rows
from detente.runs.identity import RunIdentity, RunNote, read_note
from detente.runs.manifest import run_digest
from detente.runs.verified import verified

__all__ = ["FinishedRun"]


@dataclass(frozen=True, repr=False)
class FinishedRun:
    """The folder of a finished run.

    Parameters
    ----------
    folder : RunStore
        Contains ``case.json``, ``run.json``, ``summary.json`` and the chunks.
    """

    folder: RunStore

    @classmethod
    def at(cls, path: str | Path, *, remake: str | None = None) -> Self:
        """Return the run in a folder, after checking the digest of every file.

        Parameters
        ----------
        path : path
            The folder.
        remake : str, optional
            An added answer that will be replaced, and need not be intact.

        Raises
        ------
        RunFolderError
            If the folder contains no finished run of this version, or if a file was changed, lost
            or added since.
        """
        run = cls(verified(path, remake=remake))
        if run.case.digest != run.facts.digest:
            message = f"{path}: case.json is not the case that was run; run the case again"
            raise RunFolderError(message)
        return run

    @cached_property
    def note(self) -> RunNote:
        """The content of ``run.json``."""
        return read_note(self.folder)

    @property
    def facts(self) -> RunIdentity:
        """Version, digest, draws, seed and switches."""
        return self.note.facts

    @cached_property
    def case(self) -> Case:
        """The case as run, cut to the as-of date."""
        return restore_case(self.folder.read_text("case.json"), self.note.hidden)

    @cached_property
    def rows(self) -> Rows:
        """Columns of the run, only draws that are defined under every option."""
        options = tuple(s.id for s in self.case.settings.strategies)
        columns = Rows(
            strategies=options,
            outputs=self._columns("chunks", len(options)),
            inputs=self._columns("inputs", 1),
        )
        return columns.only_defined()

    @cached_property
    def months(self) -> Columns:
        """Monthly series of the first draws, rows draw × option × month."""
        return self.folder.read_columns("months")

    def _columns(self, part: str, per_draw: int) -> Columns:
        """Return the columns of a part; raise unless they are numbers, one row for each draw."""
        columns = self.folder.read_columns(part)
        rows = self.facts.draws * per_draw
        fits = all(a.shape == (rows,) and a.dtype.kind in "biuf" for a in columns.values())
        draw = columns.get("draw")
        if not fits or draw is None or not np.array_equal(draw, np.arange(rows) // per_draw):
            message = (
                f"{self.folder.path / part} does not hold one row of numbers for each draw and "
                "option; run the case again"
            )
            raise RunFolderError(message)
        return columns

    @cached_property
    def digest(self) -> str:
        """The digest of the run, which answers that are added to it carry."""
        return run_digest(self.folder, self.note)

    @cached_property
    def task(self) -> EngagementTask:
        """The simulation that produced the columns.

        Raises
        ------
        RunFolderError
            If the source files of the model have changed since the run.
        """
        if self.note.sources != sources_digest():
            message = (
                f"{self.folder.path} was made with different source files of detente "
                f"{detente.__version__}; run the case again, or use those files"
            )
            raise RunFolderError(message)
        return EngagementTask(self.case, self.facts.seed, frozenset(self.facts.switched_off))
