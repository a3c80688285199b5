"""What commands share that add an answer to a finished run, and to its report."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from detente.cli.output import emit, emit_json, say
from detente.cli.progress import progress_bar

if TYPE_CHECKING:
    from detente.assess.record import Summary
    from detente.runs.finished import FinishedRun

__all__ = ["Added", "add", "tell"]

Progress = Callable[[int, int], None]


class Added(NamedTuple):
    """An answer, the summary of its run, and the report that shows both."""

    found: dict[str, Any]
    summary: "Summary"
    page: Path


def add(
    run: Path, file: str, label: str, assess: "Callable[[FinishedRun, Progress], dict[str, Any]]"
) -> Added:
    """Assess a finished run, write the answer beside it, and its report anew.

    Parameters
    ----------
    run : Path
        Folder of the run, held against others meanwhile.
    file : str
        Name of the answer's file.
    label : str
        What the progress counts.
    assess : callable
        Given the run and the progress, returns the answer.
    """
    from detente.assess.record import summary_of
    from detente.report.page import write_report
    from detente.runs.finished import FinishedRun

    finished = FinishedRun.at(run)
    with finished.folder.opened(resume=True), progress_bar(label) as progress:
        found = assess(finished, progress)
        finished.folder.write_json(file, found)
        page = write_report(run)
    return Added(found, summary_of(finished), page)


def tell(added: Added, text: Callable[[Added], str], *, as_json: bool) -> None:
    """Print an answer, as JSON or in words, and where the report is."""
    if as_json:
        emit_json(added.found)
        say(f"report: {added.page}")
    else:
        emit(text(added))
        emit(f"report: {added.page}")
