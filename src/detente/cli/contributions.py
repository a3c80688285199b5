"""``detente contributions``: what each mechanism, prior and actor adds to a run's answer."""

from pathlib import Path
from typing import Annotated, Any

import typer

from detente.cli.output import answering, emit, emit_json, say
from detente.cli.progress import progress_bar

__all__ = ["contributions"]


def contributions(
    run: Annotated[Path, typer.Argument(help="Run folder.")],
    draws: Annotated[int, typer.Option(min=1, help="Draws of the run that are run again.")] = 256,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processors; changes no number.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
) -> None:
    """Freeze each mechanism, halve and double each prior, leave out each actor; add it all."""
    with answering(as_json=json):
        from detente.assess.contributions.answer import FILE
        from detente.assess.contributions.answer import contributions as assess
        from detente.assess.finished import FinishedRun
        from detente.report.page import write_report

        finished = FinishedRun.at(run)
        with finished.folder.opened(resume=True), progress_bar("reruns") as progress:
            found = assess(finished, draws, workers, progress)
            finished.folder.write_json(FILE, found)
            page = write_report(run)
    if json:
        emit_json(found)
        say(f"report: {page}")
    else:
        _print(found, finished.summary)
        emit(f"report: {page}")


def _print(found: dict[str, Any], summary: dict[str, Any]) -> None:
    from detente.report.prose_contributions import contributions_view

    shown = contributions_view(summary, found)
    emit("\n".join(shown["contribution_sentences"]))
