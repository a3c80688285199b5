"""Say what was found in a run and what was assumed, one sentence or two for each audit."""

from collections.abc import Mapping, Sequence
from typing import Final, TypedDict

from detente.assess.audits.record import Chain, Extremes, Moved, Number
from detente.assess.summary.record import Summary
from detente.assess.worlds.record import How, Measure
from detente.report.inputs.titles import group_title
from detente.report.messages.say import count, mark, say
from detente.report.metric_words import METRIC_WORDS
from detente.report.sections.options.levers import LEVER_WORDS
from detente.report.titles import titled
from detente.report.words import join_words, percent, percent_range

__all__ = ["AuditsView", "audits_view"]

_NUMBERS: Final[dict[Number, str]] = {
    "any_deal": mark("any deal"),
    "bilateral_deal": mark("a deal of a power of its own"),
    "rebel_victory": mark("a victory of the movement"),
}
_HOW: Final[dict[How, dict[Measure, str]]] = {
    "comes first": {
        "any_deal": mark("comes first in deals in {share}"),
        "value": mark("comes first in value in {share}"),
        "value_without_standing": mark("comes first in value without standing in {share}"),
    },
    "above no contact": {
        "any_deal": mark("above no contact in deals in {share}"),
        "value": mark("above no contact in value in {share}"),
        "value_without_standing": mark("above no contact in value without standing in {share}"),
    },
    "above the option as now": {
        "any_deal": mark("above {reference} in deals in {share}"),
        "value": mark("above {reference} in value in {share}"),
        "value_without_standing": mark("above {reference} in value without standing in {share}"),
    },
}
_RAISED: Final[dict[Measure, str]] = {
    "any_deal": mark("{lever} raises deals in {share}"),
    "value": mark("{lever} raises value in {share}"),
    "value_without_standing": mark("{lever} raises value without standing in {share}"),
}
_LINKS: Final = {
    "trust_up": mark("trust up in {draws}"),
    "trust_down": mark("down in {draws}"),
    "talks_sooner": mark("talks sooner in {draws}"),
    "talks_later": mark("later in {draws}"),
    "deal_gained": mark("a deal gained in {draws}"),
    "deal_lost": mark("lost in {draws}"),
}
_BEST: Final = mark("Never best, ties counted: {options}.")
_WORST: Final = mark("Never worst, ties counted: {options}.")
_NAMED: Final = 2  # options that are named at most


class AuditsView(TypedDict):
    """What the page says of the audits.

    Parameters
    ----------
    audit_sentences : list of str
        One entry for each audit that says something.
    """

    audit_sentences: list[str]


