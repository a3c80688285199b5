"""``detente attendance``: who would come to a round, beside two baselines."""

from datetime import datetime
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.output import MOST_DRAWS, answering, emit, emit_result
from detente.cli.tables import table_text

if TYPE_CHECKING:
    from detente.assess.table.record import PastRounds, RoundErrors

__all__ = ["attendance"]

_HEAD = ("guest", "asked", "offer", "comes", "nearest", "last", "came")


def attendance(
    case: Annotated[Path, typer.Argument(help="Case folder.")],
    round_: Annotated[
        list[str] | None, typer.Option("--round", help="Only this round; may be given again.")
    ] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    draws: Annotated[int, typer.Option(min=1, max=MOST_DRAWS, help="Number of draws.")] = 2048,
    seed: Annotated[int, typer.Option(min=0, help="Seed.")] = 1,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
) -> None:
    """Forecast rounds on record as of the day before, beside neighbours and the last round."""
    with answering(as_json=json):
        from detente.assess.table.past_rounds import forecast_rounds
        from detente.case.reading.read import read_case

        known = read_case(case, as_of.date() if as_of else None)
        past = forecast_rounds(known, seed, draws, round_)
    if json:
        emit_result(past)
    else:
        _print(past, {a.id: a.name for a in known.actors})


def _print(past: "PastRounds", names: dict[str, str]) -> None:
    from detente.report.words import percent, span

    if not past.rounds:
        emit("The case has no rounds on record, so there is nothing to forecast and compare.")
        return
    for past_round in past.rounds.values():
        emit(f"\n{past_round.title}, {past_round.date}, host {names[past_round.host]}")
        if past_round.why_not or past_round.brier is None:
            emit(f"  no forecast: {past_round.why_not}")
            continue
        emit(
            f"  as of {past_round.as_of}: {span(past_round.seats)} seats with the host; "
            f"{past_round.seats_came} came"
        )
        rows = [
            [
                names[guest],
                _asked(row.asked),
                percent(row.offer),
                percent(row.probability),
                *map(_mark, (row.nearest_neighbour, row.last_round, row.came)),
            ]
            for guest, row in past_round.invitees.items()
        ]
        emit(indent(table_text(_HEAD, rows), "  "))
        _print_errors(past_round.brier)
    emit(
        "\n“offer”: chance that the host would ask; “comes”: if asked with the others on the list."
        "\nAttendance is not endorsement; a refusal is not the same as not being invited."
    )


def _asked(recorded: str) -> str:
    return {"yes": "yes", "no": "no"}.get(recorded, "?")


def _mark(value: int | None) -> str:
    return "–" if value is None else ("yes" if value else "no")


def _print_errors(brier: "RoundErrors") -> None:
    by_name = {
        "model": brier.model,
        "nearest neighbour": brier.nearest_neighbour,
        "last round": brier.last_round,
    }
    errors = [f"{name} {error:.2f}" for name, error in by_name.items() if error is not None]
    if errors:
        emit(f"  mean squared error over the {brier.asked} asked: {', '.join(errors)}")
