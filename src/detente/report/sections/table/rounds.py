"""What the section on rounds says, in the order in which it says it."""

from typing import NamedTuple, TypedDict

from detente.assess.attendance.record import AnnouncedRound
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, say
from detente.report.pictures.figure import Figure
from detente.report.sections.scores.reasons import rule_words
from detente.report.sections.scores.skill import skill_sentence
from detente.report.sections.table.next_round import (
    GuestList,
    OptionRounds,
    announced_guests,
    next_guests,
    option_rounds,
)
from detente.report.sections.table.past_rounds import (
    Answers,
    GuestTable,
    guest_table,
    guests_sentence,
    misses_sentence,
    round_answers,
)
from detente.report.sections.table.picture import rounds_figure

__all__ = ["Announced", "RoundsView", "rounds_view"]


class Announced(NamedTuple):
    """An announced round, with its likeliest guests."""

    round: AnnouncedRound
    guests: GuestList


class RoundsView(TypedDict):
    """What the page says of rounds.

    Parameters
    ----------
    misses_sentence, guests_sentence, skill_sentence : str
        The findings: where the forecast of seats and of guests missed, and whether skill is shown.
    rounds_figure : Figure or None
        Seats at past rounds and the next; None without rounds.
    guest_table : GuestTable
        All past rounds and guests.
    round_answers : list of Answers
        What is on record of each round.
    announced : list of Announced
        Announced rounds.
    learned : str
        How many rounds the forecast of the next one was learned from.
    last_of_series : str
        Title of the last round of the series that the next one belongs to; empty without one.
    next_rule : str
        The simple rule beside it.
    next_guests : GuestList
        Guests of the next round.
    option_rounds : OptionRounds
        Rounds and talks by option.
    """

    misses_sentence: str
    guests_sentence: str
    skill_sentence: str
    rounds_figure: Figure | None
    guest_table: GuestTable
    round_answers: list[Answers]
    announced: list[Announced]
    learned: str
    last_of_series: str
    next_rule: str
    next_guests: GuestList
    option_rounds: OptionRounds


def rounds_view(summary: Summary) -> RoundsView:
    """Return what the page says of rounds.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    rounds = summary.rounds
    names = {actor: known.name for actor, known in summary.actors.items()}
    return {
        "misses_sentence": misses_sentence(list(rounds.rounds.values())),
        "guests_sentence": guests_sentence(list(rounds.rounds.values())),
        "skill_sentence": skill_sentence(rounds),
        "rounds_figure": rounds_figure(summary),
        "guest_table": guest_table(summary),
        "round_answers": round_answers(summary),
        "announced": [
            Announced(one, announced_guests(one, names)) for one in rounds.announced.values()
        ],
        "learned": _learned(rounds.upcoming.rounds),
        "last_of_series": _last_of_series(summary),
        "next_rule": rule_words(rounds.upcoming.rule) if rounds.upcoming.rule else "",
        "next_guests": next_guests(rounds, names),
        "option_rounds": option_rounds(summary),
    }


def _last_of_series(summary: Summary) -> str:
    """Return the title of the last round of the series that the next one belongs to."""
    series = summary.rounds.upcoming.series
    titles = [one.title for one in summary.rounds.rounds.values() if one.series == series]
    return titles[-1] if series and titles else ""


def _learned(rounds: int) -> str:
    if not rounds:
        return say("no record: base rate of other processes")
    return count(
        rounds, "learned from {number} round on record", "learned from {number} rounds on record"
    )
