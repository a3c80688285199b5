"""What positions rest on: a mark where no claim is behind one, and a sentence that counts them."""

from collections import Counter
from typing import Final

from detente.assess.agreement.record import ElicitedPosition
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.words import join_words

__all__ = ["MARKS", "mark_of", "rests_sentence"]

MARKS: Final = {"judgement": "°", "placeholder": "*", "unconditional": "†"}
"""Mark beside a number that rests on no claim, by its status."""

_RESTS: Final = {
    "claims": mark("{number} on claims"),
    "judgement": mark("{number} on judgement without a claim (°)"),
    "placeholder": mark("{number} on placeholders (*)"),
    "unconditional": mark("{number} on unconditional numbers (†)"),
}


def mark_of(given: ElicitedPosition) -> str:
    """Return the mark of a position; empty if it rests on claims.

    Parameters
    ----------
    given : ElicitedPosition
        A position as the case gives it.
    """
    ground = _ground(given)
    return "" if ground == "claims" else MARKS[ground]


def rests_sentence(summary: Summary) -> str:
    """Say on what the positions of the case rest; empty if it gives none.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    found = Counter(
        _ground(given) for issue in summary.outcomes.values() for given in issue.positions
    )
    grounds = [say(words, number=found[key]) for key, words in _RESTS.items() if found[key]]
    if not grounds:
        return ""
    return count(
        found.total(),
        "The {number} position of the case rests {grounds}. Where no claim holds, a draw takes a "
        "stand-in.",
        "The {number} positions of the case rest {grounds}. Where no claim holds, a draw takes a "
        "stand-in.",
        grounds=join_words(grounds),
    )


def _ground(given: ElicitedPosition) -> str:
    """Return what a position rests on."""
    return "claims" if given.claims and given.status != "placeholder" else given.status
