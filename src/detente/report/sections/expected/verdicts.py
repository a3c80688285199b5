"""Say with how many links of the sources' argument the model agrees, and which it contradicts."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from detente.assess.expected.record import Expected, Verdict
from detente.report.messages.say import mark, say
from detente.report.words import join_words

__all__ = ["VERDICTS", "verdict_sentences"]

VERDICTS: Final[dict[Verdict, str]] = {
    "agrees": mark("agrees"),
    "disagrees": mark("disagrees"),
    "undecided": mark("undecided"),
    "not_modelled": mark("not modelled"),
}
"""By verdict, as a cell prints it."""


def verdict_sentences(expected: Sequence[Expected]) -> str:
    """Return the finding on all links.

    Parameters
    ----------
    expected : sequence of Expected
        The links.
    """
    counts = Counter(one.verdict for one in expected)
    evidence = sum(any(s.decided == "evidence" for s in one.stands) for one in expected)
    sentences = [
        say(
            "Of the sources’ {links} links the model agrees with {agrees} and disagrees with "
            "{disagrees}; undecided: {undecided}, not modelled: {missing}. Evidence decides part "
            "of {evidence}.",
            links=len(expected),
            agrees=_number(counts["agrees"]),
            disagrees=_number(counts["disagrees"]),
            undecided=_number(counts["undecided"]),
            missing=_number(counts["not_modelled"]),
            evidence=_number(evidence),
        ),
        *_against(expected),
        *_assumed(expected),
    ]
    return " ".join(sentences)


def _number(links: int) -> str:
    return str(links) if links else say("none")


def _against(expected: Sequence[Expected]) -> list[str]:
    """Name the links that the model contradicts."""
    links = [say("“{link}”", link=one.text) for one in expected if one.verdict == "disagrees"]
    return [say("It disagrees with {links}.", links=join_words(links))] if links else []


def _assumed(expected: Sequence[Expected]) -> list[str]:
    """Count the links that are decided by assumption alone."""
    clear = [one for one in expected if one.verdict in {"agrees", "disagrees"}]
    assumed = sum(_is_assumed(one) for one in clear)
    if not assumed:
        return []
    if assumed == len(clear):
        return [say("Assumption alone decides these.")]
    return [
        say(
            "Assumption alone decides {number} of these {clear}.",
            number=assumed,
            clear=len(clear),
        )
    ]


def _is_assumed(one: Expected) -> bool:
    """Tell whether all that gives a link its verdict rests on an assumption."""
    return all(s.decided == "assumption" for s in one.stands if s.verdict == one.verdict)
