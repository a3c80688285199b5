"""``detente moves``: what would move an outcome towards an actor."""

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
    from detente.assess.agreement.record import Levers

__all__ = ["moves"]

_SHOWN = 8


def moves(
    case: Annotated[Path, typer.Argument(help="Case folder.")],
    actor: Annotated[str, typer.Option(help="For whom: an id with a position; never a person.")],
    issue: Annotated[str | None, typer.Option(help="Only this issue.")] = None,
    model: Annotated[str, typer.Option(help="Which model.")] = "bargaining.compromise",
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    draws: Annotated[int, typer.Option(min=1, max=MOST_DRAWS, help="Number of draws.")] = 512,
    seed: Annotated[int, typer.Option(min=0, max=MOST_SEED, help="Seed.")] = 1,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
) -> None:
    """Say which own move, or which other's shift within its range, moves an outcome most."""
    with answering(as_json=json):
        from detente.assess.agreement.levers import levers as assess

        known = known_case(case, as_of)
        answer = assess(known, actor, issue, model, seed, draws)
    if json:
        emit_json(answer.model_dump(mode="json", by_alias=True))
    else:
        titles = {i.id: i.title for i in known.settings.issues}
        _print(answer, {a.id: a.name for a in known.actors}, titles)


def _print(answer: "Levers", names: dict[str, str], titles: dict[str, str]) -> None:
    from detente.report.words import signed, span

    emit(f"For {names[answer.actor]}, by {answer.model}")
    for name, issue in answer.issues.items():
        emit(
            f"\n{titles[name]}: outcome {span(issue.outcome)}, "
            f"{span(issue.distance)} from its position"
        )
        rows = [
            [
                "its own" if lever.own else names[lever.whose],
                lever.what,
                f"{lever.to:g}",
                f"{signed(lever.mean_gain, 1)} ± {2 * lever.error:.1f}",
            ]
            for lever in issue.levers[:_SHOWN]
        ]
        emit(indent(table_text(("whose", "what", "to", "nearer by"), rows, left=(0, 1)), "  "))
    emit(f"\n{answer.warning} Shifts of others end within their own elicited ranges.")
