"""``detente packages``: deals that link issues, and what a mediator could propose."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.cli.output import answering, emit, emit_json

__all__ = ["packages"]


def packages(
    case: Annotated[Path, typer.Argument(help="Case folder.")],
    issue: Annotated[list[str], typer.Option(help="An issue to link; give two or more.")],
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    draws: Annotated[int, typer.Option(min=1, help="Number of draws.")] = 512,
    seed: Annotated[int, typer.Option(min=0, help="Seed.")] = 1,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
) -> None:
    """Bundle terms on several issues: who gains, who must be paid, what could be proposed."""
    with answering(as_json=json):
        from detente.assess.agreement.packages import packages as assess
        from detente.case.reading.read import read_case

        known = read_case(case, as_of.date() if as_of else None)
        found = assess(known, issue, seed, draws)
    if json:
        emit_json(found)
    else:
        titles = {i.id: i.title for i in known.settings.issues}
        _print(found, {a.id: a.name for a in known.actors}, titles)


def _print(found: dict[str, Any], names: dict[str, str], titles: dict[str, str]) -> None:
    from detente.report.words import join_words, percent, signed

    emit(
        f"{found['packages']:,} packages on {join_words([titles[i] for i in found['issues']])}; by "
        f"{found['agreed']:,} of them nobody loses, {found['efficient']:,} of those could not be "
        "bettered for one without harm to another."
    )
    alone = [titles[i] for i, there in found["alone"].items() if there]
    emit(f"Alone, such terms exist on {join_words(alone) if alone else 'none of them'}.")
    told = [*found["proposals"].items(), ("greatest sum, losers to be paid", found["nearest"])]
    for rule, one in told:
        if one is None:
            emit(f"\n{rule}: no package leaves everybody as well off")
            continue
        held = f", in {percent(one['holds'])} of draws nobody loses" if "holds" in one else ""
        emit(f"\n{rule}{held}")
        emit("  " + "; ".join(f"{titles[i]} {value:.0f}" for i, value in one["terms"].items()))
        for party, gain in one["gain"].items():
            due = one.get("due", {}).get(party, 0.0)
            paid = f", to be paid {due:.2f}" if due else ""
            emit(f"    {names[party][:40]:<42}{signed(gain):>6} of its stake{paid}")
    emit("\nAt the middle of all numbers; terms of 0 to 100 as the case words the scale ends.")
