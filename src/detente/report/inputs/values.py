"""Values of inputs without order in words: hypotheses, classes, and whether a report is true."""

from collections.abc import Sequence
from typing import Final

from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.vocabulary.input_key import InputKey

__all__ = ["values_in_words"]

_WORDS: Final[dict[str, str]] = {
    "spoiler": mark("spoiler"),
    "ambivalent": mark("ambivalent"),
    "engageable": mark("engageable"),
    "false": mark("false"),
    "true": mark("true"),
}


def values_in_words(summary: Summary, column: str, values: Sequence[str]) -> list[str]:
    """Return values of an input in words.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    column : str
        Name of the column of the input.
    values : sequence of str
        Ids of hypotheses or classes, or ``false`` and ``true`` of a reported tie.
    """
    key = InputKey.parse(column)
    if key.kind != "hypothesis":
        return [say(_WORDS[value]) for value in values]
    members = summary.hypotheses[key.subject].members
    return [say("“{title}”", title=members[value].title) for value in values]
