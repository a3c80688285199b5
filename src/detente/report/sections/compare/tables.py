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
from detente.report.messages.say import count, mark, say
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

ANSWER_HEAD: Final = (mark("answer of A"), mark("answer of B"))
NUMBER_HEAD: Final = (
    *(mark("option"), mark("number"), "A", "B", mark("B less A"), mark("error"), mark("reading")),
)
RUN_HEAD: Final = (mark("setting of the run"), "A", "B")
CASE_HEAD: Final = (mark("path in case.yaml"), "A", "B")
ROW_HEAD: Final = (mark("table"), mark("row"), mark("field"), "A", "B")
_WIDTH: Final = 48  # of sentences side by side
_READINGS: Final[dict[Reading, str]] = {
    "same": mark("no difference"),
    "noise": mark("within the noise"),
    "higher": mark("higher in B"),
    "lower": mark("lower in B"),
}
_SETTINGS: Final[dict[str, str]] = {  # by `Setting`
    "as_of": mark("as-of date"),
    "horizon_months": mark("horizon, months"),
    "seed": mark("seed"),
    "draws": mark("draws"),
    "version": mark("version of detente"),
    "sources": mark("digest of its source files"),
    "switched_off": mark("mechanisms switched off"),
    "assumed": mark("claims assumed informative or not"),
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
            say(HEADLINE_WORDS[headline]),
            number_text(pair, headline, pair.a),
            number_text(pair, headline, pair.b),
            signed_text(pair, headline),
            error_text(pair, headline),
            say(_READINGS[pair.reading]),
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
    return [[say(_SETTINGS[one.name]), *_sides(one)] for one in compared.run]


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
    what = say("row added") if one.kind == "added" else say("row removed")
    yield [one.table, one.row, what, *cells]


def change_line(compared: RunComparison) -> str:
    """Return in one sentence how much of the case differs.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    kinds = [one.kind for one in compared.rows]
    changed, added, removed = (kinds.count(kind) for kind in ("changed", "added", "removed"))
    settings = len(compared.settings)
    parts = [
        (changed, count(changed, "{number} row changed", "{number} rows changed")),
        (added, count(added, "{number} row added", "{number} rows added")),
        (removed, count(removed, "{number} row removed", "{number} rows removed")),
        (
            settings,
            count(settings, "{number} setting of case.yaml", "{number} settings of case.yaml"),
        ),
        (
            len(compared.reordered),
            say("another order in {tables}", tables=", ".join(compared.reordered)),
        ),
    ]
    counts = [text for number, text in parts if number]
    if not counts:
        return say("Nothing in the case differs.")
    return say("What differs in the case: {counts}.", counts=", ".join(counts))


def _cell(text: str | None) -> str:
    return "–" if text is None else _folded(" ".join(text.split()))


def _folded(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
