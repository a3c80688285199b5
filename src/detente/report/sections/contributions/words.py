"""Sentences and rows on what mechanisms, priors and actors add to a run's answer."""

from dataclasses import dataclass
from typing import Final, TypedDict

from detente.assess.contributions.record import (
    Changed,
    Contributions,
    Group,
    PriorEffect,
    Scored,
)
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.sections.contributions.cells import (
    headline,
    hundredths,
    is_change,
    option_title,
)
from detente.report.sections.contributions.left_out import actor_sentences
from detente.report.sections.contributions.mechanism_words import (
    FROZEN_WORDS,
    MECHANISM_WORDS,
)
from detente.report.sections.contributions.ranked import ranked_sentences
from detente.report.sections.contributions.tornado import meaning_of
from detente.report.words import join_words, signed
from detente.runs.result import Change

__all__ = ["ContributionsView", "FrozenRow", "contributions_view"]

_GROUPS: Final[dict[Group, str]] = {
    "war": mark("the war itself"),
    "contact": mark("contact"),
    "cooperation": mark("issue cooperation"),
    "talks": mark("rounds and talks"),
    "spoiling": mark("spoiling and splits"),
    "deals": mark("deals"),
}


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """A mechanism frozen on its own that moves something beyond noise.

    Parameters
    ----------
    title, neutral : str
        The mechanism, and what is frozen.
    led, reference : str
        Change of value of the option that leads, and of the reference option.
    first : str
        Who then comes first; empty if nobody else does.
    """

    title: str
    neutral: str
    led: str
    reference: str
    first: str


class ContributionsView(TypedDict):
    """What the page says of contributions.

    Parameters
    ----------
    contribution_sentences : list of str
        What freezing mechanisms and changing priors does to the order of options.
    led, beside : str
        The option that leads, or the first; and the reference option, or the same.
    frozen_rows : list of FrozenRow
        Mechanisms that move something beyond noise.
    group_sentence : str
        What groups of mechanisms add; empty where nothing is scored.
    actor_sentences : list of str
        What actors left out move; empty without any.
    ranked_sentences : list of str
        What precedents, other weights, other combinations and shuffled evidence do.
    """

    contribution_sentences: list[str]
    led: str
    beside: str
    frozen_rows: list[FrozenRow]
    group_sentence: str
    actor_sentences: list[str]
    ranked_sentences: list[str]


def contributions_view(summary: Summary, contributions: Contributions) -> ContributionsView:
    """Return what the page says of contributions.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    contributions : Contributions
        What was added to it.
    """
    led = contributions.first or next(iter(summary.strategies))
    reference = summary.audits.reference
    beside = reference if reference in summary.strategies else led
    return {
        "contribution_sentences": [
            _frozen_sentence(summary, contributions),
            _standing_still(contributions),
            *_priors_sentences(contributions),
        ],
        "led": led,
        "beside": beside,
        "frozen_rows": [
            _frozen_row(summary, contributions, key, (led, beside))
            for key, changed in contributions.mechanisms.items()
            if any(is_change(one) for one in _moves(changed))
            or changed.first != contributions.first
        ],
        "group_sentence": _group_sentence(summary, contributions, led),
        "actor_sentences": actor_sentences(summary, contributions, led),
        "ranked_sentences": [
            *_precedent_sentences(summary, contributions, led),
            *ranked_sentences(summary, contributions),
        ],
    }


def _precedent_sentences(summary: Summary, contributions: Contributions, led: str) -> list[str]:
    """Say which precedents move the headline at either end, beyond noise."""
    titles = {one.precedent: one.title for one in summary.precedents.values()}
    ends = {
        titles[name]: [headline(one, led) for one in (effect.zero, effect.full)]
        for name, effect in contributions.precedents.items()
    }
    if not ends:
        return []
    moving = [
        say(
            "“{precedent}” {zero} if it says nothing here, {full} if it is just like this case",
            precedent=name,
            zero=hundredths(zero),
            full=hundredths(full),
        )
        for name, (zero, full) in ends.items()
        if any(one is not None and is_change(one) for one in (zero, full))
    ]
    if not moving:
        return [say("No precedent (of {number}) moves the result beyond noise.", number=len(ends))]
    changes = "; ".join(moving)
    return [say("Precedents that move the result, in hundredths: {changes}.", changes=changes)]


