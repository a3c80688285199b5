"""What the section on rounds says, in the order in which it says it."""

from typing import Final, NamedTuple, TypedDict

from detente.assess.attendance.record import AnnouncedRound, PastRounds
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.pictures.figure import Figure
from detente.report.sections.scores.reasons import rule_words
from detente.report.sections.scores.skill import elsewhere_sentence, skill_sentence
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
from detente.report.words import join_words

__all__ = ["Announced", "RoundsView", "labels_sentence", "rounds_view"]

_OUTPUTS: Final = {
    "attendance": mark("who is at the table"),
    "asked": mark("who is asked"),
    "comes": mark("who comes if asked"),
    "role": mark("roles"),
    "seats": mark("seats"),
}
_LABELS: Final = {
    "skill shown": mark("skill shown: {outputs}"),
    "no skill shown": mark("no skill shown: {outputs}"),
}


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
    labels_sentence : str
        Skill by output.
    elsewhere : str
        Skill on other peace processes.
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
    labels_sentence: str
    elsewhere: str
    rounds_figure: Figure | None
    guest_table: GuestTable
    round_answers: list[Answers]
    announced: list[Announced]
    learned: str
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
        "labels_sentence": labels_sentence(rounds),
        "elsewhere": elsewhere_sentence(),
        "rounds_figure": rounds_figure(summary),
        "guest_table": guest_table(summary),
        "round_answers": round_answers(summary),
        "announced": [
            Announced(one, announced_guests(one, names)) for one in rounds.announced.values()
        ],
        "learned": _learned(rounds.upcoming.rounds),
        "next_rule": rule_words(rounds.upcoming.rule) if rounds.upcoming.rule else "",
        "next_guests": next_guests(rounds, names),
        "option_rounds": option_rounds(summary),
    }


def _learned(rounds: int) -> str:
    if not rounds:
        return say("no record: base rate of other processes")
    return count(
        rounds, "learned from {number} round on record", "learned from {number} rounds on record"
    )


def labels_sentence(rounds: PastRounds) -> str:
    """Say by output whether skill is shown; empty without scores.

    Parameters
    ----------
    rounds : PastRounds
        Past rounds with their scores.
    """
    if rounds.scores is None:
        return ""
    by_label: dict[str, list[str]] = {}
    for output, label in rounds.scores.labels.items():
        by_label.setdefault(label, []).append(say(_OUTPUTS[output]))
    parts = [_labelled(label, join_words(outputs)) for label, outputs in by_label.items()]
    return say("Skill by output – {labels}.", labels="; ".join(parts))


def _labelled(label: str, outputs: str) -> str:
    if label in _LABELS:
        return say(_LABELS[label], outputs=outputs)
    rule = rule_words(label.removeprefix("worse than "))
    return say("worse than {rule}: {outputs}", rule=rule, outputs=outputs)
