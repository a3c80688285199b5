"""Say how the war may end, whether the run meets the record, and what was assumed."""

from typing import Final, TypedDict

from detente.assess.audits.record import AnchorAudit, Meets
from detente.assess.summary.record import Summary
from detente.report.metric_words import METRIC_WORDS
from detente.report.words import join_words, percent
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
        Title of each option, and its shares in that order.
    event_rows : list of tuple
        Event in words, and its share by option.
    anchor_sentence : str
        Whether a war of which nothing is known meets the record.
    assumed_sentence, inert_sentence : str or None
        Metrics whose sign is assumed; mechanisms without effect.
    """

    end_titles: list[str]
    end_rows: list[tuple[str, list[float]]]
    event_rows: list[tuple[str, list[float]]]
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
        "end_rows": [(titles[o], [ends[o][end] for end in ENDS]) for o in titles],
        "event_rows": [
            (_MOMENTS[m], [summary.events_of_war[o][m].happens for o in titles])
            for m in MOMENTS
            if m in first
        ],
        "anchor_sentence": _anchor(summary.audits.anchor, summary.horizon_months),
        "assumed_sentence": _assumed(summary, titles),
        "inert_sentence": _inert(summary),
    }


def _anchor(anchor: AnchorAudit | None, months: int) -> str:
    if anchor is None:
        return (
            "The case names nothing to settle or nobody to settle it with, so nothing is anchored."
        )
    parts = [
        f"a deal in force in {_both(anchor.any_deal)}",
        f"a victory of the government in {_both(anchor.government_victory)}",
        f"a victory of the movement in {_both(anchor.rebel_victory)}",
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
        f"If nothing were known of the case but the facts that the record counts, the model would "
        f"give within {months} months {join_words(parts)}.{verdict}"
    )


def _both(one: Meets) -> str:
    here, record = one.here or 0.0, one.record or 0.0
    return f"{percent(here)} of draws ({percent(record)} by the yearly rates of the record)"


def _joining(one: Meets) -> str:
    here, record = one.here or 0.0, one.record or 0.0
    return f"and joining at {100 * here:.1f} % a month ({100 * record:.1f} % by the record)"


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
        f"Against “{reference}” some metrics move one way only, wherever they differ: "
        f"{'; '.join(parts)}. Their direction is built in by the options or the model, and is no "
        "finding."
    )


def _inert(summary: Summary) -> str | None:
    names = [
        summary.mechanisms[row.mechanism].title.lower() for row in summary.audits.inert if row.inert
    ]
    if not names:
        return None
    return (
        f"Switched off one at a time, these mechanisms change how the war ends in fewer than one "
        f"draw in a hundred: {join_words(names)}."
    )
