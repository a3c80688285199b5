"""``detente run``: simulate every option of a case and write a report."""

import textwrap
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.known import day_of, late
from detente.cli.output import (
    Open,
    Quiet,
    answering,
    emit,
    emit_json,
    say,
    show_report,
    warn,
)
from detente.cli.progress import progress_bar
from detente.cli.tables import table_text
from detente.errors import Finding
from detente.vocabulary.limits import MOST_RUN_DRAWS, MOST_SEED

if TYPE_CHECKING:
    from detente.assess.summary.record import Summary
    from detente.vocabulary.metrics import Metric

__all__ = ["run"]

_PERCENT = "\N{NO-BREAK SPACE}%"
_WIDTH = 100  # columns of a screen
_KEYS = ("chunk", "executor", "resume", "switch.MECHANISM", "assume.CLAIM")


def run(
    case: Annotated[Path, typer.Argument(help="Case folder.")],
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    horizon: Annotated[int | None, typer.Option(min=1, max=240, help="Months ahead.")] = None,
    draws: Annotated[int, typer.Option(min=1, max=MOST_RUN_DRAWS, help="Number of draws.")] = 2048,
    seed: Annotated[
        int, typer.Option(min=0, max=MOST_SEED, help="Seed; the same seed gives the same bytes.")
    ] = 1,
    strategies: Annotated[str | None, typer.Option(help="Only these options, by commas.")] = None,
    out: Annotated[Path, typer.Option(help="Run folder, new or empty.")] = Path("run"),
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processors; changes no number.")
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            help="KEY=VALUE: chunk, executor, resume, switch.MECHANISM=off, assume.CLAIM=false.",
        ),
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="The summary and findings as JSON.")] = False,
    open_: Open = False,
    _quiet: Quiet = False,
) -> None:
    """Run a case: every option over the uncertainty, a summary and a report."""
    options = _plan_options(set_ or [])
    with answering(as_json=json, stopped="stopped; continue with --set resume=true"):
        from detente.assess.run import run as run_case
        from detente.case.reading.read import known_by, read_uncut
        from detente.cli.compiled import COMPILING, is_compiled
        from detente.report.page import write_report
        from detente.runs.plan import Plan

        if not is_compiled():
            say(COMPILING)
        if workers is not None:
            options["workers"] = workers
        plan = Plan(draws=draws, seed=seed, **options)
        chosen = strategies.split(",") if strategies is not None else None
        uncut = read_uncut(case)
        doubts = late(uncut, as_of)
        with progress_bar("draws") as progress:
            result = run_case(
                known_by(uncut, day_of(as_of)),
                out,
                plan,
                horizon=horizon,
                strategies=[s.strip() for s in chosen] if chosen is not None else None,
                progress=progress,
            )
        page = write_report(out)
    findings = [*doubts, *_findings(result.summary)]
    for finding in findings:
        warn(finding)
    if json:
        emit_json(
            {
                **result.summary.model_dump(mode="json", by_alias=True),
                "findings": [f.as_dict() for f in findings],
            }
        )
    else:
        _brief(result.summary)
    show_report(page, as_json=json, wanted=open_)


def _plan_options(pairs: list[str]) -> dict[str, Any]:  # values differ in type
    """Read ``--set`` pairs; wrong ones are wrong usage."""
    from detente.ensemble.executors import ALLOWED, is_executor

    options: dict[str, Any] = {}
    off: set[str] = set()
    assumed: dict[str, bool] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        allowed = f"allowed: {', '.join(_KEYS)}"
        if not equals:
            message = f"'{pair}' has no '='; write KEY=VALUE; {allowed}"
            raise typer.BadParameter(message)
        if key == "chunk":
            if not value.isdecimal() or int(value) < 1:
                message = f"'{pair}' is not understood; chunk is a number of draws, at least 1"
                raise typer.BadParameter(message)
            options["chunk"] = int(value)
        elif key == "executor":
            if not is_executor(value):
                message = f"'{pair}' is not understood; allowed: {ALLOWED}"
                raise typer.BadParameter(message)
            options["executor"] = value
        elif key == "resume" and value in {"true", "false"}:
            options["resume"] = value == "true"
        elif key.startswith("switch.") and value in {"on", "off"}:
            if value == "off":
                off.add(key.removeprefix("switch."))
        elif key.startswith("assume.") and value in {"true", "false"}:
            assumed[key.removeprefix("assume.")] = value == "true"
        else:
            message = f"'{pair}' is not understood; {allowed}"
            raise typer.BadParameter(message)
    return {**options, "switched_off": frozenset(off), "assumed": assumed}


def _findings(summary: "Summary") -> list[Finding]:
    """Return what is doubtful about a run's numbers."""
    lost = summary.undefined.draws
    if not lost:
        return []
    bad = {s: n for s, n in summary.undefined.strategies.items() if n}
    where = ", ".join(f"{s} {n}" for s, n in bad.items())
    message = (
        f"{lost} of {summary.draws} draws gave a number that is not finite and are left out under "
        f"every option ({where})"
    )
    hint = "look for a number of the case that is far out of its usual range"
    return [
        Finding(
            code="draws-undefined",
            severity="warning",
            file="",
            value=str(lost),
            message=message,
            hint=hint,
        )
    ]


def _brief(summary: "Summary") -> None:
    """Print the main results on one screen: the answer, its ground, and a line an option."""
    from detente.report.sections.asked.words import answer_lines
    from detente.report.sections.options.compared import rank_sentence
    from detente.report.sections.page_one.bottom import bottom_line
    from detente.report.sections.page_one.heading import heading

    emit(f"{summary.title}: {summary.draws} draws, seed {summary.seed}")
    _, _, *turns = answer_lines(summary)
    ranked = [rank_sentence(summary)] if summary.ranking.objectives else []
    for sentence in (heading(summary), *bottom_line(summary), *turns, *ranked):
        joined = sentence.replace(" %", _PERCENT)
        emit(textwrap.fill(joined, _WIDTH).replace(_PERCENT, " %"))
    columns = _columns(summary)
    options = {option.id: option for option in summary.strategy_list}
    order = [*summary.ranking.order, *summary.ranking.empty] if summary.ranking.order else options
    rows = [[options[name].title, *(cell(name) for cell in columns.values())] for name in order]
    emit("\n" + table_text(("option", *columns), rows))
    if "extra_deaths" not in summary.not_modelled:
        emit(
            "Deaths: more or less than under the reference option, in "
            f"{summary.units['extra_deaths']}. Ranges: 80 % of draws."
        )


def _columns(summary: "Summary") -> dict[str, Callable[[str], str]]:
    """Return the columns of the table: those that the case has a number for."""
    from detente.report.metric_words import metric_cell
    from detente.report.words import percent

    def of(metric: "Metric") -> Callable[[str], str]:
        return lambda option: metric_cell(summary.strategies[option][metric], metric)

    shown: dict[Metric, str] = {
        "settlement": "any deal",
        "extra_deaths": "deaths",
        "table_max": "most seats",
        "holdout_contact": "hold-out open",
    }
    columns = {title: of(m) for m, title in shown.items() if m not in summary.not_modelled}
    if any(summary.contacts.nobody.values()):
        columns["engages nobody"] = lambda option: percent(summary.contacts.nobody[option])
    if summary.ranking.order:
        ranked = summary.ranking.strategies
        empty = summary.ranking.empty
        columns["alone best"] = lambda option: percent(
            None if option in empty else ranked[option].alone
        )
        columns["ties shared"] = lambda option: percent(
            None if option in empty else ranked[option].best
        )
    return columns
