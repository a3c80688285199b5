"""``detente outcomes``: what could be agreed, issue by issue and model by model."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Annotated, TypeAlias, cast

import typer

from detente.cli.bare_table import PLOTS, answer_table
from detente.cli.deals import answer_run
from detente.cli.known import known_case
from detente.cli.output import answering, emit, emit_json
from detente.cli.tables import table_text
from detente.cli.wars import folded, print_wars
from detente.vocabulary.limits import MOST_DRAWS, MOST_SEED

if TYPE_CHECKING:
    from detente.assess.agreement.record import Forecasts, IssueForecast

__all__ = ["outcomes"]

_RUN = "run.json"  # tells a run folder from a case folder
_Options: TypeAlias = Mapping[str, datetime | int | str | Path | None]  # by name


def outcomes(
    case: Annotated[
        Path | None, typer.Argument(help="Case folder, or run folder: then who signs, and when.")
    ] = None,
    table: Annotated[
        Path | None,
        typer.Option(help="A bare table instead of a case: plain CSV, KTAB CSV or DECIDE file."),
    ] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    model: Annotated[
        list[str] | None, typer.Option(help="Only this model; may be given again.")
    ] = None,
    draws: Annotated[
        int | None, typer.Option(min=1, max=MOST_DRAWS, help="Number of draws (2048).")
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, max=MOST_SEED, help="Seed (1).")] = None,
    variant: Annotated[
        str | None, typer.Option(help="With --table: reading of a model, as in as_run.")
    ] = None,
    rounds: Annotated[int | None, typer.Option(min=1, help="With --table: rounds at most.")] = None,
    ties: Annotated[
        int | None,
        typer.Option(min=1, max=1000, help="Random orders of equal exchanges to try."),
    ] = None,
    csv: Annotated[
        Path | None, typer.Option(help="With --table: write all numbers, one a row.")
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(help="With --table: draw rounds; FILE.svg or FILE.html.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
) -> None:
    """Forecast each issue from all parties' positions, by every model or by one."""
    of_case = {"--as-of": as_of, "--draws": draws, "--seed": seed}
    of_table: _Options = {
        "--variant": variant,
        "--rounds": rounds,
        "--csv": csv,
        "--plot": plot,
    }
    _check_usage(case, table, of_case, of_table)
    if table is not None:
        answer_table(table, model, variant, rounds, ties, (csv, plot), as_json=json)
        return
    if case is not None and (case / _RUN).is_file():
        _refuse_with_run({**of_case, "--model": model or None, "--ties": ties})
        answer_run(case, as_json=json)
        return
    with answering(as_json=json):
        from detente.assess.agreement.answer import forecasts

        known = known_case(cast("Path", case), as_of)
        seeded = 1 if seed is None else seed
        answer = forecasts(known, seeded, draws or 2048, model, ties=ties or 0)
    if json:
        emit_json(answer.model_dump(mode="json", by_alias=True))
    else:
        _print(answer, {a.id: a.name for a in known.actors}, known.as_of.isoformat())


def _check_usage(
    case: Path | None, table: Path | None, of_case: _Options, of_table: _Options
) -> None:
    """Refuse both or neither of case and table, and options that belong to the other one."""
    if (case is None) == (table is None):
        given = "neither" if case is None else "both"
        message = f"give a case folder or --table FILE; {given} given"
        raise typer.BadParameter(message)
    of_other, needed = (of_table, "--table FILE") if table is None else (of_case, "a case folder")
    for name, value in of_other.items():
        if value is not None:
            message = f"{name} needs {needed}"
            raise typer.BadParameter(message)
    plot = of_table["--plot"]
    if isinstance(plot, Path) and plot.suffix.lower() not in PLOTS:
        message = f"--plot is {plot}; its name must end in {' or '.join(PLOTS)}"
        raise typer.BadParameter(message)


def _refuse_with_run(options: Mapping[str, object]) -> None:
    """Refuse options that a finished run has settled already."""
    for name, value in options.items():
        if value is not None:
            message = f"{name} needs a case folder; a run folder was given"
            raise typer.BadParameter(message)


def _print(answer: "Forecasts", names: dict[str, str], as_of: str) -> None:
    from detente.report.sections.agreement.words import missing_sentences, pooled_sentence

    if not answer.issues:
        emit("The case names no issues, so there is nothing to settle.")
        return
    for issue in answer.issues.values():
        _print_issue(issue, answer.draws, names)
    missing = missing_sentences(answer.issues)
    emit("\nWithout an outcome:" if missing else "")
    for sentence in missing:
        emit(folded(sentence))
    emit("Median and 80 % of draws. What parties would settle on, not that anything is signed.")
    if any(issue.pooled for issue in answer.issues.values()):
        emit(folded(pooled_sentence(answer.issues)))
    print_wars(answer.record, as_of)


def _models(issue: "IssueForecast", draws: int) -> str:
    """Return a line for each model, and for the pooled forecast."""
    from detente.report.words import span

    rows = [
        [key, span(one.outcome), "" if one.draws in {0, draws} else str(one.draws)]
        for key, one in issue.models.items()
    ]
    if issue.pooled:
        rows.append(["pooled", span(issue.pooled.outcome), ""])
    columns = 3 if any(fewer for _, _, fewer in rows) else 2
    head = ("model", "outcome", "draws")[:columns]
    return table_text(head, [row[:columns] for row in rows], left=(0, 1))


def _print_issue(issue: "IssueForecast", draws: int, names: dict[str, str]) -> None:
    """Print a line a model, the sentences on how they part, and a line a party."""
    from detente.report.sections.agreement.words import outcome_sentences
    from detente.report.words import percent, span

    emit(f"\n{issue.title}: 0 {issue.zero_means}; 100 {issue.hundred_means}")
    emit(indent(_models(issue, draws), "  "))
    for sentence in outcome_sentences(issue):
        emit(folded(sentence))
    if issue.parties:
        rows = [
            [names[party.actor], span(party.position), percent(party.influence)]
            for party in sorted(issue.parties, key=lambda p: -p.influence)
        ]
        emit(indent(table_text(("party", "position", "share of influence"), rows), "    "))
    else:
        emit("  nobody's position is on record")
