"""The tables behind the pictures of positions, one for all issues: positions, and influence."""

from collections.abc import Callable
from typing import Literal

from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.pictures.figure import Cell, Column, Twin
from detente.report.sections.agreement.drawing import PartyRow
from detente.report.sections.agreement.elicited import mark_of
from detente.report.sections.agreement.picture import party_rows
from detente.report.titles import actor_name

__all__ = ["influence_twin", "positions_twin"]


def positions_twin(summary: Summary) -> Twin:
    """Return where every party stands, middle and ends, with a mark if on no claim.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    marks = {
        (name, actor_name(summary, given.actor)): mark_of(given)
        for name, issue in summary.outcomes.items()
        for given in issue.positions
    }

    def shown(issue: str, row: PartyRow) -> str:
        low, middle, high = (f"{value:.0f}" for value in row.spread)
        numbers = say("{middle} ({low}–{high})", low=low, middle=middle, high=high)
        return f"{numbers}{marks.get((issue, row.name), '')}"

    return _twin(summary, shown, "text")


def influence_twin(summary: Summary) -> Twin:
    """Return the influence of every party on every issue, in per cent.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    return _twin(summary, lambda _, row: row.influence, "number")


def _twin(
    summary: Summary, shown: Callable[[str, PartyRow], Cell], kind: Literal["text", "number"]
) -> Twin:
    """Return a row a party and a column an issue."""
    names = {actor: known.name for actor, known in summary.actors.items()}
    cells = {
        (row.name, issue): shown(issue, row)
        for issue, forecast in summary.outcomes.items()
        for row in party_rows(forecast, names)
    }
    parties = dict.fromkeys(party for party, _ in cells)
    columns = [Column(say("party"))]
    columns += [Column(issue.title, kind) for issue in summary.outcomes.values()]
    rows = (
        (party, *(cells.get((party, issue)) for issue in summary.outcomes)) for party in parties
    )
    return Twin(tuple(columns), tuple(rows))
