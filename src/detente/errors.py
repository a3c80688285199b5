"""Findings about files, and the exceptions that carry them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from detente.invisible import delete_invisible

__all__ = [
    "CaseError",
    "DetenteError",
    "DomainError",
    "ExecutorError",
    "Finding",
    "LedgerError",
    "RunFolderError",
    "Severity",
    "ShapeError",
    "UnknownNameError",
]

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem or remark about the files of a case.

    Parameters
    ----------
    code : str
        Stable kebab-case name of the kind of finding.
    severity : {"error", "warning", "info"}
        An error stops a run; a warning marks input that is doubtful but allowed.
    file : str
        Path relative to the case folder.
    line : int or None
        Line in that file, counted from 1; None if the finding is about the whole file.
    field : str or None
        Column, or dotted path in ``case.yaml``.
    value : str or None
        The value in the file.
    message : str
        What is wrong.
    allowed : str or None
        Values that are allowed.
    hint : str or None
        What to do.
    """

    code: str
    severity: Severity
    file: str
    line: int | None = None
    field: str | None = None
    value: str | None = None
    message: str
    allowed: str | None = None
    hint: str | None = None

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the finding as a JSON-ready mapping."""
        return asdict(self)

    def __str__(self) -> str:
        """Return the finding on one line, as editors and terminals link to it."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        parts = [f"{where}: {self.message}"]
        if self.allowed:
            parts.append(f"allowed: {self.allowed}")
        if self.hint:
            parts.append(self.hint)
        return "; ".join(parts)


class DetenteError(Exception):
    """Base class of all errors that detente raises deliberately."""


class CaseError(DetenteError, ValueError):
    """A case cannot be used; `findings` holds every finding about it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        errors = [f for f in self.findings if f.severity == "error"]
        shown = "\n".join(str(f) for f in errors[:20])
        more = f"\n… and {len(errors) - 20} more" if len(errors) > 20 else ""
        super().__init__(f"{len(errors)} error(s) in the case:\n{shown}{more}")

    def __reduce__(self) -> tuple[type["CaseError"], tuple[tuple[Finding, ...]]]:
        """Pickle the error with its findings, not only with their text."""
        return type(self), (self.findings,)


class ShapeError(DetenteError, ValueError):
    """Shapes of arrays do not match."""


class DomainError(DetenteError, ValueError):
    """A number or option is outside the allowed range."""


class UnknownNameError(DetenteError, KeyError):
    """A name is unknown; the message lists the names that are allowed."""

    def __str__(self) -> str:
        """Return the message, without the quotes of KeyError, and name a character unseen in it."""
        said = str(self.args[0]) if self.args else ""
        hint = delete_invisible(said)
        return f"{said}; {hint}" if hint and hint not in said else said


class ExecutorError(DetenteError, RuntimeError):
    """Chunks cannot be run: no cluster answers, its workers differ, or all workers are lost."""


class RunFolderError(DetenteError, OSError):
    """A run folder cannot be used: it is not empty, locked, not writable or of another run."""


class LedgerError(DetenteError, OSError):
    """A ledger of forecasts is missing, locked, not writable, or not the one that was published."""
