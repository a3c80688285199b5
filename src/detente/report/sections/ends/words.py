"""Say how the war may end, whether the run meets the record, and what was assumed."""

from collections.abc import Mapping
from typing import Final, TypedDict

from detente.assess.audits.record import AnchorAudit, Meets
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.metric_words import METRIC_WORDS
from detente.report.sections.contributions.mechanism_words import MECHANISM_INSIDE
from detente.report.tables import shared_rows
from detente.report.words import bare_percent, bare_range, join_words, percent, percent_range
from detente.vocabulary.ends import ENDS, MOMENTS, End, Moment

__all__ = ["END_WORDS", "MOMENT_WORDS", "EndsView", "ends_view"]

END_WORDS: Final[dict[End, str]] = {
    "continues": mark("the war goes on"),
    "bilateral": mark("it goes on, with a deal of a power of its own"),
    "low_activity": mark("low activity"),
    "ceasefire": mark("ceasefire"),
    "deal_with_part": mark("a deal with a part"),
    "deal_binding": mark("a deal that binds the movement"),
    "government_victory": mark("the government wins"),
    "rebel_victory": mark("the movement wins"),
}
_RARE: Final = 0.01
_WIDE: Final = 0.05  # difference between options from which each has a row of its own
MOMENT_WORDS: Final[dict[Moment, str]] = {
    "first_talks": mark("first talks"),
    "any_deal": mark("any deal in force"),
    "first_binding_deal": mark("a deal that binds the movement"),
    "joining": mark("a faction joins a deal"),
    "first_bilateral_deal": mark("a deal of a power of its own"),
    "support_halved": mark("support of a power falls below half"),
    "failure": mark("a deal fails"),
    "ceasefire": mark("a ceasefire"),
    "low_activity": mark("low activity"),
    "holdout_contact": mark("the hold-out in open contact"),
    "delisting": mark("a power ends its label"),
    "recognition": mark("open contact without a label, under a binding deal or a rebel victory"),
    "split": mark("a faction splits"),
    "convenor_left": mark("the convenor leaves"),
}


Row = tuple[str, str]
"""What happens in words, and its share under the reference option with the range over all."""


class EndsView(TypedDict):
    """What the page says of how the war may end.

    Parameters
    ----------
    end_sentence : str
        The likeliest end, and how likely it is over the options.
    end_rows, event_rows : list of tuple
        Ends, and events on the way, with shares in per cent; events that are rare are left out.
    end_titles : list of str
        Ends in words, in order.
    ends_by_option : list of tuple
        Titles of options whose shares print alike, and these shares in that order; empty where the
        options hardly differ.
    rare_sentence : str or None
        Events in under one draw of a hundred under every option.
    end_head : str
        The option that the shares are about.
    anchor_sentence : str
        Whether a war of which nothing is known meets the record.
    assumed_sentence, inert_sentence : str or None
        Metrics whose sign is assumed; mechanisms without effect.
    """

    end_sentence: str
    end_rows: list[Row]
    event_rows: list[Row]
    end_titles: list[str]
    ends_by_option: list[tuple[str, tuple[str, ...]]]
    rare_sentence: str | None
    end_head: str
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
    shown = summary.audits.reference if summary.audits.reference in titles else next(iter(titles))
    events = {moment: _happens(summary, moment) for moment in MOMENTS}
    known = {moment: shares for moment, shares in events.items() if shares}
    rare = [say(MOMENT_WORDS[m]) for m, shares in known.items() if max(shares.values()) < _RARE]
    return {
        "end_sentence": _likeliest(ends),
        "end_rows": [
            _row(say(END_WORDS[end]), {o: ends[o][end] for o in titles}, shown) for end in ENDS
        ],
        "event_rows": [
            _row(say(MOMENT_WORDS[m]), shares, shown)
            for m, shares in known.items()
            if max(shares.values()) >= _RARE
        ],
        "end_titles": [say(END_WORDS[end]) for end in ENDS],
        "ends_by_option": _by_option(ends, titles),
        "rare_sentence": say("Under every option under 1 %: {events}.", events=join_words(rare))
        if rare
        else None,
        "end_head": titles[shown],
        "anchor_sentence": _anchor(summary.audits.anchor, summary.horizon_months),
        "assumed_sentence": _assumed(summary, titles),
        "inert_sentence": _inert(summary),
    }


def _happens(summary: Summary, moment: Moment) -> dict[str, float]:
    """Return how often an event happens, by option; nothing where the run has no such event."""
    return {o: one[moment].happens for o, one in summary.events_of_war.items() if moment in one}


def _row(words: str, shares: Mapping[str, float], shown: str) -> Row:
    here, ends = bare_percent(shares[shown]), bare_range(min(shares.values()), max(shares.values()))
    return words, here if here == ends else say("{here} ({all})", here=here, all=ends)


