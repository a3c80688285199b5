"""``detente outcomes``: what could be agreed, issue by issue and model by model."""

import textwrap
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.cli.output import answering, emit, emit_json

__all__ = ["outcomes"]


def outcomes(
    case: Annotated[Path, typer.Argument(help="Case folder.")],
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    model: Annotated[
        list[str] | None, typer.Option(help="Only this model; may be given again.")
    ] = None,
    draws: Annotated[int, typer.Option(min=1, help="Number of draws.")] = 2048,
    seed: Annotated[int, typer.Option(min=0, help="Seed.")] = 1,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
) -> None:
    """Forecast each issue from all parties' positions, by every model or by one."""
    with answering(as_json=json):
        from detente.assess.outcomes import forecasts
        from detente.case.read import read_case

        known = read_case(case, as_of.date() if as_of else None)
        found = forecasts(known, seed, draws, model)
    if json:
        emit_json(found)
    else:
        _print(found, {a.id: a.name for a in known.actors})


def _print(found: dict[str, Any], names: dict[str, str]) -> None:
    from detente.report.prose_outcomes import missing_sentences, outcome_sentences
    from detente.report.words import percent, span

    if not found["issues"]:
        emit("The case names no issues.")
    for issue in found["issues"].values():
        emit(f"\n{issue['title']}: 0 {issue['zero_means']}; 100 {issue['hundred_means']}")
        wide = max([26, *(len(key) + 3 for key in issue["models"])])
        for key, answer in issue["models"].items():
            fewer = "" if answer["draws"] in {0, found["draws"]} else f"{answer['draws']} draws"
            emit(f"  {key:<{wide}}{span(answer['outcome']):<18}{fewer}".rstrip())
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
    emit("Where models disagree, no average of them is given: it would hide that they do.")


def _folded(sentence: str) -> str:
    """Return a sentence on lines of a screen."""
    return textwrap.fill(sentence, 100, initial_indent="  ", subsequent_indent="    ")
