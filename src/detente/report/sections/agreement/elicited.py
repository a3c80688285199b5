"""Positions as the case gives them: one table of parties by issues."""

from dataclasses import dataclass
from typing import Final

from detente.assess.agreement.record import ElicitedPosition
from detente.assess.summary.record import Summary

__all__ = ["ElicitedRow", "elicited_rows", "marks_used"]

_MARKS: Final = {  # what a number rests on, where it rests on no claim
    "judgement": ("°", "judgement without a claim"),
    "placeholder": ("*", "placeholder"),
    "unconditional": ("†", "unconditional"),
}


@dataclass(frozen=True, slots=True)
class ElicitedRow:
    """A party with its most likely position on each issue, in words."""

    actor: str
    cells: tuple[str, ...]


def elicited_rows(summary: Summary) -> list[ElicitedRow]:
    """Return a row a party that has a position on some issue.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    by_issue = [
        {given.actor: _cell(given) for given in issue.positions}
        for issue in summary.outcomes.values()
    ]
    actors = dict.fromkeys(actor for cells in by_issue for actor in cells)
    return [
        ElicitedRow(actor, tuple(cells.get(actor, "–") for cells in by_issue)) for actor in actors
    ]


def marks_used(summary: Summary) -> str:
    """Say what the marks beside positions stand for; only those that are there."""
    found = {_mark(given) for issue in summary.outcomes.values() for given in issue.positions}
    return "".join(f" {mark} {words}." for mark, words in _MARKS.values() if mark in found)


def _cell(given: ElicitedPosition) -> str:
    return f"{given.mode:.0f}{_mark(given)}"


def _mark(given: ElicitedPosition) -> str:
    """Return the mark of a number that does not rest on claims."""
    if given.claims and given.status != "placeholder":
        return ""
    return _MARKS[given.status][0]
