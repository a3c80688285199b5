"""Advice as an analyst wrote it; the program never adds a word of its own to it."""

from dataclasses import dataclass
from typing import Final

from detente.assess.summary.record import Summary
from detente.assess.written.record import Recommendation
from detente.case.written.record import MOST_RECOMMENDATIONS, MOST_WORDS_NEW
from detente.report.messages.say import count, mark, say
from detente.report.words import date_words

__all__ = ["AdviceBlock", "advice_block"]

_WORDS: Final = 65  # of all texts of the block
_NONE: Final = mark("No advice has been written.")
_WITHHELD: Final = mark("The advice is withheld from this version.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceBlock:
    """What page one prints of the advice.

    Parameters
    ----------
    heading : str
        Whose words these are.
    lines : tuple of str
        What is new and why it matters; or that there is no advice. A long text is cut.
    recommendations : tuple of str
        What should be done; those beyond the room of the block are counted, and whole inside.
    """

    heading: str
    lines: tuple[str, ...]
    recommendations: tuple[str, ...]


def advice_block(
    summary: Summary, *, withheld: bool = False, most: int = MOST_RECOMMENDATIONS
) -> AdviceBlock:
    """Return the advice of the case, apart from what the model says.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    withheld : bool
        Whether there is advice that the readers may not see.
    most : int
        Recommendations at most.
    """
    advice = summary.advice
    if advice is None:
        why = _WITHHELD if withheld else _NONE
        return AdviceBlock(heading=say("Advice"), lines=(say(why),), recommendations=())
    lines = tuple(_cut(text) for text in (advice.what_is_new, advice.why_it_matters))
    recommended = _with_room(
        [_recommended(one) for one in advice.recommendations],
        most,
        _WORDS - sum(len(line.split()) for line in lines),
    )
    return AdviceBlock(
        heading=say(
            "Advice – by {author}, {day}, not by the model",
            author=advice.by,
            day=date_words(advice.written_on),
        ),
        lines=lines,
        recommendations=tuple(recommended),
    )


def _cut(text: str) -> str:
    """Return a text, or its beginning where it is too long for the block."""
    words = text.split()
    return text if len(words) <= MOST_WORDS_NEW else f"{' '.join(words[:MOST_WORDS_NEW])} …"


def _with_room(recommended: list[str], most: int, room: int) -> list[str]:
    """Return the recommendations that have room, none of them cut, and how many are inside."""
    kept: list[str] = []
    for text in recommended[:most]:
        room -= len(text.split())
        if room < 0:
            break
        kept.append(text)
    left = len(recommended) - len(kept)
    if not left:
        return kept
    return [*kept, count(left, "{number} more is inside.", "{number} more are inside.")]


def _recommended(one: Recommendation) -> str:
    """Return a recommendation, and that its option is empty where the answer calls it so."""
    if not one.option_empty:
        return one.do
    return say(
        "{advice} (“{option}” engages nobody in most draws.)",
        advice=one.do,
        option=one.option_title,
    )
