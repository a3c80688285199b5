"""``detente flips``: what single claims change, and what checking them is worth."""

from pathlib import Path
from typing import Annotated, Any

import typer

from detente.cli.output import answering, emit, emit_json, say
from detente.cli.progress import progress_bar

__all__ = ["flips"]


def flips(
    run: Annotated[Path, typer.Argument(help="Run folder.")],
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processors; changes no number.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
) -> None:
    """Strike out one claim after the other, and add what changes to the run's report."""
    with answering(as_json=json):
        from detente.assess.finished import FinishedRun
        from detente.assess.flips import FILE
        from detente.assess.flips import flips as assess
        from detente.report.page import write_report

        finished = FinishedRun.at(run)
        with finished.folder.opened(resume=True), progress_bar("origins") as progress:
            found = assess(finished, workers, progress)
            finished.folder.write_json(FILE, found)
            page = write_report(run)
    if json:
        emit_json(found)
        say(f"report: {page}")
    else:
        _print(found, finished.summary)
        emit(f"report: {page}")


def _print(found: dict[str, Any], summary: dict[str, Any]) -> None:
    from detente.report.prose_flips import flips_view

    shown = flips_view(summary, found)
    emit("\n".join(shown["flips_sentences"]))
    if shown["flipped"]:
        emit(f"\n{'claim':<10}{'accuracy':>9}{'change':>10}{'first':>8}{'worth':>13}  in our words")
    for row in shown["flipped"]:
        emit(
            f"{row['id']:<10}{row['accuracy']:>9.2f}{row['change']:>10}{row['changes']:>8}"
            f"{row['worth']:>13}  {row['text'][:60]}"
        )
