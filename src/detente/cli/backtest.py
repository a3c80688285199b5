"""``detente backtest``: score the models on data whose outcomes are known."""

import os
from collections.abc import Iterator
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.cli.output import Quiet, answering, emit, emit_json, emit_result, say
from detente.cli.progress import progress_bar
from detente.cli.tables import table_text
from detente.vocabulary.limits import MOST_SEED

if TYPE_CHECKING:
    from detente.assess.agreement.pool.record import Backtest, Errors, PoolScore
    from detente.estimates.attendance import RuleScore, ScoreTable
    from detente.estimates.record import Score

__all__ = ["backtest"]

backtest = typer.Typer(
    help="Score the models on data whose outcomes are known.", no_args_is_help=True
)

_TERMINATION, _AGREEMENTS = "*termination*.csv", "*peace_agreements*.csv"
_HEAD = ("event", "months", "n", "events", "Brier", "base", "nearest", "skill", "recent", "AUC")
_RULE_HEAD = ("method", "Brier", "log", "CRPS", "better by")
_ERROR_HEAD = ("forecast", "issues", "error", "squared", "pool better by")
_CONTACT_HEAD = ("forecast", "Brier", "log")
_SIMPLE = {"middle": "middle of the scale", "plain_mean": "plain mean of positions"}
_MEANS = {
    "file": "Capabilities: the line under the header.",
    "gdp": "Capabilities: gross domestic products.",
    "equal": "Capabilities: equal, as the file has actors whose means are not known.",
}
_TITLES = {
    "attendance": "At the table, all guests",
    "attendance_seen": "Guests seen before",
    "attendance_new": "Guests never seen",
    "seats": "How many guests",
}


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
        from detente.fitting.record.artefact import validation
        from detente.fitting.record.ucdp import only_file, read_sources
        from detente.fitting.record.validation.scores import scores_of

        sources = read_sources(only_file(data, _TERMINATION), only_file(data, _AGREEMENTS))
        workers = os.cpu_count() or 1
        scores = {
            name: scores_of(*validation(sources, name, facts, progress, workers))
            for name in _units(unit)
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


@backtest.command()
def attendance(
    rounds: Annotated[
        Path,
        typer.Option(
            "--rounds",
            help="CSV file with the columns process, date, location and third_parties.",
        ),
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="The scores as JSON.")] = False,
    _quiet: Quiet = False,
) -> None:
    """Forecast who is at each round from the rounds before it, beside simple rules."""
    with answering(as_json=json):
        from detente.fitting.attendance.backtest import as_json, backtest_rounds

        found = backtest_rounds(rounds)
    if found.short:
        say(
            f"{len(found.short)} process(es) have fewer than three rows that name third parties "
            "and are left out"
        )
    if json:
        emit_json(as_json(found))
        return
    emit(
        f"{found.processes} process(es), {len(found.left_out)} of them forecast by estimates "
        "without them; every round but the first of each."
    )
    for name, table in found.tables.items():
        emit(f"\n{_TITLES[name]}, n = {table.n}\n")
        emit(table_text(_RULE_HEAD, [*_rules(table)]))
    emit(
        "\n“better by”: score of the rule minus that of the model (the CRPS for seats, the Brier "
        "score elsewhere), 90 % by resampling processes; for the model, its own score. These data "
        "show who was there, not who was asked and stayed away."
    )


