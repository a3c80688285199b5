"""``detente attendance``: who would come to a round, beside simple rules, and the scores."""

from datetime import datetime
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.known import case_on, known_case
from detente.cli.output import answering, emit, emit_result
from detente.cli.tables import table_text
from detente.vocabulary.limits import MOST_DRAWS, MOST_SEED

if TYPE_CHECKING:
    from detente.assess.attendance.record import (
        AnnouncedRound,
        PastRounds,
        RollingScores,
        RoundErrors,
    )
    from detente.case.case import Case

__all__ = ["attendance"]

_RUN = "run.json"  # tells a run folder from a case folder
_HEAD = ("guest", "asked", "is asked", "comes if asked", "at table", "nearest", "last", "came")
_OUTPUTS = {"attendance": "at the table", "asked": "asked", "comes": "comes if asked"}
_LABELLED = {**_OUTPUTS, "role": "role, if it comes", "seats": "number at the table"}
_CITED = 4  # claims named
_READINGS = {"not-asked": "no row: not asked", "unknown": "no row: not counted"}


def attendance(
    case: Annotated[Path, typer.Argument(help="Case folder, or run folder.")],
    round_: Annotated[
        list[str] | None, typer.Option("--round", help="Only this round; may be given again.")
    ] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    draws: Annotated[
        int, typer.Option(min=1, max=MOST_DRAWS, help="Draws of the coefficients; 64 are all.")
    ] = 64,
    seed: Annotated[
        int, typer.Option(min=0, max=MOST_SEED, help="Seed of the intervals of the scores.")
    ] = 1,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
) -> None:
    """Forecast rounds as of the day before, score them beside simple rules, forecast the next."""
    with answering(as_json=json):
        from detente.assess.attendance.past_rounds import forecast_rounds

        known = _read(case, as_of)
        past = forecast_rounds(known, seed, draws, round_)
    if json:
        emit_result(past)
    else:
        _print(past, {a.id: a.name for a in known.actors})


def _read(path: Path, as_of: datetime | None) -> "Case":
    """Read a case folder, or the case of a run folder."""
    if (path / _RUN).is_file():
        from detente.assess.open_run import open_run

        return case_on(open_run(path).case, as_of)
    return known_case(path, as_of)


def _print(past: "PastRounds", names: dict[str, str]) -> None:
    from detente.report.sections.table.past_rounds import no_forecast
    from detente.report.words import percent, span

    if not past.rounds:
        emit("The case has no rounds on record, so there is nothing to compare.")
    for past_round in past.rounds.values():
        emit(f"\n{past_round.title}, {past_round.date}, host {names[past_round.host]}")
        if past_round.why_not or past_round.brier is None:
            emit(f"  {no_forecast(past_round)}")
            continue
        emit(
            f"  as of {past_round.as_of}: {span(past_round.seats)} seats with the host; "
            f"{past_round.seats_came} came"
        )
        rows = [
            [
                names[guest],
                _asked(row.asked),
                *map(percent, (row.offer, row.probability, row.present)),
                *map(_mark, (row.nearest_neighbour, row.last_round, row.came)),
            ]
            for guest, row in past_round.invitees.items()
        ]
        emit(indent(table_text(_HEAD, rows), "  "))
        _print_errors(past_round.brier)
    if past.scores:
        _print_scores(past.scores)
    for announced in past.announced.values():
        _print_announced(announced, names)
    _print_next(past, names)
    emit("\nAttendance is not endorsement; a refusal is not the same as not being invited.")


def _print_scores(scores: "RollingScores") -> None:
    """Print the errors of the model and of the best rule under both readings, and the labels."""
    emit("\nMean squared errors of all rounds")
    rows = []
    for reading, found in scores.readings.items():
        for output, words in _OUTPUTS.items():
            one = getattr(found, output)["all"]
            if one.model is None or one.best is None:
                continue
            errors = (one.model.brier, one.rules[one.best].brier)
            shown = [f"{error:.3f}" for error in errors]
            rows.append([words, _READINGS[reading], str(one.cells), *shown, one.best, one.label])
    head = ("forecast", "guests", "cells", "model", "best rule", "which", "label")
    emit(indent(table_text(head, rows), "  "))
    for output, label in scores.labels.items():
        emit(f"  {_LABELLED[output]}: {label}")
    if scores.labels["comes"] != "skill shown":
        emit("  Invitations are seldom refused; who sits depends on who is asked.")


def _print_announced(announced: "AnnouncedRound", names: dict[str, str]) -> None:
    from detente.report.words import percent

    emit(f"\n{announced.title}, announced for {announced.date}, host {names[announced.host]}")
    emit(
        f"  held within 60 days of it: {percent(announced.on_time)}; held at all: "
        f"{percent(announced.ever)} (judgement)"
    )
    rows = [
        [
            names[guest],
            "agreed" if row.agreed else "asked",
            *map(percent, (row.if_held, row.on_time)),
        ]
        for guest, row in announced.guests.items()
    ]
    emit(indent(table_text(("guest", "answer", "comes if held", "on time"), rows), "  "))


def _print_next(past: "PastRounds", names: dict[str, str]) -> None:
    from detente.report.sections.scores.skill import (
        elsewhere_sentence,
        rule_sentence,
        shown_at_rounds,
        skill_sentence,
    )
    from detente.report.words import percent, span

    upcoming = past.upcoming
    series = f"series {upcoming.series}" if upcoming.series else "no series on record"
    emit(f"\nThe next round of {names[upcoming.host]} ({series}), if held now")
    seats = span(upcoming.seats)
    emit(f"  learned from {upcoming.rounds} round(s); {seats} seats with the host")
    if upcoming.claims:
        shown = ", ".join(upcoming.claims[:_CITED])
        more = f" and {len(upcoming.claims) - _CITED} more" if len(upcoming.claims) > _CITED else ""
        emit(f"  claims that change it when struck out: {shown}{more}")
    rows = [
        [
            names[guest],
            *map(percent, (row.offer, row.probability, row.present)),
            str(row.rounds) if row.rounds else "no record: base rate of other processes",
        ]
        for guest, row in upcoming.guests.items()
    ]
    head = ("guest", "is asked", "comes if asked", "at table", "rounds on record")
    emit(indent(table_text(head, rows), "  "))
    low = "" if shown_at_rounds(past) else " Confidence is low."
    emit(f"  {skill_sentence(past)}{low}")
    if beside := rule_sentence(past, names):
        emit(f"  {beside}")
    emit(f"  {elsewhere_sentence()}")


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
