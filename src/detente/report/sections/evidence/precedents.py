"""What earlier cases are used as arguments: rival readings, who argues what, and their weight."""

from collections import defaultdict
from typing import Final, NamedTuple, TypedDict

from detente.assess.evidence.record import PrecedentResult
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say

__all__ = ["PrecedentRow", "PrecedentsView", "precedents_view"]

_OUTCOMES: Final = {
    "success": mark("success"),
    "failure": mark("failure"),
    "mixed": mark("mixed"),
    "disputed": mark("disputed"),
}
_NEUTRAL: Final = 1.0  # factor on odds that changes nothing


class PrecedentRow(NamedTuple):
    """A reading of an earlier case as the table prints it.

    Parameters
    ----------
    case : str
        The earlier case.
    rows : int
        Rows that share its name from here on; 0 where a row above has it.
    reading : str
        What happened, with the outcome by this reading.
    argued : str
        Who argues from it, and what.
    similarity : str
        How like this case it is; a dash where nobody judged it.
    effect : str
        What it does to the odds of a hypothesis.
    claims : list of str
        Its claims.
    """

    case: str
    rows: int
    reading: str
    argued: str
    similarity: str
    effect: str
    claims: list[str]


class PrecedentsView(TypedDict):
    """What the page says of precedents.

    Parameters
    ----------
    precedents : str
        How many there are, how many are disputed, and the most that one reading does.
    precedent_rows : list of PrecedentRow
        One row for each reading, those of one case together.
    """

    precedents: str
    precedent_rows: list[PrecedentRow]


def precedents_view(summary: Summary) -> PrecedentsView:
    """Return what the page says of precedents.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    cases: dict[str, list[PrecedentResult]] = defaultdict(list)
    for one in summary.precedents.values():
        cases[one.precedent].append(one)
    return {
        "precedents": _finding(cases) if cases else "",
        "precedent_rows": [
            _row(summary, one, 0 if n else len(readings))
            for readings in cases.values()
            for n, one in enumerate(readings)
        ],
    }


def _finding(cases: dict[str, list[PrecedentResult]]) -> str:
    """Say how many precedents there are, and the most that one reading does."""
    rival = sum(len({one.outcome for one in readings}) > 1 for readings in cases.values())
    most = max(max(one.factor, 1 / one.factor) for found in cases.values() for one in found)
    said = count(
        len(cases),
        "{number} earlier case is used as an argument; for {rival} of {number} the readings differ "
        "in the outcome.",
        "{number} earlier cases are used as arguments; for {rival} of {number} the readings differ "
        "in the outcome.",
        rival=rival,
    )
    if most == _NEUTRAL:
        return f"{said} {say('No reading changes the odds of a hypothesis.')}"
    largest = say(
        "One reading changes the odds of a hypothesis by at most {factor} times.",
        factor=f"{most:.2f}",
    )
    return f"{said} {largest}"


def _row(summary: Summary, one: PrecedentResult, rows: int) -> PrecedentRow:
    return PrecedentRow(
        case=one.title,
        rows=rows,
        reading=say(
            "{reading} ({outcome})", reading=one.reading, outcome=say(_OUTCOMES[one.outcome])
        ),
        argued=_argued(one),
        similarity="–" if one.similarity is None else f"{one.similarity:g}",
        effect=_effect(summary, one),
        claims=one.claims,
    )


def _argued(one: PrecedentResult) -> str:
    """Say who argues from the case, and what; a dash if nobody is named."""
    if one.cited_by and one.argument:
        return say("{who}: {argument}", who=one.cited_by, argument=one.argument)
    return one.argument or one.cited_by or "–"


def _effect(summary: Summary, one: PrecedentResult) -> str:
    """Say what a reading does to the odds of a hypothesis."""
    rivals = summary.hypotheses.get(one.set or "")
    member = rivals.members.get(one.hypothesis or "") if rivals else None
    if member is None or one.factor == _NEUTRAL:
        return say("none")
    return say("“{reading}” × {factor}", reading=member.title, factor=f"{one.factor:.2f}")
