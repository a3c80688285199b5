"""Say how two runs differ: what they are, which numbers moved, and what is not compared."""

import math
from collections.abc import Iterator
from typing import Final

from detente.assess.compare.record import (
    Caveat,
    Headline,
    Missing,
    OptionPairs,
    Pair,
    RunComparison,
    Side,
)
from detente.report.metric_words import METRIC_WORDS
from detente.report.words import date_words, join_words
from detente.runs.statistics import FEWEST

__all__ = [
    "HEADLINE_WORDS",
    "answer_line",
    "error_text",
    "moved_lines",
    "note_lines",
    "number_text",
    "opening_lines",
    "signed_text",
    "unmatched_lines",
]

HEADLINE_WORDS: Final[dict[Headline, str]] = {
    "settlement": METRIC_WORDS["settlement"],
    "holdout_contact": METRIC_WORDS["holdout_contact"],
    "table_max": METRIC_WORDS["table_max"],
    "extra_deaths": METRIC_WORDS["extra_deaths"],
    "value": "value by the objectives",
}
_SHARES: Final[frozenset[Headline]] = frozenset({"settlement", "holdout_contact"})
_DIGITS: Final[dict[Headline, int]] = {
    "settlement": 1,
    "holdout_contact": 1,
    "table_max": 2,
    "extra_deaths": 1,
    "value": 3,
}
_MOST_DIGITS: Final = 4
_OUTSIDE: Final = 0.0455  # chance that a normal number lies beyond two standard errors
_MISSING: Final[dict[Missing, str]] = {
    "only_a": "only A has the number",
    "only_b": "only B has the number",
    "other_unit": "the runs count in different units",
    "no_draws": "no draw has it in both",
}
_CAVEATS: Final[dict[Caveat, str]] = {
    "other_reference": "Deaths are counted from different reference options.",
    "other_objectives": "The objectives differ, so values do not measure the same.",
}


def opening_lines(compared: RunComparison) -> list[str]:
    """Return what the runs are, and how their draws are compared.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    return [_which(compared), *_sides(compared), *_draws(compared)]


def _which(compared: RunComparison) -> str:
    a, b = compared.a, compared.b
    if compared.same_run:
        return f"A and B are the same run of “{a.title}”: no number and no row of the case differs."
    if compared.same_case:
        return f"Both runs are of “{a.title}”."
    return (
        f"The runs are of different cases, “{a.title}” (A) and “{b.title}” (B); options are "
        "matched by id."
    )


def _sides(compared: RunComparison) -> Iterator[str]:
    a, b = compared.a, compared.b
    if a.as_of != b.as_of:
        yield (
            f"A is as of {date_words(a.as_of)} and B as of {date_words(b.as_of)}: rows that became "
            "known in between are listed as added or removed."
        )
    if a.horizon_months != b.horizon_months:
        yield (
            f"A simulates {a.horizon_months} months and B {b.horizon_months}, so that more can "
            "happen in the longer run."
        )
    marks = [f"{name} {_marked(side)}" for name, side in (("A", a), ("B", b)) if _marked(side)]
    if marks:
        yield f"Handling: {', '.join(marks)}."


def _marked(side: Side) -> str:
    return "" if side.handling == "public" else side.handling


def _draws(compared: RunComparison) -> Iterator[str]:
    draws, seed = compared.draws, compared.a.seed
    if draws.pairing == "paired":
        yield (
            f"Both have seed {seed}, so that a draw meets the same luck in both: errors are those "
            f"of paired differences over {draws.a:,} draws."
        )
    else:
        why = (
            f"The seeds differ ({seed} and {compared.b.seed})"
            if draws.pairing == "other_seed"
            else "The runs share no inputs or no draws"
        )
        yield (
            f"{why}, so that draws are not paired: errors are those of two separate samples, of "
            f"{draws.a:,} and {draws.b:,} draws."
        )
    if min(draws.a, draws.b) < FEWEST:
        yield f"With fewer than {FEWEST} draws, the errors are rough."


def answer_line(compared: RunComparison) -> str:
    """Return in one sentence whether the runs give the same answer.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    a, b = compared.a.answer, compared.b.answer
    if (a.form, a.option) != (b.form, b.option):
        return "The answers differ."
    reason = "the same reason" if a.reason == b.reason else "another reason"
    return f"Both runs give the same answer, for {reason}."


