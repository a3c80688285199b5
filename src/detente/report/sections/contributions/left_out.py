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

_HEADLINES: Final[tuple[Metric, ...]] = (
    "settlement",
    "holdout_contact",
    "spillover",
    "table_max",
)
_DIGITS: Final[dict[Metric, int]] = {"spillover": 3}
_SHOWN: Final = 4  # actors named before the rest are counted


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
    """Name the actors without whom the headline moves beyond the error, and count the others."""
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
    named = _named(summary, sure)
    if contributions.first is None:
        return count(
            len(found),
            "Of {number} actor, left out alone, these move the chance of a deal under {option} "
            "beyond the error, in hundredths: {actors}.",
            "Of {number} actors, left out one at a time, these move the chance of a deal under "
            "{option} beyond the error, in hundredths: {actors}.",
            option=option,
            actors=named,
        )
    return count(
        len(found),
        "Of {number} actor, left out alone, these move the value of {option} beyond the error, in "
        "hundredths: {actors}.",
        "Of {number} actors, left out one at a time, these move the value of {option} beyond the "
        "error, in hundredths: {actors}.",
        option=option,
        actors=named,
    )


def _named(summary: Summary, sure: Mapping[str, Change]) -> str:
    """Name the actors that move most, and count the rest."""
    order = sorted(sure, key=lambda actor: -abs(sure[actor].delta))
    named = [
        say("{actor} ({change})", actor=actor_name(summary, actor), change=hundredths(sure[actor]))
        for actor in order[:_SHOWN]
    ]
    if rest := order[_SHOWN:]:
        named.append(
            count(
                len(rest),
                "{number} other (by {change})",
                "{number} others (by at most {change})",
                change=f"{100 * abs(sure[rest[0]].delta):.1f}",
            )
        )
    return join_words(named)


def _metrics(summary: Summary, found: Mapping[str, Changed], led: str) -> list[str]:
    """Name the headline metrics that move beyond the error without an actor."""
    moved = []
    for metric in _HEADLINES:
        named = [
            say("{change} without {actor}", change=text, actor=actor_name(summary, actor))
            for actor, one in found.items()
            if (text := _shown(one.metrics[led].get(metric), metric))
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
    """Return a change beyond the error as printed; empty for another."""
    if change is None or not is_change(change):
        return ""
    if metric in CHANCES:
        return say("{number} points", number=signed(100 * change.delta, 1))
    return signed(change.delta, _DIGITS.get(metric, 1))


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
