"""``detente score``: what was forecast of a case, what happened, and how simple rules did."""

from datetime import datetime
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.known import day_of, known_case
from detente.cli.output import (
    Quiet,
    answering,
    emit,
    emit_result,
    show_report,
)
from detente.cli.tables import table_text
from detente.vocabulary.limits import MOST_DRAWS, MOST_SEED

if TYPE_CHECKING:
    from detente.assess.scores.record import TrackRecord

__all__ = ["score"]


def score(
    case: Annotated[Path, typer.Argument(help="Case folder.")],
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="Forecast from what was known then; before every outcome.",
        ),
    ] = None,
    draws: Annotated[
        int, typer.Option(min=1, max=MOST_DRAWS, help="Draws of the runs behind questions.")
    ] = 256,
    seed: Annotated[
        int, typer.Option(min=0, max=MOST_SEED, help="Seed of the runs and the intervals.")
    ] = 1,
    run: Annotated[
        Path | None, typer.Option("--run", help="Run folder of the case, to add it to its report.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
    _quiet: Quiet = False,
) -> None:
    """Score past rounds and dated questions beside simple rules, the misses first."""
    page = None
    with answering(as_json=json):
        from detente.assess.scores.answer import track_record

        if run is None:
            if as_of is not None:
                known_case(case, as_of)  # warns
            record = track_record(case, day_of(as_of), draws=draws, seed=seed)
        else:
            from detente.assess.scores.answer import FILE, of_run
            from detente.cli.augment import add

            added = add(run, FILE, "scores", lambda done, _: of_run(done, case, draws, seed))
            record, page = added.answer, added.page
    if json:
        emit_result(record)
    else:
        _print(record)
    if page is not None:
        show_report(page, as_json=json, wanted=False)


def _print(record: "TrackRecord") -> None:
    from detente.report.sections.scores import words

    emit(f"{record.title}\nForecast from what was known on {record.as_of}; errors are squared.")
    _block("Missed", words.miss_lines(record) or ["Nothing that has an outcome was missed."])
    emit("\nQuestions")
    if record.questions:
        rows = words.question_rows(record)
        emit(indent(table_text(words.QUESTION_HEAD, rows, left=(0, 4)), "  "))
    emit(f"  {words.label_sentence(record)}")
    _block("Blind spots, of which nothing is forecast", words.blind_spot_lines(record))
    _block("Rounds after that date", words.later_lines(record))
    if rows := words.round_rows(record):
        emit("\nPast rounds, each forecast as of the day before")
        emit(indent(table_text(words.ROUND_HEAD, rows, left=(0, 3, 6)), "  "))
    if seats := words.seats_sentence(record):
        emit(f"  {seats}")


def _block(title: str, lines: list[str]) -> None:
    if lines:
        emit(f"\n{title}")
        emit(indent("\n".join(lines), "  "))
