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
from detente.report.messages.say import mark, say
from detente.report.metric_words import METRIC_WORDS
from detente.report.sections.options.units import UNIT_WORDS
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
    "value": mark("value by the objectives"),
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
_HIGHER: Final = mark(
    "Higher in B: {number} under “{option}”, {first} in A and {second} in B ({difference}, error "
    "{error})."
)
_LOWER: Final = mark(
    "Lower in B: {number} under “{option}”, {first} in A and {second} in B ({difference}, error "
    "{error})."
)
_OUTSIDE: Final = 0.0455  # chance that a normal number lies beyond two standard errors
_MISSING: Final[dict[Missing, str]] = {
    "only_a": mark("only A has the number"),
    "only_b": mark("only B has the number"),
    "other_unit": mark("the runs count in different units"),
    "no_draws": mark("no draw has it in both"),
}
_CAVEATS: Final[dict[Caveat, str]] = {
    "other_reference": mark("Deaths are counted from different reference options."),
    "other_objectives": mark("The objectives differ, so values do not measure the same."),
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
        return say(
            "A and B are the same run of “{title}”: no number and no row of the case differs.",
            title=a.title,
        )
    if compared.same_case:
        return say("Both runs are of “{title}”.", title=a.title)
    return say(
        "The runs are of different cases, “{first}” (A) and “{second}” (B); options are matched by "
        "id.",
        first=a.title,
        second=b.title,
    )


def _sides(compared: RunComparison) -> Iterator[str]:
    a, b = compared.a, compared.b
    if a.as_of != b.as_of:
        yield say(
            "A is as of {first} and B as of {second}: rows that became known in between are listed "
            "as added or removed.",
            first=date_words(a.as_of),
            second=date_words(b.as_of),
        )
    if a.horizon_months != b.horizon_months:
        yield say(
            "A simulates {first} months and B {second}, so that more can happen in the longer run.",
            first=a.horizon_months,
            second=b.horizon_months,
        )
    marks = [f"{name} {_marked(side)}" for name, side in (("A", a), ("B", b)) if _marked(side)]
    if marks:
        yield say("Handling: {marks}.", marks=", ".join(marks))


def _marked(side: Side) -> str:
    return "" if side.handling == "public" else side.handling


def _draws(compared: RunComparison) -> Iterator[str]:
    draws, seed = compared.draws, compared.a.seed
    if draws.pairing == "paired":
        yield say(
            "Both have seed {seed}, so that a draw meets the same luck in both: errors are those "
            "of paired differences over {draws} draws.",
            seed=seed,
            draws=f"{draws.a:,}",
        )
    elif draws.pairing == "other_seed":
        yield say(
            "The seeds differ ({first} and {second}), so that draws are not paired: errors are "
            "those of two separate samples, of {a} and {b} draws.",
            first=seed,
            second=compared.b.seed,
            a=f"{draws.a:,}",
            b=f"{draws.b:,}",
        )
    else:
        yield say(
            "The runs share no inputs or no draws, so that draws are not paired: errors are those "
            "of two separate samples, of {a} and {b} draws.",
            a=f"{draws.a:,}",
            b=f"{draws.b:,}",
        )
    if min(draws.a, draws.b) < FEWEST:
        yield say("With fewer than {number} draws, the errors are rough.", number=FEWEST)


def answer_line(compared: RunComparison) -> str:
    """Return in one sentence whether the runs give the same answer.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    a, b = compared.a.answer, compared.b.answer
    if (a.form, a.option) != (b.form, b.option):
        return say("The answers differ.")
    if a.reason == b.reason:
        return say("Both runs give the same answer, for the same reason.")
    return say("Both runs give the same answer, for another reason.")


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
        yield say("The runs have no option in common, so no number is compared.")
        return
    if not pairs:
        yield say("No number differs in any draw.")
        return
    beyond = [one for one in pairs if one[2].reading != "noise"]
    for option, headline, pair in beyond:
        yield say(
            _HIGHER if pair.reading == "higher" else _LOWER,
            number=say(HEADLINE_WORDS[headline]),
            option=option.title_a,
            first=number_text(pair, headline, pair.a),
            second=number_text(pair, headline, pair.b),
            difference=signed_text(pair, headline),
            error=error_text(pair, headline),
        )
    if not beyond:
        yield say("No number differs by more than two standard errors: the rest is noise.")
        return
    if len(beyond) < len(pairs):
        yield say("All other differences are within the noise, two standard errors.")
    chance = _OUTSIDE * len(pairs)
    yield say(
        "{beyond} of {number} differences are beyond two errors; by chance alone, {chance} would "
        "be.",
        beyond=len(beyond),
        number=len(pairs),
        chance=say("fewer than one")
        if chance < 1.0
        else say("about {number}", number=f"{chance:.0f}"),
    )


def _not_compared(compared: RunComparison) -> Iterator[str]:
    grouped: dict[tuple[Headline, Missing], list[str]] = {}
    for option in compared.options.values():
        for headline, why in option.missing.items():
            grouped.setdefault((headline, why), []).append(say("“{title}”", title=option.title_a))
    for (headline, why), titles in grouped.items():
        places = {"number": say(HEADLINE_WORDS[headline]), "reason": say(_MISSING[why])}
        if len(titles) == len(compared.options):
            yield say("Not compared: {number}; {reason}.", **places)
        else:
            yield say(
                "Not compared: {number} under {options}; {reason}.",
                options=join_words(titles),
                **places,
            )


def _cautions(compared: RunComparison) -> Iterator[str]:
    caveats = [pair.caveat for _, _, pair in _pairs(compared) if pair.caveat is not None]
    yield from (say(_CAVEATS[one]) for one in dict.fromkeys(caveats))


def note_lines(compared: RunComparison) -> list[str]:
    """Return how to read the numbers: what they are of, and in which units.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    deaths = [pair.unit for _, headline, pair in _pairs(compared) if headline == "extra_deaths"]
    note = say("Means over draws; differences of shares in percentage points.")
    if not deaths:
        return [note]
    return [f"{note} {say('Deaths: {unit}.', unit=say(UNIT_WORDS[deaths[0]]))}"]


def unmatched_lines(compared: RunComparison) -> list[str]:
    """Return the options that only one run has, and those that have another title.

    Parameters
    ----------
    compared : RunComparison
        The comparison.
    """
    sides = (("A", compared.unmatched.a), ("B", compared.unmatched.b))
    lines = [
        say(
            "Only in {run}: {options}.",
            run=name,
            options=join_words(
                [say("“{title}” ({id})", title=title, id=one) for one, title in options.items()]
            ),
        )
        for name, options in sides
        if options
    ]
    return lines + [
        say(
            "Option “{first}” is “{second}” in B ({id}).",
            first=one.title_a,
            second=one.title_b,
            id=option,
        )
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
    return say("{number} %", number=text) if headline in _SHARES else text


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
    return say("{number} points", number=text) if headline in _SHARES else text


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
