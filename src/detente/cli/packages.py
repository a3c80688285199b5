"""``detente packages``: deals that link issues, and what a mediator could propose."""

from datetime import datetime
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.known import known_case
from detente.cli.output import answering, emit, emit_json
from detente.cli.tables import table_text
from detente.vocabulary.limits import MOST_DRAWS, MOST_SEED

if TYPE_CHECKING:
    from detente.assess.agreement.record import Package, Packages

__all__ = ["packages"]


def packages(
    case: Annotated[Path, typer.Argument(help="Case folder.")],
    issue: Annotated[list[str], typer.Option(help="An issue to link; give two or more.")],
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    draws: Annotated[int, typer.Option(min=1, max=MOST_DRAWS, help="Number of draws.")] = 512,
    seed: Annotated[int, typer.Option(min=0, max=MOST_SEED, help="Seed.")] = 1,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
) -> None:
    """Bundle terms on several issues: who gains, who must be paid, what could be proposed."""
    if len(set(issue)) < 2:
        message = "name two or more issues: linking needs something to link"
        raise typer.BadParameter(message, param_hint="'--issue'")
    with answering(as_json=json):
        from detente.assess.agreement.packages import packages as assess

        known = known_case(case, as_of)
        answer = assess(known, issue, seed, draws)
    if json:
        emit_json(answer.model_dump(mode="json", by_alias=True))
    else:
        titles = {i.id: i.title for i in known.settings.issues}
        _print(answer, {a.id: a.name for a in known.actors}, titles)


def _print(answer: "Packages", names: dict[str, str], titles: dict[str, str]) -> None:
    from detente.report.words import join_words, percent

    emit(
        f"{answer.packages:,} packages on {join_words([titles[i] for i in answer.issues])}; by "
        f"{answer.agreed:,} of them nobody loses, {answer.efficient:,} of those could not be "
        "improved for one without harm to another."
    )
    alone = [titles[i] for i, there in answer.alone.items() if there]
    emit(f"Alone, such terms exist on {join_words(alone) if alone else 'none of them'}.")
    for rule, proposal in answer.proposals.items():
        if proposal is None:
            emit(f"\n{rule}: no package leaves everybody as well off")
            continue
        emit(f"\n{rule}, in {percent(proposal.holds)} of draws nobody loses")
        _print_package(proposal, {}, names, titles)
    emit("\ngreatest sum, losers to be paid")
    _print_package(answer.nearest, answer.nearest.due, names, titles)
    emit("\nAt the middle of all numbers; terms of 0 to 100 as the case words the scale ends.")


def _print_package(
    package: "Package", due: dict[str, float], names: dict[str, str], titles: dict[str, str]
) -> None:
    """Print the terms of a package, and a line a party: its gain and what it is due."""
    from detente.report.words import signed

    emit("  " + "; ".join(f"{titles[i]} {value:.0f}" for i, value in package.terms.items()))
    paid = any(due.values())
    head = ("party", "gain, of its stake", *(("to be paid",) if paid else ()))
    rows = [
        [names[party], signed(gain), *([f"{due.get(party, 0.0):.2f}"] if paid else [])]
        for party, gain in package.gain.items()
    ]
    emit(indent(table_text(head, rows), "    "))
