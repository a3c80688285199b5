"""``detente record``: what became of other wars; build, check, and compare with a case."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.cli.known import known_case
from detente.cli.output import Quiet, a_file_to_write, answering, emit, emit_json, emit_result, say
from detente.cli.progress import progress_bar
from detente.cli.tables import table_text
from detente.cli.wars import print_wars

if TYPE_CHECKING:
    from detente.fitting.record.similar import SimilarWars

__all__ = ["record"]

record = typer.Typer(
    help="What became of other wars: build the estimates, check them, find similar wars.",
    no_args_is_help=True,
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
        from detente.fitting.record.artefact import build_record, text_of
        from detente.fitting.record.build import CUTS

        with a_file_to_write(out):
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
        from detente.estimates.record import read_record
        from detente.fitting.record.artefact import build_record, differences

        kept = read_record(file)
        made = build_record(
            termination,
            agreements,
            kept.unit,
            cuts=[cut.until for cut in kept.cuts],
            exclude=kept.excluded,
            scored=bool(kept.scores),
            progress=progress,
        )
        found = differences(kept, made)
    for line in found:
        emit(line)
    if found:
        raise typer.Exit(1)
    emit(f"{file}: equal to what the files give")


@record.command()
def similar(
    case: Annotated[Path, typer.Argument(help="Case folder; its `conflict` is compared.")],
    termination: Termination,
    agreements: Agreements,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    months: Annotated[int, typer.Option(help="Horizon: 12, 24, 36, 48 or 60.")] = 36,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
    _quiet: Quiet = False,
) -> None:
    """Rate the case's war by the wars most like it, and list the ten nearest."""
    with answering(as_json=json):
        from detente.case.war_facts import war_of
        from detente.errors import DomainError
        from detente.fitting.record.cut import known_by_end_of, landmarks
        from detente.fitting.record.similar import similar_wars
        from detente.fitting.record.ucdp import names_of, read_sources

        known = known_case(case, as_of)
        conflict = known.settings.conflict
        if conflict is None:
            message = f"{case / 'case.yaml'} does not state its war; add the block `conflict`"
            raise DomainError(message)
        sources = known_by_end_of(read_sources(termination, agreements), known.as_of.year - 1)
        own = conflict.ucdp.conflict if conflict.ucdp else None
        war = war_of(conflict, known.as_of)
        found = similar_wars(landmarks(sources, conflict.unit), war, conflict.unit, months, own)
        dyads, conflicts = names_of(termination)
        names = dyads if conflict.unit == "movement" else conflicts
    if json:
        emit_json(_similar_json(found, names, months))
    else:
        _print_similar(found, names, months)


@record.command()
def wars(
    case: Annotated[Path, typer.Argument(help="Case folder; its `conflict` is read.")],
    file: Annotated[Path, typer.Option("--record", help="Record that `build` wrote.")],
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    months: Annotated[
        int | None, typer.Option(min=1, max=60, help="Horizon; default: that of the case.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
    _quiet: Quiet = False,
) -> None:
    """Say what became of wars like the case's by a record of your own, before 2000 as well."""
    with answering(as_json=json):
        from detente.assess.record.answer import wars_like_this
        from detente.estimates.record import read_record

        known = known_case(case, as_of)
        found = wars_like_this(known, months, record=read_record(file))
    if json:
        emit_result(found)
    else:
        print_wars(found, known.as_of.isoformat())


def _similar_json(
    found: "SimilarWars", names: dict[int, str], months: int
) -> dict[str, object]:  # a JSON value
    return {
        "months": months,
        "facts": list(found.facts),
        "rates": {
            event: {"rate": round(rate, 6), "conflicts": round(found.conflicts[event], 2)}
            for event, rate in found.rates.items()
        },
        "nearest": [
            {**war._asdict(), "name": names.get(war.unit, ""), "signed": list(war.signed)}
            for war in found.nearest
        ],
    }


def _print_similar(found: "SimilarWars", names: dict[int, str], months: int) -> None:
    facts = f"{len(found.facts)} fact{'s' if len(found.facts) != 1 else ''}"
    emit(f"Wars like this one, within {months} months, by {facts} and region\n")
    rows = [
        [event.replace("_", " "), f"{100 * rate:.0f} %", f"{found.conflicts[event]:.0f}"]
        for event, rate in found.rates.items()
    ]
    emit(table_text(("event", "rate", "conflicts"), rows))
    wars = [
        [
            names.get(war.unit) or str(war.unit),
            str(war.year),
            f"{war.distance:.2f}",
            (war.fate or "not known").replace("_", " "),
            ", ".join(war.signed) or "nothing",
        ]
        for war in found.nearest
    ]
    head = ("war", "on 1 January", "distance", "first fate", "signed")
    emit("\n" + table_text(head, wars, left=(0, 3, 4)))
    emit("Weighted by likeness; the rate of all wars counts as three. A second opinion: no better.")
