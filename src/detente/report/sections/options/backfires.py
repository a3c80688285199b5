"""Sentences on when an option backfires, made from the numbers of a summary."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypedDict

from detente.assess.options.record import Backfire, Box, Harm, RestrictedInput
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.sections.options.conditions import kind_of, limits_in_words, pooled_in_words
from detente.report.titles import titled
from detente.report.words import join_words, percent, percent_range

__all__ = ["BackfiresView", "Condition", "backfires_view"]

_ONE: Final[dict[Harm, str]] = {  # one option
    "value": mark(
        "{option} does worse by the case’s objectives in {rate} of futures, and in {inside} of "
        "those where {conditions}."
    ),
    "extra_deaths": mark(
        "{option} costs over {material} more lives in {rate} of futures, and in {inside} of those "
        "where {conditions}."
    ),
    "splits": mark(
        "{option} sees more factions split off in {rate} of futures, and in {inside} of those "
        "where {conditions}."
    ),
}
_SEVERAL: Final[dict[Harm, str]] = {  # several options under the same conditions
    "value": mark(
        "{options} do worse by the case’s objectives in {rate} of futures, and in {inside} of "
        "those where {conditions}."
    ),
    "extra_deaths": mark(
        "{options} cost over {material} more lives in {rate} of futures, and in {inside} of those "
        "where {conditions}."
    ),
    "splits": mark(
        "{options} see more factions split off in {rate} of futures, and in {inside} of those "
        "where {conditions}."
    ),
}
_MANY: Final[dict[Harm, str]] = {  # many options, each under conditions of its own
    "value": mark(
        "{options} do worse by the case’s objectives in {rate} of futures, and in {inside} of "
        "those where conditions of their own hold, most often that {conditions}."
    ),
    "extra_deaths": mark(
        "{options} cost over {material} more lives in {rate} of futures, and in {inside} of those "
        "where conditions of their own hold, most often that {conditions}."
    ),
    "splits": mark(
        "{options} see more factions split off in {rate} of futures, and in {inside} of those "
        "where conditions of their own hold, most often that {conditions}."
    ),
}
_REST: Final[dict[Harm, str]] = {
    "value": mark("worse by the objectives {often}"),
    "extra_deaths": mark("more lives lost {often}"),
    "splits": mark("more splits {often}"),
}
_OFTEN: Final = 0.05  # share of futures from which an option without a condition is named
_APART: Final = 2  # most sentences of one harm, and most conditions that options share
_FEW: Final = 2  # options that are named as those missing


@dataclass(frozen=True, slots=True)
class Condition:
    """A sentence on options that backfire under conditions, and the claims of these."""

    sentence: str
    claims: list[str]


class BackfiresView(TypedDict):
    """Sentences on when each option backfires.

    Parameters
    ----------
    backfires_sentence : str
        For how many options conditions were found.
    backfires : list of Condition
        At most two a harm. Empty where the reference option was not run.
    backfires_rest : str
        How often the others do harm, for which no condition is stable; empty without any.
    """

    backfires_sentence: str
    backfires: list[Condition]
    backfires_rest: str


@dataclass(frozen=True, slots=True)
class _Found:
    """An option with a stable box, in the form that its sentence needs."""

    option: str
    rate: float
    box: Box


def backfires_view(summary: Summary) -> BackfiresView:
    """Return the sentences on when each option backfires.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    """
    stable: dict[Harm, list[_Found]] = {}
    unstable: dict[Harm, dict[str, Backfire]] = {}
    for option, by_harm in summary.backfires.strategies.items():
        for harm, backfire in by_harm.items():
            if backfire is None:
                continue
            if backfire.box is None or not backfire.box.stable:
                unstable.setdefault(harm, {})[option] = backfire
                continue
            stable.setdefault(harm, []).append(_Found(option, backfire.rate, backfire.box))
    options = {one.option for found in stable.values() for one in found}
    named: set[str] = set()  # inputs named so far, for all sentences
    return {
        "backfires_sentence": _finding(len(options), len(summary.backfires.strategies)),
        "backfires": [
            sentence
            for harm, found in stable.items()
            for sentence in _sentences(summary, harm, found, named)
        ],
        "backfires_rest": _rest(summary, unstable),
    }


def _finding(stable: int, options: int) -> str:
    """Say for how many options conditions were found under which they backfire."""
    if not options:
        return say("Nothing can be said: the reference option was not run beside the others.")
    if not stable:
        return say("No stable condition was found under which an option backfires.")
    return count(
        options,
        "{stable} of {number} option backfires under stable conditions.",
        "{stable} of {number} options backfire under stable conditions.",
        stable=stable,
    )


def _sentences(
    summary: Summary, harm: Harm, found: Sequence[_Found], named: set[str]
) -> list[Condition]:
    """Return a sentence a set of conditions; one for all where there are more than two sets."""
    groups: dict[tuple[str, ...], list[_Found]] = {}
    for one in found:
        kinds = tuple(kind_of(limit) for limit in one.box.restrictions)
        groups.setdefault(kinds, []).append(one)
    if len(groups) > _APART:
        boxes = _commonest([one.box.restrictions for one in found])
        conditions = pooled_in_words(summary, boxes, named)
        return [_condition(summary, _MANY[harm], found, conditions, boxes)]
    sentences = []
    for group in groups.values():
        boxes = [one.box.restrictions for one in group]
        message = (_ONE if len(group) == 1 else _SEVERAL)[harm]
        conditions = limits_in_words(summary, boxes, named)
        sentences.append(_condition(summary, message, group, conditions, boxes))
    return sentences


def _commonest(boxes: Sequence[Sequence[RestrictedInput]]) -> list[list[RestrictedInput]]:
    """Return of each box the conditions that most options share."""
    kinds = Counter(kind_of(limit) for box in boxes for limit in box)
    most = {kind for kind, _ in kinds.most_common(_APART)}
    return [[limit for limit in box if kind_of(limit) in most] for box in boxes]


def _condition(
    summary: Summary,
    message: str,
    found: Sequence[_Found],
    conditions: str,
    boxes: Sequence[Sequence[RestrictedInput]],
) -> Condition:
    """Say how often options backfire, and how often under conditions, on draws unseen."""
    rates = [one.rate for one in found]
    options = _options(summary, [one.option for one in found])
    sentence = say(
        message,
        option=options,
        options=options,
        material=percent(summary.backfires.material),
        rate=percent_range(min(rates), max(rates)),
        inside=_inside([one.box for one in found]),
        conditions=conditions,
    )
    claims = dict.fromkeys(claim for box in boxes for limit in box for claim in limit.claims)
    return Condition(sentence, list(claims))


def _options(summary: Summary, options: Sequence[str]) -> str:
    """Name options, or those that are missing where these are few."""
    missing = [one for one in summary.backfires.strategies if one not in options]
    if len(options) > _FEW and 0 < len(missing) <= _FEW:
        without = join_words([titled(summary, one) for one in missing])
        return say("All other options but {options}", options=without)
    return join_words([titled(summary, one) for one in options])


def _inside(boxes: Sequence[Box]) -> str:
    """Say how often it happens inside: with its interval for one option, else as a range."""
    shares = [box.unseen.density for box in boxes]
    if len(boxes) == 1:
        interval = percent_range(*boxes[0].unseen.interval)
        return say("{share} ({interval})", share=percent(shares[0]), interval=interval)
    return percent_range(min(shares), max(shares))


def _rest(summary: Summary, unstable: Mapping[Harm, Mapping[str, Backfire]]) -> str:
    """Say in one sentence how often the harms come for which no stable box was found."""
    parts = [
        say(message, often=_often(summary, unstable[harm]))
        for harm, message in _REST.items()
        if unstable.get(harm)
    ]
    if not parts:
        return ""
    most = max(backfire.rate for by_option in unstable.values() for backfire in by_option.values())
    if most < _OFTEN:
        return say(
            "Any other harm comes in at most {rate} of futures, without a stable condition.",
            rate=percent(most),
        )
    return say("Without a stable condition, of futures: {harms}.", harms="; ".join(parts))


def _often(summary: Summary, found: Mapping[str, Backfire]) -> str:
    """Say how often options do one harm: those that often do by name, the others counted."""
    named: dict[str, list[str]] = {}
    for option, backfire in found.items():
        if backfire.rate >= _OFTEN:
            named.setdefault(percent(backfire.rate), []).append(titled(summary, option))
    parts = [
        say("in {rate} under {options}", rate=rate, options=join_words(options))
        for rate, options in named.items()
    ]
    rare = [backfire.rate for backfire in found.values() if backfire.rate < _OFTEN]
    if rare and max(rare) == 0.0:
        parts.append(
            count(len(rare), "never under {number} option", "never under {number} options")
        )
    elif rare:
        parts.append(
            count(
                len(rare),
                "in {rate} under {number} option",
                "in {rate} under {number} options",
                rate=percent_range(min(rare), max(rare)),
            )
        )
    return join_words(parts)
