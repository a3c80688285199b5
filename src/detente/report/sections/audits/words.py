"""Say what was found in a run and what was assumed, one sentence or two for each audit."""

from collections.abc import Mapping
from typing import Final, TypedDict

from detente.assess.audits.record import Chain, Extremes, Number, Played
from detente.assess.summary.record import Summary
from detente.assess.worlds.record import AssumedHere, Measure
from detente.report.metric_words import METRIC_WORDS
from detente.report.sections.options.levers import LEVER_WORDS
from detente.report.words import join_words, percent, signed

__all__ = ["AuditsView", "audits_view"]

_NUMBERS: Final[dict[Number, str]] = {
    "any_deal": "any deal",
    "bilateral_deal": "a deal of a power of its own",
    "rebel_victory": "a victory of the movement",
}
_WORTHS: Final = {
    "value": "in value",
    "any_deal": "in the share with any deal",
    "bilateral_deal": "in the share with a deal of a power of its own",
}
_MEASURES: Final[dict[Measure, str]] = {
    "any_deal": "in deals",
    "value": "in value",
    "value_without_standing": "in value without standing",
}
_RAISED: Final[dict[Measure, str]] = {
    "any_deal": "deals",
    "value": "value",
    "value_without_standing": "value without standing",
}
_DIGITS: Final = 4


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
        _worlds(summary.audits.worlds, titles, valued=bool(summary.ranking.order)),
        _chain(summary.audits.chain, titles),
        _extremes(summary.audits.extremes, titles),
        _gains(summary, titles),
    ]
    return {"audit_sentences": [sentence for sentence in said if sentence]}


def _empty(summary: Summary, titles: dict[str, str]) -> str:
    empty = summary.ranking.empty
    if not empty:
        return ""
    parts = _grouped({name: f"in {percent(share)}" for name, share in empty.items()}, titles)
    return f"Not ranked, because the rule picks nobody in half of the draws or more: {parts}."


def _without(summary: Summary, titles: dict[str, str]) -> str:
    found = summary.audits.without_flagged
    counted = {one.metric for one in summary.ranking.objectives if one.counts}
    if found is None or not counted & set(found.metrics):
        return ""
    named = join_words([METRIC_WORDS[metric] for metric in found.metrics if metric in counted])
    move = "moves" if len(counted & set(found.metrics)) == 1 else "move"
    if not found.without.order:
        return f"The ranking rests on {named} alone, which {move} one way only: it is assumed."
    first, then = found.with_.order[0], found.without.order[0]
    place = "stays first" if first == then else f"gives way to “{titles[then]}”"
    return f"Without {named}, which {move} one way only, “{titles[first]}” {place}."


def _leverage(summary: Summary) -> str:
    found = summary.audits.leverage
    if found is None:
        return ""
    tau = {"struck": found.struck.tau, "reversed": found.reversed.tau}
    parts = [f"{one:.2f} if it is {what}" for what, one in tau.items() if one is not None]
    if not parts:
        return (
            "Too few options can be told apart, with or without the evidence, to say how far the "
            "ranking rests on it."
        )
    verdict = " This ranking is a statement of assumptions." if found.assumed else ""
    return (
        f"How far the ranking stays as it is without the evidence (Kendall’s tau, 1 is wholly): "
        f"{join_words(parts)}.{verdict}"
    )


def _alone(summary: Summary, titles: dict[str, str]) -> str:
    found = summary.audits.evidence_alone
    deals = {one.option: one for one in found.apart if one.number == "any_deal"}
    if not found.apart:
        return "By its evidence alone the case ends much as it does here."
    if not deals:
        return (
            f"By its evidence alone {len(found.apart)} of the numbers on how the war ends differ "
            "by more than half."
        )
    parts = [
        f"{percent(one.alone)} instead of {percent(one.here)} under “{titles[name]}”"
        for name, one in deals.items()
    ]
    return f"By its evidence alone any deal would come to {join_words(parts)}."


def _weak(summary: Summary) -> str:
    found = summary.audits.unsourced.moved
    if not found:
        return "No input without a claim moves a headline number by more than a factor of two."
    parts = [
        f"{one.title}: {_NUMBERS[one.number]} from {percent(one.low)} to {percent(one.high)}"
        f"{'' if one.claim else ' (no claim supports it)'}"
        for one in found
    ]
    return f"Weak links, from the 10th to the 90th percentile: {'; '.join(parts)}."


def _worlds(found: AssumedHere, titles: dict[str, str], *, valued: bool) -> str:
    """Say what holds in nearly all random worlds; nothing of value where the case states none."""
    said = {
        name: join_words(
            [
                f"{one.how} {_MEASURES[one.measure]} in {percent(one.share)}"
                for one in several
                if valued or one.measure == "any_deal"
            ]
        )
        for name, several in found.options.items()
    }
    options = _grouped({name: words for name, words in said.items() if words}, titles)
    levers = [
        f"{_lever(one.lever)} raises {_RAISED[one.measure]} in {percent(one.share)}"
        for one in found.levers
        if valued or one.measure == "any_deal"
    ]
    if not options and not levers:
        return ""
    shown = "; ".join([options, *levers] if options else levers)
    return (
        f"Assumed, whatever the evidence, as {found.worlds} random worlds show, in shares of "
        f"them: {shown}."
    )


def _chain(found: Chain | None, titles: dict[str, str]) -> str:
    if found is None:
        return ""
    parts = {
        name: f"(more trust in {one.trust_up}, less in {one.trust_down}; talks sooner in "
        f"{one.talks_sooner}, later in {one.talks_later}; a deal gained in {one.deal_gained}, "
        f"lost in {one.deal_lost})"
        for name, one in found.options.items()
        if one.trust_up or one.trust_down
    }
    if not parts:
        return "Cooperation on shared issues changes nobody’s trust here."
    return (
        f"What cooperation on shared issues leads to, counted in {found.draws} draws with and "
        f"without it: {_grouped(parts, titles)}."
    )


def _extremes(found: Extremes | None, titles: dict[str, str]) -> str:
    if found is None:
        return ""
    never = [
        f"“{titles[name]}” is never {what}"
        for what, shares in (("best", found.best), ("worst", found.worst))
        for name, share in shares.items()
        if share == 0.0
    ]
    if not never:
        return "Every option is best in some draws and worst in others, ties counted for all."
    return f"Ties counted for all, {join_words(never)}."


def _lever(name: Played) -> str:
    return LEVER_WORDS[name]


def _gains(summary: Summary, titles: dict[str, str]) -> str:
    found = summary.audits.lever_gains
    if found is None:
        return ""
    parts = [
        f"{signed(gain.whole, _DIGITS)} {_WORTHS[name]}"
        f"{f', error {gain.error:.{_DIGITS}f}' if gain.error else ''}"
        for name, gain in found.gains.items()
    ]
    return f"“{titles[found.option]}” gains in {found.draws} draws run again: {'; '.join(parts)}."


def _grouped(by_name: Mapping[str, str], titles: dict[str, str]) -> str:
    """Return options with what is said of each; those of which the same is said, together."""
    together: dict[str, list[str]] = {}
    for name, said in by_name.items():
        together.setdefault(said, []).append(f"“{titles[name]}”")
    return "; ".join(f"{join_words(names)} {said}" for said, names in together.items())
