"""A finished run, read back: its case, its columns and its summary."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import detente
from detente.case.case import Case
from detente.case.reading.snapshot import restore_case
from detente.engagement.task import EngagementTask
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.runs.draws import Rows

__all__ = ["FinishedRun"]


@dataclass(frozen=True)
class FinishedRun:
    """The folder of a finished run.

    Parameters
    ----------
    folder : RunFolder
        Holds ``case.json``, ``run.json``, ``summary.json`` and the chunks.
    """

    folder: RunFolder

    @classmethod
    def at(cls, path: str | Path) -> "FinishedRun":
        """Return the run in a folder.

        Raises
        ------
        RunFolderError
            If the folder holds no finished run, or one of another version or another case.
        """
        found = cls(RunFolder(path))
        facts = found.facts
        if facts["detente"] != detente.__version__:
            message = (
                f"{path} was made by version {facts['detente']}, this is {detente.__version__}; "
                "run the case again, or use that version"
            )
            raise RunFolderError(message)
        if found.case.digest != facts["digest"]:
            message = f"{path}: case.json was changed after the run; run the case again"
            raise RunFolderError(message)
        return found

    @cached_property
    def facts(self) -> dict[str, Any]:
        """Version, digest, draws, seed and switches."""
        found: dict[str, Any] = self.folder.read_json("run.json")["facts"]
        return found

    @cached_property
    def summary(self) -> dict[str, Any]:
        """The parsed ``summary.json``."""
        found: dict[str, Any] = self.folder.read_json("summary.json")
        return found

    @cached_property
    def case(self) -> Case:
        """The cut case, as run."""
        return restore_case(self.folder.read_text("case.json"), self.summary.get("hidden"))

    @cached_property
    def rows(self) -> Rows:
        """Columns of the run, of the draws that are defined under every strategy."""
        found = Rows(
            strategies=tuple(s.id for s in self.case.settings.strategies),
            outputs=self.folder.read_columns("chunks"),
            inputs=self.folder.read_columns("inputs"),
        )
        return found.only_defined()

    @cached_property
    def task(self) -> EngagementTask:
        """The simulation that made the columns."""
        off = frozenset(self.facts["switched_off"])
        return EngagementTask(self.case, self.facts["seed"], off)
