"""Say what some report and others deny, and what the numbers are with it and without it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypedDict

from detente.assess.evidence.record import PropositionResult, WithWithout
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.redaction.withheld import WITHHELD
from detente.report.titles import titled
from detente.report.words import bare_percent, bare_range, signed

__all__ = ["DisputedRow", "DisputedView", "disputed_view"]

Number = Literal["deal", "lead"]

_FEW: Final = 3  # propositions that move nothing and have a row each
_ERRORS: Final = 2.0  # standard errors beyond which a difference is one
_HEADS: Final[dict[Number, str]] = {
    "deal": mark("any deal, {option}, %: if true, if false"),
    "lead": mark("lead of {option} in value, hundredths: if true, if false"),
}
_CLEAR: Final[dict[bool, str]] = {
    True: mark("If “{words}” is true, {option} comes first by more than the margin."),
    False: mark("If “{words}” is false, {option} comes first by more than the margin."),
}


@dataclass(frozen=True, slots=True)
class DisputedRow:
    """What is reported and denied: one proposition, or several that move nothing.

    Parameters
    ----------
    words : str
        What is reported.
    true : str
        Share of draws in which it is true, in per cent.
    cells : tuple of str
        The numbers with and without it, one a head.
    reports, denials : list of str
        Claims.
    """

    words: str
    true: str
    cells: tuple[str, ...]
    reports: list[str]
    denials: list[str]


class DisputedView(TypedDict):
    """What the page says of contested propositions.

    Parameters
    ----------
    disputed_sentences : list of str
        How many there are, what they move, and which number of the run they could turn.
    disputed_heads : list of str
        Numbers with and without them.
    disputed_rows : list of DisputedRow
        Those that move a number; the others in one row if they are more than three.
    """

    disputed_sentences: list[str]
    disputed_heads: list[str]
    disputed_rows: list[DisputedRow]


def disputed_view(summary: Summary) -> DisputedView:
    """Return what the page says of contested propositions.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    found = summary.propositions
    kinds = {one.number: one for p in found.values() for one in p.moves}
    heads = [
        say(words, option=titled(summary, kinds[number].option))
        for number, words in _HEADS.items()
        if number in kinds
    ]
    numbers = [number for number in _HEADS if number in kinds]
    return {
        "disputed_sentences": _sentences(summary, found),
        "disputed_heads": heads,
        "disputed_rows": _rows(summary, found, numbers),
    }


def _sentences(summary: Summary, found: Mapping[str, PropositionResult]) -> list[str]:
    if not found:
        return [say("No proposition of the case is denied by anybody.")]
    tested = [one for one in found.values() if one.moves]
    untold = len(found) - len(tested)
    sentences = [_moving(len(found), len(tested), sum(map(_moves, tested)))]
    if tested and untold:
        sentences.append(say("Of {number} more there are too few draws to tell.", number=untold))
    return [*sentences, *_clear(summary)]


def _moving(number: int, tested: int, moving: int) -> str:
    """Say how many propositions move a number beyond its error."""
    if not tested:
        return say(
            "Of what some report and others deny ({number}), too few draws tell what any moves.",
            number=number,
        )
    if not moving:
        return say(
            "Of what some report and others deny ({number}), none moves a number below beyond two "
            "standard errors.",
            number=number,
        )
    return count(
        moving,
        "Of what some report and others deny ({all}), {number} moves a number below beyond two "
        "standard errors; by chance about one comparison in twenty would.",
        "Of what some report and others deny ({all}), {number} move a number below beyond two "
        "standard errors; by chance about one comparison in twenty would.",
        all=number,
    )


def _clear(summary: Summary) -> list[str]:
    """Say where another option comes first by more than the margin and the error."""
    return [
        say(
            _CLEAR[is_true],
            words=_words(summary, summary.propositions[name]),
            option=titled(summary, side.top),
        )
        for name, sides in summary.contested.items()
        for is_true, side in ((True, sides.with_), (False, sides.without))
        if side.parts and side.top
    ]


def _rows(
    summary: Summary, found: Mapping[str, PropositionResult], numbers: Sequence[Number]
) -> list[DisputedRow]:
    """Return a row for each that moves a number, and one for the others if they are many."""
    still = [one for one in found.values() if not _moves(one)]
    rest = still if len(still) > _FEW else []
    shown = [one for one in found.values() if one not in rest]
    rows = [
        DisputedRow(
            words=_words(summary, one),
            true=bare_percent(one.true),
            cells=tuple(_cell(one.moves, number) for number in numbers),
            reports=one.reports,
            denials=one.denials,
        )
        for one in shown
    ]
    return [*rows, _others(rest, len(numbers), first=not rows)] if rest else rows


def _others(rest: Sequence[PropositionResult], cells: int, *, first: bool) -> DisputedRow:
    """Return those that move nothing as one row."""
    chances = [one.true for one in rest]
    return DisputedRow(
        words=say("{number} propositions", number=len(rest))
        if first
        else say("{number} others", number=len(rest)),
        true=bare_range(min(chances), max(chances)),
        cells=(say("no change"),) * cells,
        reports=[claim for one in rest for claim in one.reports],
        denials=[claim for one in rest for claim in one.denials],
    )


def _moves(one: PropositionResult) -> bool:
    """Tell whether a number differs with and without it by more than its error."""
    return any(abs(side.with_ - side.without) > _ERRORS * side.error for side in one.moves)


def _words(summary: Summary, one: PropositionResult) -> str:
    """Return what its first report says that the reader may see."""
    texts = [summary.claims[name].text for name in one.reports if name in summary.claims]
    said = [text for text in texts if text != WITHHELD]
    return said[0].removesuffix(".") if said else say("What its reports say is withheld")


def _cell(moves: Sequence[WithWithout], number: Number) -> str:
    """Return a number with and without a proposition, with the error of the difference."""
    side = next((one for one in moves if one.number == number), None)
    if side is None:
        return say("too few draws")
    held, failed = (
        f"{100 * value:.1f}" if number == "deal" else signed(100 * value, 1)
        for value in (side.with_, side.without)
    )
    return say(
        "{held}, {failed} ± {error}",
        held=held,
        failed=failed,
        error=f"{100 * _ERRORS * side.error:.1f}",
    )
