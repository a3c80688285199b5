"""``detente outcomes --table``: models on a bare table, in words, JSON, CSV and a plot."""

import html
import textwrap
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

from detente.cli.output import answering, emit, emit_json_text, say, show_findings
from detente.cli.tables import table_text

if TYPE_CHECKING:
    from detente.assess.agreement.bare_record import (
        TableEnding,
        TableForecast,
        TableIssue,
        TableRound,
    )
    from detente.assess.agreement.bare_table import TableOutcomes

__all__ = ["PLOTS", "answer_table"]

PLOTS = (".svg", ".html")
_FROM = {"file": "as the file says", "positions": "the range of what stands on it"}
_ENDINGS = {
    "rounds": "still moving after round {n}",
    "median": "the median rests after round {n}",
    "rest": "positions rest after round {n}",
    "cycle": "positions go in a cycle by round {n}",
    "undefined": "not defined",
}


def answer_table(
    table: Path,
    models: list[str] | None,
    variant: str | None,
    rounds: int | None,
    ties: int | None,
    files: tuple[Path | None, Path | None],
    *,
    as_json: bool,
) -> None:
    """Run models on a table; print what they find and write it to a CSV file and a plot."""
    with answering(as_json=as_json):
        from detente.assess.agreement.bare_table import table_outcomes
        from detente.position_tables.recognise import read_positions

        known = read_positions(table)
        outcomes = table_outcomes(known, models, variant=variant, rounds=rounds, ties=ties or 0)
        rows, plot = files
        if rows:
            _write(rows, outcomes.to_csv())
        if plot:
            _write(plot, _drawn(plot, outcomes))
    if as_json:
        emit_json_text(outcomes.to_json())
        return
    if known.findings:
        show_findings(known.findings, as_json=False, file=str(table))
    for name, issue in outcomes.issues.items():
        _print_issue(name, issue)
    emit("\nWhat actors would settle on by each model, not that anything is agreed.")


def _drawn(path: Path, outcomes: "TableOutcomes") -> str:
    """Return the plot as the name of its file asks: SVG, or a page that holds it."""
    from detente.report.sections.agreement.chart import rounds_chart

    svg = rounds_chart(outcomes.issues)
    if path.suffix.lower() == ".svg":
        return svg + "\n"
    title = html.escape(f"Positions by round: {outcomes.table.file}")
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f"<title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n{svg}\n</body>\n</html>\n"
    )


def _write(path: Path, text: str) -> None:
    from detente.case.reading.files import reason_of
    from detente.errors import DetenteError

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{path} cannot be written: {reason_of(error)}; name a file in a folder of yours"
        raise DetenteError(message) from error
    say(f"written: {path}")


def _print_issue(name: str, issue: "TableIssue") -> None:
    low, high = issue.scale
    emit(f"\n{name}: scale from {_short(low)} to {_short(high)}, {_FROM[issue.scale_from]}")
    silent: dict[str, list[str]] = {}
    rows = []
    for key, forecast in issue.models.items():
        if forecast.outcome is not None:
            heading = f"{key} ({forecast.variant})" if forecast.variant else key
            rows.append([heading, _short(forecast.outcome), _ending(forecast.ended)])
        elif forecast.why_not is not None:
            silent.setdefault(forecast.why_not, []).append(key)
    if rows:
        emit(indent(table_text(("model", "outcome", "end"), rows, left=(0, 2)), "  "))
    for key, forecast in issue.models.items():
        for sentence in _cautions(key, forecast):
            emit(textwrap.fill(sentence, 100, initial_indent="  ", subsequent_indent="    "))
    for why, keys in silent.items():
        text = f"no outcome of {', '.join(keys)}: {why}"
        emit(textwrap.fill(text, 100, initial_indent="  ", subsequent_indent="    "))
    if len(issue.models) == 1:
        _print_rounds(next(iter(issue.models.values())).rounds)


def _cautions(key: str, forecast: "TableForecast") -> list[str]:
    """Say what an outcome depends on besides the numbers: a direction, an order."""
    found = []
    if forecast.outcome is not None and forecast.mirrored is not None:
        found.append(
            f"{key} depends on which end of the scale is 0: {_short(forecast.outcome)} as written, "
            f"{_short(forecast.mirrored)} with the scale reversed."
        )
    if forecast.equal_gains and any(forecast.equal_gains):
        many = sum(forecast.equal_gains)
        times = "1 choice" if many == 1 else f"{many} choices"
        order = f"{key}: {times} between exchanges of exactly equal gain went by the order of the "
        order += "table; "
        if forecast.spread is None:
            found.append(order + "`--ties 100` shows how far other orders move the outcome.")
        else:
            low, high = forecast.spread
            found.append(order + f"other orders give {_short(low)} to {_short(high)}.")
    return found


def _print_rounds(rounds: "list[TableRound]") -> None:
    """Print median and mean by round, for a model with rounds."""
    if len(rounds) < 2:
        return
    rows = [[str(n), _short(one.median), _short(one.mean)] for n, one in enumerate(rounds)]
    emit(indent(table_text(("round", "median", "mean"), rows, left=()), "  "))


def _ending(ended: "TableEnding | None") -> str:
    return _ENDINGS[ended.how].format(n=ended.round) if ended else ""


def _short(value: float) -> str:
    return f"{value:.4g}"
