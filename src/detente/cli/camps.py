"""``detente camps``: who can be engaged, and whether there are camps at all."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.known import known_case
from detente.cli.output import Quiet, answering, emit, emit_result, say
from detente.cli.tables import table_text
from detente.vocabulary.classes import CLASSES
from detente.vocabulary.limits import MOST_DRAWS, MOST_SEED

if TYPE_CHECKING:
    from detente.assess.engageable.record import Calibration, Camps
    from detente.case.case import Case

__all__ = ["camps"]


def camps(
    case: Annotated[Path, typer.Argument(help="Case folder.")],
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    draws: Annotated[int, typer.Option(min=1, max=MOST_DRAWS, help="Number of draws.")] = 2048,
    seed: Annotated[int, typer.Option(min=0, max=MOST_SEED, help="Seed.")] = 1,
    *,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="How often the number of camps would be mistaken.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
    _quiet: Quiet = False,
) -> None:
    """Sort factions by both rules, count camps, apply the partner tests; no person is listed."""
    with answering(as_json=json):
        from detente.assess.engageable.answer import camps as assess

        known = known_case(case, as_of)
        if calibrate:
            _calibrate(known, seed, as_json=json)
            return
        answer = assess(known, seed, draws)
    if json:
        emit_result(answer)
    else:
        names = {a.id: a.name for a in known.actors}
        titles = {c.id: c.title for c in known.settings.criteria}
        _print(answer, names, titles)


def _print(answer: "Camps", names: dict[str, str], titles: dict[str, str]) -> None:
    from detente.report.sections.engageable.words import (
        camp_sentence,
        contradiction_sentence,
        faction_sentences,
        rival_sentence,
        tier_sentence,
    )
    from detente.report.words import percent

    emit(camp_sentence(answer))
    if text := tier_sentence(answer):
        emit(text)
    if not answer.factions:
        emit("The case has no criteria to sort factions by.")
        return
    emit(contradiction_sentence(answer, names))
    rows = [
        [
            names[f],
            *(f"{percent(one.pessimistic[k])} | {percent(one.optimistic[k])}" for k in CLASSES),
        ]
        for f, one in answer.factions.items()
    ]
    emit("\nShare of admissible judgements, cautious | generous rule:\n")
    emit(table_text(("faction", *CLASSES), rows))
    for f, faction in answer.factions.items():
        emit(f"\n{names[f]}")
        for sentence in faction_sentences(faction, titles):
            emit(f"    {sentence}")
        emit(f"    claims: {', '.join(faction.claims) or 'none'}")
    if answer.rival:
        emit("\n" + rival_sentence(answer, "the rival group", titles))
    if answer.partners:
        rows = [
            [names[f], *(percent(picked[f]) for picked in answer.partners.values())]
            for f in answer.factions
        ]
        emit("\n" + table_text(("selected as partner", "all tests", "any", "weighted"), rows))
        for actor in answer.excluded:
            emit(f"excluded by declaration: {names.get(actor, actor)}")
    emit(
        "\nClasses describe publicly recorded positions of organisations at a date, under stated "
        "weights. They are not findings about any person, not a chance of violence, and must not "
        "be used to select people for any action."
    )


def _calibrate(case: "Case", seed: int, *, as_json: bool) -> None:
    from detente.assess.engageable.calibration import calibration

    say("simulating studies of the case's size, about a minute …")
    rates = calibration(case, seed)
    if as_json:
        emit_result(rates)
    else:
        _print_calibration(rates)


def _print_calibration(rates: "Calibration") -> None:
    from detente.report.words import percent

    emit(
        f"{rates.leaders} leaders, {rates.criteria} criteria, {rates.repeats} trials a "
        "row; noise and distance between camps on a scale of 1"
    )
    rows = [
        [
            str(row.true),
            f"{row.separation:.2f}",
            f"{row.noise:.2f}",
            *map(percent, (row.right, row.wrong, row.cannot_tell)),
        ]
        for row in rates.rows
    ]
    head = ("true camps", "apart", "noise", "right", "wrong", "cannot tell")
    emit(table_text(head, rows, left=()))
