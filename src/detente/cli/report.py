"""``detente report``: write the report of a run again, in one of its forms."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from detente.cli.output import Open, answering, emit_json, say, show_report

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
    mark: Annotated[
        str | None,
        typer.Option("--for", help="Withhold what is above this handling mark."),
    ] = None,
    numbers: Annotated[
        Literal["full", "visible"],
        typer.Option(help="With --for: numbers of the run, or of visible rows only."),
    ] = "full",
    *,
    claims: Annotated[
        Literal["cited", "all"],
        typer.Option(help="Claims to list: those that carry the report, or all."),
    ] = "cited",
    json: Annotated[bool, typer.Option("--json", help="Where it is, as JSON.")] = False,
    open_: Open = False,
) -> None:
    """Write the report of a run again: a page, Markdown, Word, tables or PDF."""
    if mark is None and numbers == "visible":
        message = "--numbers visible is for readers up to a mark; give --for MARK as well"
        raise typer.BadParameter(message)
    version: dict[str, object] = {}
    with answering(as_json=json):
        if mark is None:
            from detente.report.forms.write import write_form

            page = write_form(run, form, out, claims=claims)
        else:
            from dataclasses import asdict

            from detente.report.redaction.readers import write_for

            written = write_for(run, mark, form, out=out, numbers=numbers, claims=claims)
            page, withheld = written.path, written.version.withheld
            version = {"for": mark, "withheld": asdict(withheld)}
            say(withheld.words() or f"nothing is above '{mark}', so nothing is withheld")
    if json:
        emit_json({"report": str(page), **version})
    show_report(page, as_json=json, wanted=open_)
