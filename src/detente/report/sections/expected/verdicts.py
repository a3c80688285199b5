"""Say with how many links of the sources' argument the model agrees, and which it contradicts."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from detente.assess.expected.record import Expected, Verdict
from detente.report.messages.say import count, mark, say
from detente.report.words import join_words

__all__ = ["is_given", "verdict_sentences", "verdict_word"]

_WORDS: Final[dict[Verdict, str]] = {
    "agrees": mark("agrees"),
    "disagrees": mark("disagrees"),
    "undecided": mark("undecided"),
    "not_modelled": mark("not modelled"),
}


def is_given(one: Expected) -> bool:
    """Return whether the run takes a link from the case: rows stand for it, and no number.

    Parameters
    ----------
    one : Expected
        The link.
    """
    return one.verdict == "not_modelled" and bool(one.stands)


def verdict_word(one: Expected) -> str:
    """Return whether the model agrees with a link, as a cell prints it.

    Parameters
    ----------
    one : Expected
        The link.
    """
    if is_given(one):
        return say("from the case")
    if one.verdict == "disagrees" and _is_mixed(one):
        return say("disagrees in part")
    return say(_WORDS[one.verdict])


def _is_mixed(one: Expected) -> bool:
    """Return whether some test of a link agrees with it."""
    return any(stand.verdict == "agrees" for stand in one.stands)


def verdict_sentences(expected: Sequence[Expected], evidence: int) -> str:
    """Return the finding on all links.

    Parameters
    ----------
    expected : sequence of Expected
        The links.
    evidence : int
        Links of which the table prints something that evidence decides.
    """
    given = sum(map(is_given, expected))
    counts = Counter(one.verdict for one in expected)
    sentences = [
        say(
            "Of the sources’ {links} links the model agrees with {agrees} and disagrees with "
            "{disagrees}; undecided: {undecided}, taken from the case: {given}, not modelled: "
            "{missing}. Resting in part on evidence: {evidence}.",
            links=len(expected),
            agrees=_number(counts["agrees"]),
            disagrees=_disagrees(expected),
            undecided=_number(counts["undecided"]),
            given=_number(given),
            missing=_number(counts["not_modelled"] - given),
            evidence=_number(evidence),
        ),
        *_against(expected),
        *_assumed(expected),
    ]
    return " ".join(sentences)


def _disagrees(expected: Sequence[Expected]) -> str:
    """Count the links that the model contradicts, and those of them that it does in part."""
    links = [one for one in expected if one.verdict == "disagrees"]
    part = sum(map(_is_mixed, links))
    if not part:
        return _number(len(links))
    return say("{number} ({part} in part)", number=len(links), part=part)


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
        return [
            count(
                assumed,
                "Assumption alone decides the one link decided.",
                "Assumption alone decides all {number}.",
            )
        ]
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
