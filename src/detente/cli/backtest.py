"""``detente backtest``: score the models on data whose outcomes are known."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.cli.output import Quiet, answering, emit, emit_json
from detente.cli.progress import progress_bar
from detente.cli.tables import table_text

if TYPE_CHECKING:
    from detente.estimates.record import Score

__all__ = ["backtest"]

backtest = typer.Typer(
    help="Score the models on data whose outcomes are known.", no_args_is_help=True
)

_TERMINATION, _AGREEMENTS = "*termination*.csv", "*peace_agreements*.csv"
_HEAD = ("event", "months", "n", "events", "Brier", "base", "nearest", "skill", "recent", "AUC")


@backtest.callback()
def _group() -> None:
    """Score the models on data whose outcomes are known."""


@backtest.command("reference-class")
def reference_class(
    data: Annotated[
        Path, typer.Option("--data", help="Folder of UCDP's files on ends and agreements.")
    ],
    facts: Annotated[
        Literal["default", "all"], typer.Option("--facts", help="Facts of signings: three, or all.")
    ] = "default",
    unit: Annotated[
        list[str] | None, typer.Option("--unit", help="`movement` or `war`; default both.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="The scores as JSON.")] = False,
    _quiet: Quiet = False,
) -> None:
    """Forecast each conflict from the others, and later years from earlier ones."""
    with answering(as_json=json), progress_bar("conflicts left out") as progress:
        from detente.estimating.record.artefact import validation
        from detente.estimating.record.ucdp import only_file, read_sources
        from detente.estimating.record.validation.scores import scores_of

        sources = read_sources(only_file(data, _TERMINATION), only_file(data, _AGREEMENTS))
        scores = {
            name: scores_of(*validation(sources, name, facts, progress)) for name in _units(unit)
        }
    if json:
        emit_json(
            {
                name: {
                    event: {months: one.model_dump(mode="json") for months, one in rows.items()}
                    for event, rows in events.items()
                }
                for name, events in scores.items()
            }
        )
        return
    for name, events in scores.items():
        emit(f"\n{name}: Brier scores of conflicts left out; skill with 90 % intervals\n")
        rows = [
            _row(event, months, one) for event, by in events.items() for months, one in by.items()
        ]
        emit(table_text(_HEAD, rows))
    emit(
        "\n“base”: average rate of the other conflicts; “nearest”: rate of similar wars; “recent”: "
        "skill in the five years after 1999, 2004, 2009 and 2014 against the recent rate."
    )


def _units(asked: list[str] | None) -> list[Literal["movement", "war"]]:
    from detente.errors import UnknownNameError

    known: tuple[Literal["movement", "war"], ...] = ("movement", "war")
    if wrong := [name for name in asked or () if name not in known]:
        message = f"unit {wrong[0]} does not exist; allowed: {', '.join(known)}"
        raise UnknownNameError(message)
    return [name for name in known if not asked or name in asked]


def _row(event: str, months: str, one: "Score") -> list[str]:
    return [
        event.replace("_", " "),
        months,
        str(one.n),
        str(one.events),
        f"{one.brier:.4f}",
        f"{one.base:.4f}",
        f"{one.nearest:.4f}",
        _interval(one.skill),
        _interval(one.skill_recent),
        "–" if one.auc is None else f"{one.auc:.3f}",
    ]


def _interval(ends: tuple[float, float, float] | None) -> str:
    if ends is None:
        return "–"
    low, point, high = ends
    return f"{point:.3f} ({low:.3f} to {high:.3f})"
