"""``detente new``: start a case from a complete, invented example."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.output import answering, emit, emit_json

__all__ = ["new"]


def new(
    folder: Annotated[Path, typer.Argument(help="New or empty folder.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="The files written, as JSON.")] = False,
) -> None:
    """Start a case: write a small, complete, invented example to overwrite."""
    from detente.case.publishing.new import new_case

    with answering(as_json=json):
        written = new_case(folder)
    if json:
        emit_json({"folder": str(folder), "files": [p.name for p in written]})
        return
    emit(f"wrote {len(written)} files to {folder}")
    emit(f"next: detente check {folder}   then: detente run {folder}")
