"""``detente estimate``: make the estimates that the package ships from data files."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.output import Quiet, a_file_to_write, answering, emit, say
from detente.cli.progress import progress_bar
from detente.vocabulary.limits import MOST_SEED

__all__ = ["estimate"]

estimate = typer.Typer(help="Estimate from data what the package ships.", no_args_is_help=True)


@estimate.callback()
def _group() -> None:
    """Estimate from data what the package ships."""


@estimate.command()
def attendance(
    data: Annotated[Path, typer.Option("--data", help="Folder of the five data files.")],
    seed: Annotated[
        int, typer.Option("--seed", min=0, max=MOST_SEED, help="Seed of the draws.")
    ] = 1,
    out: Annotated[Path, typer.Option("--out", help="File to write.")] = Path(
        "src/detente/estimates/attendance.json"
    ),
    *,
    _quiet: Quiet = False,
) -> None:
    """Estimate who is asked to a round and who comes, also without each case; takes minutes."""
    with answering(as_json=False), progress_bar("fits") as progress:
        from detente.atomic import replace_file
        from detente.fitting.attendance.artefact import build_attendance

        with a_file_to_write(out):
            made = build_attendance(data, seed=seed, progress=progress)
            replace_file(out, made.to_json().encode())
    say(f"wrote {out}")
    seen = made.scores["attendance_seen"]
    emit(
        f"Brier score of guests seen before, on processes left out: {seen.model.brier} "
        f"({seen.n} guests and rounds)"
    )