def moved_lines(compared: RunComparison) -> list[str]:
    """Return which numbers moved by more than two errors, what is noise, and what is left out.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    return [*_moved(compared), *_not_compared(compared), *_cautions(compared)]


def _pairs(compared: RunComparison) -> Iterator[tuple[OptionPairs, Headline, Pair]]:
    for option in compared.options.values():
        for headline, pair in option.numbers.items():
            yield option, headline, pair


def _moved(compared: RunComparison) -> Iterator[str]:
    pairs = [one for one in _pairs(compared) if one[2].reading != "same"]
    if not compared.options:
        yield "The runs have no option in common, so no number is compared."
        return
    if not pairs:
        yield "No number differs in any draw."
        return
    beyond = [one for one in pairs if one[2].reading != "noise"]
    for option, headline, pair in beyond:
        yield (
            f"{pair.reading.capitalize()} in B: {HEADLINE_WORDS[headline]} under "
            f"“{option.title_a}”, {number_text(pair, headline, pair.a)} in A and "
            f"{number_text(pair, headline, pair.b)} in B "
            f"({signed_text(pair, headline)}, error {error_text(pair, headline)})."
        )
    if not beyond:
        yield "No number differs by more than two standard errors: the rest is noise."
        return
    if len(beyond) < len(pairs):
        yield "All other differences are within the noise, two standard errors."
    chance = _OUTSIDE * len(pairs)
    shown = "fewer than one" if chance < 1.0 else f"about {chance:.0f}"
    yield (
        f"{len(beyond)} of {len(pairs)} differences are beyond two errors; by chance alone, "
        f"{shown} would be."
    )


def _not_compared(compared: RunComparison) -> Iterator[str]:
    grouped: dict[tuple[Headline, Missing], list[str]] = {}
    for option in compared.options.values():
        for headline, why in option.missing.items():
            grouped.setdefault((headline, why), []).append(f"“{option.title_a}”")
    for (headline, why), titles in grouped.items():
        under = "" if len(titles) == len(compared.options) else f" under {join_words(titles)}"
        yield f"Not compared: {HEADLINE_WORDS[headline]}{under}; {_MISSING[why]}."


def _cautions(compared: RunComparison) -> Iterator[str]:
    caveats = [pair.caveat for _, _, pair in _pairs(compared) if pair.caveat is not None]
    yield from (_CAVEATS[one] for one in dict.fromkeys(caveats))


def note_lines(compared: RunComparison) -> list[str]:
    """Return how to read the numbers: what they are of, and in which units.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    deaths = [pair.unit for _, headline, pair in _pairs(compared) if headline == "extra_deaths"]
    unit = f" Deaths: {deaths[0]}." if deaths else ""
    return [f"Means over draws; differences of shares in percentage points.{unit}"]


def unmatched_lines(compared: RunComparison) -> list[str]:
    """Return the options that only one run has, and those that have another title.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    sides = (("A", compared.unmatched.a), ("B", compared.unmatched.b))
    lines = [
        f"Only in {name}: {join_words([f'“{title}” ({one})' for one, title in options.items()])}."
        for name, options in sides
        if options
    ]
    return lines + [
        f"Option “{one.title_a}” is “{one.title_b}” in B ({option})."
        for option, one in compared.options.items()
        if one.title_a != one.title_b
    ]


def number_text(pair: Pair, headline: Headline, value: float) -> str:
    """Return a mean as printed, with as many digits as its error has meaning.

    Parameters
    ----------
    pair : Pair
        The pair that it is of.
    headline : str
        Which number.
    value : float
        The mean.
    """
    text = _text(_scaled(value, headline), _digits(pair, headline), "")
    return f"{text} %" if headline in _SHARES else text


def signed_text(pair: Pair, headline: Headline) -> str:
    """Return a difference with its sign; that of shares in percentage points.

    Parameters
    ----------
    pair : Pair
        The pair.
    headline : str
        Which number.
    """
    if pair.reading == "same":
        return "0"
    text = _text(_scaled(pair.difference, headline), _digits(pair, headline), "+")
    return f"{text} points" if headline in _SHARES else text


def error_text(pair: Pair, headline: Headline) -> str:
    """Return the standard error of a difference.

    Parameters
    ----------
    pair : Pair
        The pair.
    headline : str
        Which number.
    """
    return _text(_scaled(pair.error, headline), _digits(pair, headline), "")


def _scaled(value: float, headline: Headline) -> float:
    return 100.0 * value if headline in _SHARES else value


def _digits(pair: Pair, headline: Headline) -> int:
    """Return the decimals that show two digits of the error."""
    error = _scaled(pair.error, headline)
    if error <= 0.0:
        return _DIGITS[headline]
    return min(_MOST_DIGITS, max(0, 1 - math.floor(math.log10(error))))


def _text(value: float, digits: int, sign: str) -> str:
    rounded = round(value, digits) + 0.0
    return f"{rounded:{sign},.{digits}f}".replace("-", "\N{MINUS SIGN}")
