"""Read a finished run: its case and its columns."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from detente.case.case import Case
from detente.case.reading.snapshot import restore_case
from detente.engagement.task import EngagementTask
from detente.ensemble.memory import RunStore
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.runs.draws import Rows
from detente.runs.identity import RunIdentity, RunNote, read_note

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
    def at(cls, path: str | Path) -> Self:
        """Return the run in a folder.

        Raises
        ------
        RunFolderError
            If the folder contains no finished run, or if its version or case does not match.
        """
        run = cls(RunFolder(path))
        digest = run.facts.digest
        if run.case.digest != digest:
            message = f"{path}: case.json was changed after the run; run the case again"
            raise RunFolderError(message)
        run.folder.read_text("summary.json")  # written last; missing if unfinished
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
        columns = Rows(
            strategies=tuple(s.id for s in self.case.settings.strategies),
            outputs=self.folder.read_columns("chunks"),
            inputs=self.folder.read_columns("inputs"),
        )
        return columns.only_defined()

    @cached_property
    def task(self) -> EngagementTask:
        """The simulation that produced the columns."""
        return EngagementTask(self.case, self.facts.seed, frozenset(self.facts.switched_off))
