"""``detente forecast``: file dated forecasts in a ledger, resolve them, list and score them."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.cli.output import Quiet, answering, emit, emit_result, say
from detente.cli.tables import table_text

if TYPE_CHECKING:
    from detente.assess.open_run import Run
    from detente.case.schema.evidence import Question
    from detente.ledger.filing import Asked
    from detente.ledger.record import Entry, GroupScore, Ledger, Line

__all__ = ["forecast"]

forecast = typer.Typer(
    help="File dated forecasts in a ledger, resolve them, list and score them.",
    no_args_is_help=True,
)

_LEDGER = Path("forecasts")
_MOST = 2048  # draws of the run that answers a question
_HEAD = ("line", "dated", "question", "yes", "closes", "came about", "Brier", "remark")
_GROUPS = {
    "foresight": "Written before the question closed",
    "hindsight": "Written after the question closed, though dated before",
}

Folder = Annotated[Path, typer.Option("--ledger", help="Folder of the ledger.")]
Json = Annotated[bool, typer.Option("--json", help="The answer as JSON.")]


@forecast.callback()
def _group() -> None:
    """File dated forecasts in a ledger, resolve them, list and score them."""


@forecast.command("file")
def file_(
    run: Annotated[Path, typer.Argument(help="Run folder.")],
    question: Annotated[str, typer.Argument(help="Id of a question of the case.")],
    probability: Annotated[
        float | None,
        typer.Option(help="Chance of yes, from 0 to 1; default: by the question's metric."),
    ] = None,
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="Day of the forecast; default: today."),
    ] = None,
    ledger: Folder = _LEDGER,
    *,
    json: Json = False,
    _quiet: Quiet = False,
) -> None:
    """Add a forecast on a question of a run; not after the question closed."""
    with answering(as_json=json):
        from detente.assess.open_run import open_run
        from detente.ledger.filing import file_forecast
        from detente.ledger.store import LedgerFolder

        known = open_run(run)
        asked = _question(known, question)
        chance = _chance(known, asked) if probability is None else probability
        line = file_forecast(
            LedgerFolder(ledger), _asked(known, asked), chance, _day(day), _today()
        )
    _told(line, ledger, as_json=json)


@forecast.command()
def resolve(
    question: Annotated[str, typer.Argument(help="Id of the question.")],
    outcome: Annotated[
        Literal["yes", "no", "mixed"],
        typer.Option(help="What came about; a mixed outcome is not scored."),
    ],
    source: Annotated[str, typer.Option(help="Where it can be checked.")],
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="Day it was decided; default: today."),
    ] = None,
    case: Annotated[
        str | None, typer.Option(help="Id of the case, if several have such a question.")
    ] = None,
    ledger: Folder = _LEDGER,
    *,
    correct: Annotated[
        bool, typer.Option("--correct", help="Replace an outcome filed before; its line stays.")
    ] = False,
    json: Json = False,
    _quiet: Quiet = False,
) -> None:
    """Add what came about; it holds for every forecast on the question."""
    with answering(as_json=json):
        from detente.ledger.filing import resolve_question
        from detente.ledger.store import LedgerFolder

        line = resolve_question(
            LedgerFolder(ledger),
            question,
            outcome,
            source,
            _day(day),
            _today(),
            case=case,
            correct=correct,
        )
    _told(line, ledger, as_json=json)


@forecast.command("list")
def list_(
    ledger: Folder = _LEDGER,
    expect: Annotated[
        str | None,
        typer.Option(help="Digest that was published: fail if no line has it."),
    ] = None,
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="Day that counts as today."),
    ] = None,
    *,
    json: Json = False,
    _quiet: Quiet = False,
) -> None:
    """Check the chain of a ledger, list its forecasts and score those that are resolved."""
    with answering(as_json=json):
        from detente.ledger.answer import hold_to, ledger_of
        from detente.ledger.store import LedgerFolder

        lines = LedgerFolder(ledger).read()
        if expect is not None:
            hold_to(lines, expect)
        found = ledger_of(lines, _day(day))
    if json:
        emit_result(found)
    else:
        _print(found)


def _today() -> date:
    return datetime.now().astimezone().date()


def _day(given: datetime | None) -> date:
    return given.date() if given else _today()


def _question(run: "Run", name: str) -> "Question":
    """Return a question of the case of a run."""
    from detente.errors import UnknownNameError

    questions = {question.id: question for question in run.case.questions}
    if name not in questions:
        held = ", ".join(questions) or "none"
        message = f"the case has no question '{name}'; it has: {held}"
        raise UnknownNameError(message)
    return questions[name]


def _chance(run: "Run", asked: "Question") -> float:
    """Return the chance of yes by the question's metric, as `detente score` reads it."""
    from dataclasses import replace

    from detente.assess.attendance.next_round import forecast_next
    from detente.assess.scores.questions import forecast_questions
    from detente.case.case import Table
    from detente.errors import DomainError

    facts, case = run.facts, run.case
    one = replace(case, questions=Table((asked,), (1,)))
    draws = min(facts.draws, _MOST)
    guess = forecast_questions(one, forecast_next(case, 64), draws=draws, seed=facts.seed)[asked.id]
    if isinstance(guess, str):
        message = f"no forecast of '{asked.id}': {guess}; give the chance with --probability"
        raise DomainError(message)
    return guess.chance


