"""``detente report``: rebuild the report of a run from its summary."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.output import Open, answering, emit_json, show_report

__all__ = ["report"]


def report(
    run: Annotated[Path, typer.Argument(help="Run folder.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Where it is, as JSON.")] = False,
    open_: Open = False,
) -> None:
    """Rebuild the report of a run from its summary."""
    from detente.report.page import write_report

    with answering(as_json=json):
        page = write_report(run)
    if json:
        emit_json({"report": str(page)})
    show_report(page, as_json=json, wanted=open_)
