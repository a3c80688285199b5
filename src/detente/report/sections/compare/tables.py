"""Lay out how two runs differ in tables: answers, numbers, and what changed in the case."""

import textwrap
from collections.abc import Iterator
from typing import Final

from detente.assess.compare.record import (
    Reading,
    RowChange,
    RunComparison,
    SettingChange,
)
from detente.assess.summary.record import Summary
from detente.report.sections.asked.words import answer_lines
from detente.report.sections.compare.words import (
    HEADLINE_WORDS,
    error_text,
    number_text,
    signed_text,
)

__all__ = [
    "ANSWER_HEAD",
    "CASE_HEAD",
    "NUMBER_HEAD",
    "ROW_HEAD",
    "RUN_HEAD",
    "answer_rows",
    "change_line",
    "change_rows",
    "number_rows",
    "run_rows",
    "setting_rows",
]

ANSWER_HEAD: Final = ("answer of A", "answer of B")
NUMBER_HEAD: Final = ("option", "number", "A", "B", "B less A", "error", "reading")
RUN_HEAD: Final = ("setting of the run", "A", "B")
CASE_HEAD: Final = ("path in case.yaml", "A", "B")
ROW_HEAD: Final = ("table", "row", "field", "A", "B")
_WIDTH: Final = 48  # of sentences side by side
_READINGS: Final[dict[Reading, str]] = {
    "same": "no difference",
    "noise": "within the noise",
    "higher": "higher in B",
    "lower": "lower in B",
}
_SETTINGS: Final[dict[str, str]] = {  # by `Setting`
    "as_of": "as-of date",
    "horizon_months": "horizon, months",
    "seed": "seed",
    "draws": "draws",
    "version": "version of detente",
    "sources": "digest of its source files",
    "switched_off": "mechanisms switched off",
    "assumed": "claims assumed informative or not",
}


def answer_rows(a: Summary, b: Summary) -> list[list[str]]:
    """Return both answers side by side: in a few words, the reason, what it turns on.

    Parameters
    ----------
    a, b : Summary
        The summaries of the runs.
    """
    lines = answer_lines(a), answer_lines(b)
    return [
        [_folded(side[n]) if n < len(side) else "" for side in lines]
        for n in range(max(map(len, lines)))
    ]


def number_rows(compared: RunComparison) -> list[list[str]]:
    """Return a row a number and option: both means, the difference, its error, what it says.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    return [
        [
            option.title_a,
            HEADLINE_WORDS[headline],
            number_text(pair, headline, pair.a),
            number_text(pair, headline, pair.b),
            signed_text(pair, headline),
            error_text(pair, headline),
            _READINGS[pair.reading],
        ]
        for option in compared.options.values()
        for headline, pair in option.numbers.items()
    ]


def run_rows(compared: RunComparison) -> list[list[str]]:
    """Return the settings of the runs that differ.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    return [[_SETTINGS[one.name], *_sides(one)] for one in compared.run]


def setting_rows(compared: RunComparison) -> list[list[str]]:
    """Return what differs in ``case.yaml``.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    return [[one.name, *_sides(one)] for one in compared.settings]


def _sides(one: SettingChange) -> tuple[str, str]:
    return _cell(one.before), _cell(one.after)


def change_rows(compared: RunComparison) -> list[list[str]]:
    """Return the rows of the case that differ: a line a cell, and one for a row added or removed.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    return [line for one in compared.rows for line in _lines(one)]


def _lines(one: RowChange) -> Iterator[list[str]]:
    if one.kind == "changed":
        for field in one.fields:
            yield [one.table, one.row, field.field, _cell(field.before), _cell(field.after)]
        return
    filled = "; ".join(f"{f.field}: {f.after or f.before}" for f in one.fields)
    cells = ("–", _cell(filled)) if one.kind == "added" else (_cell(filled), "–")
    yield [one.table, one.row, f"row {one.kind}", *cells]


def change_line(compared: RunComparison) -> str:
    """Return in one sentence how much of the case differs.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    kinds = [one.kind for one in compared.rows]
    counts = [
        f"{kinds.count(kind)} row(s) {kind}"
        for kind in ("changed", "added", "removed")
        if kind in kinds
    ]
    if compared.settings:
        counts.append(f"{len(compared.settings)} setting(s) of case.yaml")
    if compared.reordered:
        counts.append(f"another order in {', '.join(compared.reordered)}")
    if not counts:
        return "Nothing in the case differs."
    return f"What differs in the case: {', '.join(counts)}."


def _cell(text: str | None) -> str:
    return "–" if text is None else _folded(" ".join(text.split()))


def _folded(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