def _frozen_sentence(summary: Summary, contributions: Contributions) -> str:
    """Say which mechanisms, frozen on their own, put another option first."""
    if contributions.first is None:
        return say(
            "Nothing is ranked in this run; changes are shown for the chance of a deal instead of "
            "for a value."
        )
    turning = sum(
        changed.first not in {None, contributions.first}
        for changed in contributions.mechanisms.values()
    )
    first = option_title(summary, contributions.first)
    if not turning:
        return say("{option} comes first whichever mechanism is frozen on its own.", option=first)
    return count(
        turning,
        "{option} comes first as drawn; with {number} mechanism (of {all}) frozen at the first "
        "day, another option does.",
        "{option} comes first as drawn; with one of {number} mechanisms (of {all}) frozen at the "
        "first day, another option does.",
        all=len(contributions.mechanisms),
        option=first,
    )


def _standing_still(contributions: Contributions) -> str:
    """Count the mechanisms that move no value beyond noise; without values, no metric."""
    ranked = contributions.first is not None
    still = sum(
        not any(is_change(c) for c in _moves(changed))
        for changed in contributions.mechanisms.values()
    )
    if not still and ranked:
        return say("Each mechanism moves the value of some option.")
    if not still:
        return say("Each mechanism moves a metric of some option.")
    if ranked:
        return count(
            still,
            "Frozen alone, {number} moves no option’s value beyond noise.",
            "Frozen alone, {number} move no option’s value beyond noise.",
        )
    return count(
        still,
        "Frozen alone, {number} mechanism moves no metric of any option beyond noise.",
        "Frozen alone, {number} mechanisms move no metric of any option beyond noise.",
    )


def _moves(changed: Changed) -> list[Change]:
    """Return the changes of the options' values; without objectives, of their metrics."""
    if changed.value is not None:
        return list(changed.value.values())
    return [change for by_metric in changed.metrics.values() for change in by_metric.values()]


def _priors_sentences(contributions: Contributions) -> list[str]:
    """Count the priors that hardly matter, and name those that put another option first."""
    first = contributions.first
    matter = {name: effect for name, effect in contributions.priors.items() if effect.matters}
    counted = count(
        len(contributions.priors),
        "Of {number} prior, {few} hardly matters, halved or doubled.",
        "Of {number} priors, {few} hardly matter, halved or doubled.",
        few=len(contributions.priors) - len(matter),
    )
    if first is None:
        return [counted]
    turning = [name for name, effect in matter.items() if _firsts(effect) - {first, None}]
    if not turning:
        return [counted, say("None of them changes which option comes first.")]
    named = join_words([say("“{prior}”", prior=meaning_of(name)) for name in turning])
    return [
        counted,
        say("Another option comes first with {priors} halved or doubled.", priors=named),
    ]


def _firsts(effect: PriorEffect) -> set[str | None]:
    return {effect.halved.first, effect.doubled.first}


def _frozen_row(
    summary: Summary, contributions: Contributions, key: str, options: tuple[str, str]
) -> FrozenRow:
    changed = contributions.mechanisms[key]
    led, reference = (hundredths(headline(changed, option)) for option in options)
    turned = changed.first != contributions.first
    return FrozenRow(
        title=say(MECHANISM_WORDS[key]),
        neutral=say(FROZEN_WORDS[key]),
        led=led,
        reference=reference,
        first=option_title(summary, changed.first) if turned else "",
    )


def _group_sentence(summary: Summary, contributions: Contributions, led: str) -> str:
    """Say what groups of mechanisms add to the value of the option that leads, in hundredths."""
    groups = contributions.groups
    scored: Scored = "value" if contributions.first is not None else "settlement"
    if scored not in groups.whole[led]:
        return ""
    parts = [
        say(
            "{group} {change}",
            group=say(_GROUPS[group]),
            change=signed(100 * groups.shares[led][scored][group], 1),
        )
        for group in groups.groups
    ]
    places = {
        "option": option_title(summary, led),
        "frozen": f"{100 * groups.frozen[led][scored]:.1f}",
        "whole": f"{100 * groups.whole[led][scored]:.1f}",
        "shares": join_words(parts),
    }
    if scored == "value":
        return say(
            "In hundredths, the value of {option} is {frozen} with all mechanisms frozen and "
            "{whole} with all at work; what groups add, Shapley values: {shares}.",
            **places,
        )
    return say(
        "In hundredths, the chance of a deal under {option} is {frozen} with all mechanisms frozen "
        "and {whole} with all at work; what groups add, Shapley values: {shares}.",
        **places,
    )
