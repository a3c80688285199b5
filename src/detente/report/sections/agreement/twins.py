"""The table behind the pictures of positions, one for all issues."""

from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.pictures.figure import Cell, Column, Twin
from detente.report.sections.agreement.drawing import PartyRow
from detente.report.sections.agreement.elicited import mark_of
from detente.report.sections.agreement.picture import party_rows
from detente.report.titles import actor_name

__all__ = ["positions_twin"]


def positions_twin(summary: Summary) -> Twin:
    """Return a row a party: its influence over the issues, then where it stands on each.

    A position is middle and ends, with a mark if it rests on no claim.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    names = {actor: known.name for actor, known in summary.actors.items()}
    drawn = {
        issue: {row.name: row for row in party_rows(forecast, names)}
        for issue, forecast in summary.outcomes.items()
    }
    marks = {
        (name, actor_name(summary, given.actor)): mark_of(given)
        for name, issue in summary.outcomes.items()
        for given in issue.positions
    }
    parties = dict.fromkeys(party for rows in drawn.values() for party in rows)
    columns = (
        Column(say("party")),
        Column(say("influence, %")),
        *(Column(issue.title) for issue in summary.outcomes.values()),
    )

    def row(party: str) -> tuple[Cell, ...]:
        known = [rows[party].influence for rows in drawn.values() if party in rows]
        places = (
            _place(rows[party], marks.get((issue, party), "")) if party in rows else None
            for issue, rows in drawn.items()
        )
        return party, _shares(min(known), max(known)), *places

    return Twin(columns, tuple(map(row, parties)))


def _place(row: PartyRow, mark: str) -> str:
    low, middle, high = (f"{value:.0f}" for value in row.spread)
    numbers = say("{middle} ({low}–{high})", low=low, middle=middle, high=high)
    return f"{numbers}{mark}"


def _shares(least: float, most: float) -> str:
    """Return the least and the greatest influence of a party, once where they print alike."""
    low, high = (f"{share:.0f}" if share >= 1.0 else f"{share:.1f}" for share in (least, most))
    return low if low == high else say("{low}–{high}", low=low, high=high)
