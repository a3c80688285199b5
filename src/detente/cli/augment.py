"""Add an answer to a finished run and to its report: shared by several commands."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from detente.cli.output import emit, emit_result, show_report
from detente.cli.progress import progress_bar

if TYPE_CHECKING:
    from detente.assess.summary.record import Summary
    from detente.runs.finished import FinishedRun
    from detente.runs.result import Result

__all__ = ["Added", "add", "tell"]

Progress: TypeAlias = Callable[[int, int], None]

A = TypeVar("A", bound="Result")


@dataclass(frozen=True, slots=True)
class Added(Generic[A]):
    """An answer, the summary of its run, and the report that shows both.

    Parameters
    ----------
    answer : Result
        The answer, as written beside the run.
    summary : Summary
        The summary of the run.
    page : Path
        The report.
    """

    answer: A
    summary: "Summary"
    page: Path


def add(
    run: Path, file: str, label: str, assess: "Callable[[FinishedRun, Progress], A]"
) -> Added[A]:
    """Assess a finished run, write the answer beside it, and write its report again.

    Parameters
    ----------
    run : Path
        Folder of the run, locked meanwhile.
    file : str
        Name of the answer's file.
    label : str
        What the progress counts.
    assess : callable
        Given the run and the progress, returns the answer.
    """
    from detente.assess.summary.record import summary_of
    from detente.ensemble.store import RunFolder
    from detente.report.page import write_report
    from detente.runs.finished import FinishedRun
    from detente.runs.manifest import add_derived
    from detente.runs.result import json_of

    finished = FinishedRun.at(run, remake=file)
    with finished.folder.opened(resume=True), progress_bar(label) as progress:
        answer = assess(finished, progress)
        finished.folder.write_text(file, json_of(answer))
        add_derived(RunFolder(run), file)
        page = write_report(run)
    return Added(answer, summary_of(finished), page)


def tell(
    added: Added[A], text: Callable[[Added[A]], str], *, as_json: bool, wanted: bool = False
) -> None:
    """Print an answer, as JSON or in words, and where the report is; open it if ``wanted``."""
    if as_json:
        emit_result(added.answer)
    else:
        emit(text(added))
    show_report(added.page, as_json=as_json, wanted=wanted)