def _asked(run: "Run", question: "Question") -> "Asked":
    from detente.ledger.filing import Asked

    return Asked(
        case=run.case.settings.id,
        question=question.id,
        text=question.text,
        closes=question.close_date,
        as_of=run.case.as_of,
        run_digest=run.digest,
        case_digest=run.facts.digest,
    )


def _told(line: "Line", ledger: Path, *, as_json: bool) -> None:
    """Print the line that was added, and the digest that holds its author to it."""
    if as_json:
        emit_result(line)
        return
    emit(f"line {line.number} of {ledger}, dated {line.date}: {_said(line)}")
    say(f"Digest {line.digest}: publish it, and the ledger can be held to this line.")


def _said(line: "Line") -> str:
    if line.kind == "forecast":
        return f"{line.question}, chance of yes {line.probability:g}; closes {line.closes}"
    replaced = f", replaces line {line.corrects}" if line.corrects else ""
    return f"{line.question}, {line.outcome} ({line.source}){replaced}"


def _print(found: "Ledger") -> None:
    """Print forecasts, the greatest misses first, then what is due, then what is open."""
    emit(f"{found.lines} line(s), the chain holds. Digest of the last: {found.head or 'none'}")
    if not found.forecasts:
        return
    ordered = sorted(found.forecasts, key=_rank)
    emit(table_text(_HEAD, [_row(one) for one in ordered], left=(2, 7)))
    for name, title in _GROUPS.items():
        _print_score(title, found.scores[name])
    emit("Mixed outcomes and forecasts dated after the outcome are not scored.")


def _rank(one: "Entry") -> tuple[float, int, int]:
    return (
        1.0 if one.brier is None else -one.brier,
        ("due", "open").index(one.status) if one.status in {"due", "open"} else 2,
        one.number,
    )


def _row(one: "Entry") -> list[str]:
    remarks = ("in hindsight" if one.hindsight else "", "after the outcome" if one.late else "")
    return [
        str(one.number),
        str(one.date),
        f"{one.question} ({one.case})",
        f"{one.probability:g}",
        str(one.closes),
        one.status,
        "–" if one.brier is None else f"{one.brier:.4f}",
        ", ".join(filter(None, remarks)),
    ]


def _print_score(title: str, score: "GroupScore") -> None:
    if score.brier is None:
        return
    rules = ", ".join(f"{n.replace('_', ' ')} {r.brier:.4f}" for n, r in score.baselines.items())
    log = "infinite" if score.log is None else f"{score.log:.4f}"
    emit(
        f"{title}: {score.forecasts} forecast(s) on {score.questions} question(s), Brier "
        f"{score.brier:.4f}, log score {log}; rules (Brier): {rules}."
    )
    if score.skill is None or score.best is None:
        emit("  Too few questions to tell skill from chance.")
        return
    low, point, high = score.skill
    word = "skill shown" if low > 0.0 else "no skill shown"
    rule = score.best.replace("_", " ")
    emit(f"  Against the best rule, {rule}: {point:.3f} ({low:.3f} to {high:.3f}), {word}.")
