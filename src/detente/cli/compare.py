"""``detente compare``: two runs side by side, with what changed in the case between them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.output import (
    Quiet,
    a_file_to_write,
    answering,
    emit,
    emit_result,
    printable,
    say,
)
from detente.cli.tables import table_text

if TYPE_CHECKING:
    from detente.assess.compare.record import RunComparison
    from detente.assess.summary.record import Summary

__all__ = ["compare"]

_SHOWN = 60  # rows of a table of changes


def compare(
    a: Annotated[Path, typer.Argument(metavar="RUN", help="Run folder, A.")],
    b: Annotated[Path, typer.Argument(metavar="RUN", help="Run folder that is compared, B.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="File to write the comparison to, as JSON.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="The comparison as JSON.")] = False,
    _quiet: Quiet = False,
) -> None:
    """Compare two runs: both answers, the main numbers with error, what changed in the case."""
    with answering(as_json=json):
        from detente.assess.compare.answer import compare as assess
        from detente.assess.summary.record import summary_of
        from detente.atomic import replace_file
        from detente.runs.finished import FinishedRun
        from detente.runs.result import json_of

        first, second = FinishedRun.at(a), FinishedRun.at(b)
        compared = assess(first, second)
        if out is not None:
            with a_file_to_write(out):  # after the work: a damaged run is not a file unwritten
                replace_file(out, json_of(compared).encode())
        summaries = summary_of(first), summary_of(second)
    if json:
        emit_result(compared)
    else:
        emit(f"A: {a}\nB: {b}")
        _print(compared, *summaries)
    if out is not None:
        say(f"written: {out}")


def _print(compared: "RunComparison", a: "Summary", b: "Summary") -> None:
    from detente.report.sections.compare import tables, words

    _lines(words.opening_lines(compared))
    emit("")
    _lines([words.answer_line(compared)])
    _table(tables.ANSWER_HEAD, tables.answer_rows(a, b), words=(0, 1))
    emit("")
    _lines(words.moved_lines(compared))
    _lines(words.unmatched_lines(compared))
    if not compared.same_run:
        _table(tables.NUMBER_HEAD, tables.number_rows(compared), words=(0, 1, 6), before="\n")
        _lines(words.note_lines(compared))
    emit("")
    _lines([tables.change_line(compared)])
    for head, rows in (
        (tables.RUN_HEAD, tables.run_rows(compared)),
        (tables.CASE_HEAD, tables.setting_rows(compared)),
        (tables.ROW_HEAD, tables.change_rows(compared)),
    ):
        _table(head, rows[:_SHOWN], words=range(len(head)), before="\n")
        if len(rows) > _SHOWN:
            emit(f"… and {len(rows) - _SHOWN} more; --json lists all")


def _lines(lines: list[str]) -> None:
    import textwrap

    for line in lines:
        emit(textwrap.fill(line, 98, break_long_words=False, break_on_hyphens=False))


def _table(
    head: Sequence[str], rows: list[list[str]], *, words: Sequence[int], before: str = ""
) -> None:
    """Print a table, if it has rows; control characters of files are made visible."""
    if rows:
        cells = [[printable(cell) for cell in row] for row in rows]
        emit(before + table_text(head, cells, left=words))
