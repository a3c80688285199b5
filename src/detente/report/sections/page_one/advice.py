"""Advice as an analyst wrote it; the program never adds a word of its own to it."""

from dataclasses import dataclass
from typing import Final

from detente.assess.summary.record import Summary
from detente.assess.written.record import Recommendation
from detente.report.messages.say import mark, say
from detente.report.words import date_words

__all__ = ["AdviceBlock", "advice_block"]

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
        What is new and why it matters; or that there is no advice.
    recommendations : tuple of str
        What should be done.
    """

    heading: str
    lines: tuple[str, ...]
    recommendations: tuple[str, ...]


def advice_block(summary: Summary, *, withheld: bool = False) -> AdviceBlock:
    """Return the advice of the case, apart from what the model says.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    withheld : bool
        Whether there is advice that the readers may not see.
    """
    advice = summary.advice
    if advice is None:
        why = _WITHHELD if withheld else _NONE
        return AdviceBlock(heading=say("Advice"), lines=(say(why),), recommendations=())
    return AdviceBlock(
        heading=say(
            "Advice – by {author}, {day}, not by the model",
            author=advice.by,
            day=date_words(advice.written_on),
        ),
        lines=(advice.what_is_new, advice.why_it_matters),
        recommendations=tuple(_recommended(one) for one in advice.recommendations),
    )


def _recommended(one: Recommendation) -> str:
    """Return a recommendation, and that its option is empty where the answer calls it so."""
    if not one.option_empty:
        return one.do
    return say(
        "{advice} (“{option}” engages nobody in most draws.)",
        advice=one.do,
        option=one.option_title,
    )
