"""``detente attendance``: who would come to a round, beside two baselines."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.cli.output import answering, emit, emit_json

__all__ = ["attendance"]


def attendance(
    case: Annotated[Path, typer.Argument(help="Case folder.")],
    round_: Annotated[
        list[str] | None, typer.Option("--round", help="Only this round; may be given again.")
    ] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    draws: Annotated[int, typer.Option(min=1, help="Number of draws.")] = 2048,
    seed: Annotated[int, typer.Option(min=0, help="Seed.")] = 1,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
) -> None:
    """Forecast rounds on record as of the day before, beside neighbours and the last round."""
    with answering(as_json=json):
        from detente.assess.table.past_rounds import forecast_rounds
        from detente.case.reading.read import read_case

        known = read_case(case, as_of.date() if as_of else None)
        found = forecast_rounds(known, seed, draws, round_)
    if json:
        emit_json(found)
    else:
        _print(found, {a.id: a.name for a in known.actors})


def _print(found: dict[str, Any], names: dict[str, str]) -> None:
    from detente.report.words import percent, span

    if not found["rounds"]:
        emit("The case has no rounds on record.")
    for record in found["rounds"].values():
        emit(f"\n{record['title']}, {record['date']}, host {names[record['host']]}")
        if record["why_not"]:
            emit(f"  no forecast: {record['why_not']}")
            continue
        emit(
            f"  as of {record['as_of']}: {span(record['seats'])} seats with the host; "
            f"{record['seats_came']} came"
        )
        emit(f"  {'':<30}{'asked':>7}{'offer':>9}{'comes':>9}{'nearest':>9}{'last':>6}{'came':>6}")
        for guest, row in record["invitees"].items():
            marks = [_mark(row[key]) for key in ("nearest_neighbour", "last_round", "came")]
            emit(
                f"  {names[guest][:29]:<30}{_asked(row['asked']):>7}{percent(row['offer']):>9}"
                f"{percent(row['probability']):>9}{marks[0]:>9}{marks[1]:>6}{marks[2]:>6}"
            )
        _print_scores(record["brier"])
    emit(
        "\n“offer”: chance that the host would ask; “comes”: if asked with the others on the list."
        "\nAttendance is not endorsement; a refusal is not the same as not being invited."
    )


def _asked(recorded: str) -> str:
    return {"yes": "yes", "no": "no"}.get(recorded, "?")


def _mark(value: int | None) -> str:
    return "–" if value is None else ("yes" if value else "no")


def _print_scores(brier: dict[str, Any]) -> None:
    told = [
        f"{name.replace('_', ' ')} {score:.2f}"
        for name, score in brier.items()
        if name != "asked" and score is not None
    ]
    if told:
        emit(f"  mean squared error over the {brier['asked']} asked: {', '.join(told)}")
