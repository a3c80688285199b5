"""What other weights, other combinations of tests and shuffled evidence do to the ranking."""

from typing import Final, TypedDict

from detente.assess.contributions.record import Contributions, Shuffled
from detente.assess.summary.record import Summary
from detente.report.metric_words import METRIC_WORDS
from detente.report.sections.contributions.cells import headline, hundredths, option_title
from detente.report.titles import titled
from detente.report.words import join_words

__all__ = ["RankedView", "ranked_view"]

_ERRORS: Final = 2.0  # standard errors that make a change one


class RankedView(TypedDict):
    """What the page says of the ranking under such changes.

    Parameters
    ----------
    ranked_sentences : list of str
        On weights, on combinations, and on shuffled evidence; only of what there is.
    """

    ranked_sentences: list[str]


def ranked_view(summary: Summary, contributions: Contributions) -> RankedView:
    """Return what the page says of the ranking under such changes.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    contributions : Contributions
        What was added to it.
    """
    said = (
        _weights_sentence(summary, contributions),
        _rules_sentence(summary, contributions),
        _shuffle_sentence(contributions.shuffled),
    )
    return {"ranked_sentences": [sentence for sentence in said if sentence]}


def _weights_sentence(summary: Summary, contributions: Contributions) -> str:
    """Say which option comes first with an objective at either end of its range, and alone."""
    if not contributions.weights:
        return ""
    ends: dict[str, list[str]] = {}
    alone: dict[str, list[str]] = {}
    for metric, effect in contributions.weights.items():
        words = METRIC_WORDS[metric]
        for one, end in ((effect.lowest, "lowest"), (effect.highest, "highest")):
            if one.order[0] != contributions.first:
                ends.setdefault(one.order[0], []).append(f"{words} at its {end}")
        if effect.alone.order[0] != contributions.first:
            alone.setdefault(effect.alone.order[0], []).append(words)
    return (
        f"Weights at an end of their range {_others(summary, ends)}. One objective alone "
        f"{_others(summary, alone)}."
    )


def _others(summary: Summary, found: dict[str, list[str]]) -> str:
    """Say which other options come first, and with what."""
    if not found:
        return "puts no other option first"
    parts = [f"{titled(summary, option)} ({join_words(why)})" for option, why in found.items()]
    return f"can put first {join_words(parts)}"


def _rules_sentence(summary: Summary, contributions: Contributions) -> str:
    """Say which options change beyond noise if partner tests are combined another way."""
    if not contributions.rules:
        return ""
    moved, firsts = [], set()
    for combine, changed in contributions.rules.items():
        firsts.add(changed.first)
        cells = [
            f"{titled(summary, option)} {hundredths(found)}"
            for option in summary.strategies
            if (found := headline(changed, option)) is not None
            and abs(found.delta) > _ERRORS * found.error
        ]
        if cells:
            moved.append(f"by “{combine}” {join_words(cells)}")
    others = sorted(firsts - {contributions.first, None}, key=str)
    turned = join_words([option_title(summary, option) for option in others])
    first = f"{turned} can then come first" if turned else "no other option comes first"
    what = f"; in hundredths, {'; '.join(moved)}" if moved else ", and nothing moves beyond noise"
    return f"Partner tests combined another way: {first}{what}."


def _shuffle_sentence(shuffled: Shuffled | None) -> str:
    """Say what the ranking makes of evidence exchanged between those that it describes."""
    if shuffled is None:
        return ""
    if shuffled.numbers == 0:
        return "No two numbers with claims could be exchanged."
    times, stays = len(shuffled.turns), sum(turn.stays for turn in shuffled.turns)
    known = [turn.tau for turn in shuffled.turns if turn.tau is not None]
    near = f"Kendall’s tau lies between {min(known):.2f} and {max(known):.2f}. " if known else ""
    return (
        f"{shuffled.numbers} numbers with claims were exchanged between those that they describe, "
        f"{times} times. {near}The first option stays first in {stays} of {times}."
    )
