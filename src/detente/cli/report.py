"""``detente report``: write the report of a run again, in one of its forms."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from detente.cli.output import Open, answering, emit_json, show_report

__all__ = ["report"]


def report(
    run: Annotated[Path, typer.Argument(help="Run folder.")],
    form: Annotated[
        Literal["html", "md", "docx", "csv", "xlsx", "pdf"],
        typer.Option("--format", help="Form of the report; csv is a folder of tables."),
    ] = "html",
    out: Annotated[
        Path | None,
        typer.Option(help="File to write, or folder for csv; default: in the run folder."),
    ] = None,
    *,
    claims: Annotated[
        Literal["cited", "all"],
        typer.Option(help="Claims to list: those that carry the report, or all."),
    ] = "cited",
    json: Annotated[bool, typer.Option("--json", help="Where it is, as JSON.")] = False,
    open_: Open = False,
) -> None:
    """Write the report of a run again: a page, Markdown, Word, tables or PDF."""
    from detente.report.forms.write import write_form

    with answering(as_json=json):
        page = write_form(run, form, out, claims=claims)
    if json:
        emit_json({"report": str(page)})
    show_report(page, as_json=json, wanted=open_)
