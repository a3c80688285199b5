"""``detente record``: what became of other wars; build the estimates, and check them."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from detente.cli.output import Quiet, answering, emit, say
from detente.cli.progress import progress_bar

__all__ = ["record"]

record = typer.Typer(
    help="What became of other wars: build the estimates, and check them.", no_args_is_help=True
)

Unit = Literal["movement", "war"]
Termination = Annotated[
    Path, typer.Option("--termination", help="UCDP Conflict Termination, dyadic, as CSV.")
]
Agreements = Annotated[Path, typer.Option("--agreements", help="UCDP Peace Agreements, as CSV.")]


@record.command()
def build(
    termination: Termination,
    agreements: Agreements,
    out: Annotated[Path, typer.Option("--out", help="File to write.")],
    unit: Annotated[Unit, typer.Option("--unit", help="Movements, or whole wars.")] = "movement",
    until: Annotated[
        int | None, typer.Option("--until", min=1995, help="Only what was known then.")
    ] = None,
    exclude: Annotated[
        list[int] | None, typer.Option("--exclude", help="Conflict to leave out; repeatable.")
    ] = None,
    *,
    scored: Annotated[
        bool, typer.Option("--scores/--no-scores", help="Score it on conflicts left out.")
    ] = True,
    _quiet: Quiet = False,
) -> None:
    """Estimate the record from the two files, for every cut; scoring takes some minutes."""
    with answering(as_json=False), progress_bar("conflicts left out") as progress:
        from detente.atomic import replace_file
        from detente.estimating.record.artefact import build_record, text_of
        from detente.estimating.record.build import CUTS

        made = build_record(
            termination,
            agreements,
            unit,
            cuts=CUTS if until is None else (until,),
            exclude=exclude or (),
            scored=scored,
            progress=progress,
        )
        replace_file(out, text_of(made).encode())
    say(f"wrote {out}")


@record.command()
def check(
    file: Annotated[Path, typer.Argument(help="Record to check.")],
    termination: Termination,
    agreements: Agreements,
    *,
    _quiet: Quiet = False,
) -> None:
    """Estimate again from the two files and compare; differences above a millionth are listed."""
    with answering(as_json=False), progress_bar("conflicts left out") as progress:
        from detente.estimates.record import Record
        from detente.estimating.record.artefact import build_record, differences

        kept = Record.model_validate_json(file.read_text(encoding="utf-8"))
        made = build_record(
            termination,
            agreements,
            kept.unit,
            cuts=[cut.until for cut in kept.cuts],
            scored=bool(kept.scores),
            progress=progress,
        )
        found = differences(kept, made)
    for line in found:
        emit(line)
    if found:
        raise typer.Exit(1)
    emit(f"{file}: equal to what the files give")
