"""What other weights, other combinations of tests and shuffled evidence do to the ranking."""

from detente.assess.contributions.record import Contributions, Shuffled
from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.metric_words import METRIC_WORDS
from detente.report.sections.contributions.cells import (
    headline,
    option_title,
    shows,
)
from detente.report.titles import titled
from detente.report.words import fixed, join_words

__all__ = ["ranked_sentences"]


def ranked_sentences(summary: Summary, contributions: Contributions) -> list[str]:
    """Return what the page says of the ranking under such changes; only of what there is.

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
    return [sentence for sentence in said if sentence]


def _weights_sentence(summary: Summary, contributions: Contributions) -> str:
    """Say which option comes first with an objective at either end of its range, and alone."""
    if not contributions.weights:
        return ""
    ends: dict[str, list[str]] = {}
    alone: dict[str, list[str]] = {}
    for metric, effect in contributions.weights.items():
        words = say(METRIC_WORDS[metric])
        if effect.lowest.order[0] != contributions.first:
            lowest = say("{objective} at its lowest", objective=words)
            ends.setdefault(effect.lowest.order[0], []).append(lowest)
        if effect.highest.order[0] != contributions.first:
            highest = say("{objective} at its highest", objective=words)
            ends.setdefault(effect.highest.order[0], []).append(highest)
        if effect.alone.order[0] != contributions.first:
            alone.setdefault(effect.alone.order[0], []).append(words)
    if ends:
        first = say(
            "Weights at an end of their range can put first {options}.",
            options=_others(summary, ends),
        )
    else:
        first = say("Weights at an end of their range put no other option first.")
    if not alone:
        return f"{first} {say('One objective alone puts no other option first.')}"
    second = say("One objective alone can put first {options}.", options=_others(summary, alone))
    return f"{first} {second}"


def _others(summary: Summary, found: dict[str, list[str]]) -> str:
    """Return other options that come first, and with what."""
    return join_words(
        [
            say("{option} ({reasons})", option=titled(summary, option), reasons=join_words(why))
            for option, why in found.items()
        ]
    )


def _rules_sentence(summary: Summary, contributions: Contributions) -> str:
    """Say which options change beyond noise if partner tests are combined another way."""
    if not contributions.rules:
        return ""
    firsts = {changed.first for changed in contributions.rules.values()}
    largest = max(
        (
            abs(found.delta)
            for changed in contributions.rules.values()
            for option in summary.strategies
            if (found := headline(changed, option)) is not None and shows(found)
        ),
        default=0.0,
    )
    others = sorted(firsts - {contributions.first, None}, key=str)
    if others:
        first = say(
            "With partner tests combined another way {options} can come first.",
            options=join_words([option_title(summary, option) for option in others]),
        )
    else:
        first = say("With partner tests combined another way no other option comes first.")
    if not largest:
        return f"{first} {say('Nothing moves beyond noise.')}"
    size = f"{100 * largest:.1f}"
    return f"{first} {say('Changes are at most {size} hundredths.', size=size)}"


def _shuffle_sentence(shuffled: Shuffled | None) -> str:
    """Say what the ranking makes of evidence exchanged between those that it describes."""
    if shuffled is None:
        return ""
    if shuffled.numbers == 0:
        return say("No two numbers with claims could be exchanged.")
    times, stays = len(shuffled.turns), sum(turn.stays for turn in shuffled.turns)
    known = [turn.tau for turn in shuffled.turns if turn.tau is not None]
    places = {"number": shuffled.numbers, "stays": stays, "times": times}
    if not known:
        return say(
            "With {number} numbers with claims exchanged between those that they describe, the "
            "first option stays first in {stays} of {times} trials.",
            **places,
        )
    return say(
        "With {number} numbers with claims exchanged between those that they describe, the first "
        "option stays first in {stays} of {times} trials (Kendall’s tau {low} to {high}).",
        **places,
        low=_tau(min(known)),
        high=_tau(max(known)),
    )


def _tau(value: float) -> str:
    """Return a correlation of ranks with a minus sign of print."""
    return fixed(value, 2)