def _by_option(
    ends: Mapping[str, Mapping[End, float]], titles: Mapping[str, str]
) -> list[tuple[str, tuple[str, ...]]]:
    """Return a row for options whose shares all print alike, if the options differ at all."""
    wide = (max(ends[o][end] for o in titles) - min(ends[o][end] for o in titles) for end in ENDS)
    if max(wide) < _WIDE:
        return []
    shares = ((titles[o], tuple(bare_percent(ends[o][end]) for end in ENDS)) for o in titles)
    return shared_rows(shares)


def _likeliest(ends: Mapping[str, Mapping[End, float]]) -> str:
    """Say which end is likeliest: of every option, or of each in turn."""
    by_end: dict[End, list[float]] = {}
    for shares in ends.values():
        likeliest = max(shares, key=lambda end: shares[end])
        by_end.setdefault(likeliest, []).append(shares[likeliest])
    if len(by_end) > 1:
        return _one_of_several(by_end, len(ends))
    end, found = next(iter(by_end.items()))
    places = {"end": say(END_WORDS[end]), "shares": percent_range(min(found), max(found))}
    if len(ends) == 1:
        return say("The likeliest end is “{end}”, in {shares} of draws.", **places)
    return say("The likeliest end under every option is “{end}”, in {shares} of draws.", **places)


def _one_of_several(by_end: Mapping[End, list[float]], options: int) -> str:
    """Say which end is likeliest under how many options."""
    parts = [
        say(
            "“{end}”, in {shares} of draws under {number} of {options} options",
            end=say(END_WORDS[end]),
            shares=percent_range(min(found), max(found)),
            number=len(found),
            options=options,
        )
        for end, found in by_end.items()
    ]
    first, *others = parts
    for other in others:
        first = say("{first} or {next}", first=first, next=other)
    return say("The likeliest end is {ends}.", ends=first)


def _anchor(anchor: AnchorAudit | None, months: int) -> str:
    if anchor is None:
        return say(
            "The case names nothing to settle or nobody to settle it with, so nothing is anchored."
        )
    parts = [
        say("a deal in force {shares}", shares=_both(anchor.any_deal)),
        say("a victory of the government {shares}", shares=_both(anchor.government_victory)),
        say("a victory of the movement {shares}", shares=_both(anchor.rebel_victory)),
        _joining(anchor.joining),
    ]
    text = say(
        "From the facts of the record alone, the model gives within {months} months (in brackets, "
        "the record): {ends}.",
        months=months,
        ends=join_words(parts),
    )
    named = {
        say("any deal"): anchor.any_deal,
        say("the government’s victory"): anchor.government_victory,
        say("the movement’s victory"): anchor.rebel_victory,
        say("joining"): anchor.joining,
    }
    failed = [name for name, one in named.items() if one.holds is False]
    if not failed:
        return text
    parted = say(
        "They part too far for {numbers}: read those numbers as uncertain.",
        numbers=join_words(failed),
    )
    return f"{text} {parted}"


def _both(one: Meets) -> str:
    here, record = percent(one.here or 0.0), percent(one.record or 0.0)
    return say("{here} ({record})", here=here, record=record)


def _joining(one: Meets) -> str:
    """Say how often a faction joins, or that it never came up, so that no hazard is known."""
    record = f"{100 * (one.record or 0.0):.1f}"
    if one.here is None:
        return say("joining never ({record} % a month)", record=record)
    return say("joining {here} % a month ({record} %)", here=f"{100 * one.here:.1f}", record=record)


def _assumed(summary: Summary, titles: dict[str, str]) -> str | None:
    """Say by which metrics an option is never better, or never worse, than the reference."""
    flagged: dict[str, set[str]] = {}
    for row in summary.audits.dominance:
        if row.flagged:
            flagged.setdefault(say(METRIC_WORDS[row.metric]), set()).add(row.option)
    if not flagged:
        return None
    parts = [
        count(
            len(options),
            "{metric} ({number} option)",
            "{metric} ({number} options)",
            metric=metric,
        )
        for metric, options in flagged.items()
    ]
    return say(
        "Built in, not found: the direction against “{option}” of {metrics}.",
        option=titles.get(summary.audits.reference, summary.audits.reference),
        metrics=join_words(parts),
    )


def _inert(summary: Summary) -> str | None:
    """Name the mechanisms without effect, and the few draws that were run without them."""
    inert = [row for row in summary.audits.inert if row.inert]
    if not inert:
        return None
    names = join_words([say(MECHANISM_INSIDE[row.mechanism]) for row in inert])
    draws = summary.audits.draws
    if any(row.differs for row in inert):
        return count(
            draws,
            "Switched off alone, these change the end of the war in under 1 % of the first draw: "
            "{mechanisms}.",
            "Switched off alone, these change the end of the war in under 1 % of the first "
            "{number} draws: {mechanisms}.",
            mechanisms=names,
        )
    return count(
        draws,
        "Switched off alone, these do not change the end of the war in the first draw: "
        "{mechanisms}.",
        "Switched off alone, these change the end of the war in none of the first {number} draws: "
        "{mechanisms}.",
        mechanisms=names,
    )
