"""Sentences on actors left out one at a time: what moves beyond the error, and who is counted."""

from collections.abc import Mapping
from typing import Final

from detente.assess.contributions.record import Changed, Contributions
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, say
from detente.report.metric_words import CHANCES, METRIC_WORDS
from detente.report.sections.contributions.cells import (
    headline,
    hundredths,
    is_change,
    option_title,
    shows,
)
from detente.report.titles import actor_name
from detente.report.words import join_words, signed
from detente.runs.result import Change
from detente.vocabulary.metrics import Metric

__all__ = ["actor_sentences"]

_HEADLINES: Final[dict[Metric, int]] = {  # with digits, where they are no chance
    "settlement": 1,
    "holdout_contact": 1,
    "spillover": 2,
    "table_max": 1,
}


def actor_sentences(summary: Summary, contributions: Contributions, led: str) -> list[str]:
    """Say what actors move that are left out one at a time; nothing if none was.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    contributions : Contributions
        What was added to it.
    led : str
        The option under which changes are counted.
    """
    found = contributions.actors
    if not found:
        return []
    return [
        _moved(summary, contributions, led),
        *_metrics(summary, found, led),
        *_turned(summary, contributions),
    ]


def _moved(summary: Summary, contributions: Contributions, led: str) -> str:
    """Count the actors without whom the headline moves beyond the error, and name the first."""
    found = contributions.actors
    changes = {actor: headline(one, led) for actor, one in found.items()}
    sure = {actor: c for actor, c in changes.items() if c is not None and shows(c)}
    option = option_title(summary, led)
    if not sure:
        return count(
            len(found),
            "Without {number} actor, left out alone, nothing moves under {option} beyond the "
            "error.",
            "Without any of {number} actors, left out one at a time, nothing moves under {option} "
            "beyond the error.",
            option=option,
        )
    most = max(sure, key=lambda actor: abs(sure[actor].delta))
    places = {
        "all": len(found),
        "option": option,
        "actor": actor_name(summary, most),
        "change": hundredths(sure[most]),
    }
    if contributions.first is None:
        return count(
            len(sure),
            "Of {all} actors, left out one at a time, {number} moves the chance of a deal under "
            "{option} beyond the error, in hundredths: {actor} ({change}).",
            "Of {all} actors, left out one at a time, {number} move the chance of a deal under "
            "{option} beyond the error, in hundredths; {actor} most ({change}).",
            **places,
        )
    return count(
        len(sure),
        "Of {all} actors, left out one at a time, {number} moves the value of {option} beyond the "
        "error, in hundredths: {actor} ({change}).",
        "Of {all} actors, left out one at a time, {number} move the value of {option} beyond the "
        "error, in hundredths; {actor} most ({change}).",
        **places,
    )


def _metrics(summary: Summary, found: Mapping[str, Changed], led: str) -> list[str]:
    """Name the headline metrics that move beyond the error without an actor."""
    moved = []
    for metric in _HEADLINES:
        named = [
            say("{change} without {actor}", change=text, actor=actor_name(summary, actor))
            for actor, one in found.items()
            if not (metric == "holdout_contact" and actor == summary.roles.holdout)
            and (text := _shown(one.metrics[led].get(metric), metric))
        ]
        if named:
            moved.append(
                say(
                    "{metric} {changes}",
                    metric=say(METRIC_WORDS[metric]),
                    changes=join_words(named),
                )
            )
    return [say("Also beyond the error: {metrics}.", metrics="; ".join(moved))] if moved else []


def _shown(change: Change | None, metric: Metric) -> str:
    """Return a change beyond the error as printed; empty for another, and if it prints as zero."""
    if change is None or not is_change(change):
        return ""
    size = 100 * change.delta if metric in CHANCES else change.delta
    digits = _HEADLINES[metric]
    if round(size, digits) == 0.0:
        return ""
    number = signed(size, digits)
    return say("{number} points", number=number) if metric in CHANCES else number


def _turned(summary: Summary, contributions: Contributions) -> list[str]:
    """Say without whom another option comes first."""
    first = contributions.first
    if first is None:
        return []
    turned: dict[str, list[str]] = {}
    for actor, one in contributions.actors.items():
        if one.first is not None and one.first != first:
            turned.setdefault(one.first, []).append(actor_name(summary, actor))
    if not turned:
        return [say("No other option comes first without any of them.")]
    parts = [
        say("{option} without {actors}", option=option_title(summary, o), actors=join_words(names))
        for o, names in turned.items()
    ]
    return [say("Another option can then come first: {options}.", options="; ".join(parts))]