@backtest.command()
def bargaining(
    positions: Annotated[
        Path,
        typer.Option(
            "--positions",
            help="Table of issues with outcomes in the layout of DEU III, separated by tabs.",
        ),
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="The scores as JSON.")] = False,
    _quiet: Quiet = False,
) -> None:
    """Forecast issues whose outcome is known by each model, by two simple rules and by the pool."""
    with answering(as_json=json), progress_bar("models") as progress:
        from detente.assess.agreement.pool.backtest import backtest as back_test
        from detente.position_tables.deu3 import read_deu3

        found = back_test(read_deu3(positions), progress)
    if json:
        emit_result(found)
        return
    emit(
        f"{found.pool.n} issue(s) of {found.dossiers} dossier(s); left out: "
        f"{found.without_outcome} without an outcome, {found.without_actors} with fewer than two "
        f"actors. {_MEANS[found.means]}\n"
    )
    emit(table_text(_ERROR_HEAD, [*_error_rows(found)]))
    emit(
        "\nError: mean distance between forecast and outcome in points of a scale from 0 to 100. "
        "Pool better by: 1 less the pool's error over this one, 90 % by resampling dossiers."
    )
    emit(_pool_words(found.pool))


@backtest.command()
def contact(
    case: Annotated[Path, typer.Argument(help="Case folder; its contacts are forecast.")],
    years: Annotated[int, typer.Option("--years", min=1, help="Length of a window.")] = 3,
    seed: Annotated[
        int, typer.Option("--seed", min=0, max=MOST_SEED, help="Seed of the draws.")
    ] = 1,
    *,
    json: Annotated[bool, typer.Option("--json", help="The scores as JSON.")] = False,
    _quiet: Quiet = False,
) -> None:
    """Forecast which powers open contact, window by window, beside simple rules."""
    with answering(as_json=json):
        from detente.assess.contacts.backtest import backtest_contact
        from detente.case.reading.read import read_case

        found = backtest_contact(read_case(case), years, seed)
    if json:
        emit_result(found)
        return
    scores = {"model": found.model, **found.baselines}
    cells = [
        [name.replace("_", " "), f"{one.brier:.3f}", f"{one.log:.3f}"]
        for name, one in scores.items()
    ]
    emit(
        f"{found.n} powers without contact at the start of {len(found.cuts)} window(s) of {years} "
        f"year(s) from {found.cuts[0]}; {found.openings} opened contact.\n"
    )
    emit(table_text(_CONTACT_HEAD, cells))
    emit(
        f"\nSkill against the best rule, {found.best.replace('_', ' ')}: {_interval(found.skill)}, "
        f"90 % by resampling windows: {found.label.replace('_', ' ')}."
    )


def _error_rows(found: "Backtest") -> Iterator[list[str]]:
    for key, one in sorted(found.models.items(), key=_by_error):
        yield [key, *_error_cells(one)]
    for key, one in found.baselines.items():
        yield [_SIMPLE[key], *_error_cells(one)]
    pool = found.pool
    yield [f"pool: {pool.model}, errors", str(pool.n), _points(pool.error), "", ""]


def _by_error(pair: "tuple[str, Errors]") -> float:
    error = pair[1].error
    return inf if error is None else error


def _error_cells(one: "Errors") -> list[str]:
    return [str(one.n), _points(one.error), _points(one.squared), _interval(one.pool_skill)]


def _points(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _pool_words(pool: "PoolScore") -> str:
    """Say how often the pool's intervals held, and where their errors come from."""
    if pool.coverage is None or pool.coverage_shipped is None:
        return "No issue has an outcome of the pool: nobody has influence."
    source = "of the other dossiers"
    if pool.learned == "shipped":
        source = "that ship, as the other dossiers have too few issues"
    return (
        f"Pool: {100 * pool.coverage:.1f} % of outcomes are inside its 80 % interval, with errors "
        f"{source}; with the errors that ship {100 * pool.coverage_shipped:.1f} %. Mean width "
        f"{_points(pool.width)}, mean interval score {_points(pool.interval_score)}."
    )


def _rules(table: "ScoreTable") -> Iterator[list[str]]:
    yield ["model", *_scores(table.model), _interval(table.model.interval)]
    for name, one in table.rules.items():
        yield [name.replace("_", " "), *_scores(one), _interval(one.better_by)]


def _scores(one: "RuleScore") -> list[str]:
    return ["–" if value is None else f"{value:.4f}" for value in (one.brier, one.log, one.crps)]


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
