"""Say how the war may end, whether the run meets the record, and what was assumed."""

from collections.abc import Mapping
from typing import Final, TypedDict

from detente.assess.audits.record import AnchorAudit, Meets
from detente.assess.summary.record import Summary
from detente.report.metric_words import METRIC_WORDS
from detente.report.words import join_words, percent, percent_range
from detente.vocabulary.ends import ENDS, MOMENTS, End, Moment

__all__ = ["EndsView", "ends_view"]

_ENDS: Final[dict[End, str]] = {
    "continues": "the war goes on",
    "bilateral": "it goes on, with a deal of a power of its own",
    "low_activity": "low activity",
    "ceasefire": "ceasefire",
    "deal_with_part": "a deal with a part",
    "deal_binding": "a deal that binds the movement",
    "government_victory": "the government wins",
    "rebel_victory": "the movement wins",
}
_MOMENTS: Final[dict[Moment, str]] = {
    "first_talks": "first talks",
    "any_deal": "any deal in force",
    "first_binding_deal": "a deal that binds the movement",
    "joining": "a faction joins a deal",
    "first_bilateral_deal": "a deal of a power of its own",
    "support_halved": "support of a power falls below half",
    "failure": "a deal fails",
    "ceasefire": "a ceasefire",
    "low_activity": "low activity",
    "holdout_contact": "the hold-out in open contact",
    "delisting": "a power ends its label",
    "recognition": "open contact without a label, under a binding deal or a rebel victory",
    "split": "a faction splits",
    "convenor_left": "the convenor leaves",
}


class EndsView(TypedDict):
    """What the page says of how the war may end.

    Parameters
    ----------
    end_titles : list of str
        Ends in words, in order.
    end_rows : list of tuple
        Titles of options whose shares print alike, and these shares in that order.
    end_sentence : str
        The likeliest end, and how likely it is over the options.
    event_rows : list of tuple
        Event in words, its share under the reference option, and the least and most of all options.
    event_head : list of str
        Heads of these shares.
    anchor_sentence : str
        Whether a war of which nothing is known meets the record.
    assumed_sentence, inert_sentence : str or None
        Metrics whose sign is assumed; mechanisms without effect.
    """

    end_titles: list[str]
    end_rows: list[tuple[str, list[str]]]
    end_sentence: str
    event_rows: list[tuple[str, list[str]]]
    event_head: list[str]
    anchor_sentence: str
    assumed_sentence: str | None
    inert_sentence: str | None


def ends_view(summary: Summary) -> EndsView:
    """Return what the page says of how the war may end.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    titles = {plan.id: plan.title for plan in summary.strategy_list}
    ends = summary.outcomes_of_war
    first = next(iter(summary.events_of_war.values()), {})
    return {
        "end_titles": [_ENDS[end] for end in ENDS],
        "end_rows": _end_rows({titles[o]: [percent(ends[o][end]) for end in ENDS] for o in titles}),
        "end_sentence": _likeliest(ends),
        "event_rows": [(_MOMENTS[m], _shares(summary, m)) for m in MOMENTS if m in first],
        "event_head": [
            f"“{titles[shown]}”"
            if (shown := summary.audits.reference) in titles
            else "the first option",
            "over all options",
        ],
        "anchor_sentence": _anchor(summary.audits.anchor, summary.horizon_months),
        "assumed_sentence": _assumed(summary, titles),
        "inert_sentence": _inert(summary),
    }


def _end_rows(by_title: Mapping[str, list[str]]) -> list[tuple[str, list[str]]]:
    """Return a row for options whose shares all print alike."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for title, shares in by_title.items():
        alike.setdefault(tuple(shares), []).append(title)
    return [("; ".join(titles), list(shares)) for shares, titles in alike.items()]


def _likeliest(ends: Mapping[str, Mapping[End, float]]) -> str:
    """Say which end is likeliest: of every option, or of each in turn."""
    by_end: dict[End, list[float]] = {}
    for shares in ends.values():
        likeliest = max(shares, key=lambda end: shares[end])
        by_end.setdefault(likeliest, []).append(shares[likeliest])
    parts = [
        f"“{_ENDS[end]}”, in {percent_range(min(found), max(found))} of draws"
        f"{'' if len(by_end) == 1 else f' under {len(found)} of {len(ends)} options'}"
        for end, found in by_end.items()
    ]
    every = "under every option " if len(by_end) == 1 < len(ends) else ""
    return f"The likeliest end {every}is {' or '.join(parts)}."


def _shares(summary: Summary, moment: Moment) -> list[str]:
    """Return an event's share under the reference option, and its range over all options."""
    happens = {o: found[moment].happens for o, found in summary.events_of_war.items()}
    shown = happens.get(summary.audits.reference, next(iter(happens.values())))
    return [percent(shown), percent_range(min(happens.values()), max(happens.values()))]


def _anchor(anchor: AnchorAudit | None, months: int) -> str:
    if anchor is None:
        return (
            "The case names nothing to settle or nobody to settle it with, so nothing is anchored."
        )
    parts = [
        f"a deal in force {_both(anchor.any_deal)}",
        f"a victory of the government {_both(anchor.government_victory)}",
        f"a victory of the movement {_both(anchor.rebel_victory)}",
        _joining(anchor.joining),
    ]
    named = {
        "any deal": anchor.any_deal,
        "the government’s victory": anchor.government_victory,
        "the movement’s victory": anchor.rebel_victory,
        "joining": anchor.joining,
    }
    failed = [name for name, one in named.items() if one.holds is False]
    verdict = (
        f" They part too far for {join_words(failed)}: read those numbers as uncertain."
        if failed
        else ""
    )
    return (
        f"Knowing only the facts that the record counts, the model would give within {months} "
        f"months, with the record’s yearly rates in brackets: {join_words(parts)}.{verdict}"
    )


def _both(one: Meets) -> str:
    here, record = one.here or 0.0, one.record or 0.0
    return f"{percent(here)} ({percent(record)})"


def _joining(one: Meets) -> str:
    here, record = one.here or 0.0, one.record or 0.0
    return f"joining {100 * here:.1f} % a month ({100 * record:.1f} %)"


def _assumed(summary: Summary, titles: dict[str, str]) -> str | None:
    """Say by which metrics an option is never better, or never worse, than the reference."""
    flagged: dict[str, list[str]] = {}
    for row in summary.audits.dominance:
        if row.flagged:
            flagged.setdefault(METRIC_WORDS[row.metric], []).append(titles[row.option])
    if not flagged:
        return None
    parts = [f"{metric} under {join_words(sorted(set(o)))}" for metric, o in flagged.items()]
    reference = titles.get(summary.audits.reference, summary.audits.reference)
    return (
        f"Against “{reference}” some metrics move one way only: {'; '.join(parts)}. Their "
        "direction is built in, and is no finding."
    )


def _inert(summary: Summary) -> str | None:
    names = [
        summary.mechanisms[row.mechanism].title.lower() for row in summary.audits.inert if row.inert
    ]
    if not names:
        return None
    return (
        f"Switched off alone, these change how the war ends in under one draw in a hundred: "
        f"{join_words(names)}."
    )
