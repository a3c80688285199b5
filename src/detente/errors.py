"""What can go wrong: findings about files, and the exceptions that carry them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

__all__ = [
    "CaseError",
    "DetenteError",
    "DomainError",
    "ExecutorError",
    "Finding",
    "RunFolderError",
    "Severity",
    "ShapeError",
    "UnknownNameError",
]

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found in a case's files.

    Parameters
    ----------
    code : str
        Stable kebab-case name of the kind of finding.
    severity : {"error", "warning", "info"}
        An error stops a run; a warning marks doubtful but legal input.
    file : str
        Path relative to the case folder.
    line : int or None
        Line in that file, counted from 1; None where the whole file is meant.
    field : str or None
        Column, or dotted path in ``case.yaml``.
    value : str or None
        What was found there.
    message : str
        What is wrong.
    allowed : str or None
        What is allowed there.
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
    """Root of every error raised on purpose."""


class CaseError(DetenteError, ValueError):
    """A case cannot be used; carries every finding about it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        errors = [f for f in self.findings if f.severity == "error"]
        shown = "\n".join(str(f) for f in errors[:20])
        more = f"\n… and {len(errors) - 20} more" if len(errors) > 20 else ""
        super().__init__(f"{len(errors)} error(s) in the case:\n{shown}{more}")

    def __reduce__(self) -> tuple[type["CaseError"], tuple[tuple[Finding, ...]]]:
        """Travel between processes with the findings, not with their text alone."""
        return type(self), (self.findings,)


class ShapeError(DetenteError, ValueError):
    """Arrays do not fit together."""


class DomainError(DetenteError, ValueError):
    """A number or option lies outside what is allowed."""


class UnknownNameError(DetenteError, KeyError):
    """A name is not known; the message says which are."""

    def __str__(self) -> str:
        """Return the message without the quotes that KeyError adds."""
        return str(self.args[0]) if self.args else ""


class ExecutorError(DetenteError, RuntimeError):
    """Chunks cannot be run: no cluster answers, its workers differ, or all are lost."""


class RunFolderError(DetenteError, OSError):
    """A run folder cannot be used: not empty, locked, unwritable or of another run."""
