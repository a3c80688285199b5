"""Say how far the evidence moves rival hypotheses."""

from typing import TypedDict

from detente.assess.evidence.record import RivalsResult
from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.pictures.figure import KeyEntry
from detente.report.sections.evidence.board import MOST, Board, board_key, reading_boards
from detente.report.words import join_words, percent

__all__ = ["ReadingsView", "hypothesis_sentence", "readings_view"]

_HARDLY = 0.05  # shift of a probability from which evidence moves it
_APART = 0.1  # lead of a hypothesis from which it can be told from the next


class ReadingsView(TypedDict):
    """What the page says of rival hypotheses.

    Parameters
    ----------
    readings : str
        How many sets of hypotheses the evidence moves.
    boards : list of Board
        Pictures of the sets that are bound to a parameter.
    leads : dict of str
        How far the evidence moves each set, by question.
    unbound : list of str
        The same for sets without a picture.
    reading_key : tuple of KeyEntry
        What the dots stand for.
    most_items : int
        Items of evidence that a picture shows at most.
    """

    readings: str
    boards: list[Board]
    leads: dict[str, str]
    unbound: list[str]
    reading_key: tuple[KeyEntry, ...]
    most_items: int


def readings_view(summary: Summary) -> ReadingsView:
    """Return what the page says of rival hypotheses.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    boards = reading_boards(summary)
    shown = {board.question for board in boards}
    leads = {one.question: hypothesis_sentence(one) for one in summary.hypotheses.values()}
    return {
        "readings": _moved(summary),
        "boards": boards,
        "leads": leads,
        "unbound": [
            say("{question} {answer}", question=q, answer=said)
            for q, said in leads.items()
            if q not in shown
        ],
        "reading_key": board_key(),
        "most_items": MOST,
    }


def _moved(summary: Summary) -> str:
    """Say which sets the evidence moves, and which it leaves as they were."""
    sets = summary.hypotheses.values()
    still = [one.question for one in sets if _shift(one) < _HARDLY]
    places = {"number": len(sets) - len(still), "sets": len(sets)}
    if not still or len(still) == len(sets):
        return say("The evidence moves {number} of {sets} sets of rival readings.", **places)
    return say(
        "The evidence moves {number} of {sets} sets of rival readings; it hardly moves "
        "{questions}.",
        **places,
        questions=join_words([say("“{question}”", question=question) for question in still]),
    )


def _shift(rivals: RivalsResult) -> float:
    return max(abs(member.posterior - member.prior) for member in rivals.members.values())


def hypothesis_sentence(rivals: RivalsResult) -> str:
    """Say which of a set of rival hypotheses leads, if one does, and with which chances."""
    lead, *rest = sorted(rivals.members.values(), key=lambda m: -m.posterior)
    if not rest or lead.posterior - rest[0].posterior >= _APART:
        return say(
            "“{reading}” leads with {chance} ({before} before the evidence).",
            reading=lead.title,
            chance=percent(lead.posterior),
            before=percent(lead.prior),
        )
    return say(
        "The leading two cannot be told apart ({first} and {second}).",
        first=percent(lead.posterior),
        second=percent(rest[0].posterior),
    )
