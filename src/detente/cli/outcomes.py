"""``detente outcomes``: what could be agreed, issue by issue and model by model."""

import textwrap
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from detente.cli.bare_table import PLOTS, answer_table
from detente.cli.output import answering, emit, emit_json

__all__ = ["outcomes"]


def outcomes(
    case: Annotated[Path | None, typer.Argument(help="Case folder.")] = None,
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
    draws: Annotated[int | None, typer.Option(min=1, help="Number of draws (2048).")] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Seed (1).")] = None,
    variant: Annotated[
        str | None, typer.Option(help="With --table: reading of a model, as in as_run.")
    ] = None,
    rounds: Annotated[int | None, typer.Option(min=1, help="With --table: rounds at most.")] = None,
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
    of_table = {"--variant": variant, "--rounds": rounds, "--csv": csv, "--plot": plot}
    _check_usage(case, table, of_case, of_table)
    if table is not None:
        answer_table(table, model, variant, rounds, (csv, plot), as_json=json)
        return
    with answering(as_json=json):
        from detente.assess.agreement.answer import forecasts
        from detente.case.reading.read import read_case

        known = read_case(cast("Path", case), as_of.date() if as_of else None)
        found = forecasts(known, 1 if seed is None else seed, draws or 2048, model)
    if json:
        emit_json(found)
    else:
        _print(found, {a.id: a.name for a in known.actors})


def _check_usage(
    case: Path | None, table: Path | None, of_case: dict[str, Any], of_table: dict[str, Any]
) -> None:
    """Refuse both or neither of case and table, and options that belong to the other one."""
    if (case is None) == (table is None):
        found = "neither" if case is None else "both"
        message = f"give a case folder or --table FILE; {found} given"
        raise typer.BadParameter(message)
    of_other, needed = (of_table, "--table FILE") if table is None else (of_case, "a case folder")
    for name, value in of_other.items():
        if value is not None:
            message = f"{name} needs {needed}"
            raise typer.BadParameter(message)
    plot = of_table["--plot"]
    if plot is not None and plot.suffix.lower() not in PLOTS:
        message = f"--plot is {plot}; its name must end in {' or '.join(PLOTS)}"
        raise typer.BadParameter(message)


def _print(found: dict[str, Any], names: dict[str, str]) -> None:
    from detente.report.sections.agreement.words import missing_sentences, outcome_sentences
    from detente.report.words import percent, span

    if not found["issues"]:
        emit("The case names no issues.")
    for issue in found["issues"].values():
        emit(f"\n{issue['title']}: 0 {issue['zero_means']}; 100 {issue['hundred_means']}")
        wide = max([26, *(len(key) + 3 for key in issue["models"])])
        for key, answer in issue["models"].items():
            fewer = "" if answer["draws"] in {0, found["draws"]} else f"{answer['draws']} draws"
            emit(f"  {key:<{wide}}{span(answer['outcome']):<18}{fewer}".rstrip())
        if issue["pooled"]:
            emit(f"  {'pooled':<{wide}}{span(issue['pooled']['outcome'])}")
        for sentence in outcome_sentences(issue):
            emit(_folded(sentence))
        for party in sorted(issue["parties"], key=lambda p: -p["influence"]):
            where = span(party["position"])
            share = percent(party["influence"])
            emit(f"    {names[party['actor']][:34]:<36}{where:>18}   {share:>6} of influence")
        if not issue["parties"]:
            emit("  nobody's position is on record")
    missing = missing_sentences(found["issues"])
    emit("\nWithout an outcome:" if missing else "")
    for sentence in missing:
        emit(_folded(sentence))
    emit("Median and 80 % of draws. What parties would settle on, not that anything is signed.")
    emit(
        "Pooled: a mixture of models by how they fared on other disputes; where they disagree it "
        "is wide."
    )


def _folded(sentence: str) -> str:
    """Return a sentence on lines of a screen."""
    return textwrap.fill(sentence, 100, initial_indent="  ", subsequent_indent="    ")