def audits_view(summary: Summary) -> AuditsView:
    """Return what the page says of the audits, beside the record and what is inert.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    titles = {plan.id: plan.title for plan in summary.strategy_list}
    said = [
        _empty(summary, titles),
        _without(summary, titles),
        _leverage(summary),
        _alone(summary, titles),
        _weak(summary),
        _worlds(summary, titles),
        _chain(summary.audits.chain),
        _extremes(summary.audits.extremes, titles),
    ]
    return {"audit_sentences": [sentence for sentence in said if sentence]}


def _empty(summary: Summary, titles: dict[str, str]) -> str:
    """Say which options are not ranked, and how often these engage nobody."""
    empty = summary.ranking.empty
    if not empty:
        return ""
    return say(
        "Not ranked, because the rule picks nobody in half of the draws or more: {options} in "
        "{shares}.",
        options=_several(list(empty), titles),
        shares=percent_range(min(empty.values()), max(empty.values())),
    )


def _without(summary: Summary, titles: dict[str, str]) -> str:
    """Say what the ranking is without metrics that move one way only."""
    found = summary.audits.without_flagged
    counted = {one.metric for one in summary.ranking.objectives if one.counts}
    if found is None or not counted & set(found.metrics):
        return ""
    metrics = [say(METRIC_WORDS[metric]) for metric in found.metrics if metric in counted]
    places: dict[str, object] = {"number": len(metrics), "metrics": join_words(metrics)}
    if not found.without.order:
        return count(
            len(metrics),
            "The ranking rests on {metrics} alone, which moves one way only: it is assumed.",
            "The ranking rests on {metrics} alone, which move one way only: it is assumed.",
            **places,
        )
    first, then = found.with_.order[0], found.without.order[0]
    places["first"] = titles[first]
    if first == then:
        return count(
            len(metrics),
            "Without {metrics}, which moves one way only, “{first}” stays first.",
            "Without {metrics}, which move one way only, “{first}” stays first.",
            **places,
        )
    return count(
        len(metrics),
        "Without {metrics}, which moves one way only, “{first}” gives way to “{then}”.",
        "Without {metrics}, which move one way only, “{first}” gives way to “{then}”.",
        **places,
        then=titles[then],
    )


def _leverage(summary: Summary) -> str:
    found = summary.audits.leverage
    if found is None:
        return ""
    struck, turned = found.struck.tau, found.reversed.tau
    parts = [
        *([] if struck is None else [say("{tau} with it struck", tau=f"{struck:.2f}")]),
        *([] if turned is None else [say("{tau} with it reversed", tau=f"{turned:.2f}")]),
    ]
    if not parts:
        return say(
            "Too few options can be told apart, with or without the evidence, to say how far the "
            "ranking rests on it."
        )
    text = say(
        "How far the ranking stays without the evidence (Kendall’s tau, 1 is wholly): {parts}.",
        parts=join_words(parts),
    )
    if not found.assumed:
        return text
    return f"{text} {say('This ranking is a statement of assumptions.')}"


def _alone(summary: Summary, titles: dict[str, str]) -> str:
    found = summary.audits.evidence_alone
    deals = {one.option: one for one in found.apart if one.number == "any_deal"}
    if not found.apart:
        return count(
            found.draws,
            "By its evidence alone the case ends as it does here, in the one draw tried.",
            "By its evidence alone the case ends much as it does here, in {number} draws.",
        )
    if not deals:
        return count(
            len(found.apart),
            "By its evidence alone {number} of the numbers on how the war ends differs by more "
            "than half.",
            "By its evidence alone {number} of the numbers on how the war ends differ by more "
            "than half.",
        )
    alone, here = ([getattr(one, side) for one in deals.values()] for side in ("alone", "here"))
    places = {
        "alone": percent_range(min(alone), max(alone)),
        "here": percent_range(min(here), max(here)),
    }
    if len(deals) == 1:
        return say(
            "By its evidence alone any deal would come to {alone} instead of {here} under "
            "“{option}”.",
            **places,
            option=titles[next(iter(deals))],
        )
    return say(
        "By its evidence alone any deal would come to {alone} instead of {here} under {number} "
        "options.",
        **places,
        number=len(deals),
    )


def _weak(summary: Summary) -> str:
    audit = summary.audits.unsourced
    found = audit.moved
    if not audit.tried:
        return say("The run draws no input that could be tried as a weak link.")
    if not found:
        return count(
            audit.draws,
            "One draw is too few to say which input without a claim moves a headline number.",
            "In {number} draws, none of the {tried} inputs and groups of inputs tried moves a "
            "headline number by more than a factor of two.",
            tried=len(audit.tried),
        )
    without = "; ".join(_link(summary, one) for one in found if not one.claim)
    backed = "; ".join(_link(summary, one) for one in found if one.claim)
    said = []
    if without:
        said.append(
            say(
                "Weak links without a claim, from the 10th to the 90th percentile: {inputs}.",
                inputs=without,
            )
        )
    if backed:
        said.append(
            say(
                "Weak links with a claim, from the 10th to the 90th percentile: {inputs}.",
                inputs=backed,
            )
        )
    return " ".join(said)


def _link(summary: Summary, one: Moved) -> str:
    return say(
        "{input}: {number} {chances}",
        input=group_title(summary, one),
        number=say(_NUMBERS[one.number]),
        chances=percent_range(one.low, one.high),
    )


def _worlds(summary: Summary, titles: dict[str, str]) -> str:
    """Say what holds in nearly all random worlds; nothing of value where the case states none."""
    found, valued = summary.audits.worlds, bool(summary.ranking.order)
    reference = titled(summary, summary.audits.reference)
    shares: dict[tuple[How, Measure], dict[str, float]] = {}
    for name, several in found.options.items():
        for one in several:
            if valued or one.measure == "any_deal":
                shares.setdefault((one.how, one.measure), {})[name] = one.share
    options = [
        say(
            "{options} {what}",
            options=_several(list(by), titles),
            what=say(
                _HOW[how][measure],
                share=percent_range(min(by.values()), max(by.values())),
                reference=reference,
            ),
        )
        for (how, measure), by in shares.items()
    ]
    levers = [
        say(
            _RAISED[one.measure],
            lever=say(LEVER_WORDS[one.lever]),
            share=percent(one.share),
        )
        for one in found.levers
        if valued or one.measure == "any_deal"
    ]
    if not (options or levers):
        return ""
    return say(
        "Assumed, whatever the evidence, by shares of {worlds} random worlds: {what}.",
        worlds=found.worlds,
        what="; ".join([*options, *levers]),
    )


def _chain(found: Chain | None) -> str:
    if found is None:
        return ""
    moved = [one for one in found.options.values() if one.trust_up or one.trust_down]
    if not moved:
        return say("Cooperation on shared issues changes nobody’s trust here.")
    parts = [
        say(message, draws=_least_and_most([getattr(one, name) for one in moved]))
        for name, message in _LINKS.items()
    ]
    return say(
        "Cooperation on shared issues, by option, in {number} draws with and without it: {links}.",
        number=found.draws,
        links="; ".join(parts),
    )


def _least_and_most(counts: Sequence[int]) -> str:
    least, most = min(counts), max(counts)
    return str(most) if least == most else say("{low} to {high}", low=least, high=most)


def _extremes(found: Extremes | None, titles: dict[str, str]) -> str:
    if found is None:
        return ""
    said = [
        say(message, options=_named(never, titles))
        for message, never in ((_BEST, _never(found.best)), (_WORST, _never(found.worst)))
        if never
    ]
    return " ".join(said)


def _never(shares: Mapping[str, float]) -> list[str]:
    return [name for name, share in shares.items() if share == 0.0]


def _several(names: Sequence[str], titles: dict[str, str]) -> str:
    """Name up to two options, and count more."""
    if len(names) <= _NAMED:
        return _named(names, titles)
    return count(len(names), "{number} option", "{number} options")


def _named(names: Sequence[str], titles: dict[str, str]) -> str:
    return join_words([say("“{option}”", option=titles[name]) for name in names])
